"""Scripts of a theme as they are published."""

from pathlib import Path

import pytest

from digest.site.scripts import as_sent
from tests.project import begun

PLAIN = """\
// What this does.
const one = 1; /* and why */

/*! Of somebody, under a licence. */
export const two = (word) => {
  return `${word}  //  two`.replace(/ +  x/g, "  ");
};
"""
SHORT = (
    "const one=1;/*! Of somebody, under a licence. */export const two=(word)=>{"
    'return`${word}  //  two`.replace(/ +  x/g,"  ");};'
)

MISREAD = (
    "say(`one ${two ? `  three  ` : ''} four`);\n",
    "const odd = '`';\nsay(`a  b`, odd);\n",
    "const is = (word) => /a  b'/.test(word);\n",
    "function* all() { yield /a  b'/; }\n",
    "const name = 'x'\n'  y'.trim()\n",
    "class Point {\n  x = 1\n  #y = 2\n}\n",
)


def test_comments_and_spaces_are_left_out() -> None:
    assert as_sent("a/one.js", PLAIN.encode()).decode() == SHORT
    assert as_sent("one.js", SHORT.encode()).decode() == SHORT


@pytest.mark.parametrize("text", MISREAD)
def test_what_may_be_misread_is_left_alone(text: str) -> None:
    assert as_sent("one.js", text.encode()) == text.encode()


@pytest.mark.parametrize("path", ["one.min.js", "one.css", "one.mjs", "js", "one.js.txt"])
def test_other_files_are_left_alone(path: str) -> None:
    assert as_sent(path, PLAIN.encode()) == PLAIN.encode()


def test_what_is_no_text_is_left_alone() -> None:
    assert as_sent("one.js", b"// \xff\n") == b"// \xff\n"


def test_a_theme_is_published_with_short_scripts(tmp_path: Path) -> None:
    project = begun(tmp_path)
    project.write("site.yaml", "title: Short\nbase_url: https://short.example/\ntheme: mine\n")
    project.write("themes/mine/theme.yaml", "name: Mine\nextends: broadsheet\n")
    project.write("themes/mine/static/mine.js", PLAIN)
    project.article("content/one.md", "Text.", title="One", date="2023-09-14")
    assert project.build().code == 0
    assert (project.output / "assets/mine.js").read_text("utf-8") == SHORT

    project.write("themes/mine/static/mine.js", PLAIN.replace("one", "other"))
    assert project.build().code == 0
    assert (project.output / "assets/mine.js").read_text("utf-8") == SHORT.replace("one", "other")
