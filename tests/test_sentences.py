"""Sentences: whole, verbatim, in order; titles, numbers and quotations stay in one piece."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
import sentencex
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text import sentences
from digest.text.sentences import is_balanced, quotations, split_sentences
from tests.counting import operations

# What a sentence may end in, and what may follow.
ENDS = (
    *(" ", ". ", ".", "? ", ") ", "Prof", "Letjen", "approx", "figs", "12345", "1234) ", "storm"),
    *("a.m. ", "P.M. ", "Monday", "No", "K.H", "A", "b) ", "Storm", "(Gen", "well-known", "USB-C"),
)

CASES = [
    # Titles and abbreviations
    ("id", "Gubernur Hj. Khofifah tiba.", "Ia disambut Drs. H. Ahmad, M.Si. dan rombongan."),
    ("id", "Saham PT. Bank Jaya Tbk. naik 2,5 persen.", "Harganya Rp16.250,50 per lembar."),
    ("id", "Mereka membawa beras, gula, dll.", "Lalu mereka pulang."),
    ("id", "Jl. Ahmad Yani No. 5 RT. 03 ditutup.", "Polisi Brigjen. Budi mengatur."),
    ("id", "Pukul 10.00 WIB hujan turun.", "Ada banyak hal.", "Itu sebabnya."),
    ("en", "Mr. Smith met Dr. Jones at St. Mary's.", "Ms. Hall waited."),
    ("en", "He lives in the U.S.", "He works in St. Paul."),
    ("en", "The U.S. Senate agreed at 5 p.m. Monday.", "See no. 5, p. 12."),
    ("en", "He said no.", "They left."),
    ("en", "It landed at 6.04 p.m. Indian time.", "It was 2.57 p.m. New York time."),
    ("en", "Anyone may build for USB-C.", "Owners may too."),
    ("fr", "M. Dupont arrive.", "Mme. Hugo part."),
    ("no", "Det er kl. 10.", "Han kom ca. 5 min. senere."),
    ("bn", "মো. রহমান এলেন।", "ড. এ. কে. আজাদ বলেন, ৫.৫ টাকা।"),
    # Initials and decimals
    ("en", "J. K. Rowling and George W. Bush came.", "It cost $3.5 million."),
    ("en", "So did I.", "Then it rained."),
    ("ja", "放出を始めた。", "2011年3月の事故から12年余り。"),
    # Quotations
    ("en", "“I am here. Go now.”", "He left."),
    ("en", 'He said: "It works. We know."', "Then he left."),
    ("id", '"Saya tidak tahu. Tanya dia," kata Budi.', "Ia pergi."),
    ("fr", "Il dit : « Je viens. Attendez. »", "Puis il part."),
    ("de", "Er sagte: „Ich gehe. Du bleibst.“", "Dann ging er."),
    ("en", "Then (so it goes. Yes.) he left.", "Fin."),
    ("en", "“Really?” she asked.", "“No!”", "It ended."),
    ("ja", "彼は「行こう。」と言った。", "そうだ。"),
    ("zh", "他说“走吧。我们走。”", "然后走了。"),
    ("he", 'צה"ל אמר.', "הוא בא."),
    # Ellipses, danda, full-width stops, lists, small letters
    ("en", "Wait... what?", "And then....", "The end."),
    ("hi", "यह है।", "वह है॥", "क्या?"),
    ("ur", "یہ ہے۔", "وہ ہے؟"),
    ("zh", "你好！", "你呢？", "好。"),
    ("en", "1. First point.", "2. Second point."),
    ("en", "He bought apples etc. and left.", "iPhone sales rose."),
    ("en", "hello there.", "this has no capitals."),
    ("en", "One line\nand the next.", "Two."),
    # Numbers that count, initials, titles elsewhere
    ("de", "Er spielt in der 2. Bundesliga.", "Die Fa. Meyer zahlt 3,5 Prozent."),
    ("de", "Er starb 1990.", "Dann kam der 14. Bundespräsident."),
    ("tr", "Türkiye'nin 14. Cumhurbaşkanı geldi.", "Saat 10.30'da konuştu."),
    ("en", "They lost 3 to 2.", "Then they left."),
    ("vi", "Ông đến TP. Hồ Chí Minh.", "PGS.TS. Nguyễn Văn A nói."),
    ("ms", "Syarikat Maju Sdn. Bhd. rugi.", "Hj. Ali diam."),
    ("ur", "ڈاکٹر ا۔ ب۔ خان آئے۔", "وہ گئے۔"),
    ("pt", "A Dra. Ana fala do Séc. XXI.", "Eram 10h."),
    ("id", 'Ia berkata, "Kami siap. Kami pergi."', "Lalu ia pergi."),
    ("id", "Kepala BPS Drs. Agus S. Wibowo, M.Sc., Ph.D., hadir.", "Inflasi naik s.d. Desember."),
    # Scripts of Asia
    ("ko", "그는 “갈 것이다. 멈추지 않을 것이다.”라고 말했다.", "그리고 떠났다."),
    ("km", "លោកនាយករដ្ឋមន្ត្រីបានថ្លែង។", "ប្រជាជនរង់ចាំ៕"),
    ("my", "သမ္မတက ပြောကြားသည်။", "ပြည်သူများက စောင့်ဆိုင်းနေသည်။"),
    (
        "th",
        "นายสมชาย ใจดี รัฐมนตรีว่าการกระทรวงพลังงาน แถลงว่าค่าไฟฟ้าจะลดลงในเดือนหน้า",
        "ทั้งนี้ ประชาชนจะได้รับส่วนลดในใบแจ้งหนี้รอบถัดไป โดยไม่ต้องลงทะเบียน",
        "ขณะที่ฝ่ายค้านเรียกร้องให้รัฐบาลชี้แจงที่มาของเงิน",
    ),
    ("th", "ค่าไฟฟ้าจะลดลง ส่วนค่าน้ำเท่าเดิม"),
    (
        "lo",
        "ທ່ານ ສົມຈິດ ໃຈດີ ລັດຖະມົນຕີກະຊວງພະລັງງານ ຖະແຫຼງວ່າຄ່າໄຟຟ້າຈະຫຼຸດລົງໃນເດືອນໜ້າ",
        "ນອກຈາກນີ້ ປະຊາຊົນຈະໄດ້ຮັບສ່ວນຫຼຸດ ໃນໃບແຈ້ງໜີ້ຄັ້ງຕໍ່ໄປ",
    ),
]


@pytest.mark.parametrize(("lang", "expected"), [(lang, tuple(rest)) for lang, *rest in CASES])
def test_a_text_is_cut_where_its_sentences_end(lang: str, expected: tuple[str, ...]) -> None:
    between = "" if lang in ("zh", "ja") else " "

    assert split_sentences(between.join(expected), lang) == expected


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert split_sentences("A headline\n \nMr.\n\nSmith", "en") == ("A headline", "Mr.", "Smith")


def test_what_has_no_words_joins_its_neighbour() -> None:
    assert split_sentences("*** It ended. ...", "en") == ("*** It ended. ...",)
    assert split_sentences("...", "en") == ("...",)
    assert split_sentences(" \n ", "en") == ()


def test_a_long_speech_is_no_longer_held_together_by_us() -> None:
    long = "“" + "We go. " * 60 + "”"

    assert all(end - start > sentences.SHORT_QUOTATION for start, end in quotations(long))


@pytest.mark.parametrize("lang", ["", "xx", "pt-BR", "zh_Hant", "ID", "é", "\ud800", "-"])
def test_any_name_of_a_language_will_do(lang: str) -> None:
    assert split_sentences("One. Two.", lang) == ("One.", "Two.")


PIECES = st.sampled_from(
    [*'aBé1 .!?…"“”„«»()「」。।\n\r\t\u2028\u00a0’‘,\u0301\x00\u200b\x85😀', "Dr.", "U.S.", "Hj. "]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.lists(PIECES).map("".join), st.text(st.characters())),
    st.sampled_from(["en", "id", "bn", "ja"]),
)
def test_sentences_are_parts_of_the_text_in_order_and_nothing_is_lost(text: str, lang: str) -> None:
    rest = text
    for sentence in split_sentences(text, lang):
        before, found, rest = rest.partition(sentence)
        assert found
        assert sentence == sentence.strip()
        assert not before.strip()
    assert not rest.strip()


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_short_quotation_is_cut_in_two(text: str) -> None:
    if "\n" in text:
        return
    pairs = [(a, b) for a, b in quotations(text) if a >= 0 and 0 <= b - a <= 300]
    place = 0
    for sentence in split_sentences(text, "en"):
        place = text.index(sentence, place)
        assert not any(a < place <= b for a, b in pairs)
        place += len(sentence)


def test_what_the_package_cannot_bear_is_not_printable() -> None:
    spaces = [chr(n) for n in range(0x110000) if sentences._UNBEARABLE.match(chr(n))]

    assert [c for c in spaces if c.isprintable()] == [" "]


@given(st.lists(st.sampled_from(ENDS), max_size=20).map("".join))
def test_a_long_word_before_a_full_stop_is_judged_as_a_short_one(text: str) -> None:
    with patch.object(sentences, "LONGEST_MARK", 99):
        slowly = split_sentences(text, "en")

    assert split_sentences(text, "en") == slowly


@pytest.mark.parametrize("unit", ["a. ", "“a. ", '"', "“", "(", "!? ", "\n", "Dr. ", "A.b "])
def test_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    def work(text: str) -> int:
        return operations(lambda: split_sentences(text, "en"))

    work(unit)
    # Eight times the text; quadratic work would be sixty-four times as much.
    assert work(unit * 16000) < 10 * work(unit * 2000)


@settings(max_examples=30)
@given(st.integers(0, 3 * sentences.WINDOW), st.sampled_from(["a. ", "“", "“a. ", "word "]))
def test_the_package_is_shown_everything_once_and_little_at_a_time(length: int, unit: str) -> None:
    text = (unit * (length // len(unit) + 1))[:length].strip()
    shown: list[str] = []

    def segment(code: str, window: str) -> list[str]:
        shown.append(window)
        return list(sentencex.segment(code, window))

    with patch.object(sentences, "sentencex", SimpleNamespace(segment=segment)):
        split_sentences(text, "en")

    assert "".join(shown) == text
    assert all(len(window) <= sentences.WINDOW for window in shown)


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("“Yes.”", True),
        ('"Yes," he said. "No."', True),
        ("“Yes.", False),
        ("Yes.”", False),
        ("‘Don’t,’ he said.", True),
        ("the dogs’ bowl, 1) and (so", True),
        ("„Ja.“ »Ja.« «Oui.» ”Ja.”", True),
        ("„Ja. »Nein.«", False),
    ],
)
def test_a_quotation_is_whole_or_not(text: str, balanced: bool) -> None:
    assert is_balanced(text) == balanced
