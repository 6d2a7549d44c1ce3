"""What a source became, as it is kept between builds."""

from digest.errors import Notice
from digest.model import Article, PlainText
from digest.value import Value


class Filed(Value, frozen=True):
    """What one source became, without the HTML of its body.

    `mark` stands for the article, `face` for what others may show or ask of it.
    """

    path: str
    article: Article | None = None
    text: PlainText | None = None
    notices: tuple[Notice, ...] = ()
    mark: str = ""
    face: str = ""

    @property
    def body(self) -> str:
        """The fingerprint of the body's HTML; nothing where there is none."""
        kept = self.article or self.text
        return kept.body if kept else ""
