"""A small project that is edited as editors do, and as accidents do."""

import os
import shutil
from pathlib import Path

from tests.project import SITE, Project

SETTINGS = {
    "title": "The Test",
    "base_url": "https://test.example/",
    "id": "the-test",
    "theme": "plain",
}
SECOND = "name: Second\ndescription: One page of its own.\nextends: plain\n"
PAGE = '{% extends "base.html" %}{% block main %}second {{ page.title }}{% endblock %}\n'
THEME = "themes/plain"
MARK = "{# edited #}"


class Paper:
    """The files of a project: settings, themes, content."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = dict(SETTINGS)
        self._project = Project(root)
        shutil.copytree(SITE / THEME, root / THEME)
        self.write("themes/second/theme.yaml", SECOND.encode())
        self.write("themes/second/templates/article.html", PAGE.encode())
        self.settle()

    def write(self, path: str, data: bytes) -> None:
        """A file as an editor saves it; a link is written through, if it leads to a file."""
        place = self.root / path
        if place.is_symlink() and not leads_to_a_file(place):
            place.unlink()
        self._project.write(path, data)

    def settle(self) -> None:
        if (self.root / "site.yaml").is_dir():
            (self.root / "site.yaml").rmdir()
        lines = (f"{key}: {value}\n" for key, value in self.settings.items() if value)
        self.write("site.yaml", "".join(lines).encode())

    def spoil_settings(self, what: str) -> None:
        """Have a site.yaml that is none, or none at all."""
        place = self.root / "site.yaml"
        if place.is_dir():
            place.rmdir()
        place.unlink(missing_ok=True)
        if what == "faulty":
            self.write("site.yaml", b"title: [\n")
        elif what == "link":
            place.symlink_to("nowhere.yaml")
        elif what == "folder":
            place.mkdir()
        elif what == "there":
            self.settle()

    def there(self, paths: tuple[str, ...]) -> list[str]:
        """Those of some paths at which something stands."""
        return [path for path in paths if os.path.lexists(self.root / path)]

    def change_unseen(self, path: str) -> None:
        """Change letters of a file; its size and its time of change stay."""
        place = self.root / path
        if not leads_to_a_file(place):
            return
        about, data = place.stat(), place.read_bytes()
        head, line, text = data.rpartition(b"---\n")
        place.write_bytes(head + line + text.swapcase())
        os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))

    def delete(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    def move(self, path: str, target: str) -> None:
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        if (self.root / path).is_symlink() or (self.root / path).exists():
            os.replace(self.root / path, self.root / target)

    def swap(self, path: str, other: str) -> None:
        aside = str(self.root / "aside")
        os.replace(self.root / path, aside)
        os.replace(self.root / other, self.root / path)
        os.replace(aside, self.root / other)

    def link(self, path: str, target: str) -> None:
        """A link in the place of a file, to a file outside of the content or to nothing."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(self.root / target)

    def restyle(self, template: str, text: str) -> None:
        """What a template says at its end; nothing has it as it was."""
        name = f"templates/{template}"
        self.write(f"{THEME}/{name}", (SITE / THEME / name).read_bytes() + text.encode())

    def relabel(self, text: str) -> None:
        before = (SITE / THEME / "labels/en.yaml").read_text(encoding="utf-8")
        labels = before.replace("also: Also", f"also: {text}")
        self.write(f"{THEME}/labels/en.yaml", labels.encode())


def leads_to_a_file(place: Path) -> bool:
    """Whether there is a file at the end of all links; rings of them have none."""
    try:
        return place.is_file()
    except (OSError, RuntimeError):
        return False
