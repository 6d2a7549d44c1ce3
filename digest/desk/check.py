"""``digest check``: what a build tells, and what it lets pass."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from digest.build import Built
from digest.desk.checks.articles import article_notices
from digest.desk.checks.ground import Ground
from digest.desk.checks.links import link_notices
from digest.desk.checks.missing import is_mistaken, missing_files
from digest.desk.checks.paper import note_notices, republished, setting_notices
from digest.desk.checks.pictures import heavy_pictures, picture_notices
from digest.desk.checks.proof import Proof, proofs_of
from digest.desk.checks.stories import story_notices
from digest.desk.checks.twins import twin_notices
from digest.desk.orders import Orders
from digest.desk.project import make
from digest.engine.read import read_content
from digest.errors import DigestError, Notice
from digest.model import Content
from digest.site.layout.articles import is_excerpt


def check_project(root: Path, orders: Orders) -> tuple[Notice, ...]:
    """All that an editor should know, each thing once, in the order of its places.

    An error is broken for readers, a warning is likely wrong, a hint is good to know. Where the
    build has errors these are all: nothing else can be looked at. Publishes nothing.
    """
    try:
        built, told = make(root, orders)
        content = read_content(root)
        return tuple(sorted({*_found(root, built, content, told)}))
    except DigestError as error:
        return error.notices


def _found(
    root: Path, built: Built, content: Content, told: tuple[Notice, ...]
) -> Iterator[Notice]:
    proofs = proofs_of(built, content)
    due = tuple(proof for proof in proofs if proof.due)
    ground = Ground(built.release, proofs, content.assets)
    if faults := ground.template_faults():
        raise DigestError(faults)
    yield from (notice for notice in told if not is_mistaken(notice, ground))
    yield from setting_notices(root, ground)
    for proof in proofs:
        yield from article_notices(proof)
    for proof in due:
        yield from _of_body(proof, ground)
    yield from heavy_pictures(due, ground)
    yield from note_notices(proofs, ground)
    yield from republished(due, built.release.site)
    twins = tuple(twin_notices(proofs))
    yield from twins
    said = {notice.path for notice in twins}
    yield from (notice for notice in story_notices(proofs, built) if notice.path not in said)


def _of_body(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Of a body that nobody is shown only what belongs to the article's head."""
    is_cut = proof.article and is_excerpt(proof.article, ground.release.site.republish)
    seen = replace(proof, body="") if is_cut else proof
    yield from link_notices(seen, ground)
    yield from picture_notices(seen)
    if not proof.shown:
        yield from missing_files(proof, ground)
