"""Who may ask the preview, and what: drafts are on this machine, and browsers roam."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from digest.value import Value

Headers = tuple[tuple[str, str], ...]


class Stand(Value, frozen=True):
    """Where the preview stands: what it shows, below which path, at which address."""

    output: Path
    base: str = "/"
    host: str = "127.0.0.1"
    port: int = 8000


class Ask(NamedTuple):
    """A request: the path decoded once, the names of the headers in small letters."""

    method: str
    path: str
    query: str = ""
    headers: Headers = ()

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.headers if key == name)

    def get(self, name: str) -> str:
        return ",".join(self.all(name))


def refusal(stand: Stand, ask: Ask) -> tuple[int, str] | None:
    """The status and the reason with which to turn away what no page of this site asks for.

    A foreign page can have its own name lead to this machine; the browser then still sends that
    name as the host, and the page's origin with what its scripts ask for.
    """
    hosts = ask.all("host")
    if len(hosts) != 1:
        return 400, "A request names one host."
    if not is_ours(hosts[0], stand):
        return 421, "This preview answers to localhost only; see --bind."
    for origin in ask.all("origin"):
        if not origin.startswith("http://") or not is_ours(origin.removeprefix("http://"), stand):
            return 403, "This preview answers to its own pages only."
    if ask.method not in ("GET", "HEAD"):
        return 405, "A preview can only be read."
    return None


def is_ours(authority: str, stand: Stand) -> bool:
    """Whether ``host:port`` is a way to write where the preview stands."""
    match = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:/@\s]+)(?::(\d{1,5}))?", authority)
    if match is None or int(match[2] or 80) != stand.port:
        return False
    name = match[1].strip("[]").casefold()
    if name in ("localhost", "127.0.0.1", "::1", stand.host.casefold()):
        return True
    # Bound to every address of the machine: any number will do, since only names can be rebound.
    return is_any(stand.host) and _is_number(name)


def is_any(host: str) -> bool:
    """Whether to bind there means every address of this machine."""
    return _is_number(host) and ip_address(host).is_unspecified


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
