"""What is not the article is recognised by its shape, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.furniture import is_furniture, kind_of

LINES = {
    "slugline": [
        "TOPSHOT-RUSSIA-NKOREA-POLITICS-DIPLOMACY",
        "UKRAINE-CRISIS/RUSSIA-PUTIN",
        "FILE - SPACE - MOON - INDIA",
        "РОССИЯ-ПОЛИТИКА-ВЫБОРЫ",
    ],
    "credit": [
        "—Dengan bantuan dari Seyoon Kim dan Shinhye Kang.",
        "With assistance from Jane Doe and John Smith.",
        "(Reporting by Jane Doe in Seoul; Editing by John Smith)",
        "Jane Doe contributed to this report.",
        "— Con la colaboración de María López y Juan Pérez.",
        "— Mit Unterstützung von Anna Weiß und Jörg Müller",
        "— Avec l'aide de Paul Durand",
        "Com a colaboração de João Silva e Ana Souza.",
        "— При участии Ивана Петрова",
        "— بمساعدة سارة أحمد",
        "（协助报道：张三、李四）",
        "（取材協力：山田太郎）",
        "(Avec agences.)",
    ],
    "byline": [
        "By Jane Doe",
        "By Reuters",
        "Oleh: Rina Sari",
        "Oleh Rina Sari",
        "Par Jean Dupont",
        "Von Anna Schmidt",
        "Por María López",
        "بقلم سارة أحمد",
        "记者 张三",
        "文／王小明",
        "執筆：山田花子",
        "लेखक: राहुल शर्मा",
        "Автор: Иван Петров",
        "Penulis: Andi | Editor: Sari",
        "Jane Doe | 14 September 2023 | 5 min read",
    ],
    "date": [
        "Kam Sep 14 , 2023",
        "JUMAT, 12 OKTOBER 2018 | 08:39 WIB | HARIAN PAGI",
        "Kamis, 14 September 2023 | 08:12 WIB",
        "03/04/2023",
    ],
    "caption": [
        "(Foto: ANTARA/Budi)",
        "Photo: Jane Doe/Getty Images",
        "Photo by Jane Doe",
        "FILE PHOTO: Two ships meet in 2019. REUTERS/Someone",
        "Two ships meet. (AP Photo/Someone)",
        "KOMPAS/PRIYOMBODO",
        "Foto/Net",
        "Foto: Stephan Weil (Archiv), via Küstendienst",
    ],
    "teaser": [
        "Next Post",
        "Baca Juga",
        "Baca juga: Kim Tiba di Rusia",
        "SIMAK JUGA - Belanda Bekuk Bulgaria",
        "اقرأ أيضاً: كيم يصل إلى روسيا",
        "相关阅读：金正恩抵达俄罗斯",
        "関連記事：金正恩氏がロシアに到着",
        "【関連記事】灯台守の家が宿になるまで",
        "ये भी पढ़ें: किम रूस पहुंचे",
        "Читайте также: Ким прибыл в Россию",
        "Lire aussi : Kim arrive en Russie",
        "Das könnte Sie auch interessieren",
        "Read more",
        "He had said so before … Read more",
    ],
    "furniture": [
        "Share",
        "Facebook Twitter WhatsApp",
        "Bagikan ke WhatsApp",
        "Follow us on Twitter and Facebook for more news.",
        "关注我们的微信公众号",
        "フォローする",
        "हमें फेसबुक पर फॉलो करें",
        "Subscribe to our newsletter",
        "5 min read",
        "Lesezeit: 4 Minuten",
        "3 jam lalu",
        "Tags: Kim, Putin, Russia",
        "#Kim #Putin",
        "Home > World > Asia",
        "© 2023 Kabar Nusantara. All rights reserved.",
        "ADVERTISEMENT",
        "विज्ञापन",
        "Sumber: https://example.com/a",
        "12 Comments",
        "Editor: Sari Dewi",
        "编辑：王小明",
        "***",
    ],
    "text": [
        "With assistance from the World Bank, Indonesia built 40 schools.",
        "Con la ayuda de vecinos, los bomberos apagaron el fuego.",
        "— Con la ayuda de Dios saldremos, dijo el viejo pescador.",
        "By George!",
        "By Thursday evening the last ship had left.",
        "Von der Leyen",
        "Por la paz",
        "COVID-19",
        "NATO",
        "Share prices fell 3 % on Thursday",
        "Related parties agreed to talk",
        "More in sorrow than in anger",
        "Topics: the economy and war.",
        "The photo: a man stands by the sea.",
        "Foto Presiden di Pelabuhan",
        "Subscribers left the service in great numbers.",
        "He read more books than anyone … and said so.",
        "“We will go on […] until it is done,” she said.",
        "In 2023, 14 people died.",
        "Comments by the minister angered the opposition.",
        "Sumber daya air di wilayah itu semakin menipis.",
        "Dengan bantuan dari warga, api dapat dipadamkan sebelum fajar.",
        "(ANTARA)",
        "Tag für Tag steigt das Wasser.",
    ],
}


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines]
)
def test_a_line_by_itself_is_told_only_when_its_shape_leaves_no_doubt(kind: str, line: str) -> None:
    assert kind_of(line) == kind
    assert is_furniture(line) == (kind != "text")


@given(st.text(max_size=300))
def test_any_text_has_a_kind(line: str) -> None:
    assert kind_of(line) != "title"
