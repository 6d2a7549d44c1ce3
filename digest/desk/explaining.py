"""The preview's own pages on summaries: who may see them, and where they are."""

from collections.abc import Callable
from ipaddress import ip_address

from digest.desk.answer import TYPES, Reply, locate, missing, plain, put_last, whole
from digest.desk.gate import Ask, Stand
from digest.desk.ways import EXPLAIN, additions, is_article
from digest.errors import DigestError

# The page on an article, by its address within the site; raises DigestError.
Explain = Callable[[str], bytes]


def is_asked(stand: Stand, ask: Ask) -> bool:
    return ask.path.startswith(stand.base + EXPLAIN)


def explained(stand: Stand, ask: Ask, caller: str, explain: Explain, build: str) -> Reply:
    """The account of an article that is published, for who asks from this machine.

    The text of an article may not be for everyone who may see the preview: of some only a summary
    is published.
    """
    if not _is_loopback(caller):
        return plain(
            403, "Accounts of summaries are shown on the machine that the preview runs on."
        )
    inner = ask.path.removeprefix(stand.base + EXPLAIN)
    if not is_article(inner) or locate(stand.output, inner) is None:
        return missing(stand, ask, build)
    try:
        page = explain(f"/{inner}")
    except DigestError as error:  # it was published, and its source has a fault by now
        return plain(409, "\n".join(map(str, error.notices)))
    return whole(200, put_last(page, additions("", stand.base, build)), TYPES[".html"])


def _is_loopback(caller: str) -> bool:
    try:
        return ip_address(caller.partition("%")[0]).is_loopback
    except ValueError:
        return False
