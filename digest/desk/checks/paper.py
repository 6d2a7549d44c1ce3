"""What concerns the paper as a whole: its settings, and whose texts it prints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.desk.checks.ground import Ground
from digest.desk.checks.proof import Proof
from digest.errors import Notice
from digest.model import Origin, host
from digest.settings import Site
from digest.site.pages import EditionPage
from digest.text.slugs import slugify

_FILE = "site.yaml"


def setting_notices(root: Path, ground: Ground) -> Iterator[Notice]:
    """Settings that feeds need; of a missing base_url the build tells."""
    site = ground.release.site
    if not (root / _FILE).exists():
        if site.base_url == Site().base_url:
            what = f"there is no site.yaml, so feeds lead to {site.base_url}"
            yield Notice(_FILE, 0, what, "write one with base_url: and id: in it", "warning")
    elif not site.id:
        what = "there is no id, so the feeds have the ids of every other site without one"
        yield Notice(
            _FILE, 1, what, f'write "id: {_proposed(site)}", and never change it', "warning"
        )


def _proposed(site: Site) -> str:
    known = site.base_url != Site().base_url
    return slugify(host(site.base_url).replace(".", "-") if known else site.title)


def note_notices(proofs: Iterable[Proof], ground: Ground) -> Iterator[Notice]:
    """Notes on days that have no edition."""
    days = {page.address for page in ground.release.pages if isinstance(page, EditionPage)}
    for proof in proofs:
        if proof.path.startswith("content/days/") and proof.address not in days:
            what = "nothing is published on this day, so the note is shown nowhere"
            yield Notice(proof.path, 1, what, "it is shown once an article of that day is", "hint")


def republished(proofs: Iterable[Proof], site: Site) -> Iterator[Notice]:
    """For each outlet one notice, at the first article of it that is shown whole unlicensed."""
    if site.republish != "whole":
        return
    by_outlet: dict[str, list[tuple[Proof, Origin]]] = defaultdict(list)
    for proof in proofs:
        article = proof.article
        if proof.due and article and article.origin and not article.license and article.length:
            by_outlet[_outlet(article.origin).casefold()].append((proof, article.origin))
    for found in by_outlet.values():
        proof, origin = found[0]
        what = f"this shows a whole article of {_outlet(origin)} without a license"
        if others := len(found) - 1:
            what += f", and so {'do' if others > 1 else 'does'} {others} more"
        cure = "write license: where you have one, or republish: excerpt in site.yaml"
        line = proof.line("source", "source_url", "source_name")
        yield Notice(proof.path, line, what, cure, "hint")


def _outlet(origin: Origin) -> str:
    return origin.name or host(origin.url)
