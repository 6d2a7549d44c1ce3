"""What was joined into stories without an editor's word, and why."""

from collections.abc import Iterable, Iterator, Mapping

from digest.build import Built
from digest.desk.checks.proof import Proof
from digest.edition.terms import shared_words
from digest.errors import Notice
from digest.model import Article

RECENT = 30  # days before the newest article: older stories were told in their time
SHOWN = 5  # words that a notice names


def story_notices(proofs: Iterable[Proof], built: Built) -> Iterator[Notice]:
    """One hint for each article that was joined to an earlier one, or folded as a copy of one."""
    articles = {p.path: p.article for p in proofs if p.article and p.shown}
    newest = max((article.day for article in articles.values()), default=None)
    copies = {copy: head for v in built.release.volumes for copy, head in v.copies}
    lines = {proof.path: proof.line("title") for proof in proofs}
    for path, (why, share) in sorted(_reasons(built, articles).items()):
        article, other = articles.get(path), articles.get(why)
        if newest and article and other and (newest - article.day).days <= RECENT:
            what = f"told as one story with {other.path}: {_because(article, other, share)}"
            if head := copies.get(path):
                what += f"; shown as a copy of {head}" if head != why else ", and shown as a copy"
            cure = 'write a "story:" of its own to keep it apart'
            yield Notice(path, lines.get(path, 1), what, cure, "hint")


def _reasons(built: Built, articles: Mapping[str, Article]) -> dict[str, tuple[str, int]]:
    """For each article that likeness joined to others of its story the one that it is most like,
    and how like in thousandths; both by path.
    """
    homes: dict[str, int] = {}
    volumes = built.release.volumes
    told = (paths for volume in volumes for paths in volume.stories if len(paths) > 1)
    threads = (thread.paths for volume in volumes for thread in volume.threads)
    for number, paths in enumerate((*told, *threads)):
        homes |= dict.fromkeys(paths, number)
    best: dict[str, tuple[str, int]] = {}
    for one in sorted(built.likenesses, key=lambda one: (-one.share, one.later, one.earlier)):
        if one.later in homes and homes[one.later] == homes.get(one.earlier):
            both = (one.later, one.earlier)
            earlier, later = sorted(both, key=lambda path: (articles[path].published, path))
            best.setdefault(later, (earlier, one.share))
    return best


def _because(article: Article, other: Article, share: int) -> str:
    words = shared_words(article, other)
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return f"{share // 10} % alike by {', '.join(words[:SHOWN])}{more}"
