"""A day's edition as a mail is laid out, and the same for a feed's item."""

from typing import ClassVar

from digest.model import Edition
from digest.site.layout.editions import minutes, note_of
from digest.site.layout.front import front_of
from digest.site.layout.paper import Paper, edition_link
from digest.site.pages import EditionLink, Fragment, Page, SectionTeaser, StoryTeaser
from digest.site.words import direction

PREHEADER = 150  # letters of the line that mail programs show beside the subject


class EditionItem(Page, frozen=True, kw_only=True):
    """All that an item of the feed of editions, or a mail, shows of a day.

    `lead` is None only where no story fits; `left` counts stories that are not here, and
    `note_left` tells that the editor's note is not.
    """

    template: ClassVar[str] = "edition_item.html"
    edition: EditionLink
    minutes: int
    note: Fragment | None
    lead: StoryTeaser | None
    sections: tuple[SectionTeaser, ...]
    left: int = 0
    note_left: bool = False

    @property
    def stories(self) -> tuple[StoryTeaser, ...]:
        """In their order, the leading one first."""
        others = (story for section in self.sections for story in section.stories)
        return ((self.lead,) if self.lead else ()) + tuple(others)


class MailPage(EditionItem, frozen=True, kw_only=True):
    """A mail as HTML: `title` is its subject, `description` the line that is shown beside it.

    `own_colours` are those of the settings, by name: ``ink``, ``ink-dark``.
    """

    template: ClassVar[str] = "mail.html"
    own_colours: tuple[tuple[str, str], ...] = ()

    @property
    def colours(self) -> dict[str, str]:
        return dict(self.own_colours)


class MailText(MailPage, frozen=True):
    """Its plain-text twin."""

    template: ClassVar[str] = "mail.txt"


def edition_item_page(edition: Edition, paper: Paper) -> EditionItem:
    lead, sections = front_of(edition, paper)
    link = edition_link(edition, paper.site)
    return EditionItem(
        address=link.address,
        title=paper.words.long_day(link.day),
        description="",
        edition=link,
        minutes=minutes(edition),
        note=note_of(edition, paper),
        lead=lead,
        sections=sections,
    )


def mail_page(edition: Edition, paper: Paper) -> MailPage:
    item = edition_item_page(edition, paper)
    words, first = paper.words, item.stories[0].lead
    subject = words(
        "mail_subject",
        headline=apart(first.title, first.lang, paper.site.language),
        site=paper.site.title,
        date=words.day(edition.day),
    )
    fields = {name: getattr(item, name) for name in item.__struct_fields__}
    return MailPage(
        **fields
        | {
            "title": " ".join(subject.split()),
            "description": preheader(item),
            "own_colours": paper.site.colours,
        }
    )


def twin(page: MailPage) -> MailText:
    """The same mail, to be written as plain text."""
    return MailText(**{name: getattr(page, name) for name in page.__struct_fields__})


def preheader(page: EditionItem) -> str:
    """The headlines after the one in the subject, or what that one's summary says, so many as fit;
    where nothing fits, the day.
    """
    first, *others = page.stories
    text = " · ".join(story.lead.title for story in others) or first.lead.summary.text
    if len(text) <= PREHEADER:
        return text or page.title
    return text[: PREHEADER - 1].rpartition(" ")[0].rstrip(" ·,") + "…"


def apart(text: str, lang: str, around: str) -> str:
    """Text in marks that keep it in one piece where it runs against the text around it."""
    return text if direction(lang) == direction(around) else f"\u2068{text}\u2069"
