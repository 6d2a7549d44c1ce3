"""Pictures without words, without a file, or too heavy for a phone."""

import posixpath
from collections.abc import Iterable, Iterator

from digest.content.links import is_web
from digest.desk.checks.ground import Ground
from digest.desk.checks.mentions import Mention
from digest.desk.checks.proof import Proof
from digest.errors import Notice
from digest.model import Asset
from digest.pictures.sizes import widths_of

HEAVY = 2_000_000  # bytes: ten seconds of a slow phone


def picture_notices(proof: Proof) -> Iterator[Notice]:
    """Of one text, in its order."""
    for mention in proof.mentions:
        if mention.kind == "picture":
            yield from _picture(proof, mention)
    yield from _leading(proof)


def _picture(proof: Proof, mention: Mention) -> Iterator[Notice]:
    path, line = proof.path, mention.line
    name = posixpath.basename(mention.address.rstrip("/")) or mention.address
    if is_web(mention.address) or mention.address.startswith("//"):
        what = f'the picture "{name}" is another site\'s, so readers see a link to it'
        yield Notice(path, line, what, "save it beside the article and name it here", "hint")
    elif mention.address.lower().startswith("data:") or not mention.address:
        what = "this picture has no file, so it is left out"
        yield Notice(path, line, what, "save it beside the article and name it here", "warning")
    elif not mention.alt:
        what = f'the picture "{name}" has no words for those who cannot see it'
        cure = f"write what it shows: ![…]({mention.address})"
        yield Notice(path, line, what, cure, "warning")


def _leading(proof: Proof) -> Iterator[Notice]:
    """The picture that stands for the article."""
    picture = proof.article.picture if proof.article else None
    if picture and not picture.alt:
        what = "image has no image_alt, so some readers will not know what it shows"
        yield Notice(
            proof.path, picture.line, what, "write image_alt: and what it shows", "warning"
        )


def heavy_pictures(proofs: Iterable[Proof], ground: Ground) -> Iterator[Notice]:
    """Each picture that is not published in smaller sizes, once, where it is first named."""
    told: set[str] = set()
    for proof in proofs:
        for path, line in _named(proof):
            asset = ground.asset(path)
            if asset and _is_heavy(asset) and asset.path not in told:
                told.add(asset.path)
                size = f"{asset.length / 1_000_000:.1f} MB"
                what = f'the picture "{posixpath.basename(path)}" weighs {size}'
                cure = "save it smaller: 2 MB is the most a phone should load"
                yield Notice(proof.path, line, what, cure, "warning")


def _is_heavy(asset: Asset) -> bool:
    """Whether readers load all of a large file, since there is none in smaller sizes."""
    return asset.length > HEAVY and not widths_of(asset.kind, asset.width, asset.height)


def _named(proof: Proof) -> Iterator[tuple[str, int]]:
    if proof.article and proof.article.picture:
        yield proof.article.picture.path, proof.article.picture.line
    yield from ((ref.target, ref.line) for ref in proof.references if ref.shown)
