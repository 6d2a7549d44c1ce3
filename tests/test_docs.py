"""The documents name everything that there is, and nothing that there is not."""

import re
import tomllib
from pathlib import Path

import click
import jinja2
import msgspec
import pytest

from digest import model
from digest.cli import main
from digest.content.fields import IGNORED, KEYS
from digest.settings import ALSO, READERS, FeedSettings, Site
from digest.settings_values import COLOURS
from digest.site import pages
from digest.site.mail import page
from digest.site.render import Renderer
from digest.site.theme import Theme
from digest.site.words import Words
from tests.documents import DOCUMENTS, FENCE, ROOT, code_in, name, rows, section, text_of


def commands() -> list[tuple[str, click.Command]]:
    assert isinstance(main, click.Group)
    return sorted(main.commands.items())


def flags_of(command: click.Command) -> set[str]:
    above = click.Context(main, **main.context_settings)
    options = command.get_params(click.Context(command, parent=above))
    return {flag for option in options if isinstance(option, click.Option) for flag in option.opts}


def flags_in(text: str) -> set[str]:
    """The flags of the first column of a text's tables."""
    cells = (row[0] for row in rows(text))
    return {part.split()[0] for cell in cells for part in code_in(cell) if part.startswith("-")}


def test_every_command_and_flag_is_documented_and_no_other() -> None:
    text = text_of("docs/commands.md")
    common = flags_in(section(text, "Commands").partition("\n## ")[0])
    assert common == flags_of(main)
    shared = flags_in(section(text, "Shared flags"))
    for word, command in commands():
        told = section(text, f"digest {word}")
        expected = flags_in(told) | (shared if "shared flags" in told.lower() else set())
        assert expected == flags_of(command) - common, word
        for argument in (p for p in command.params if isinstance(p, click.Argument)):
            assert argument.make_metavar(click.Context(command)) in told, word
    named = set(re.findall(r"^## digest (\S+)$", text, re.MULTILINE))
    assert named == {word for word, _ in commands()}


def test_every_setting_is_documented_with_its_default() -> None:
    told = {row[0].strip("`"): row for row in rows(section(text_of("docs/content.md"), "Settings"))}
    names = {key.partition(".")[0] for key in told}
    assert names == set(READERS)
    plain = Site()
    for key, (field, _) in READERS.items():
        default = getattr(plain, field)
        if isinstance(default, str) and default:
            assert told[key][1] == f"`{default}`", key
    feeds = FeedSettings()
    assert (told["feeds.content"][1], told["feeds.items"][1]) == (
        f"`{feeds.content}`",
        f"`{feeds.items}`",
    )


def test_other_names_of_settings_and_colours_are_documented() -> None:
    text = section(text_of("docs/content.md"), "Settings")
    assert {*ALSO, *COLOURS} <= set(code_in(text))


def test_every_key_of_front_matter_is_documented_with_its_other_names() -> None:
    text = section(text_of("docs/content.md"), "Front matter")
    told = {row[0].strip("`"): set(code_in(row[1])) for row in rows(text) if len(row) == 3}
    assert told == {key: set(others) for key, others in KEYS.items()}


def test_keys_of_others_that_say_nothing_here_are_documented() -> None:
    text = section(text_of("docs/content.md"), "Keys that say nothing here")
    known = {name.partition(".")[0] for k, others in KEYS.items() for name in (k, *others)}
    assert set(code_in(text)) >= IGNORED - known


def told_fields(kind: str) -> set[str]:
    return {row[0].strip("`") for row in rows(section(text_of("docs/themes.md"), kind))}


def all_fields(kind: type[msgspec.Struct]) -> set[str]:
    """Fields and properties, less those of the class above."""
    above = kind.__mro__[1]
    inherited = set(getattr(above, "__struct_fields__", ())) | set(dir(above))
    own = set(kind.__struct_fields__) - set(getattr(above, "__struct_fields__", ()))
    properties = {n for n, v in vars(kind).items() if isinstance(v, property)}
    named = {"template"} if kind is pages.Page else set()
    return own | named | (properties - inherited)


SEEN = [
    kind
    for module, names in (
        (pages, vars(pages)),
        (page, ("EditionItem", "MailPage", "MailText")),
        (model, ("Summary", "Sentence", "Origin")),
    )
    for each in names
    if isinstance(kind := getattr(module, each), type)
    and issubclass(kind, msgspec.Struct)
    and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", SEEN, ids=lambda kind: kind.__name__)
def test_every_field_that_a_template_sees_is_documented(kind: type[msgspec.Struct]) -> None:
    assert told_fields(kind.__name__) == all_fields(kind)


def test_every_page_is_documented_with_its_template() -> None:
    text = text_of("docs/themes.md")
    for kind in SEEN:
        if issubclass(kind, pages.Page) and kind is not pages.Page:
            assert f"`{kind.template}`" in section(text, kind.__name__), kind.__name__
            assert (ROOT / "themes/broadsheet/templates" / kind.template).is_file()


def test_every_global_filter_and_test_is_documented() -> None:
    masthead = pages.Masthead("", "", "", "en", (), (), pages.FeedLink("", "/"), pages.Image(""))
    renderer = Renderer(Theme(()), masthead, Words("en", ()), str)
    plain = jinja2.Environment(autoescape=True)
    text = text_of("docs/themes.md")
    for heading, ours, jinjas in (
        ("Globals", renderer.environment.globals, plain.globals),
        ("Filters", renderer.environment.filters, plain.filters),
        ("Tests", renderer.environment.tests, plain.tests),
    ):
        told = {row[0].strip("`").partition("(")[0] for row in rows(section(text, heading))}
        assert told - {"page"} == set(ours) - set(jinjas)


def test_the_blocks_that_are_documented_are_in_the_templates() -> None:
    for row in rows(section(text_of("docs/themes.md"), "Blocks")):
        template = text_of(f"themes/broadsheet/templates/{row[0].strip('`')}")
        blocks = set(re.findall(r"{% block (\w+)", template))
        assert set(code_in(row[1])) <= blocks, row[0]


def test_the_languages_of_the_labels_are_documented() -> None:
    languages = {file.stem for file in ROOT.glob("themes/broadsheet/labels/*.yaml")}
    assert languages <= set(code_in(section(text_of("docs/content.md"), "Languages")))


def test_every_dependency_has_a_decision() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    decided = "\n".join(file.read_text() for file in ROOT.glob("docs/decisions/*.md")).lower()
    for line in project["dependencies"]:
        distribution = re.split(r"[<>=!~;\[ ]", line)[0].lower()
        assert f"`{distribution}`" in decided, distribution


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        for found in re.findall(r"`make ([a-z]+)|^make ([a-z]+)", document.read_text(), re.M):
            assert set(found) - {""} <= targets, document.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", FENCE.sub("", document.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        # Pictures are taken of a built site, after everything else.
        if target.startswith("https://") or path.endswith(".png"):
            continue
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", FENCE.sub("", file.read_text()), re.MULTILINE)
            assert anchor in map(anchor_of, headings), target


def anchor_of(heading: str) -> str:
    """As code hosts make them."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
