"""New files in the project's folder, never over what is there."""

import os
from pathlib import Path

from digest.engine.explained import explained
from digest.errors import fault


def write_new(root: Path, path: str, text: str, cure: str, over: bool = False) -> None:
    """Write a file whole or not at all; raises DigestError, with this cure, where one stands there
    already and is not to be written over.
    """
    target = root / path
    try:
        if target.exists() and not over:
            raise fault(path, 0, "a file stands here already", cure)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.parent / f".{target.name[:60]}.tmp"
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise fault(path, 0, *explained(error)) from None
