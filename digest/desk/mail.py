"""``digest mail``: a day's edition as a mail, ready to be sent by whatever sends mails."""

import json
import re
from bisect import bisect
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from email.utils import formataddr, getaddresses
from pathlib import Path

from digest.build import Built
from digest.desk.orders import Orders
from digest.desk.project import Read, make, settings_or_none
from digest.engine.cache import FOLDER
from digest.engine.engine import Engine
from digest.engine.lookout import Lookout
from digest.errors import Notice, RetryError, fault
from digest.site.addresses import address_below
from digest.site.layout.bound import opened
from digest.site.mail.letter import Letter, sendable
from digest.site.mail.page import mail_page
from digest.site.mail.write import write_letter
from digest.site.printing import Press
from digest.site.release import Release
from digest.text.dates import parse_moment
from digest.value import Value

_ADDRESS = re.compile(r"[^\s@<>(),;:\\\"]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+")
_LINE = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


class Mail(Value, frozen=True):
    """A letter and the message that it is sent as."""

    day: date
    address: str  # of the edition's page, absolute
    letter: Letter
    message: bytes


def mail_edition(
    root: Path, orders: Orders, day: date | None, sender: str = ""
) -> tuple[Mail, tuple[Notice, ...]]:
    """The mail of a day, or of the newest edition, and what the build has to tell.

    Publishes nothing. Raises DigestError with the faults of the project, and where there is no
    such edition.
    """
    if (root / FOLDER).is_dir():
        # What builds remember is used, and not begun here.
        with suppress(RetryError), Engine(root, orders.jobs) as engine:
            return _mail_of(*_remembered(root, orders, engine), day, sender)
    return _mail_of(*make(root, orders), day, sender)


def _remembered(root: Path, orders: Orders, engine: Engine) -> tuple[Built, tuple[Notice, ...]]:
    """A build of what is remembered; raises RetryError where some of that is gone meanwhile."""
    ledger, lookout = engine.open_ledger(), Lookout()
    seen = lookout.survey(str(root), ledger, engine.expect)
    read = Read(*lookout.content(seen, ledger))
    return make(root, orders, read, engine.memo(seen.engine))


def _mail_of(
    built: Built, told: tuple[Notice, ...], wanted: date | None, sender: str
) -> tuple[Mail, tuple[Notice, ...]]:
    day = day_of(built, wanted)
    letter = letter_of(built.release, day)
    head = built.release.masthead
    address = address_below(head.base, letter.page.address)
    return Mail(day, address, letter, sendable(letter, head, sender)), told


def letter_of(release: Release, day: date) -> Letter:
    """The letter of a day that has an edition."""
    volume = next(one for one in release.shelf if one.first == day.replace(day=1)).volume
    paper = opened(volume, release.frame, release.named_by(volume))
    edition = next(e for e in paper.editions if e.day == day)
    press = Press(release.theme, release.frame, "", release.body)
    return write_letter(mail_page(edition, paper), press.renderer)


def day_of(built: Built, wanted: date | None) -> date:
    """The day of the edition that is wanted; raises DigestError where there is none."""
    days = sorted({article.day for article in built.articles})
    if not days:
        raise fault("content", 0, "there is no edition yet", "write a first article: digest new")
    if wanted is None:
        return days[-1]
    if wanted in days:
        return wanted
    cure = f"the nearest: {' and '.join(map(str, nearest(days, wanted)))}"
    raise fault("content", 0, f"there is no edition of {wanted}", cure)


def nearest(days: Sequence[date], wanted: date) -> tuple[date, ...]:
    """The days next to one that is not among them; `days` are in their order."""
    place = bisect(days, wanted)
    return tuple(days[max(0, place - 1) : place + 1])


def asked_day(text: str, root: Path) -> date | None:
    """The day that is written so; raises ValueError where it is none."""
    return parse_moment(text, settings_or_none(root).zone)[0].date() if text else None


def asked_sender(text: str) -> str:
    """A header's value of ``Name <name@example.org>``; raises ValueError where it is none."""
    if not text:
        return ""
    found = getaddresses([text])
    name, address = found[0]
    if len(found) != 1 or not _ADDRESS.fullmatch(address) or not _LINE.fullmatch(text):
        raise ValueError(f'"{text}" is no sender: write "Name <name@example.org>"')
    return formataddr((name, address))


def write_mail(mail: Mail, folder: Path) -> list[tuple[Path, int]]:
    """Put the three files into a folder, in the place of those of an earlier call."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        ".html": mail.letter.html.encode("utf-8", "replace"),
        ".txt": mail.letter.text.encode("utf-8", "replace"),
        ".eml": mail.message,
    }
    written = []
    for suffix, data in files.items():
        place = folder / f"{mail.day}{suffix}"
        place.write_bytes(data)
        written.append((place, len(data)))
    return written


def json_of(mail: Mail) -> str:
    """One object, for programs that send mails."""
    page = mail.letter.page
    record = {
        "day": str(mail.day),
        "address": mail.address,
        "subject": page.title,
        "preheader": page.description,
        "stories": page.edition.stories,
        "shown": mail.letter.shown,
        "html": mail.letter.html,
        "text": mail.letter.text,
    }
    # A title may hold half a letter, which no UTF-8 does.
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode()


def about(mail: Mail) -> str:
    """What the mail is about, and what of it is left out."""
    page = mail.letter.page
    if not (page.left or page.note_left):
        return f"subject: {page.title}"
    note = ", without the editor’s note" if page.note_left else ""
    shown = f"{mail.letter.shown} of {page.edition.stories} stories{note}"
    return f"subject: {page.title}\nThe HTML has {shown}, and a link to the rest."
