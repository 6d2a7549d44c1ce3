"""Pictures in words: a link each, none in a link, nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.unpictured import unpictured
from digest.site.words import Words
from tests.hypertext import elements, text_of
from tests.site_factories import words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>No picture.</p>", "<p>No picture.</p>"),
        ('<img src="/a.png" alt="A map">', '<a href="/a.png">Picture: A map</a>'),
        ('<img src="/a.png" alt="">', '<a href="/a.png">Picture</a>'),
        ('<img src="/a.png" alt="{x} &lt;b&gt;">', '<a href="/a.png">Picture: {x} &lt;b&gt;</a>'),
        ('<a href="/x/">See <img src="/a.png" alt="it"></a>', '<a href="/x/">See Picture: it</a>'),
        (
            '<a href="/x/">x</a> <img src="/a.png" alt="y">',
            '<a href="/x/">x</a> <a href="/a.png">Picture: y</a>',
        ),
        (
            '<figure><picture><source srcset="/a.avif 1x" type="image/avif">'
            '<img src="/a.png" alt="y"></picture><figcaption>z</figcaption></figure>',
            '<figure><a href="/a.png">Picture: y</a><figcaption>z</figcaption></figure>',
        ),
        ("<abbr>a</abbr><aside>b</aside>", "<abbr>a</abbr><aside>b</aside>"),
    ],
)
def test_a_picture_is_a_link_to_it(html: str, expected: str) -> None:
    assert unpictured(html, "en", words()) == expected


def test_our_word_and_the_articles_are_told_apart() -> None:
    arabic = unpictured('<img src="/a.png" alt="خريطة">', "ar", words())

    assert arabic == (
        '<a href="/a.png"><bdi lang="en" dir="ltr">Picture: '
        '<bdi lang="ar" dir="rtl">خريطة</bdi></bdi></a>'
    )


@given(st.text(), st.sampled_from(["en", "ar"]), st.booleans())
def test_no_words_make_markup(alt: str, lang: str, linked: bool) -> None:
    from html import escape

    picture = f'<img src="/a.png" alt="{escape(alt)}">'
    html = unpictured(f'<a href="/x/">{picture}</a>' if linked else picture, lang, words())
    names = [name for name, _ in elements(html)]

    assert set(names) <= {"a", "bdi"}
    assert names.count("a") == 1
    assert " ".join(text_of(escape(alt)).split()) in text_of(html)


def test_a_site_may_call_it_otherwise() -> None:
    own = Words("en", (("picture_of", "[{words}]"), ("picture", "[pic]")))

    assert unpictured('<img src="/a" alt="x">', "en", own) == '<a href="/a">[x]</a>'
