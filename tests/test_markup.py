"""Markdown is CommonMark with a newspaper's additions, and quick whatever it is given."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.body import read_markdown
from digest.content.markup import parse, parse_with_addresses
from digest.content.quotes import quotes
from tests.hypertext import elements, text_of

ROOT = Path(__file__).parent.parent
PATH = "content/2023/09/14/storm.md"


def html(text: str, lang: str = "en") -> str:
    return read_markdown(text, lang, PATH, 1, "A title").html.rstrip("\n")


# What is known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** `c`", '<p id="p-1"><em>a</em> <strong>b</strong> <code>c</code></p>'),
        ("a\nb  \nc\\\nd", '<p id="p-1">a\nb<br>\nc<br>\nd</p>'),
        ("~~a~~ b", '<p id="p-1"><s>a</s> b</p>'),
        ("&copy; &lt;b&gt; \\*", '<p id="p-1">© &lt;b&gt; *</p>'),
        ("***", "<hr>"),
        ("> a", '<blockquote>\n<p id="p-1">a</p>\n</blockquote>'),
        ("- a\n- b", '<ul>\n<li id="p-1">a</li>\n<li id="p-2">b</li>\n</ul>'),
        ("3. a\n4. b", '<ol start="3">\n<li id="p-1">a</li>\n<li id="p-2">b</li>\n</ol>'),
        ("- a\n\n  b", '<ul>\n<li>\n<p id="p-1">a</p>\n<p id="p-2">b</p>\n</li>\n</ul>'),
        ("```py\na < b\n```", '<pre tabindex="0"><code>a &lt; b\n</code></pre>'),
        ("    a\n", '<pre tabindex="0"><code>a\n</code></pre>'),
        ("<https://a.b/c>", '<p id="p-1"><a href="https://a.b/c">https://a.b/c</a></p>'),
        ("[a][b]\n\n[b]: https://a.example", '<p id="p-1"><a href="https://a.example">a</a></p>'),
        ('<i lang="ar" dir="rtl">a</i>', '<p id="p-1"><i lang="ar" dir="rtl">a</i></p>'),
        ('<div lang="ar">\n\na\n\n</div>', '<div lang="ar">\n<p id="p-1">a</p>\n</div>'),
    ],
)  # fmt: skip
def test_markdown(text: str, expected: str) -> None:
    assert html(text) == expected


def test_tables_scroll_and_align_without_style() -> None:
    table = "| a | b | c | |\n|:--|:-:|--:|-|\n| 1 | 2 | 3 | 4 |\n"

    assert html(table) == (
        '<div class="scroll" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col" class="start">a</th>\n<th scope="col" class="center">b</th>\n'
        '<th scope="col" class="end">c</th>\n<td></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="start">1</td>\n<td class="center">2</td>\n<td class="end">3</td>\n'
        "<td>4</td>\n</tr>\n</tbody>\n</table>\n</div>"
    )


def test_a_sign_stays_before_its_figure_from_right_to_left() -> None:
    table = "| {} | +3% |\n|--|--:|\n| −2.5 % | 2–3 |\n"

    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi></t[hd]>', html(table.format("آب"))) == [
        "+3%",
        "−2.5 %",
    ]
    assert "bdi" not in html(table.format("Aug"))


def test_a_table_may_have_short_rows() -> None:
    found = [name for name, _ in elements(html("a|b|c\n-|-|-\n" + "d\n" * 50))]

    assert found.count("tr") == 51
    assert found.count("td") == 150


def test_footnotes_lead_there_and_back() -> None:
    found = html("One.[^a] Two.[^b] Again.[^a]\n\n[^b]: B *is* b.\n[^a]: A.\n")
    links = [attributes["href"] for name, attributes in elements(found) if name == "a"]
    places = {attributes["id"] for _, attributes in elements(found) if "id" in attributes}

    assert links == ["#fn-1", "#fn-2", "#fn-1", "#fnref-1", "#fnref-2"]
    assert places == {"p-1", "p-2", "p-3", "fn-1", "fn-2", "fnref-1", "fnref-2"}
    assert text_of(found).startswith("One.1 Two.2 Again.1 A.")


def test_a_block_deep_in_a_list_can_be_found_by_its_number() -> None:
    body = read_markdown("- a\n  # b\n  c\n  > d\n", "en", PATH, 1, "A title")
    numbers = {f"p-{block.number}" for block in body.blocks if block.kind != "heading"}

    assert numbers <= {attributes.get("id") for _, attributes in elements(body.html)}


# Addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://a.example/b_c_d.", ["https://a.example/b_c_d"]),
        ("(http://a.example)", ["http://a.example"]),
        ("HTTPS://A.example", ["HTTPS://A.example"]),
        ("*https://a.example*", ["https://a.example"]),
        ("https://a.example?utm_source=x", ["https://a.example"]),
        ("[https://a.example](https://b.example)", ["https://b.example"]),
        ("`https://a.example`", []),
        ("<b>https://a.example</b>", ["https://a.example"]),
        ("<a href='https://a.example'>https://b.example</a>", ["https://a.example"]),
        ("a.example www.a.example", []),
        ("ftp://a.example //a.example a@b.example mailto:a@b.example", []),
        ("javascript://a.example", []),
    ],
)
def test_bare_addresses_are_links(text: str, addresses: list[str]) -> None:
    links = [found.get("href") for name, found in elements(html(text)) if name == "a"]

    assert links == addresses


PIECES = st.sampled_from([
    "https://", "http://", "HTTPS://", "https:", "http", "://", "//", "a.example", "b.example/p",
    "/", "?c=d", "#e", "(", ")", "[", "]", "](", "![", "<", ">", "<a href=", "</a>", "<b>", '"',
    "'", "*", "**", "_", "`", "``", "~~", "&#58;", "&amp;", "&", "\\", "s", " ", "\n", "\n\n", "^[",
    "[^1]", "[^1]: ", "[1]: ", "|", "\n|-|\n", "# ", "> ", "- ", "    ", ".", ",", "é", "新",
])  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_short_cut_past_addresses_changes_nothing(text: str) -> None:
    def told(tokens: list[object]) -> list[object]:
        return [token.as_dict() for token in tokens]  # type: ignore[attr-defined]

    assert told([*parse(text, "en")]) == told([*parse_with_addresses(text, "en")])


# Quotation marks


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "“a ‘b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("de-CH", "„a ‚b‘ c“"),
        ("fr", "«\u202fa “b” c\u202f»"),
        ("es", "«a “b” c»"),
        ("ru", "«a „b“ c»"),
        ("ja", "「a 『b』 c」"),
        ("id", "“a ‘b’ c”"),
        ("zh", "“a ‘b’ c”"),
        ("xx", "“a ‘b’ c”"),
    ],
)
def test_straight_quotation_marks_become_those_of_the_language(lang: str, expected: str) -> None:
    assert text_of(html("\"a 'b' c\"", lang)) == " ".join(expected.split())
    assert html('`"a"`', lang) == '<p id="p-1"><code>"a"</code></p>'
    assert len(quotes(lang)) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('他说，"我们*成功*了，"然后走了。', "他说，“我们成功了，”然后走了。"),
        ('他说："我们成功了。"', "他说：“我们成功了。”"),
        ('一"二"三"四"五', "一“二”三“四”五"),
        ('一"二', '一"二'),
        ('5" and 6" 月', '5" and 6" 月'),
    ],
)
def test_quotation_marks_between_letters_without_spaces(text: str, expected: str) -> None:
    assert text_of(html(text, "zh")) == expected


def test_apostrophes_are_typographic() -> None:
    assert text_of(html("It's the Joneses' dog")) == "It’s the Joneses’ dog"


# Hostile texts

SIZE = 40_000  # bytes; two seconds are promised for 200 kB, so a fifth of them for these


def filled(*pieces: str) -> str:
    unit = "".join(pieces)
    return unit * (SIZE // len(unit))


PATHOLOGICAL = {
    "quotes": filled("> "),
    "quotes below each other": "\n".join(">" * (n % 200) + " a" for n in range(400)),
    "lazy quotes": "> " * 20 + filled("\nb"),
    "lists": "".join("  " * n + "- a\n" for n in range(190)),
    "lists in a line": filled("- "),
    "lists and quotes": filled("- > "),
    "numbers": filled("1. "),
    "brackets": filled("["),
    "closing brackets": filled("]"),
    "brackets of notes": filled("[^"),
    "notes in notes": filled("^["),
    "closed notes in notes": "^[a " * 8_000 + "]" * 8_000,
    "links in links": "[" * 8_000 + "a" + "](b)" * 8_000,
    "links not closed": filled("[a]("),
    "links with titles not closed": filled('[a](b "'),
    "pictures": filled("!["),
    "pictures in pictures": "![" * 6_000 + "a" + "](b)" * 6_000,
    "emphasis": filled("*a "),
    "emphasis of both kinds": filled("*a_ "),
    "emphasis in emphasis": filled("*a**a"),
    "stars": "*" * SIZE,
    "strikes": filled("~~a~ "),
    "backticks": "".join(f"e{'`' * n}" for n in range(280)),
    "quotation marks": filled('"') * 3,
    "quotation marks of words": filled("a\"b'"),
    "tags": filled("<"),
    "tags not closed": filled('<a href="'),
    "comments": filled("a <!-- "),
    "instructions": filled("a <?"),
    "divisions": filled("<div>"),
    "spans": "x " + filled("<span>"),
    "bold": "x " + "".join(f"<b title={n}>" for n in range(2_600)),
    "bold over paragraphs": "".join(f"a <b title={n}>\n\n" for n in range(2_500)),
    "bold before paragraphs": "<div>" + "".join(f"<i title={n}><p>" for n in range(2_000)),
    "paragraphs in bold": "<p>" + "".join(f"<i title={n}>" for n in range(40)) + "<p>a" * 9_000,
    "bold in cells": "<div>" + filled("<b title=1><table><td></b></table>"),
    "tables in tables": filled("<table><tr><td>"),
    "headings in headings": filled("<h1>"),
    "drawings": filled("<svg>"),
    "one definition used often": "[a]: " + "x" * 20_000 + "\n\n" + "[a]" * 7_000,
    "definitions": "".join(f"[r{n}]: x\n" for n in range(3_000)),
    "a wide table": "|" + "a|" * 8_000 + "\n|" + "-|" * 8_000 + "\n" + "|\n" * 4_000,
    "wide tables": filled("|" + "a|" * 40 + "\n|" + "-|" * 40 + "\n" + "|\n" * 100 + "\n"),
    "narrow tables": filled("|a|b|c\n|-|-|-\n|\n|\n|\n|\n\n"),
    "a long table": "a|b\n-|-\n" + filled("a|b\n"),
    "headings of one name": filled("# a\n\n\n"),
    "addresses": filled("http://a.b "),
    "addresses in one word": filled("http://a."),
    "brackets in an address": "http://a.b/" + filled("("),
    "schemes": filled("http:"),
    "entities": filled("&amp;"),
    "backslashes": filled("\\"),
    "spaces": "a" + filled(" ") + "b",
    "one word": filled("a"),
}


ORDINARY = filled("A *storm* came over [the bay](http://a.b/c) at noon, and went at night.\n\n")
MOST = 13  # times what an ordinary text of that length costs: lists and tables of one letter take 9


SCRIPT = """
import json, resource, sys, time
from digest.content.body import read_markdown

