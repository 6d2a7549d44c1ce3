"""Lines of XML, to the letter as lxml writes them: what feeds' items are made of.

A tree of feedgen's for each item costs several times what its text does.
"""

SPACE = "  "


def element(depth: int, name: str, text: str = "", **attributes: str) -> str:
    """An element on its line, so deep in the document; attributes without a value are left out."""
    start = f"{SPACE * depth}<{name}{_written(attributes)}"
    return f"{start}>{_as_text(text)}</{name}>\n" if text else f"{start}/>\n"


def plain(depth: int, name: str, text: str, **attributes: str) -> str:
    """The same with evidently plain text: see `as_references`."""
    return as_references(element(depth, name, text, **attributes))


def opening(depth: int, name: str, **attributes: str) -> str:
    return f"{SPACE * depth}<{name}{_written(attributes)}>\n"


def closing(depth: int, name: str) -> str:
    return f"{SPACE * depth}</{name}>\n"


def language(code: str) -> dict[str, str]:
    """The attribute for the language of an element and all in it, if that is known."""
    return {"xml:lang": code}


def as_references(xml: str) -> str:
    """Escaped text whose & and < are hexadecimal references.

    The RSS Profile recommends them for titles: they tell readers that guess, and the W3C's
    validator, that the text is about markup and holds none. To XML it is all the same.
    """
    return xml.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;")


def _written(attributes: dict[str, str]) -> str:
    values = ((name, _as_value(value)) for name, value in attributes.items() if value)
    return "".join([f' {name}="{value}"' for name, value in values])


def _as_text(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _as_value(text: str) -> str:
    text = _as_text(text).replace('"', "&quot;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;")
