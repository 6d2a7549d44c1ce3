"""Snowball's Python, said in short; tests/browser/test_search.py has it mean the same."""

import ast

import pytest

from digest.site.search.javascript import function
from digest.site.search.plainer import plainer

PASSED = """
if self.cursor == self.limit or self.current[self.cursor] != "y":
    {}
self.cursor += 1
"""
BACK = """
if self.cursor <= self.limit_backward or self.current[self.cursor - 1] != "y":
    return False
self.cursor -= 1
"""
BLOCK = """
try:
    if not self.r_one():
        raise lab0()
    if self.cursor > self.limit:
        raise lab0()
    {}
except lab0: pass
"""
LEFT_TWICE = """
try:
    if not self.r_one():
        raise lab0()
    while self.r_two():
        raise lab0()
    self.slice_del()
except lab0:
    pass
"""


@pytest.mark.parametrize(
    ("said", "short"),
    [
        (PASSED.format("return False"), "if not self.eq_s('y'):\n    return False"),
        (BACK, "if not self.eq_s_b('y'):\n    return False"),
        (
            "if self.a():\n    return False\nif self.b() or self.c():\n    return False",
            "if self.a() or self.b() or self.c():\n    return False",
        ),
        (
            BLOCK.format("self.slice_del()"),
            "if self.r_one() and self.cursor <= self.limit:\n    self.slice_del()",
        ),
        (BLOCK.format("pass"), "self.r_one() and self.cursor <= self.limit"),
        ("'What it does.'\npass", ""),
    ],
)
def test_what_is_said_at_length_is_said_in_short(said: str, short: str) -> None:
    assert written(said) == short


@pytest.mark.parametrize(
    "said",
    [
        PASSED.format("self.slice_del()"),  # the cursor goes on all the same
        PASSED.format("return False").replace("+=", "-="),
        "if self.a():\n    return False\nif self.b():\n    return True",
        "if self.a():\n    self.ket = 1\nif self.b():\n    self.ket = 1",
        LEFT_TWICE,
    ],
)
def test_what_would_mean_something_else_is_left(said: str) -> None:
    assert written(said) == ast.unparse(ast.parse(said))


def written(said: str) -> str:
    nodes = plainer(ast.parse(said).body)
    return "\n".join(ast.unparse(ast.fix_missing_locations(node)) for node in nodes)


def test_of_other_python_no_script_is_made() -> None:
    method = ast.parse("def r_one(self):\n    with self.cursor:\n        return 1").body[0]
    assert isinstance(method, ast.FunctionDef)
    with pytest.raises(TypeError, match="no JavaScript is known"):
        function(method, {})
