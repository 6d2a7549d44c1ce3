"""More such words, and those of other languages, by kind as in `phrases`.

Turkish, Italian, Dutch, Vietnamese, Korean, Polish, Norwegian, Danish, Swedish, Bengali, Urdu,
Persian, Ukrainian, Thai, Swahili, Basque and Malay: what papers put between their paragraphs.
"""

MORE: dict[str, str] = {
    "request": (
        r"read more about|have a (news )?tip|this (article|story) was (originally|first) published|"
        r"this (article|story) has been (updated|corrected)|correction:|"
        r"an earlier version of this (article|story)|simak (video|breaking news)|"
        r"artikel ini telah (tayang|terbit)|jangan lupa (ikuti|berlangganan)|mari bergabung|"
        r"puedes seguir a|cet article est réservé|hier (können sie|kannst du) .{0,20}newsletter|"
        r"receba as notícias|subscreva|اضغط هنا|اشترك في (نشرت|قنات|خدم)|更多(新闻|新聞|资讯|資訊)|"
        r"本文([来來]源|[转轉][载載自])|点击(查看|阅读)|この記事は会員|会員限定|"
        r"ता(ज़|ज)ा खबरों के लिए|подпишитесь|подробности читайте|нашли ошибку|"
        r"bizi (twitter|facebook|instagram|x)|bültenimiz(e|i)|abone olun|seguici|"
        r"iscriviti|abbonati (a|al|alla|ora)|"
        r"volg ons|meld je aan|abonneer je|theo dõi chúng tôi|đăng ký nhận|구독해 ?주세요|구독하기|"
        r"무단 ?전재|무단전재 및.*|"
        r"obserwuj nas|zapisz się (do|na)|følg oss|følg os|meld deg på|följ oss|prenumerera på|"
        r"ما را در .{2,20} دنبال|підпису?йтес[ья]|підпишіться|fuatilia ukurasa|sertai kami"
    ),
    "also": (
        r"leggi anche|lees ook|czytaj (też|także|również)|les også|læs også|läs (också|även|mer)|"
        r"আরও পড়ুন|আরো পড়ুন|یہ بھی پڑھیں|مزید پڑھیں|بیشتر بخوانید|читайте також|"
        r"ilginizi çekebilir|ayrıca okuyun|đọc thêm|xem thêm|관련 ?기사|อ่านเพิ่มเติม|soma pia|"
        r"irakurri ere|baca lagi"
    ),
    "photo": r"fotoğraf|ảnh|사진|ছবি|تصویر|عکس|fot\.?|ภาพ|argazkia|picha",
}
