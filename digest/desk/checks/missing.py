"""Files that are named and not there: what a build says of them, and what it cannot know yet."""

import posixpath
from collections.abc import Iterator

from digest.desk.checks.ground import Ground
from digest.desk.checks.proof import Proof
from digest.errors import Notice
from digest.model import Reference


def missing_files(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """What a scheduled article names and nobody has; of published ones the build tells."""
    picture = proof.article.picture if proof.article else None
    leading = (Reference(picture.path, picture.line, True),) if picture else ()
    for ref in (*proof.references, *leading):
        is_address = ref.target.startswith("/") and not ref.shown
        if is_address or ref.target in ground.proofs or ground.asset(ref.target):
            continue
        name = ref.target.removeprefix(posixpath.dirname(proof.path) + "/")
        cure = "put the file beside the article, or correct the name"
        yield Notice(proof.path, ref.line, f'there is no file "{name}"', cure, "warning")


def is_mistaken(notice: Notice, ground: Ground) -> bool:
    """Whether a build calls a text missing that is there, but is not published."""
    proof = ground.proofs.get(notice.path)
    if proof is None or not notice.what.startswith("there is no file "):
        return False
    named = (ref.target for ref in proof.references if ref.line == notice.line)
    hidden = (path for path in named if path in ground.proofs and not ground.proofs[path].shown)
    return any(posixpath.basename(path) in notice.what for path in hidden)
