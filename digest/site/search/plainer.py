"""What Snowball's Python says at length, said in short, with the same meaning."""

import ast
from collections.abc import Sequence

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
}  # fmt: skip
_AT = {
    "self.cursor == self.limit or self.current[self.cursor] != ": ("eq_s", "self.cursor += 1"),
    "self.cursor <= self.limit_backward or self.current[self.cursor - 1] != ": (
        "eq_s_b",
        "self.cursor -= 1",
    ),
}


def plainer(nodes: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Statements without those that do nothing, and fewer of those that leave a block."""
    found: list[ast.stmt] = []
    for node in _matched([_unlabelled(node) for node in nodes if not _is_nothing(node)]):
        if found and (both := _both(found[-1], node)):
            found[-1] = both
        else:
            found.append(node)
    return found


def _unlabelled(node: ast.stmt) -> ast.stmt:
    """A block that only its first statement may leave is what is done otherwise."""
    match node:
        case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.Name(id=name))]):
            match plainer(body):
                case [ast.If(test=test, body=[leaving], orelse=[]), *rest] if _raises(
                    leaving, name
                ) and not _may_raise(rest, name):
                    negated = _negated(test)
                    return ast.If(negated, rest, []) if rest else ast.Expr(negated)
    return node


def _may_raise(nodes: Sequence[ast.stmt], name: str) -> bool:
    return any(_raises(inner, name) for node in nodes for inner in ast.walk(node))


def _raises(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Raise(exc=ast.Call(func=ast.Name(id=raised))):
            return raised == name
    return False


def _negated(test: ast.expr) -> ast.expr:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=value):
            return value
        case ast.BoolOp(op=op, values=values):
            other = ast.And() if isinstance(op, ast.Or) else ast.Or()
            return ast.BoolOp(other, [_negated(value) for value in values])
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ast.Compare(left, [_OPPOSITE[type(op)]()], [right])
    return ast.UnaryOp(ast.Not(), test)


def _is_nothing(node: ast.stmt) -> bool:
    says_nothing = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return says_nothing or isinstance(node, ast.Pass)


def _matched(nodes: Sequence[ast.stmt]) -> list[ast.stmt]:
    """A letter that has to stand at the cursor, and is passed: a text of one letter."""
    found: list[ast.stmt] = []
    for node in nodes:
        match found[-1:], node:
            case [ast.If(test=test, body=body, orelse=[])], ast.AugAssign() if _leaves(body):
                if letter := _letter(test, ast.unparse(node)):
                    found[-1] = ast.If(letter, body, [])
                    continue
        found.append(node)
    return found


def _letter(test: ast.expr, step: str) -> ast.expr | None:
    said = ast.unparse(test)
    for start, (name, wanted) in _AT.items():
        if said.startswith(start) and step == wanted:
            letter = said.removeprefix(start)
            return ast.parse(f"not self.{name}({letter})", mode="eval").body
    return None


def _both(first: ast.stmt, second: ast.stmt) -> ast.If | None:
    """Of two reasons to leave, one after the other, one."""
    if not isinstance(first, ast.If) or not isinstance(second, ast.If):
        return None
    if (
        first.orelse
        or second.orelse
        or not _leaves(first.body)
        or not _same(first.body, second.body)
    ):
        return None
    tests = [*_reasons(first.test), *_reasons(second.test)]
    return ast.If(ast.BoolOp(ast.Or(), tests), first.body, [])


def _reasons(test: ast.expr) -> list[ast.expr]:
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]


def _leaves(nodes: Sequence[ast.stmt]) -> bool:
    return isinstance(nodes[-1], ast.Raise | ast.Return | ast.Break | ast.Continue)


def _same(one: Sequence[ast.stmt], other: Sequence[ast.stmt]) -> bool:
    return [ast.unparse(node) for node in one] == [ast.unparse(node) for node in other]
