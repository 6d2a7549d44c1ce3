"""Imports go down: cli, desk, build, then content, edition and site, summary, text, values."""

import ast
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "digest"

# A room and the rooms that it may know, beside itself. `settings` is what site.yaml says: a value
# like those of `model`, made of text.
VALUES = frozenset({"errors", "folded", "model", "settings", "value"})
FLOORS: dict[str, frozenset[str]] = {
    "value": frozenset(),
    "folded": frozenset({"value"}),
    "errors": frozenset({"value"}),
    "model": frozenset({"errors", "value"}),
    "text": frozenset({"errors", "model", "value"}),
    "settings": frozenset({"text", "errors", "model", "value"}),
    "summary": frozenset({"text"}) | VALUES,
    "content": frozenset({"summary", "text"}) | VALUES,
    "edition": frozenset({"summary", "text"}) | VALUES,
    "pictures": frozenset({"value"}),
    "site": frozenset({"edition", "pictures", "summary", "text"}) | VALUES,
    "engine": frozenset({"content", "edition", "pictures", "site", "summary", "text"}) | VALUES,
}
FLOORS["build"] = FLOORS["engine"] | {"engine"}
FLOORS["desk"] = FLOORS["build"] | {"build", "init"}
FLOORS["cli"] = FLOORS["desk"] | {"desk"}
FLOORS["main"] = frozenset({"cli"})
FLOORS["init"] = frozenset()

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The first word below the package; what helps to read settings belongs to their room."""
    parts = module.split(".")
    word = parts[1] if len(parts) > 1 else "init"
    return "settings" if word.startswith("settings_") else {"__main__": "main"}.get(word, word)


NAMES = {name_of(file) for file in MODULES}


@lru_cache
def imports(file: Path, lazy: bool) -> frozenset[str]:
    """Modules of the package that a file imports; those in functions too if `lazy`."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree)) if lazy else outside_functions(tree)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            base = node.module or ""
            within = {f"{base}.{alias.name}" for alias in node.names}
            found |= (within & NAMES) or {base}
    return frozenset(name for name in found if name.partition(".")[0] == "digest")


def outside_functions(node: ast.AST) -> list[ast.AST]:
    """What runs when the module is imported; what only a type checker sees does not."""
    found = [node]
    for child in ast.iter_child_nodes(node):
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if is_function or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            continue
        found += outside_functions(child)
    return found


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_go_down(file: Path) -> None:
    here = room_of(name_of(file))
    assert here in FLOORS, f"{here} is a new room: say in FLOORS what it may know"

    above = {
        name for name in imports(file, lazy=True) if room_of(name) not in FLOORS[here] | {here}
    }

    assert not above


def test_there_is_no_cycle_of_imports() -> None:
    graph = {name_of(file): imports(file, lazy=False) - {name_of(file)} for file in MODULES}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_rooms_have_no_cycle() -> None:
    list(TopologicalSorter(FLOORS).static_order())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import digest.model", {"digest.model"}),
        ("from digest import build", {"digest.build"}),
        ("from digest.model import Article", {"digest.model"}),
        ("def f():\n    from digest.cli import main", {"digest.cli"}),
        ("import json", set()),
    ],
)
def test_an_import_is_seen_however_it_is_written(
    tmp_path: Path, line: str, found: set[str]
) -> None:
    file = tmp_path / "example.py"
    file.write_text(line)

    assert imports(file, lazy=True) == found
    assert imports(file, lazy=False) == (set() if line.startswith("def") else found)
