"""A copy of this program that can be changed, as an update changes it."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.project import CHECKOUT, MANIFEST, Project, begun, plain_environment, tree

IGNORED = shutil.ignore_patterns("__pycache__")
TEXT = "https://harbour.example/a b"


class Program:
    """The package in a folder of its own, with a library that it brings along."""

    def __init__(self, folder: Path) -> None:
        self.source, self.libraries = folder / "source", folder / "libraries"
        self.paper: Project = begun(_made(folder / "paper"))
        link = f"A [harbour](<{TEXT}>) is open."
        self.paper.article("content/open.md", body=link, title="Open", lang="en")
        shutil.copytree(CHECKOUT / "digest", self.source / "digest", ignore=IGNORED)
        shutil.copytree(CHECKOUT / "themes", self.source / "themes", ignore=IGNORED)
        import mdurl

        shutil.copytree(Path(mdurl.__file__).parent, self.libraries / "mdurl", ignore=IGNORED)
        (self.libraries / "mdurl-1.0.dist-info").mkdir()

    def change(self, path: str, text: str, other: str) -> None:
        """Put something in the place of all of a text in one of the program's files."""
        file = self.source.parent / path
        before = file.read_text(encoding="utf-8")
        assert text in before
        file.write_text(before.replace(text, other), encoding="utf-8")

    def update_the_library(self) -> None:
        """A new version, which writes addresses in its own way."""
        other = 'return result.replace("%20", "%2B")'
        self.change("libraries/mdurl/_encode.py", "return result", other)
        (self.libraries / "mdurl-1.0.dist-info").rename(self.libraries / "mdurl-2.0.dist-info")

    def build(self, output: str = "output") -> dict[str, bytes]:
        """Build in a process of its own; what is published then."""
        both = f"{self.source}:{self.libraries}"
        done = subprocess.run(
            [sys.executable, "-m", "digest", "build", "--as-of", "2023-11-01", "-o", output],
            cwd=self.paper.root,
            env=plain_environment() | {"PYTHONPATH": both},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return {p: d for p, d in tree(self.paper.root / output).items() if p != MANIFEST}

    def clean_build(self) -> dict[str, bytes]:
        cache = self.paper.root / ".digest-cache"
        cache.rename(aside := self.paper.root / ".aside")
        made = self.build("clean")
        shutil.rmtree(cache)
        aside.rename(cache)
        return made


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
