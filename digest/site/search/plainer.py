"""What Snowball's Python says at length, said in short, with the same meaning."""

import ast
from collections.abc import Sequence

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
    for node in _matched([node for node in nodes if not _is_nothing(node)]):
        if found and (both := _both(found[-1], node)):
            found[-1] = both
        else:
            found.append(node)
    return found


def _is_nothing(node: ast.stmt) -> bool:
    says_nothing = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return says_nothing or isinstance(node, ast.Pass)


def _matched(nodes: Sequence[ast.stmt]) -> list[ast.stmt]:
    """A letter that has to stand at the cursor, and is passed: a text of one letter."""
    found: list[ast.stmt] = []
    for node in nodes:
        before = found[-1] if found else None
        if isinstance(node, ast.AugAssign) and isinstance(before, ast.If) and not before.orelse:
            test = _letter(before.test, ast.unparse(node))
            if test:
                found[-1] = ast.If(test, before.body, [])
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
    return len(nodes) == 1 and isinstance(nodes[0], ast.Raise | ast.Return)


def _same(one: Sequence[ast.stmt], other: Sequence[ast.stmt]) -> bool:
    return [ast.unparse(node) for node in one] == [ast.unparse(node) for node in other]
