"""HTML as a browser reads it, for tests that ask what is on a page."""

from collections.abc import Iterator
from typing import Any

import html5lib

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def tree_of(html: str) -> Any:
    """The tree of a piece of a page's body, by html5lib."""
    return html5lib.parseFragment(html, container="div", namespaceHTMLElements=True)


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element's name and attributes, in order; names of other notations keep their braces,
    a comment is called ``<!-->``.
    """
    for node in list(tree_of(html).iter())[1:]:
        name = node.tag.removeprefix(NAMESPACE) if isinstance(node.tag, str) else "<!-->"
        yield name, {str(key): value for key, value in node.attrib.items()}


def text_of(html: str) -> str:
    """What a reader sees, white space folded."""
    return " ".join("".join(tree_of(html).itertext()).split())


def again(html: str) -> str:
    """The HTML as a browser would write what it read."""
    return str(html5lib.serialize(tree_of(html), tree="etree"))


def ids(html: str) -> list[str]:
    return [attributes["id"] for _, attributes in elements(html) if "id" in attributes]