def cost(text):
    start = time.process_time()
    read_markdown(text, "en", "content/2023/09/14/storm.md", 1, "A title")
    return time.process_time() - start

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
ordinary_text, most, hostile_texts = json.load(sys.stdin)
cost(ordinary_text)
for name, text in hostile_texts.items():
    pairs = []
    while len(pairs) < 5:  # what else runs here slows single readings, never speeds them
        pairs.append((cost(ordinary_text), cost(text)))
        ordinary, hostile = map(min, zip(*pairs))
        if hostile <= most * ordinary:
            break
    print(json.dumps([name, hostile / ordinary]), flush=True)
"""


def test_hostile_texts_take_little_time_and_memory() -> None:
    """In a process of its own, so that one that is out of bounds ends nothing else.

    Their time is told beside that of an ordinary text, read in turn with them: a ratio that
    neither a slow machine nor a busy one changes.
    """
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([ORDINARY, MOST, PATHOLOGICAL]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 0, (len(answers), run.stderr[-500:])
    assert [name for name, _ in answers] == list(PATHOLOGICAL)
    assert [answer for answer in answers if answer[1] > MOST] == []


def test_html_is_neither_deep_nor_much_longer_than_its_text() -> None:
    """Programs that read feeds give up at a depth of 256."""
    deep = html("<div>" * 300 + "a")
    bold = "<p>" + "".join(f"<i title={n}>" for n in range(30)) + "<p>a" * 500

    assert deep.count("<div>") < 50
    assert len(html(bold)) < 50 * len(bold)


def test_nothing_is_lost_where_it_is_nested_too_deeply() -> None:
    deep = ("> " * 30 + "end", "- " * 30 + "end", "".join("  " * n + "- end\n" for n in range(20)))

    assert all("end" in read_markdown(text, "en", PATH, 1, "T").text for text in deep)
    assert read_markdown(deep[2], "en", PATH, 1, "T").text.count("end") == 20
