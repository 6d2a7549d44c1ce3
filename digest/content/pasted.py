"""A body as it was pasted, with what the page around it told."""

from digest.content.body import Body
from digest.value import Value


class Pasted(Value, frozen=True):
    """The body, and the page's lines that are kept elsewhere."""

    body: Body
    credit: str = ""
    byline: str = ""
