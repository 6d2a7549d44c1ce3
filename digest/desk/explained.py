"""An account of a summary as a page of the preview: what the table says, at any width."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from digest.desk.explain import KINDS, Explained, length_of
from digest.site.words import direction
from digest.summary.account import NAMES, Account
from digest.summary.features import REDUNDANCY, WEIGHTS

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
script-src 'self'; connect-src 'self'">
<title>Why these sentences? {title}</title>
<link rel="stylesheet" href="{own}explain.css">
</head>
<body>
<main>
<p><a href="{article}">Back to the article</a></p>
<h1>Why these sentences?</h1>
<p class="of"{tongue}>{title}</p>
<p><code>{path}</code></p>
<p>The summary is {kind}. Its length: {length}. The sentence with most points is taken first, then
the next; what repeats it loses points.</p>
<ol class="sentences">
{sentences}
</ol>
<h2>What gives points</h2>
<dl class="features">
{features}
</dl>
</main>
</body>
</html>
"""

AGAIN = "How like it is to the sentence taken already that it is most like."


def page_of(found: Explained, base: str, own: str) -> bytes:
    """The page, as a file of HTML; `base` is where the site begins, `own` where the preview's own
    files are.
    """
    article = found.article
    address = quote(base.rstrip("/") + article.address)
    tongue = f' lang="{escape(article.lang)}" dir="{direction(article.lang)}"'
    page = PAGE.format(
        title=escape(article.title),
        own=escape(quote(own)),
        article=escape(address),
        tongue=tongue,
        path=escape(article.path),
        kind=escape(KINDS[article.summary.kind]),
        length=escape(length_of(found.budget)),
        sentences="\n".join(_sentence(each, address, tongue) for each in found.accounts),
        features="\n".join(_features()),
    )
    return page.encode("utf-8", "replace")


def _sentence(each: Account, address: str, tongue: str) -> str:
    """One item: the sentence, what became of it, and its points for each feature."""
    block = each.sentence.block
    text = escape(" ".join(each.sentence.text.split()))
    linked = f'<a href="{escape(address)}#p-{block}">{text}</a>' if block else text
    points = "".join(
        f"<div><dt>{name}</dt><dd>{_points(point)}</dd></div>"
        for name, point in zip(NAMES, each.points, strict=True)
        if point
    )
    taken = ' class="taken"' if each.rank else ""
    why = f"{each.why}, number {each.rank}" if each.rank else each.why
    return (
        f"<li{taken}>\n<p{tongue}>{linked}</p>\n"
        f'<p class="why"><b>{_points(each.score)} points</b>: {escape(why)}</p>\n'
        f"<dl>{points}</dl>\n</li>"
    )


def _points(thousandths: int) -> str:
    return f"{thousandths / 1000:.1f}".replace("-", "−")


def _features() -> Iterator[str]:
    """Each feature's weight, and what it is."""
    told = [(feature.__name__, weight, feature.__doc__ or "") for feature, weight in WEIGHTS]
    for name, weight, what in (*told, (NAMES[-1], -REDUNDANCY, AGAIN)):
        first = escape(what.partition("\n")[0])
        yield f"<div><dt>{name} <span>{_points(1000 * weight)}</span></dt><dd>{first}</dd></div>"
