"""The allow-list through which all HTML of articles goes; nothing that can run is on it."""

import re
from functools import lru_cache

import nh3

# What running text of a newspaper needs. No form, frame, script, style, svg, math or media.
_NAMES = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
    "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
TAGS = frozenset(_NAMES.split())
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"lang", "dir", "id", "title"}),
    "a": frozenset({"href", "hreflang"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "div": frozenset({"tabindex"}),
    "pre": frozenset({"tabindex"}),
    "details": frozenset({"open"}),
}
CLASSES: dict[str, set[str]] = {
    "div": {"scroll"},
    "ol": {"footnotes"},
    "a": {"footnote-ref", "footnote-back"},
    "td": {"start", "center", "end"},
    "th": {"start", "center", "end"},
}
# Of these nothing is text for a reader, so that their content goes with them.
DROPPED = frozenset({
    "script", "style", "title", "textarea", "iframe", "noscript", "template", "select", "object",
    "svg", "math", "noembed", "noframes", "xmp",
})  # fmt: skip


# Blocks of running text as the quick way through Markdown writes them. The sanitiser would leave
# them as they are, but for the signs that it spells otherwise; a property in the tests says so.
_TEXT = r"(?:[^<>&\"\r\0]++|&(?:amp|lt|gt|quot);)"
# A host whose last part begins with a letter is no number of a machine, well or badly formed.
_ADDRESS = r"https?://(?:[a-z0-9]++[.-])*+[a-z][a-z0-9]*+(?:/[A-Za-z0-9./_=-]*+)?+"
_INSIDE = (
    rf"(?:{_TEXT}|<em>{_TEXT}++</em>|<strong>{_TEXT}++</strong>|<code>{_TEXT}++</code>"
    rf"|<a href=\"{_ADDRESS}\">{_TEXT}++</a>)++"
)
_ID = r'(?: id="p-[0-9]++")?+'
_PARAGRAPH = rf"<p{_ID}>{_INSIDE}</p>\n"
_ITEMS = rf"(?:<li{_ID}>{_INSIDE}</li>\n)++"
_HEADINGS = "|".join(f"<h{level}{_ID}>{_INSIDE}</h{level}>\n" for level in range(1, 7))
_RUNNING_TEXT = re.compile(
    rf"(?:{_PARAGRAPH}|{_HEADINGS}|<blockquote>\n{_PARAGRAPH}</blockquote>\n"
    rf'|<ul>\n{_ITEMS}</ul>\n|<ol(?: start="[0-9]{{1,9}}")?+>\n{_ITEMS}</ol>\n)*+'
)
_TAG = re.compile(r'<[a-z][^">]*+(?:"[^"]*"[^">]*+)*>')
_OURS = re.compile(r' (?:id|tabindex)="([^"]*)"')


def sanitise(html: str, mark: str) -> str:
    """Safe HTML; of all ids only those that begin with `mark` stay, freed of it.

    `mark` is a secret of this one text, so that no text can give itself an id or a tab stop.
    """
    if running := _running_text(html, mark):
        return running
    safe = _cleaner().clean(html)
    if not all(value.startswith(mark) for value in _OURS.findall(safe)):
        safe = _TAG.sub(lambda tag: _without_strange_ids(tag[0], mark), safe)
    return safe.replace(f' id="{mark}', ' id="').replace(f' tabindex="{mark}', ' tabindex="')


def _running_text(html: str, mark: str) -> str:
    """What becomes of HTML that is safe by its form; empty where that cannot be told."""
    ours = html.replace(f' id="{mark}', ' id="')
    if html.count(' id="') * len(mark) != len(html) - len(ours):
        return ""
    found = _RUNNING_TEXT.fullmatch(ours)
    return ours.replace("&quot;", '"').replace("\u00a0", "&nbsp;") if found else ""


def _without_strange_ids(tag: str, mark: str) -> str:
    """A tag as the sanitiser writes it: values stand in double quotes and hold none."""
    return _OURS.sub(lambda ours: ours[0] if ours[1].startswith(mark) else "", tag)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    """What keeps ids and tab stops whosever they are; `sanitise` tells them apart."""

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "dir":
            return value.lower() if value.lower() in ("ltr", "rtl", "auto") else None
        if attribute in ("colspan", "rowspan", "span", "start", "value"):
            return value if value.lstrip("-").isascii() and value.lstrip("-").isdigit() else None
        if attribute == "scope":
            return value if value in ("row", "col", "rowgroup", "colgroup") else None
        return value

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        clean_content_tags=set(DROPPED),
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        attribute_filter=keep,
        strip_comments=True,
    )
