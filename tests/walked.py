"""A paper that has one of everything, made in a theme and walked from page to page."""

from functools import lru_cache

from digest.engine.themes import read_theme
from digest.model import Article, Origin, Picture, Reference
from digest.site.release import Release
from digest.site.theme import Theme
from tests.crawl import Crawl, crawl
from tests.factories import site, topic
from tests.site_factories import ROOT, asset, dated, days, release, text

THEMES = ("broadsheet", "plain", "wire")
PICTURE = "content/2023/09/14/map.png"


def articles() -> list[Article]:
    """Two years, several languages, stories of several articles, pictures, old addresses."""
    long = days(10, "2022-12-27", topics=("world", "art"))
    mixed = [
        dated("2023-09-14", title, lang=lang, topics=(name,), story=story, pin=lang == "ar")
        for title, lang, name, story in (
            ("Storm <over> Java & Bali", "en", "world", "storm"),
            ("Badai di Jawa", "id", "world", "storm"),
            ("عاصفة فوق جاوة", "ar", "science", ""),
            ("爪哇遭遇风暴", "zh", "science", ""),
            ("ジャワで嵐 #1", "ja", "straße", ""),
            ("a", "de", "other", ""),
        )
    ]
    rich = dated(
        "2023-09-15",
        "Rich",
        picture=Picture(PICTURE, "A map"),
        origin=Origin("KCNA", "https://kcna.example/", "Kim"),
        aliases=("/old/", "/old.html"),
        tags=("Java",),
        via="https://other.example/",
        note="<p>Corrected.</p>",
        references=(Reference(PICTURE, 3, True), Reference("content/pages/about.md", 4, False)),
        body="rich",
    )
    return [*long, *mixed, rich]


def body(fingerprint: str) -> str:
    named = '<a href="digest:content/pages/about.md">us</a>' if fingerprint == "rich" else ""
    shown = f'<img src="digest:{PICTURE}" alt="">' if named else ""
    return f'<p id="p-1">Text. {named}{shown}</p>'


@lru_cache(maxsize=3)
def theme(name: str) -> Theme:
    """One of the package's own."""
    return read_theme(ROOT, name)


@lru_cache(maxsize=12)
def walked(language: str, base: str, name: str = "broadsheet") -> tuple[Crawl, dict[str, bytes]]:
    """The paper in a theme, and what became of walking it."""
    of = paper(language, base, name)
    made = dict(of.files())
    return crawl(made, copied(of), base), made


def copied(release: Release) -> set[str]:
    """The paths of what is published and not laid out: files as they are, and pictures."""
    variants = {address[1:] for image, _ in release.scaled for address in image.variants}
    return {path for path, _ in release.copies} | variants


@lru_cache(maxsize=1)
def one_of_each() -> dict[str, str]:
    """The path of the paper's last page of each template."""
    return {each.template: each.path for each in paper("en", "https://digest.example/").pages}


def paper(language: str, base: str, name: str = "broadsheet") -> Release:
    own = site(
        language=language,
        base_url=base,
        colours=(("accent", "#123456"),),
        topics=(topic("world"), topic("straße", name="Straße"), topic("empty")),
    )
    texts = (text("about", lang="ar"), text("2023-09-14", "days"))
    return release(
        *articles(),
        of=own,
        texts=texts,
        assets=(asset(PICTURE),),
        body=body,
        theme=theme(name),
    )
