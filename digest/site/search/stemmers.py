"""Stemmers for the browser, written from the very source that the build stems words by.

All that words of one script need is one file: what rules have in common is sent once, and packs.
"""

import ast
import inspect
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from itertools import chain, product
from string import ascii_letters

from digest.site.scripts import minified
from digest.site.search.javascript import function
from digest.value import mark_of

_AMONG = "a_"
_TOKEN = re.compile(r'"[^"]*"|\.?[A-Za-z_]\w*')
_WORDS = """
    break const continue default do else export for function if in let Map new of return true while
"""
_JAVASCRIPT = frozenset(_WORDS.split())
_MADE_BY = ("stemmer.js", "stemmers.py", "javascript.py", "plainer.py")
_LOCAL = ("among_var", *(f"v_{n}" for n in range(1, 16)))


def stemmers_script(algorithms: Sequence[str]) -> str:
    """A module whose default export brings, by the rules it is given, a folded word to its stem."""
    rules = [_rules(name) for name in algorithms]
    base = "\n\n".join(_needed("".join(rules)))
    shared = dict(zip((*_declared(base), *_LOCAL), _names(()), strict=False))
    texts = (minified(base), *rules)
    return re.sub(";+}", "}", "".join(_shortened(text, shared) for text in texts))


def stemmers_mark(scripts: Sequence[Sequence[str]]) -> str:
    """Eight hexadecimal digits that stand for the scripts of some algorithms: for what they are
    made of, as making them takes a while.
    """
    from importlib.metadata import version  # slow to load, and without search not asked for

    ours = [_own(name) for name in _MADE_BY]
    return mark_of((scripts, version("snowballstemmer"), ours))[:8]


def _own(name: str) -> str:
    """The text of a file that lies beside this one."""
    return files("digest.site.search").joinpath(name).read_text("utf-8")


def _needed(rules: str) -> list[str]:
    """The parts of the base that some rules need, or that those need."""
    parts = _own("stemmer.js").split("\n\n")
    needed, words = [parts.pop()], set(_TOKEN.findall(rules))
    for part in reversed(parts):  # what needs another stands below it
        code = minified(part)
        if words & set(_declared(code)):
            needed.append(part)
            words |= set(_TOKEN.findall(code))
    return needed[::-1]


def _declared(code: str) -> list[str]:
    """The names of a file, in their order."""
    return [
        name.strip()
        for said in re.findall(r"^(?:let|const|function) ([\w, ]+)", code, re.MULTILINE)
        for name in said.split(",")
    ]


def _rules(algorithm: str) -> str:
    """The rules of an algorithm, in a block of their own."""
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    name = f"{algorithm.capitalize()}Stemmer"
    tree = ast.parse(inspect.getsource(module))
    body = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name).body
    fields = dict(_field(part) for part in body if isinstance(part, ast.Assign))
    tables = {name: table for name, value in fields.items() if (table := _table(name, value))}
    methods = (part for part in body if isinstance(part, ast.FunctionDef))
    written = "".join(function(each, tables) for each in methods)
    own = [f"{name}={_constant(value)}" for name, value in fields.items() if name not in tables]
    declared = f"let {','.join(own)};" if own else ""
    return f"{{{declared}{written}stemmers.{algorithm}=_stem}}"


def _field(node: ast.Assign) -> tuple[str, ast.expr]:
    target = node.targets[0]
    assert isinstance(target, ast.Name)
    return target.id, node.value


def _constant(value: ast.expr) -> str:
    """A number, or the letters of a group."""
    said = ast.literal_eval(value)
    return _quoted("".join(sorted(said))) if isinstance(said, set | str) else str(int(said))


def _table(name: str, value: ast.expr) -> str:
    """A table as it is written where it is asked; "" for what is no table."""
    if isinstance(value, ast.Tuple):
        return f'{_quoted(",".join(ast.literal_eval(value)))}.split(",")'
    if not name.startswith(_AMONG):
        return ""
    assert isinstance(value, ast.List)
    return _among([_meant(call) for call in value.elts])


def _meant(node: ast.expr) -> tuple[str, int, str]:
    """A text, what it means, and the rule that has to hold, if there is one; which shorter one is
    meant instead follows from the texts themselves.
    """
    assert isinstance(node, ast.Call)
    text, _, meaning, *rule = node.args
    rules = [r.id.removeprefix("__") for r in rule if isinstance(r, ast.Name)]
    return ast.literal_eval(text), ast.literal_eval(meaning), "".join(rules)


def _among(some: Sequence[tuple[str, int, str]]) -> str:
    """Texts by what they mean, as `listed` of the base reads them; meanings that have a rule."""
    plain = max((meaning for _, meaning, rule in some if not rule), default=0)
    others = sorted({(meaning, rule) for _, meaning, rule in some if rule})
    meanings = [(-1, ""), *((n, "") for n in range(1, plain + 1)), *others]
    lists = [[text for text, *meant in some if tuple(meant) == one] for one in meanings]
    told = _quoted("|".join(map(_list, lists)))
    ruled = (f"{n}:[{m},{rule}]" for n, (m, rule) in enumerate(meanings) if rule)
    return f"{told},{{{','.join(ruled)}}}" if others else told


def _list(texts: Sequence[str]) -> str:
    """Texts between commas; that of no letters first, since nothing at all is no text."""
    assert not any(sign in text for text in texts for sign in ",|")
    return ",".join(sorted(texts)) + ("," if texts == [""] else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _shortened(code: str, shared: Mapping[str, str]) -> str:
    """The code with short names: those that all parts of a file share, and its own."""
    words = Counter(w for w in _TOKEN.findall(code) if w[0] not in '".' and w not in _JAVASCRIPT)
    own = [word for word, _ in words.most_common() if word not in shared]
    short = {**shared, **dict(zip(own, _names(shared.values()), strict=False))}
    return _TOKEN.sub(lambda found: short.get(found[0], found[0]), code)


def _names(taken: Iterable[str]) -> Iterator[str]:
    """Names of one letter and then of two, none of those that are taken or JavaScript's."""
    pairs = map("".join, product(ascii_letters, repeat=2))
    unfit = {*taken, *_JAVASCRIPT}
    return (name for name in chain(ascii_letters, pairs) if name not in unfit)
