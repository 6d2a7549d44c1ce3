"""JavaScript from the Python that Snowball's compiler writes.

That is plain: numbers, texts, ``while``, ``if``, and exceptions that do no more than leave a block.
Each has its like in JavaScript, where a block that is left has a name. The cursor in a word and
what moves it are no object's there, but variables and functions of the file.
"""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence

from digest.site.search.plainer import plainer

_COMPARED = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_COUNTED = {ast.Add: "+", ast.Sub: "-"}
_PLAIN = ast.Assign | ast.AugAssign | ast.Return | ast.Expr | ast.Break | ast.Continue | ast.Raise
Labels = Mapping[str, str]  # of blocks that can be left, by the exceptions that leave them
Known = Mapping[str, str]  # what stands for tables of the class, by their names


def function(node: ast.FunctionDef, known: Known) -> str:
    """A method, as a function; where it would end with a return of nothing, it just ends."""
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and type(n.ctx) is ast.Store}
    declared = f"let {','.join(sorted(names))};" if names else ""
    written = "".join(_block(node.body, {}, known)).removesuffix("return;")
    return f"function {_plain(node.name)}(){{{declared}{written}}}"


def _block(nodes: Sequence[ast.stmt], labels: Labels, known: Known) -> Iterator[str]:
    for node in plainer(nodes):
        yield _statement(node, labels, known)


def _body(nodes: Sequence[ast.stmt], labels: Labels, known: Known) -> str:
    """What an ``if`` or ``while`` holds: without braces where it is one plain statement."""
    parts = list(_block(nodes, labels, known))
    alone = len(parts) == 1 and isinstance(plainer(nodes)[0], _PLAIN)
    return parts[0] if alone else f"{{{''.join(parts)}}}"


def _statement(node: ast.stmt, labels: Labels, known: Known) -> str:
    match node:
        case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.Name(id=name))]):
            label = f"L_{len(set(labels.values()))}"
            more = {**labels, name: label, label: label}
            return f"{label}:{{{''.join(_block(body, more, known))}}}"
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return f"break {labels[name]};"
        case ast.While(test=ast.Constant(value=True), body=body):
            return f"for(;;){_body(body, labels, known)}"
        case ast.While(test=test, body=body):
            return f"while({_value(test, known)}){_body(body, labels, known)}"
        case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=parts), body=body):
            each = ",".join(_value(part, known) for part in parts)
            return f"for({name} of[{each}]){_body(body, labels, known)}"
        case ast.If(test=test, body=body, orelse=other):
            return f"if({_value(test, known)}){_body(body, labels, known)}" + (
                _otherwise(other, labels, known)
            )
        case _:
            return _simple(node, known)


def _otherwise(nodes: Sequence[ast.stmt], labels: Labels, known: Known) -> str:
    match nodes:
        case []:
            return ""
        case [ast.If() as other]:
            return f"else {_statement(other, labels, known)}"
        case _:
            body = _body(nodes, labels, known)
            return f"else{body}" if body.startswith("{") else f"else {body}"


def _simple(node: ast.stmt, known: Known) -> str:
    match node:
        case ast.Assign(targets=[target], value=value):
            return f"{_value(target, known)}={_value(value, known)};"
        case ast.AugAssign(target=target, op=op, value=ast.Constant(value=1)):
            return f"{_value(target, known)}{_COUNTED[type(op)] * 2};"
        case ast.AugAssign(target=target, op=op, value=value):
            return f"{_value(target, known)}{_COUNTED[type(op)]}={_value(value, known)};"
        case ast.Return(value=ast.Constant(value=False)):
            return "return;"
        case ast.Return(value=ast.expr() as value):
            return f"return {_value(value, known)};"
        case ast.Expr(value=value):
            return f"{_value(value, known)};"
        case ast.Break():
            return "break;"
        case ast.Continue():
            return "continue;"
    raise TypeError(f"no JavaScript is known for {ast.dump(node)}")


def _value(node: ast.expr, known: Known) -> str:
    match node:
        case ast.Constant(value=bool(value)):
            return str(int(value))
        case ast.Constant(value=value):
            return json.dumps(value, ensure_ascii=False)
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return _plain(name)
        case ast.Attribute(attr=name):
            return known.get(name, name)
        case ast.Call(func=ast.Name(id="len"), args=[value]):
            return f"{_value(value, known)}.length"
        case ast.Call(func=called, args=arguments):
            return f"{_value(called, known)}({','.join(_value(a, known) for a in arguments)})"
        case ast.Subscript(value=value, slice=place):
            return f"{_value(value, known)}[{_value(place, known)}]"
        case ast.UnaryOp(op=ast.Not(), operand=value):
            return f"!{_within(value, known)}"
        case ast.UnaryOp(op=ast.USub(), operand=value):
            return f"-{_within(value, known)}"
        case ast.BinOp(left=left, op=op, right=right):
            return f"{_value(left, known)}{_COUNTED[type(op)]}{_within(right, known)}"
        case ast.BoolOp(op=op, values=values):
            sign = "||" if isinstance(op, ast.Or) else "&&"
            return sign.join(_part(each, known) for each in values)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=0)]):
            return f"!{_within(left, known)}"
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[ast.Constant(value=0)]):
            return _value(left, known)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{_value(left, known)}{_COMPARED[type(op)]}{_value(right, known)}"
    raise TypeError(f"no JavaScript is known for {ast.dump(node)}")


def _within(node: ast.expr, known: Known) -> str:
    """In brackets where something before it would take a part of it."""
    written = _value(node, known)
    return f"({written})" if isinstance(node, ast.BinOp | ast.BoolOp | ast.Compare) else written


def _part(node: ast.expr, known: Known) -> str:
    written = _value(node, known)
    return f"({written})" if isinstance(node, ast.BoolOp) else written


def _plain(name: str) -> str:
    """Without the two strokes by which Python hides a name."""
    return name.removeprefix("__")
