"""Babel's dates, by Unicode's CLDR.

When it is loaded Babel asks for the system's time zone, which we never use: pytz, where that is
installed, looks for six hundred files before it knows the name of one, and the standard library for
one. So Babel is loaded as where there is no pytz, in a tenth of the time.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Have a module not found, unless it has been loaded before."""
    missing = name not in sys.modules
    if missing:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if missing:
            del sys.modules[name]


try:
    with _without("pytz"):
        from babel import dates
except OSError:  # of a TZ that names no zone, at which pytz takes no offence
    from babel import dates

format_date = dates.format_date
format_interval = dates.format_interval
format_skeleton = dates.format_skeleton
format_time = dates.format_time
get_day_names = dates.get_day_names
