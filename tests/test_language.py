"""The language is told from the script, then from the words, else it is the one expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.language import detect


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Korea Utara Menyatakan Putin Mungkin Mengunjungi Pyongyang"),
        ("id", "KCNA menawarkan sedikit rincian tentang kesepakatan apa pun."),
        ("ms", "Kerajaan akan mengumumkan bajet baharu pada bulan Oktober"),
        ("en", "Chandrayaan-3 lands near the Moon's south pole"),
        ("es", "El Gobierno aprueba una nueva ley de vivienda"),
        ("fr", "Le gouvernement adopte une nouvelle loi"),
        ("de", "Der Bundestag beschließt ein neues Heizungsgesetz"),
        ("pt", "Governo aprova nova lei da habitação"),
        ("ar", "الحكومة تعلن عن قانون جديد للإسكان"),
        ("fa", "دولت قانون جدیدی را برای مسکن تصویب کرد"),
        ("zh", "中国人民银行周四宣布下调存款准备金率以支持经济"),
        ("ja", "日銀、政策金利を据え置き"),
        ("hi", "सरकार ने किसानों के लिए नया कानून पारित किया है"),
        ("ru", "Правительство приняло новый закон"),
        ("uk", "Уряд ухвалив новий закон про державний бюджет країни"),
        ("ko", "정부 새 법안 발표"),
        ("th", "รัฐบาลประกาศกฎหมายใหม่"),
        ("el", "Νέος νόμος"),
    ],
)
@pytest.mark.parametrize("default", ["en", "id", "ja"])
def test_a_headline_is_enough(lang: str, text: str, default: str) -> None:
    assert detect(text, default) == lang


@pytest.mark.parametrize(
    "text",
    [
        "", "1234 5678", "Storm hits", "asdf qwer zxcv poiu lkjh mnbv qazw", "🚀🚀🚀",
        "Putin Kim Jong Un Vladimir Kyiv Seoul Tokyo", "https://example.com/the/weather/of/today",
    ],
)  # fmt: skip
@pytest.mark.parametrize("default", ["id", "pt"])
def test_what_says_nothing_is_in_the_language_expected(text: str, default: str) -> None:
    assert detect(text, default) == default


def test_near_relatives_are_told_by_what_is_expected() -> None:
    headline = "Banjir rob rendam ribuan rumah di Semarang"

    assert (detect(headline, "id"), detect(headline, "ms")) == ("id", "ms")
    assert detect(headline, "en") == "id"


def test_a_word_of_its_own_tells_malay_from_indonesian() -> None:
    assert detect("Menteri itu berkata bahawa rumah baru siap bulan depan", "id") == "ms"
    assert detect("Menteri itu berkata bahwa rumah baru siap bulan depan", "ms") == "id"


def test_a_few_letters_of_a_script_rule_out_languages_without_it() -> None:
    assert detect("زلزال", "en") == "ar"
    assert detect("زلزال", "fa") == "fa"
    assert detect("Закон", "uk") == "uk"
    assert detect("首相会見", "ja") == "ja"
    assert detect("首相会見", "en") == "zh"


def test_names_in_another_script_do_not_change_the_language() -> None:
    chinese = "我们周末在北京的电影院里看了一部很老的动画片《トトロ》，"
    assert (
        detect(
            chinese
            + "大家都说这个故事好看，孩子们也愿意再看一遍，还想知道它是在哪里画出来的。" * 2,
            "en",
        )
        == "zh"
    )
    assert detect("Presiden bertemu 金正恩 pada hari Kamis di pusat antariksa itu.", "en") == "id"


@given(st.text(), st.sampled_from(["en", "id", "zh"]))
def test_any_text_has_one_language_of_two_letters(text: str, default: str) -> None:
    found = detect(text, default)

    assert len(found) == 2
    assert detect(text, default) == found
