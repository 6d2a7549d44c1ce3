"""Datelines: the place, the day and the agency go, in whatever script, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.datelines import strip_dateline

OPENED = (
    ("JAKARTA, KOMPAS — ", "Harga beras naik."),
    ("JAKARTA, KOMPAS.com – ", "Harga beras naik."),
    ("KOMPAS.com - ", "Harga beras naik."),
    ("TEMPO.CO, Jakarta - ", "Harga beras naik."),
    ("Jakarta, CNN Indonesia -- ", "Harga beras naik."),
    ("Jakarta (ANTARA) - ", "Harga beras naik."),
    ("Liputan6.com, Jakarta - ", "Harga beras naik."),
    ("Jakarta - ", "Presiden Joko Widodo tiba di Medan."),
    ("REPUBLIKA.CO.ID, JAKARTA -- ", "Harga beras naik."),
    ("Surabaya, Jawa Pos – ", "Harga beras naik."),
    ("MOSCOW (AP) — ", "Two ships met."),
    ("WASHINGTON, Sept 14 (Reuters) - ", "Two ships met."),
    ("(Reuters) - ", "Two ships met."),
    ("NEW DELHI, KABAR — ", "Dua kapal bertemu."),
    ("LOS ANGELES — ", "Two ships met."),
    ("LONDON/PARIS, Sept 14 (Reuters) - ", "Two ships met."),
    ("SEOUL, Sept. 14 (Yonhap) -- ", "Two ships met."),
    ("BEIJING, Sept. 14 (Xinhua) -- ", "Two ships met."),
    ("New Delhi, Sep 14 (PTI) ", "Two ships met."),
    ("ISLAMABAD: ", "Two ships met."),
    ("KUALA LUMPUR, Sept 14: ", "Two ships met."),
    ("KUALA LUMPUR, Sept 14 (Bernama) -- ", "Two ships met."),
    ("SEOUL - ", "“We met,” he said."),
    ("WASHINGTON (AP) — ", "A jury met."),
    ("TOKYO (Kyodo) -- ", "Ships met."),
    ("ST. LOUIS (AP) — ", "Ships met."),
    ("FORT WORTH, Texas (AP) — ", "Ships met."),
    ("AP — ", "Ships met at sea."),
    ("OTTAWA — ", "Ships met."),
    ("GENEVA, 14 September 2023 – ", "Ships met."),
    ("BERLIN (dpa) - ", "Zwei Schiffe trafen sich."),
    ("Berlin (dpa) - ", "Zwei Schiffe trafen sich."),
    ("Berlin (dpa/tmn) - ", "Zwei Schiffe trafen sich."),
    ("Berlin – ", "Die Regierung hat beschlossen."),
    ("Frankfurt/Main (dpa) - ", "Zwei Schiffe."),
    ("WIEN (APA) - ", "Zwei Schiffe."),
    ("Berlin, 14. Sep (Reuters) - ", "Zwei Schiffe."),
    ("MADRID, 14 sep. (EFE).- ", "Dos barcos se encontraron."),
    ("MADRID, 14 sep. (EFE).-", "Dos barcos se encontraron."),
    ("MADRID, 14 Sep. (EUROPA PRESS) - ", "Dos barcos."),
    ("Buenos Aires, 14 sep (EFE).- ", "Dos barcos."),
    ("Ciudad de México, 14 sep (EFE).- ", "Dos barcos."),
    ("LIMA.- ", "Dos barcos llegaron."),
    ("PARIS (AFP) - ", "Deux navires."),
    ("Paris, 14 septembre 2023 (AFP) – ", "Deux navires."),
    ("Rabat - ", "Le roi a reçu le ministre."),
    ("GENÈVE — ", "Deux navires."),
    ("ROMA (ANSA) - ", "Due navi."),
    ("(ANSA) - ROMA, 14 SET - ", "Due navi."),
    ("Roma, 14 set. (askanews) - ", "Due navi."),
    ("Lisboa, 14 set 2023 (Lusa) – ", "Dois navios."),
    ("BRASÍLIA (Reuters) - ", "Dois navios."),
    ("São Paulo – ", "O governo anunciou medidas."),
    ("LISBOA, 14 de setembro – ", "Dois navios."),
    ("МОСКВА, 14 сен — РИА Новости. ", "Два корабля встретились."),
    ("МОСКВА, 14 сентября. /ТАСС/. ", "Два корабля встретились."),
    ("Москва. 14 сентября. ИНТЕРФАКС - ", "Два корабля встретились."),
    ("КИЕВ (Рейтер) — ", "Два корабля."),
    ("МОСКВА (ТАСС) - ", "Два корабля."),
    ("МОСКВА, 14 сен - РИА Новости. ", "Два корабля встретились."),
    ("नई दिल्ली — ", "दो जहाज़ मिले।"),
    ("नई दिल्ली, 14 सितंबर (भाषा) ", "दो जहाज़ मिले।"),
    ("नई दिल्ली, 14 सितंबर (भाषा)। ", "दो जहाज़ मिले।"),
    ("मुंबई (एजेंसी)। ", "दो जहाज़ मिले।"),
    ("नई दिल्ली: ", "दो जहाज़ मिले।"),
    ("नई दिल्ली, 14 सितंबर: ", "दो जहाज़ मिले।"),
    ("القاهرة (رويترز) - ", "التقت سفينتان."),
    ("القاهرة – ", "التقت سفينتان في البحر."),
    ("موسكو 14 سبتمبر /تاس/ ", "التقت سفينتان."),
    ("القاهرة - «القدس العربي»: ", "التقت سفينتان."),
    ("رام الله 14-9-2023 وفا- ", "التقت سفينتان."),
    ("دبي، 14 سبتمبر (وام) -- ", "التقت سفينتان."),
    ("(رويترز) - ", "التقت سفينتان."),
    ("（本报雅加达讯）", "两艘船相遇。"),
    ("(北京14日電)", "两艘船相遇。"),
    ("新华社北京9月14日电 ", "两艘船相遇。"),
    ("新华社北京9月14日电（记者张三）", "两艘船相遇。"),
    ("中新网北京9月14日电 ", "两艘船相遇。"),
    ("新华社北京9月14日电", "两艘船相遇。"),
    ("本报讯 ", "两艘船相遇。"),
    ("本报讯（记者 张三）", "两艘船相遇。"),
    ("北辰日报讯（记者 林若溪）", "两艘船相遇。"),
    ("（中央社記者王小明台北14日電）", "兩艘船相遇。"),
    ("〔記者王小明／台北報導〕", "兩艘船相遇。"),
    ("中新社北京9月14日电 (记者 张三)", "两艘船相遇。"),
    ("【ワシントン＝山田太郎】", "二隻の船が会った。"),
    ("【ニューヨーク共同】", "二隻の船が会った。"),
    ("［北京　１４日　ロイター］ - ", "二隻の船が会った。"),
    ("【北京時事】", "二隻の船が会った。"),
    ("[ワシントン 14日 ロイター] - ", "二隻の船が会った。"),
    ("(서울=연합뉴스) 홍길동 기자 = ", "두 배가 만났다."),
    ("[서울=뉴시스] 홍길동 기자 = ", "두 배가 만났다."),
    ("(도쿄=연합뉴스) ", "두 배가 만났다."),
    ("Hà Nội (TTXVN) - ", "Hai con tàu gặp nhau."),
    ("TTO - ", "Hai con tàu gặp nhau."),
    ("VOV.VN - ", "Hai con tàu gặp nhau."),
    ("ANKARA (AA) - ", "İki gemi buluştu."),
    ("İSTANBUL, (DHA)- ", "İki gemi buluştu."),
    ("ঢাকা, ১৪ সেপ্টেম্বর (বাসস) : ", "দুটি জাহাজ।"),
    ("AMSTERDAM (ANP) - ", "Twee schepen."),
    ("WARSZAWA (PAP) - ", "Dwa statki."),
    ("กรุงเทพฯ 14 ก.ย. - ", "เรือสองลำพบกัน"),
    ("ISTANBUL, 14 Eylül (Reuters) - ", "İki gemi."),
    ("تهران- ایرنا- ", "دو کشتی دیدار کردند."),
    ("BUDAPEST (MTI) – ", "Két hajó."),
    ("ОТТАВА — ", "Два корабля."),
    ("Bogor, 14/9/2023 (Antara) - ", "14 orang tewas."),
    ("MEDAN, Waspada.id – ", "“Kami siap,” katanya."),
)
KEPT = (
    "COVID-19: What is known about the new variant so far.",
    "BRICS-2024: Six countries have been invited.",
    "Real Madrid – Barcelona ended 3-1 on Saturday.",
    "Indonesia - Malaysia berakhir 2-1 di Surabaya.",
    "NATO — the alliance — met on Thursday.",
    "Two ships — both old — met.",
    "COVID-19 spread.",
    "Москва — столица России.",
    "Olaf Scholz (SPD): „Wir gehen.“",
    "The World Health Organization (WHO) - the body - met.",
    "Berlin – Deutschlands Hauptstadt – wächst weiter.",
    "Spain (and England) met.",
    "Apple (AAPL) fell 3 percent.",
    "На выставке (Москва) - хорошо.",
    "India: the country met.",
    "प्रधानमंत्री नरेंद्र मोदी ने कहा — हम जाएंगे।",
    "मोदी: “हम जाएंगे।”",
    "他说：“我们走。”",
    "电网公司宣布。",
    "通讯公司说。",
    "电网公司昨日停电，居民受到影响。",
    "公司今日发布最新资讯，股价上涨。",
    "记者14日电话采访了他。",
    "該台9月14日電視播出節目。",
    "警方9日讯问两人。",
    "「行きます」と彼は言った。",
    "（写真あり）とある。",
    "[…] and so on.",
    "Pope Francis – In a letter the Pope – wrote.",
    "The deal – President Biden said – is done.",
    "Jakarta–Bandung kini di bawah satu jam.",
    "He (Reuters photographer) - Something.",
    "10 September – The ship left.",
    "“We met” – The ship left.",
    "Я — Александр Пушкин.",
    "中国电信网络",
    "日本電気は新製品",
    "朝日電工 2023",
    "Путин — Байдену: нет.",
    "In Paris (France) - We met.",
    "وقال الرئيس - وهو في القاهرة - إنه ذهب.",
    "Breaking",
    "(Photo: AP)",
    "U.S. — The",
    "IMF — Chief says",
)


@pytest.mark.parametrize(("opening", "news"), OPENED)
def test_a_dateline_is_taken_off(opening: str, news: str) -> None:
    assert strip_dateline(opening + news) == news


@pytest.mark.parametrize("text", KEPT)
def test_what_opens_a_sentence_stays(text: str) -> None:
    assert strip_dateline(text) == text


PIECES = st.sampled_from(
    [
        *"aB1 .,:-—–(/)（）【】[]=日电م न",
        "JAKARTA",
        "AP",
        "(AFP)",
        "14 sep",
        "本报讯",
        " - ",
        "News.",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join)))
def test_the_rest_is_the_end_of_the_text_as_it_was_written(text: str) -> None:
    rest = strip_dateline(text)

    assert text.endswith(rest)
    assert len("".join(text.split())) - len("".join(rest.split())) <= 300


def test_below_a_standfirst_it_has_to_be_certain() -> None:
    assert strip_dateline("MEDAN (Antara) - Hujan turun.", certain=True) == "Hujan turun."
    assert strip_dateline("Medan - Hujan turun lagi.", certain=True) == "Medan - Hujan turun lagi."


def test_a_dateline_stands_alone_where_its_paragraph_ends() -> None:
    assert strip_dateline("नई दिल्ली: ") == ""
