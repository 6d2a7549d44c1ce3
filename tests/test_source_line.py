"""The line above an article: where it is from, in which language, and when, said once."""

import re
from datetime import date
from typing import Any

from digest.model import Origin
from tests.site_factories import dated, files


def page(day: str, **fields: Any) -> str:
    one = dated("2023-09-14", origin=Origin("KCNA", published=date.fromisoformat(day)), **fields)
    return files(one)[f"{one.address[1:]}index.html"].decode()


def times(html: str) -> list[str]:
    return re.findall(r'<time datetime="([^"]+)"', html)


def test_the_outlet_leads_to_its_page() -> None:
    link = '<a class="outlet" href="/sources/kcna/"><bdi>KCNA</bdi></a>'

    assert link in page("2023-09-13")


def test_a_day_of_its_own_is_told_beside_the_edition_s() -> None:
    assert [time[:10] for time in times(page("2023-09-13"))] == ["2023-09-13", "2023-09-14"]


def test_the_same_day_is_told_once() -> None:
    assert [time[:10] for time in times(page("2023-09-14"))] == ["2023-09-14"]


def test_a_language_reads_as_a_language() -> None:
    assert '<span class="language">Bahasa Indonesia</span>' in page("2023-09-14", lang="id")
