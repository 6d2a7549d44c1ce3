"""What a source became, as it is kept between builds."""

from digest.errors import Notice
from digest.model import Article, Card, PlainText
from digest.value import Value


class Filed(Value, frozen=True, omit_defaults=True):
    """What the paper asks of one source; a whole article is kept apart from its card, since few
    are ever opened.

    `mark` stands for the whole article, `face` for what others may show or ask of it; `body` is
    the fingerprint of the body's HTML, `terms` that of what search knows of it. All are empty
    where there is none.
    """

    card: Card | None = None
    text: PlainText | None = None
    notices: tuple[Notice, ...] = ()
    mark: str = ""
    face: str = ""
    body: str = ""
    terms: str = ""


class Filing(Value, frozen=True):
    """All that one source became, but for the HTML of its body."""

    filed: Filed
    article: Article | None = None
