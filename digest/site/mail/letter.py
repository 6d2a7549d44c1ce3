"""A mail as it is sent: headers without recipients, the text and the HTML as alternatives."""

import re
from base64 import encodebytes
from email.header import Header
from email.quoprimime import body_encode
from email.utils import formataddr
from urllib.parse import urlsplit

from digest.site.addresses import address_below
from digest.site.mail.page import MailPage
from digest.site.pages import Masthead
from digest.value import Value, fingerprint

_LABEL = re.compile(r"[^a-z0-9-]+")


class Letter(Value, frozen=True):
    """A day's mail, written: `shown` of its `stories` stand in the HTML, all in the text
    but for days that have several pages."""

    page: MailPage
    html: str
    text: str

    @property
    def shown(self) -> int:
        return len(self.page.stories)


def sendable(letter: Letter, site: Masthead, sender: str = "") -> bytes:
    """The whole message (RFC 5322); one letter has one such message, to the byte.

    It has neither date nor recipients, which are the sending program's, and a sender only where one
    is given, already in the form of a header.
    """
    boundary = f"=_{fingerprint(letter.text + letter.html)}"
    address = address_below(site.base, letter.page.address)
    editions = address_below(site.base, "/editions/")
    headers = (
        *((("From", sender),) if sender else ()),
        ("Subject", _encoded(letter.page.title, "Subject")),
        ("List-Id", formataddr((_one_line(site.title), list_id(site)))),
        ("List-Archive", f"<{editions}>"),
        ("Archived-At", f"<{address}>"),
        ("Content-Language", site.lang),
        ("X-Unsent", "1"),  # mail programs open the file as a draft
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
    )
    parts = (_part("plain", letter.text), _part("html", letter.html))
    body = "".join(f"--{boundary}\r\n{part}" for part in parts)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{head}\r\n{body}--{boundary}--\r\n".encode("ascii")


def list_id(site: Masthead) -> str:
    """The name of the list (RFC 2919) below the site's address: ``editions.news.example.org``."""
    parts = urlsplit(site.base)
    folders = reversed([_LABEL.sub("-", p.lower()).strip("-") for p in parts.path.split("/")])
    host = (parts.hostname or "localhost").encode("idna").decode("ascii")
    return ".".join(("editions", *filter(None, folders), host))


def _encoded(text: str, name: str) -> str:
    """A header's value in ASCII, folded."""
    text = _one_line(text)
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, header_name=name).encode(linesep="\r\n")


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _part(kind: str, text: str) -> str:
    """Quoted where most of it is ASCII, else in Base64."""
    data = text.encode("utf-8", "replace")
    quoted = sum(byte > 127 for byte in data) * 6 <= len(data)
    if quoted:
        encoding = "quoted-printable"
        body = body_encode(data.decode("latin-1"), maxlinelen=76, eol="\r\n")
    else:
        encoding = "base64"
        body = encodebytes(data).decode("ascii").replace("\n", "\r\n")
    return (
        f"Content-Type: text/{kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n"
    )
