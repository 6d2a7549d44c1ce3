"""What an import is asked for, and what comes of it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from digest.errors import Notice
from digest.value import Value


class Wish(Value, frozen=True):
    """What the editor said of the file `name`; `source_name` and `source_url` may be empty.

    `zone` is the site's and `today` the day there; `given` is the article's date, if known.
    """

    name: str
    zone: ZoneInfo
    today: date
    given: datetime | None = None
    site_lang: str = "en"
    topics: tuple[str, ...] = ()
    source_name: str = ""
    source_url: str = ""

    def warning(self, line: int, what: str, cure: str = "") -> Notice:
        """A word on one line of the file; 0 is the file as a whole."""
        return Notice(self.name, line, what, cure, "warning")


class Imported(Value, frozen=True):
    """An article's file to be written: `path` counts from the project's folder.

    `notices` tell, with the lines of the file that was read, what the editor should look at.
    """

    path: str
    text: str
    notices: tuple[Notice, ...] = ()


class Dated(Value, frozen=True):
    """A moment, whether its time of day is known, and what to tell about where it is from."""

    moment: datetime
    has_time: bool
    notices: tuple[Notice, ...] = ()

    @property
    def written(self) -> str:
        return self.moment.isoformat() if self.has_time else self.moment.date().isoformat()

    def path(self, slug: str) -> str:
        """Where an article of this day stands."""
        return f"content/{self.moment:%Y/%m/%d}/{slug}.md"


def as_given(given: datetime, zone: ZoneInfo) -> Dated:
    """The editor's date; without a zone it is in the site's, at midnight it is a mere day."""
    moment = given.astimezone(zone) if given.tzinfo else given.replace(tzinfo=zone)
    return Dated(moment, moment.time() != time())


def as_of_today(wish: Wish) -> Dated:
    """Today, where nothing else is known, with a warning."""
    moment = datetime.combine(wish.today, time(), tzinfo=wish.zone)
    what = f"no date was found; {wish.today} is written instead"
    return Dated(moment, False, (wish.warning(0, what, "check the date"),))
