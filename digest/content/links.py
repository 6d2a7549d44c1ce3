"""Web addresses as editors paste them: checked, and freed of what follows readers about."""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

# Parameters that tell a site who sent whom and say nothing about the page. From the lists of
# ClearURLs and Firefox's query stripping, reduced to names that nothing else uses.
TRACKING = (
    r"(?:utm_\w+|ga_\w+|mc_[ce]id|mkt_tok|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|"
    r"yclid|igsh(?:id)?|_hs(?:enc|mi)|__hs\w+|hsCtaTracking|vero_(?:conv|id)|oly_(?:anon|enc)_id|"
    r"wickedid|ttclid|li_fat_id|s_cid|ncid|cmpid|smid|smtyp|spm|at_(?:medium|campaign)\w*|"
    r"xtor|ref_src|ref_url|__twitter_impression|amp_js_v|usqp|_openstat|rb_clickid)"
)

CROWD = 20  # addresses in one word, of which no editor has pasted a second

_SPACE = re.compile(r"[\s\x00-\x1f]")


def strip_tracking(url: str) -> str:
    """The same address without parameters that only track; others keep order and spelling."""
    if "?" not in url:
        return url
    head, _, tail = url.partition("?")
    query, mark, frag = tail.partition("#")
    kept = [part for part in query.split("&") if not _tracking().fullmatch(part.partition("=")[0])]
    return head + ("?" + "&".join(kept) if kept else "") + mark + frag


@lru_cache(maxsize=1)
def _tracking() -> re.Pattern[str]:
    return re.compile(TRACKING, re.IGNORECASE)


def web_address(text: str) -> str:
    """An http or https address without tracking; raises ValueError with a reason."""
    url = text.strip()
    if _SPACE.search(url):
        raise ValueError(f'"{url[:60]}" holds a space')
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None  # asking for a wrong port raises
    except ValueError:
        raise ValueError(f'"{url[:60]}" is no web address') from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise ValueError(f'"{url[:60]}" is no web address')
    return strip_tracking(urlunsplit(parts))


def is_web(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))
