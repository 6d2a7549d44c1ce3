"""Slugs keep what can be read, and are safe as names of files anywhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.slugs import LONGEST, LONGEST_BYTES, RESERVED, all_folded, folded, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Korea Utara Menyatakan Putin Mungkin Mengunjungi Pyongyang",
            "korea-utara-menyatakan-putin-mungkin-mengunjungi-pyongyang",
        ),
        ("Jum'at O’Brien ‘Epoch-Making’", "jumat-obrien-epoch-making"),
        ("चंद्रयान-3 चांद पर उतरा", "चंद्रयान-3-चांद-पर-उतरा"),
        ("月船三号：成功着陆！", "月船三号-成功着陆"),
        ("زلزالٌ قويّ يضرب المغرب", "زلزالٌ-قويّ-يضرب-المغرب"),
        ("Центробанк повысил ставку до 13 %", "центробанк-повысил-ставку-до-13"),
        ("Cafe\u0301 au lait", "café-au-lait"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδος"),
        ("CO₂ und ½ Grad", "co2-und-1-2-grad"),
        ("../../etc/passwd", "etc-passwd"),
        ("  --Hello,   World?! ", "hello-world"),
        (".hidden.", "hidden"),
    ],
)
def test_words_stay_and_all_else_parts_them(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 16)
    assert slugify("a" * 200) == "a" * 80
    assert slugify("月" * 200) == "月" * 80


def test_a_cut_leaves_no_letter_without_its_marks() -> None:
    assert slugify("a" * 79 + "e\u0323\u0332\u0331") == "a" * 79


@pytest.mark.parametrize("title", ["CON", "con", "Nul", "com1", "LPT9", "aux."])
def test_names_that_windows_keeps_for_itself_get_a_mark(title: str) -> None:
    slug = slugify(title)

    assert slug not in RESERVED
    assert slug.split("-")[0] in RESERVED
    assert slugify(slug) == slug


def test_a_title_without_letters_is_known_by_its_hash() -> None:
    assert slugify("🚀") != slugify("🎉")
    assert slugify("🚀") == slugify("🚀")
    assert slugify("…").isalnum()


@given(st.text())
def test_a_slug_of_a_slug_is_the_slug(title: str) -> None:
    slug = slugify(title)

    assert slugify(slug) == slug


@given(st.text() | st.text(min_size=70, alphabet=st.characters(categories=["L", "M", "Zs", "No"])))
def test_a_slug_is_short_and_holds_words_and_single_hyphens(title: str) -> None:
    slug = slugify(title)

    assert 0 < len(slug) <= LONGEST + 9
    assert len(slug.encode(errors="surrogatepass")) <= LONGEST_BYTES
    assert all(word and word[0].isalnum() for word in slug.split("-"))
    assert all(unicodedata.category(c)[0] in "LMN" for c in slug.replace("-", ""))
    assert slug == unicodedata.normalize("NFC", slug)
    assert slug not in RESERVED


@given(st.text(st.characters(max_codepoint=127)))
def test_titles_in_ascii_have_the_words_that_any_title_has(title: str) -> None:
    # A letter of another script, and of no word of the title's, has it read the longer way.
    assert slugify(f"x {title}") == slugify(f"字 x {title}").removeprefix("字-") or len(title) > 70


@given(st.text())
def test_folding_twice_is_folding_once(slug: str) -> None:
    assert folded(folded(slug)) == folded(slug)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("straße", "STRASSE"),
        ("café", "cafe\u0301"),
        ("ａｂｃ", "abc"),
        ("οδος", "ΟΔΟΣ"),
        ("ﬁn", "fin"),
    ],
)
def test_slugs_that_a_file_system_confuses_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_slugs_that_differ_stay_apart() -> None:
    assert folded("cafe") != folded("café")


@given(st.lists(st.text(max_size=4) | st.text(st.sampled_from("aB\0/"), max_size=4), max_size=5))
def test_many_slugs_are_folded_as_each_is(slugs: list[str]) -> None:
    assert all_folded(slugs) == [folded(slug) for slug in slugs]
