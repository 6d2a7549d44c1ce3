"""What search engines read of a page: schema.org in JSON-LD."""

from typing import Any

import msgspec
from markupsafe import Markup

from digest.site.addresses import address_below
from digest.site.pages import ArticlePage, HomePage, Image, Link, Masthead, Page

Node = dict[str, Any]

# Inside a script element HTML ends at "</script" and at comments, wherever they stand.
_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured_data(page: Page, site: Masthead) -> Markup:
    """The complete script element; empty for pages that have nothing to say."""
    if isinstance(page, ArticlePage):
        nodes = [_news_article(page, site), _trail(page, site)]
    elif isinstance(page, HomePage):
        nodes = [_web_site(site)]
    else:
        return Markup("")
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = msgspec.json.encode(graph).decode()
    for sign, escaped in _SAFE.items():
        text = text.replace(sign, escaped)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _publisher(site: Masthead) -> Node:
    return {"@type": "Organization", "name": site.title, "url": site.base}


def _web_site(site: Masthead) -> Node:
    return _without_blanks(
        {
            "@type": "WebSite",
            "name": site.title,
            "description": site.description,
            "url": site.base,
            "inLanguage": site.lang,
            "publisher": _publisher(site),
        }
    )


def _news_article(page: ArticlePage, site: Masthead) -> Node:
    address = address_below(site.base, page.address)
    origin = page.origin
    return _without_blanks(
        {
            "@type": "NewsArticle",
            "@id": address,
            "mainEntityOfPage": address,
            "headline": page.title,
            "description": page.description,
            "inLanguage": page.lang,
            "datePublished": page.published.isoformat(timespec="seconds"),
            "dateModified": (page.changed or page.published).isoformat(timespec="seconds"),
            "author": _authors(page, site),
            "publisher": _publisher(site),
            "image": _image(page.picture or page.image or site.card, site),
            "articleSection": [topic.name for topic in page.topics],
            "keywords": list(page.tags),
            "license": page.license if page.license.startswith("http") else "",
            "creditText": page.credit,
            "isBasedOn": origin.url if origin else "",
            "citation": _citation(page),
            "timeRequired": f"PT{page.minutes}M",
        }
    )


def _authors(page: ArticlePage, site: Masthead) -> list[Node]:
    people = page.authors or ((page.origin.author,) if page.origin and page.origin.author else ())
    if people:
        return [{"@type": "Person", "name": name} for name in people]
    if page.origin and page.origin.name:
        return [{"@type": "Organization", "name": page.origin.name}]
    return [_publisher(site)]


def _citation(page: ArticlePage) -> Node:
    if not page.origin:
        return {}
    origin = page.origin
    publisher = {"@type": "Organization", "name": origin.name} if origin.name else {}
    return _without_blanks(
        {
            "@type": "NewsArticle",
            "url": origin.url,
            "publisher": publisher,
            "author": {"@type": "Person", "name": origin.author} if origin.author else {},
            "datePublished": origin.published.isoformat() if origin.published else "",
        }
    )


def _image(image: Image, site: Masthead) -> Node:
    size = {"width": image.width, "height": image.height} if image.width else {}
    return {"@type": "ImageObject", "url": address_below(site.base, image.address)} | {
        key: {"@type": "QuantitativeValue", "value": value} for key, value in size.items()
    }


def _trail(page: ArticlePage, site: Masthead) -> Node:
    steps = [Link(site.title, "/"), *page.topics[:1], Link(page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": step.name,
                "item": address_below(site.base, step.address),
            }
            for place, step in enumerate(steps, 1)
        ],
    }


def _without_blanks(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [], {})}
