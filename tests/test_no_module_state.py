"""Modules hold constants only: two builds in one process are as two in two."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "digest"
MODULES = sorted(PACKAGE.rglob("*.py"))

MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "bytearray", "defaultdict", "Counter", "deque", "OrderedDict"}
WRITES = {
    "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem",
    "remove", "reverse", "setdefault", "sort", "update",
}  # fmt: skip
CACHES = {"cache", "lru_cache"}


def names_of(target: ast.expr) -> Iterator[str]:
    """The names that an assignment binds."""
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from names_of(part)
    elif isinstance(target, ast.Starred):
        yield from names_of(target.value)


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Names and values of the module's own assignments."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from ((name, node.value) for name in names_of(target))
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            yield from ((name, node.value) for name in names_of(node.target))


def is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in MAKERS
    return isinstance(value, MUTABLE)


def root_of(node: ast.expr) -> str:
    """The name at the beginning of ``name[a].b[c]``."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def written(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Names whose content is changed somewhere, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in WRITES:
                yield root_of(node.func.value), node.lineno
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.Delete | ast.AnnAssign):
            targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Subscript | ast.Attribute):
                    yield root_of(target), node.lineno


def locals_of(tree: ast.Module) -> set[str]:
    """Names that functions bind themselves, which hide a module's name."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            arguments = node.args
            every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            found |= {argument.arg for argument in every}
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    found.add(inner.id)
    return found


def state_of(text: str) -> list[str]:
    """What of a module may change while it is used: a line each."""
    tree = ast.parse(text)
    values = dict(assigned(tree))
    faults = [
        f"{node.lineno}: global {', '.join(node.names)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    faults += [
        f"{name} is no constant's name and holds what can change"
        for name, value in values.items()
        if is_mutable(value) and not name.isupper() and not name.startswith("__")
    ]
    hidden = locals_of(tree)
    faults += [
        f"{line}: {name} is written to"
        for name, line in written(tree)
        if name in values and name not in hidden
    ]
    faults += [
        f"{node.lineno}: {node.name} remembers and has arguments of its own to change"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(_cache(d) for d in node.decorator_list)
        for argument in node.args.args
        if argument.arg == "self"
    ]
    return faults


def _cache(decorator: ast.expr) -> bool:
    inner = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "")
    return name in CACHES


@pytest.mark.parametrize("file", MODULES, ids=lambda f: f.relative_to(PACKAGE).as_posix())
def test_a_module_holds_constants_only(file: Path) -> None:
    assert state_of(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "seen = []",
        "seen: dict[str, int] = {}",
        "seen = set()",
        "COUNT = 0\ndef f():\n    global COUNT\n    COUNT += 1",
        "KNOWN = {}\ndef f(a):\n    KNOWN[a] = 1",
        "KNOWN = []\ndef f(a):\n    KNOWN.append(a)",
        "KNOWN = {}\ndef f(a):\n    KNOWN[a].x.update(a)",
        "KNOWN = {}\ndef f(a):\n    del KNOWN[a]",
        "class A:\n    @lru_cache\n    def f(self): pass",
    ],
)
def test_state_is_seen(text: str) -> None:
    assert state_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "KNOWN = {'a': 1}",
        "_KNOWN = ['a']",
        "__all__ = ['a']",
        "def f(known):\n    known.append(1)\nKNOWN = 1",
        "names = ('a',)",
        "@lru_cache(maxsize=5)\ndef f(a): return a",
    ],
)
def test_constants_are_none(text: str) -> None:
    assert state_of(text) == []
