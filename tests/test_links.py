"""Addresses keep what says where they lead, and lose what says who follows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.links import is_web, strip_tracking, web_address


@pytest.mark.parametrize(
    "parameter",
    [
        "utm_source=x", "utm_medium=mail", "UTM_Campaign=y", "utm_id", "fbclid=x", "gclid=x",
        "dclid=x", "gbraid=x", "wbraid=x", "msclkid=x", "twclid=x", "yclid=x", "ttclid=x",
        "igshid=x", "igsh=x", "mc_cid=x", "mc_eid=x", "mkt_tok=x", "_hsenc=x", "_hsmi=x",
        "__hstc=x", "hsCtaTracking=x", "vero_id=x", "oly_anon_id=x", "ref_src=x", "spm=a.b",
        "at_medium=x", "at_campaign=x", "xtor=x", "cmpid=x", "smid=x", "ncid=x", "s_cid=x",
        "li_fat_id=x", "_openstat=x", "ga_source=x",
    ],
)  # fmt: skip
def test_what_tracks_is_stripped(parameter: str) -> None:
    assert strip_tracking(f"https://a.example/b?{parameter}") == "https://a.example/b"
    assert strip_tracking(f"https://a.example/b?id=5&{parameter}#c") == "https://a.example/b?id=5#c"
    assert strip_tracking(f"https://a.example/?{parameter}&id=5") == "https://a.example/?id=5"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/b?id=5&page=2",
        "https://a.example/?q=utm_source",
        "https://a.example/?ref=5&source=x",
        "https://a.example/?a&b=&c=%20",
        "https://a.example/?",
        "https://a.example/#utm_source=x",
        "https://a.example/utm_source=x",
        "mailto:a@b.example?subject=x",
    ],
)
def test_what_says_where_it_leads_stays(url: str) -> None:
    assert strip_tracking(url) == url


@given(st.text(st.sampled_from("?&=#/autm_sx")))
def test_stripping_twice_is_stripping_once(url: str) -> None:
    once = strip_tracking(url)

    assert strip_tracking(once) == once


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://a.example/b ", "https://a.example/b"),
        ("HTTP://A.example", "http://A.example"),
        ("https://a.example:8080/b?c=d#e", "https://a.example:8080/b?c=d#e"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://bücher.example/größe", "https://bücher.example/größe"),
    ],
)
def test_web_addresses(text: str, url: str) -> None:
    assert web_address(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "", "a.example", "//a.example", "ftp://a.example/", "mailto:a@b.example", "https:///b",
        "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "https://a b.example",
        "https://a.example/\nb", "https://[", "https://a.example:99999/", "https://a.example:x/",
        "https://a\x00.example",
    ],
)  # fmt: skip
def test_what_is_no_web_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no web address|holds a space"):
        web_address(text)


@given(st.text())
def test_a_web_address_is_one_line_of_the_web(text: str) -> None:
    try:
        url = web_address(text)
    except ValueError:
        return
    assert is_web(url)
    assert url == url.strip()
    assert web_address(url) == url


def test_the_scheme_tells_the_web() -> None:
    assert is_web("HTTPS://a")
    assert is_web("http://a")
    assert not is_web("//a")
    assert not is_web("a https://b")
