"""A stemmer for the browser, written from the very source that the build stems words by.

Snowball's compiler writes plain Python: numbers, texts, ``while``, ``if``, and exceptions that do
no more than leave a block. Each has its like in JavaScript, where a block that is left has a name.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.resources import files

_COMPARED = {
    ast.Eq: "===", ast.NotEq: "!==", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_COUNTED = {ast.Add: "+", ast.Sub: "-"}
_GROUP, _AMONG = "g_", "a_"


def stemmer_script(algorithm: str) -> str:
    """A module whose default export brings a folded word to its stem."""
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    name = f"{algorithm.capitalize()}Stemmer"
    tree = ast.parse(inspect.getsource(module))
    written = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    base = files("digest.site.search").joinpath("stemmer.js").read_text("utf-8")
    return "\n".join((base, *_class(written), "const it = new Stemmer();", _EXPORT))


_EXPORT = "export default (word) => it.stem(word);\n"


def _class(node: ast.ClassDef) -> Iterator[str]:
    yield "class Stemmer extends Base {"
    for part in node.body:
        if isinstance(part, ast.Assign):
            yield _field(part)
        elif isinstance(part, ast.FunctionDef):
            yield from _method(part)
    yield "}"


def _field(node: ast.Assign) -> str:
    """What all words have in common is the class's, the rest a word's own."""
    target, value = node.targets[0], node.value
    assert isinstance(target, ast.Name)
    if target.id.startswith(_GROUP):
        return f"static {target.id} = new Set({json.dumps(sorted(ast.literal_eval(value)))});"
    if target.id.startswith(_AMONG):
        assert isinstance(value, ast.List)
        some = [_among(call) for call in value.elts]
        return f"static {target.id} = among({json.dumps(some)});"
    if isinstance(value, ast.Tuple):
        return f"static {target.id} = {json.dumps(ast.literal_eval(value))};"
    return f"{target.id} = {_value(value)};"


def _among(node: ast.expr) -> list[str | int]:
    """A text, what it means, and the rule that has to hold, if there is one; which shorter one is
    meant instead follows from the texts themselves.
    """
    assert isinstance(node, ast.Call)
    text, _, meaning, *rule = node.args
    rules = [_plain(r.id) for r in rule if isinstance(r, ast.Name)]
    return [ast.literal_eval(text), ast.literal_eval(meaning), *rules]


def _method(node: ast.FunctionDef) -> Iterator[str]:
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and type(n.ctx) is ast.Store}
    yield f"{_plain(node.name)}() {{"
    if names:
        yield f"let {', '.join(sorted(names))};"
    yield from _block(node.body, {})
    yield "}"


def _block(nodes: Sequence[ast.stmt], labels: dict[str, str]) -> Iterator[str]:
    """`labels` are the blocks that can be left, by the exceptions that leave them."""
    for node in nodes:
        yield from _statement(node, labels)


def _statement(node: ast.stmt, labels: dict[str, str]) -> Iterator[str]:
    match node:
        case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.Name(id=name))]):
            label = f"{name}_{len(labels)}"
            yield f"{label}: {{"
            yield from _block(body, {**labels, name: label, label: label})
            yield "}"
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            yield f"break {labels[name]};"
        case ast.While(test=test, body=body):
            yield f"while ({_value(test)}) {{"
            yield from _block(body, labels)
            yield "}"
        case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=parts), body=body):
            yield f"for ({name} of [{', '.join(map(_value, parts))}]) {{"
            yield from _block(body, labels)
            yield "}"
        case ast.If(test=test, body=body, orelse=other):
            yield f"if ({_value(test)}) {{"
            yield from _block(body, labels)
            yield "} else {"
            yield from _block(other, labels)
            yield "}"
        case _:
            yield _simple(node)


def _simple(node: ast.stmt) -> str:
    match node:
        case ast.Assign(targets=[target], value=value):
            return f"{_value(target)} = {_value(value)};"
        case ast.AugAssign(target=target, op=op, value=value):
            return f"{_value(target)} {_COUNTED[type(op)]}= {_value(value)};"
        case ast.Return(value=ast.expr() as value):
            return f"return {_value(value)};"
        case ast.Expr(value=ast.Constant()) | ast.Pass():
            return ";"
        case ast.Expr(value=value):
            return f"{_value(value)};"
        case ast.Break():
            return "break;"
        case ast.Continue():
            return "continue;"
    raise TypeError(f"no JavaScript is known for {ast.dump(node)}")


def _value(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=value):
            return json.dumps(value)
        case ast.Name(id=name):
            return "this" if name == "self" else name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{'this' if owner == 'self' else 'Stemmer'}.{_plain(name)}"
        case ast.Call(func=ast.Name(id="len"), args=[value]):
            return f"{_value(value)}.length"
        case ast.Call(func=function, args=arguments):
            return f"{_value(function)}({', '.join(map(_value, arguments))})"
        case ast.Subscript(value=value, slice=place):
            return f"{_value(value)}[{_value(place)}]"
        case ast.UnaryOp(op=ast.Not(), operand=value):
            return f"!({_value(value)})"
        case ast.UnaryOp(op=ast.USub(), operand=value):
            return f"-{_value(value)}"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_value(left)} {_COUNTED[type(op)]} {_value(right)})"
        case ast.BoolOp(op=op, values=values):
            return f"({(' || ' if isinstance(op, ast.Or) else ' && ').join(map(_value, values))})"
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{_value(left)} {_COMPARED[type(op)]} {_value(right)}"
    raise TypeError(f"no JavaScript is known for {ast.dump(node)}")


def _plain(name: str) -> str:
    """Without the two strokes by which Python hides a name."""
    return name.removeprefix("__")
