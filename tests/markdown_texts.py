"""Markdown for properties: signs at random, pieces of articles, slips of the hand."""

from hypothesis import strategies as st

SIGNS = "*_`[]()<>!#-+=~|:\\&\"'\n \t.1a$^{}/;\u00a0\u201c\u0301\u4e2d\u20ac\r\x0b\x1c\u2028\u3000"

# One line each; what is common in news, and what comes close to meaning something else.
PHRASES = (
    "The sea rose", "by 6.1 percent", "8.5 ships", "1998.", "2.", "10) ships", "AT&T", "&amp; Co.",
    "R&D;", "&#65;", "“a word”", "‘a’", '"a word"', "it's", "'90s", "6'2\"", "rock 'n' roll",
    "*of*", "**was für**", "***all***", "*a b*", "**a**b", "a*b*c", "* a", "*a", "a*", "*a*b",
    "“*a*”", "(*a*)", "*a*.", "**a**,", '"*a*"', "*a.*", "*a_b*", "*é*", "*1*", "*中*",
    "a\u0301*b*",
    "`code`", "`a b`", "``a``", "` a `", "`a`b", "a`b`", "`a*b*`", "`<`", "``", "`", "`\"a\"`",
    "_a_", "snake_case", "__a__", "~~a~~", "~a~", "~", "[sic]", "[a", "a]", "[]", "[a][b]", "[a]()",
    "[a](b)", "[a](/b)", "![a](b.png)", "![a](https://a.example/b.png)", "!", "wow!", "[!a]",
    "[a](https://a.example)", "[a b](https://a-b.example/c/d_e-f.html)", "[a](http://a.example/)",
    "[ a ](https://a.example/b)", "[a\"b\"](https://a.example/b)", "[it's](https://a.example)",
    "[*a*](https://a.example/b)", "[a](https://a.example/b?c=d&e=f)", "[a](https://a--b.example)",
    "[a](https://A.example/%41)", "[a](https://a.example/(b))", "[a](https://a.example/b 'c')",
    "[a](https://user@a.example/)", "[a](https://a.example:80/)", "[a](https://é.example/)",
    "[a](https://" + "a" * 70 + ".example)", "https://a.example", "(https://a.example)", "a://b",
    "^[a]", "[^a]", "\\*", "a\\", "<b>", "<!-- more -->", "a < b", "a > b", "{a}", "$5", "50%",
    "€5",
    "#a", "# a", "a #", "C#", "...", "…", "—", "– a", "- a", "-", "--", "a - b", "+ a", "|",
    "a | b",
    ":", ":--", "=", "==", "^", "a^b", "@a", "/a", "(a)", "¿a?", "«a»", "„a“", "中文，“中文”",
    "\"中文\"",
    "नमस्ते", "الخبر", "\u200fالخبر", "a\u00a0b", "\u00a0", "a\u3000b", "\ufeffa", "😀", "a😀*b*",
)  # fmt: skip
# Of blocks, of quotation marks, of emphasis, of links, of tables.
CROWDS: tuple[tuple[str, ...], ...] = (
    tuple("ab \n\n\n-1.>#*|:`"),
    tuple("ab '\"*`“.\n—1[]"),
    tuple("ab **`“.(—é€中\u0301"),
    ("[a](https://b.example/", "[", "](", "a", ")", "/", "https://", ".", " ", "!", '"', "*", "?&"),
    ("|a|b|\n|-|-|\n", "|a|\n", "|-|\n", "\n", "|", "-", "a", "\n\n", "- "),
)
# A table whose few bytes are many cells: of two such the parser leaves the second.
SPARSE = "|a" * 40 + "\n" + "|-" * 40 + "\n" + "|\n" * 38
WORDS = (
    "the sea rose wind 6.1 2023 Jakarta “two” it's *of* **Semarang** `code` said, Überschwemmung "
    'хлеб समाचार 中文 الخبر "yes" [here](https://a.example/b-1) https://a.example & – (rain)'
)
STARTS = (
    "", "", "", "", "# ", "## ", "###### ", "####### ", "> ", ">", "> > ", "- ", "-  ", "* ", "+ ",
    "1. ", "3. ", "01. ", "2) ", "  ", "    ", "> - ", "- > ", "| ", "```\n",
)  # fmt: skip
ENDS = (
    "\n\n",
    "\n\n",
    "\n\n",
    "\n",
    "\n",
    "\n\n\n",
    " \n",
    "  \n",
    "\n \n",
    "\n> ",
    "\n- ",
    "\n  ",
)

