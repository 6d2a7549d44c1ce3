"""What a card shows: the value that it is drawn from, and known by."""

from digest.value import Value

PLAIN = ("#fffefb", "#191816", "#5d5a54", "#a4262c")  # paper, ink, muted, accent


class CardFace(Value, frozen=True):
    """All that a card shows. `lang` is that of the title, `site_lang` that of the other words."""

    site: str
    site_lang: str
    title: str
    lang: str
    from_right: bool = False  # the title
    site_from_right: bool = False
    above: str = ""  # a topic
    below: tuple[str, ...] = ()  # outlet and date
    colours: tuple[str, str, str, str] = PLAIN