# What CommonMark's rules are about, in words of our own.
ODDITIES = (
    "a ![a](https://a.example/b.png)", '"a *b" c*', "'a **b' c**", '"a [b" c](https://a.example)',
    "Title\n=====", "Title\n---", "a\n***\nb", "a\n- b", "a\n1. b", "a\n2. b", "a\n# b", "a\n> b",
    "```\na\n```", "~~~\na\n~~~", "    code", "a\n    b", "- a\n  b", "- a\nb", "- a\n\n  b",
    "- a\n- b\n\nc", "- a\n\n\n- b", "- a\n* b", "1. a\n1. b", "1. a\n2) b", "0. a", "7. a\n8. b",
    "1234567890. a", "-a", "1.a", "- \n- a", "-\n- a", "* * *", "- - -", "***", "_ _ _", "+ a\n+ b",
    "- # a", "- > a", "- 1. a", "- [ ] a", "- [x] a", "> a\nb", "> a\n>\n> b", "> a\n\n> b", ">a",
    "> # a", "> - a", "> ```\n> a", "#a", "# a #", "# a \\#", "# a#", "#\ta", "#", "# ",
    "####### a",
    "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2", "a\n:-:", "|a|\n|-|\n|b|\nc",
    "| a |", "| a |\n| b |", "| \"a\" |\n|---|\n| *b* |", "|a|b|c|\n|-|-|-|\n|1|", "|a|\n|-|",
    "|a|\n|-|\n\n|b|\n|-|", "|[a](https://a.example)|\n|-|", "|![a](b.png)|\n|-|", "|a|\n|-|\n- b",
    "[a]: /b", "[a]:\n/b", "[a\nb]: /c", "a\\\nb", "a  \nb", "a \nb", "*a\nb*", "`a\nb`",
    "[a\nb](https://a.example)", "[a](https://a.example\n)", "[a]( https://a.example )",
    "[a](<https://a.example>)", "*[a](https://a.example)*", "[`a`](https://a.example)", "**a*b**",
    "*a **b** c*", "**a *b* c**", "*a*b*", "**a**b**c**", "*a* *b* **c**", "* a*", "*a *", "*(a)*",
    "a*(b)*", "*(a)*b", "`a`*b*", "*a*`b`", "*a*[b](https://a.example)", "[a](https://a.example)*b*",
    "*a*—*b*", "—*a*", "“*a*", "€*a*", "*a*€", "中*a*中", "中“*a*”中", '"a" \'b\' "c\'d"', "'a' 'b",
    '"a *"b"* c"', '"[a"](https://a.example)b"', '"a\nb"', "'a\n'b", '*"a"*', '"`a`"', "`a`'s",
    '["a"](https://a.example) "b"', '中"a"中', '"中" "文"', '12" and 6\'', '"', "''", '"' * 9,
)  # fmt: skip


def marked() -> st.SearchStrategy[str]:
    """Texts over the signs that Markdown knows."""
    return st.text(st.sampled_from(SIGNS), max_size=60)


def crowded() -> st.SearchStrategy[str]:
    """Texts of few different signs, so that these meet in every way."""
    texts = st.sampled_from(CROWDS).flatmap(
        lambda signs: st.lists(st.sampled_from(signs), max_size=25).map("".join)
    )
    return texts | texts.map("a ".__add__)


def pieced() -> st.SearchStrategy[str]:
    """Blocks of phrases, most of them as an editor would set them."""
    line = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5).map(" ".join)
    block = st.tuples(st.sampled_from(STARTS), line, st.sampled_from(ENDS)).map("".join)
    return st.lists(block | st.sampled_from(ODDITIES).map("{}\n\n".format), max_size=3).map("".join)


def spelled() -> st.SearchStrategy[str]:
    """Articles with one sign put in somewhere."""
    slip = st.text(st.sampled_from(SIGNS), min_size=1, max_size=3)
    return st.tuples(articles(), st.integers(0, 400), slip).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]
    )


def articles() -> st.SearchStrategy[str]:
    """Articles as most are: paragraphs with simple marks, headings, quotations, lists."""
    word = st.sampled_from(WORDS.split(" "))
    words = st.lists(word, min_size=2, max_size=12).map(" ".join)
    sentence = words.map("So {}.".format)
    paragraph = st.lists(sentence, min_size=1, max_size=3).map("\n".join)
    listed = st.lists(words.map("So {}".format), min_size=1, max_size=3)
    block = st.one_of(
        paragraph,
        paragraph,
        words.map("## So {}".format),
        paragraph.map(lambda text: "> " + text.replace("\n", "\n> ")),
        listed.map(lambda items: "\n".join(f"- {item}" for item in items) + "\n\nSo it is."),
        listed.map(lambda items: "\n".join(f"1. {item}" for item in items) + "\n\nSo it is."),
    )
    return st.lists(block, min_size=1, max_size=5).map("\n\n".join)
