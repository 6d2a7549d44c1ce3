"""What, in a page copied as plain text, is not the article: credits, bylines, teasers, buttons.

A line is judged by its shape first (length, capitals, sentence end, names, place in the page)
and by its words second; the words only ever count at the edge of a short line, so that a
sentence of the article that happens to hold one of them stays.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from digest.text.dates import find_date

Label = Literal[
    "title", "text", "slugline", "credit", "caption", "byline", "date", "teaser", "furniture"
]

# One row a kind, each a regular expression in the order English, Indonesian, Spanish, French,
# German, Portuguese, Arabic, Chinese, Japanese, Hindi, Russian, for text as `_flat` makes it.
WORDS: dict[str, str] = {
    # The whole line: an advertisement begins or ends.
    "advert": (
        r"advertise?ments?|sponsored( content)?|scroll to continue.*|story continues below.*|"
        r"iklan|advertorial|gulir untuk.*|lanjutkan dengan konten|publicidad|anuncio|publicité|"
        r"annonce|anzeige|werbung|publicidade|anúncio|continua após.*|إعلانا?ت?|[广廣]告|広告|"
        r"スポンサーリンク|विज्ञापन|реклама"
    ),
    # The whole line, names of networks after it or not.
    "button": (
        r"share( this)?( article| story| post| page)?( on| via| with)?|copy link|"
        r"print( this page)?|save|listen( to (this|the) (article|story))?|tweet|sign in|log in|"
        r"subscribe|donate|menu|search|skip to (main )?content|"
        r"bagikan( artikel| berita)?( ini)?( ke| di| via)?|salin tautan|cetak|simpan|dengarkan|"
        r"masuk|cari|lewati ke konten|compartir( en| esta noticia| este artículo)?|guardar|"
        r"imprimir|escuchar|suscribirse|partager( sur| cet article| par)?|imprimer|écouter|"
        r"enregistrer|s.abonner|teilen( auf| per| sie diesen artikel)?|drucken|merken|anhören|"
        r"abonnieren|anmelden|compartilh(ar|e)( no| em| esta notícia)?|salvar|ouvir|assinar|"
        r"copiar link|شارك|مشاركة( المقال| الخبر)?( على| عبر)?|طباعة|استمع|حفظ|نسخ الرابط|اشتراك|"
        r"分享(到|至|本文)?|收藏|打印|列印|点赞|點讚|复制链接|複製連結|订阅|訂閱|シェア(する)?|"
        r"共有(する)?|ツイート|印刷|保存|リンクをコピー|ログイン|शेयर( करें)?|साझा करें|प्रिंट|"
        r"सेव करें|सुनें|поделиться( в)?|сохранить|распечатать|скопировать ссылку|слушать|войти"
    ),
    # The beginning of a line without much else: a request to the reader.
    "request": (
        r"follow us|subscribe (to|now|today)|sign up (for|to)|join (us|our) on|get our|"
        r"download our|like us on|this (web)?site uses cookies|we use cookies|click here|"
        r"already a subscriber|support our|have a tip|ikuti (kami|berita|kanal|akun|whatsapp)|"
        r"berlangganan (sekarang|newsletter|buletin)|dapatkan (update|berita|informasi)|"
        r"unduh aplikasi|gabung (di|ke|dengan)|jangan lewatkan|situs (web )?ini menggunakan|"
        r"simak berita|síg[ua]enos|síganos|suscríb[ea](te|se)|recib[ea] (nuestro|nuestra)|"
        r"descarga nuestra|utilizamos cookies|este sitio (web )?utiliza|haz clic|únete a|"
        r"suivez[ -]nous|abonnez-vous|inscrivez-vous|recevez (nos|notre)|téléchargez notre|"
        r"nous utilisons des cookies|ce site utilise|cliquez ici|folgen sie uns|folge uns|"
        r"abonnieren sie|melden sie sich|jetzt (abonnieren|anmelden)|"
        r"wir (verwenden|nutzen) cookies|diese (web)?seite (verwendet|nutzt) cookies|"
        r"laden sie unsere|siga(-nos| a gente| nosso)|assine (a|o|nossa|já|agora)|inscreva-se|"
        r"receba nossas|baixe o (nosso )?aplicativo|usamos cookies|este site (usa|utiliza)|"
        r"clique aqui|participe do canal|تابعونا|تابعنا|تابعوا (كل|آخر|صفح|قناة)|"
        r"اشتركوا? (في|الآن)|سجل في (نشرت|القائمة)|حمل تطبيق|يستخدم (هذا )?الموقع|"
        r"انضم(وا)? (إلى|الى)|(请|欢迎|敬请)?(关注|關注|追[蹤踪])(我们|我們|微信|公众号)|"
        r"(立即|马上)?(订阅|訂閱)(我们|我們|电子|電子|新闻)|扫码|掃碼|扫描二维码|"
        r"下载.{0,6}(客户端|app)|本(网站|網站)使用|点击此处|"
        r".{0,12}(公式)?(x|twitter|line|facebook)?を?フォロー|メルマガ|ニュースレター.{0,12}登録|"
        r"会員登録|当サイト.{0,12}(cookie|クッキー)|続きは会員|हमें .{0,30}फॉलो|"
        r".{0,40}(सब्सक्राइब|फॉलो) करें|हमारे .{0,30}(से जुड़ें|को लाइक)|ऐप डाउनलोड|"
        r"подпис(ывайтесь|аться|ывайся|итесь)|следите за нашими|читайте нас|"
        r"присоединяйтесь к нам|мы используем (файлы )?cookie|этот сайт использует|скачайте"
    ),
    # The whole line, a number beside it: what follows is written by readers.
    "comments": (
        r"comments?|leave a (reply|comment)|join the (conversation|discussion)|post a comment|"
        r"komentar|tulis komentar|tinggalkan (komentar|balasan)|beri komentar|comentarios?|"
        r"deja (un comentario|una respuesta)|commentaires?|laisser un commentaire|kommentare?|"
        r"schreiben sie einen kommentar|kommentar (schreiben|verfassen)|comentários?|"
        r"deixe (um comentário|uma resposta)|التعليقات|تعليقات|اترك تعليق.?|"
        r"(发表|發表|网友)?(评论|評論)|留言|コメント(する|を書く)?|टिप्पणियाँ|टिप्पणी( करें)?|"
        r"कमेंट( करें)?|комментари[ия]|(оставить|добавить) комментарий"
    ),
    # Before a colon: keywords.
    "tags": (
        r"tags?|tagged|topics?|keywords|filed under|in this story|topik|kata kunci|etiquetas|"
        r"temas|palabras clave|mots[ -]clés|étiquettes|thèmes?|schlagw[oö]rter?|themen|"
        r"marcadores|assuntos|palavras-chave|(ال)?كلمات (ال)?مفتاحية|(ال)?وسوم|标签|標籤|关键词|"
        r"關鍵[詞字]|タグ|キーワード|टैग(्स)?|विषय|т[еэ]ги|метки|ключевые слова"
    ),
    # Before a colon: where the page was first published.
    "source": (
        r"source|originally published (at|by|in|on)|original (link|url|article)|read (it )?at|"
        r"sumber( berita| artikel| asli)?|fuente( original)?|article original|quelle|fonte|"
        r"المصدر|(文章|新闻|新聞)?[来來]源|原文([链鏈]接)?|出典|引用元|ソース|स्रोत|सोर्स|"
        r"источник"
    ),
    # Before a colon or a headline: one other article. Alone: headlines of others follow.
    "also": (
        r"(read|see|watch) (also|more|next)|also read|(baca|lihat|simak|tonton) juga|"
        r"baca selengkapnya|le(a|e|er) (también|más)|(vea|mira|ver) también|también lee|"
        r"(à )?(lire|voir) (aussi|également)|lisez aussi|sur le même sujet|pour aller plus loin|"
        r"lesen sie auch|(auch|mehr) (dazu|zum thema)|siehe auch|lesetipp|"
        r"(leia|veja) (também|mais)|saiba mais|(اقرأ|شاهد|طالع) (أيضا|المزيد|كذلك)|"
        r"(延伸|相[关關]|推[荐薦])(阅读|閱讀|新[闻聞]|報導|报道)|另[见見]|"
        r"(関連|あわせて読みたい|合わせて読みたい|こちらも)(記事|ニュース)?|"
        r"(ये|यह|इसे) भी (पढ़ें|देखें)|(читайте|смотрите|см\.) (также|ещ[её])|"
        r"(материалы )?по теме"
    ),
    # The whole line: from here on the page shows other articles.
    "next": (
        r"(next|previous|older|newer|more|related|recommended|recent|latest|popular|trending|top)"
        r" (up|posts?|articles?|stor(y|ies)|news|reads?|coverage|content)|next|previous|related|"
        r"trending( now)?|you (may|might) also like|recommended( for you)?|most (read|popular)|"
        r"more from .{1,40}|mehr von .{1,40}|populer|up next|what to read next|"
        r"(berita|artikel|post|pos|kabar) (terkait|lainnya|terpopuler|populer|terkini|"
        r"selanjutnya|sebelumnya|terbaru)|selanjutnya|sebelumnya|terpopuler|"
        r"rekomendasi( untuk anda)?|terkait|"
        r"(artículos?|noticias?|entradas?|contenidos?) (relacionad[oa]s?|siguientes?|anterior(es)"
        r"?|recientes)|(también )?te puede(n)? interesar|siguiente|lo más (leído|visto)|"
        r"más noticias|"
        r"(articles?|sujets|actualités) (similaires?|liés?|suivants?|précédents?|récents)|"
        r"suivant|précédent|à lire ensuite|les plus lus|dans la même rubrique|"
        r"(cela|ça) (pourrait|peut) vous intéresser|"
        r"(ähnliche|verwandte|weitere|nächste[rs]?|vorherige[rs]?|beliebte) (artikel|beiträge?|"
        r"themen|meldungen)|das könnte (sie|dich|ihnen) auch (interessieren|gefallen)|"
        r"meistgelesen|weiter|zurück|"
        r"(artigos?|notícias?|posts?|matérias?) (relacionad[oa]s?|anterior(es)?|seguintes?|"
        r"recentes)|mais lidas|próximo( post| artigo)?|anterior|você (também )?pode gostar|"
        r"veja mais|(مقالات|أخبار|مواضيع|مواد) (ذات صلة|مشابهة|متعلقة|أخرى)|"
        r"(المقال|الخبر|الموضوع) (التالي|السابق)|التالي|السابق|قد يعجبك( أيضا)?|الأكثر قراءة|"
        r"ذات صلة|[上下]一[篇条條则則](文章|新闻|新聞)?|相[关關](文章|内容)|猜你喜欢|推荐文章|"
        r"[热熱][门門](文章|新[闻聞])?|(次|前)の記事|関連(コンテンツ|リンク)|"
        r"(あなたに)?おすすめ(の記事|記事)?|(人気|新着)(記事|ランキング)|アクセスランキング|"
        r"(संबंधित|अन्य|अगली|पिछली|ताज़ा|ताजा|अगला|पिछला) (खबर|ख़बर|खबरें|ख़बरें|लेख|समाचार|"
        r"पोस्ट)|सबसे ज्यादा पढ़ी गई|"
        r"(похожие|следующ(ая|ий|ие)|предыдущ(ая|ий)|другие|последние) (материал|стать|новост|"
        r"запис)\w*|(самое )?(читаемое|популярное)|вам может быть интересно|рекомендуем"
    ),
    # The end of a paragraph, after an ellipsis: an excerpt that goes on elsewhere.
    "more": (
        r"((read|learn|see) )?more|continue reading|(baca |simak (artikel )?)?selengkapnya"
        r"( di sini)?|baca lebih lanjut|"
        r"lanjutkan membaca|(leer|ver) más|seguir leyendo|lire (la suite|plus)|en savoir plus|"
        r"(weiter|mehr) ?lesen|mehr|(leia|ler|saiba|ver) mais|continue lendo|"
        r"(اقرأ |لقراءة )?(ال|لل)مزيد|(查看|阅读|閱讀|了解)(更多|全文)|続きを読む|"
        r"もっと(見る|読む)|(और|आगे|पूरा) पढ़ें|और देखें|(читать )?(далее|полностью|дальше)|"
        r"подробнее"
    ),
    # Before names: who wrote it.
    "by": (
        r"(written |reported |story )?by|oleh|por|par|propos recueillis par|von|بقلم|文 ?[/|]|"
        r"撰文|(本报|本報|特约)?[记記]者|文 ?[=・/]|автор"
    ),
    # Before a colon and names, or on the line above them: who wrote it.
    "by:": (
        r"(written |reported )?by|authors?|reporters?|writers?|journalist|oleh|penulis|pewarta|"
        r"wartawan|laporan|por|autor(a|es)?|par|auteure?s?|von|autor(in|en)?|بقلم|كتب|كتبت|"
        r"(ال)?كاتب|إعداد|作者|[记記]者|撰[文稿]|文|著者|執筆|取材|लेखक|रिपोर्ट(र)?|द्वारा|लेखन|"
        r"авторы?|корреспондент|текст"
    ),
    # The same for those who only edited it, whose names are not kept.
    "editor:": (
        r"editors?|edited by|redaktur|penyunting|redacción|editado por|rédaction|redaktion|"
        r"redação|edição|المحرر|تحرير|(责任)?[编編][辑輯]|編集|संपादक|редактор"
    ),
    # Before names: who helped. Kept with the article.
    "help": (
        r"(with|additional) (assistance|help|reporting|contributions?|support|editing|research)"
        r" (from|by|of)|(writing|reporting|editing) by|"
        r"with (news )?agencies|mit agenturen|con agencias|avec (les )?agences|com agências|"
        r".{3,80} contributed (to this (report|story|article)|reporting)|"
        r"dengan (bantuan|kontribusi|laporan|dukungan)( tambahan)? (dari|oleh)|"
        r"laporan tambahan (dari|oleh)|"
        r"con (la )?(ayuda|colaboración|asistencia|información|contribución|aportes) (adicional )"
        r"?de|(reporte|reportaje)( adicional)? de|editado por|"
        r"avec (l.aide|la (collaboration|contribution|participation)|le concours|l.assistance)"
        r" d[e.]|reportage( supplémentaire)? de|édité par|"
        r"(mit|unter) (der )?(unterstützung|mitarbeit|hilfe|beiträgen|mitwirkung) (von|durch)|"
        r"(redigiert|bearbeitet) von|"
        r"com (a )?(ajuda|colaboração|assistência|contribuição|informações|reportagem)"
        r"( adicional)? d[eao]s?|reportagem( adicional)? de|edição de|بمساعدة|بمساهمة|"
        r"بالتعاون مع|(ساهم|ساهمت|ساهموا|شارك|شاركت) في (هذا )?(التقرير|إعداد|التغطية)|"
        r"(协助|協助)(报道|報導|采访|採訪)|"
        r".{2,30}(对本文亦?有?贡献|對本文亦?有?貢獻|参与报道|亦有貢獻|亦有贡献|协助报道|協助報導)|"
        r"(取材|執筆|編集|翻訳)?協力|.{2,60}(के सहयोग से|की मदद से)|अतिरिक्त रिपोर्टिंग|"
        r"при (участии|содействии|помощи|поддержке)|с (помощью|участием)|"
        r"в подготовке (материала )?участвовал[аи]?"
    ),
    # Before a colon, a stroke or a name: a picture.
    "photo": (
        r"(file |stock )?(photo|image|picture|photograph|photographer|illustration|graphic|"
        r"credit|video)( credit)?s?( by| courtesy of)?|caption|"
        r"(foto|gambar|ilustrasi|dok|grafis|fotografer|dokumentasi)( oleh)?|(sumber|kredit) foto|"
        r"(foto|imagen|fotografía|ilustración|crédito)( de)?|"
        r"(crédit|illustration|légende)( photo| d.archives)?( de)?|crédits( photo)?|photo de|"
        r"((archiv|symbol)?(foto|bild)|grafik|bildquelle|quelle bild)( von)?|"
        r"(imagem|divulgação|ilustração)( de)?|صورة|الصورة|تصوير|المصور|صور|"
        r"[图圖]片?(说明|說明|来源|來源)?|[摄攝]影?|供图|(写真|画像|撮影|図)(提供)?|"
        r"(फोटो|फ़ोटो|चित्र|तस्वीर)( साभार| क्रेडिट| सौजन्य)?|фото( автора| из архива)?|"
        r"изображение|иллюстрация|снимок"
    ),
    # Anywhere in a line.
    "rights": (
        r"all rights reserved|copyright ?[©0-9(]|hak cipta (©|dilindungi)|derechos reservados|"
        r"tous droits réservés|alle rechte vorbehalten|todos os direitos reservados|"
        r"الحقوق محفوظة|版[权權]所有|未经.{0,4}(许可|授权)|無断転載|無断複製|सर्वाधिकार सुरक्षित|"
        r"все права защищены"
    ),
    # The whole line, numbers written 0: how long it takes to read, or when it appeared.
    "reading": (
        r"0[ -]min(ute)?s?\.? read|(reading|read) time ?:? ?0 min(ute)?s?|"
        r"0 (hours?|hrs?|minutes?|mins?|days?) ago|(waktu|lama) (mem)?baca ?:? ?0 menit|"
        r"0 menit (mem)?baca|0 (jam|menit|hari) (yang )?lalu|"
        r"(tiempo de lectura ?:? ?)?0 min(uto)?s?\.?( de lectura)?|"
        r"hace 0 (horas?|minutos?|días?)|temps de lecture ?:? ?0 min(ute)?s?\.?|"
        r"0 min(ute)?s?\.? de lecture|il y a 0 (heures?|minutes?|jours?)|"
        r"lese(zeit|dauer) ?:? ?(ca\. )?0 min(ute)?n?\.?|0 min(uten)?\.? lesezeit|"
        r"vor 0 (stunden?|minuten?|tag(en)?)|tempo de leitura ?:? ?0 min(uto)?s?\.?|"
        r"0 min(uto)?s?\.? de leitura|há 0 (horas?|minutos?|dias?)|"
        r"(وقت|مدة) القراءة ?:? ?0 (دقائق|دقيقة)|(قراءة )?0 (دقائق|دقيقة)( قراءة)?|"
        r"(منذ|قبل) 0 (ساعات|ساعة|دقائق|دقيقة|أيام)|"
        r"(预计)?[阅閱][读讀](时间|时长|時間|需|约)? ?:? ?0 ?分[钟鐘]|0 ?分[钟鐘]([阅閱][读讀])?|"
        r"0 ?(小时|小時|分钟|分鐘|天)前|(この記事は)?0分で読め(る|ます)|"
        r"読了(時間)? ?:? ?(約)?0分|0(時間|分|日)前|"
        r"(पढ़ने का समय ?:? ?)?0 मिनट( में पढ़ें| पढ़ें| रीड)?|0 (घंटे|मिनट|दिन) पहले|"
        r"время (на )?чтени[яе] ?:? ?0 мин(ут[аы]?)?\.?|0 мин(ут[аы]?)?\.?( чтения| на чтение)|"
        r"0 (час(а|ов)?|минут[аы]?|дн(я|ей)) назад"
    ),
    # The first part of a path through the site.
    "home": (
        r"home|beranda|inicio|accueil|start(seite)?|início|الرئيسية|首[页頁]|ホーム|トップ|होम|"
        r"главная"
    ),
    # A name on a button.
    "network": (
        r"facebook|twitter|x|whats ?app|telegram|linkedin|e-?mail|line|instagram|youtube|tiktok|"
        r"threads|reddit|pinterest|messenger|mastodon|bluesky|weibo|vk|ok|viber|print|copy link|"
        r"link|salin tautan|imprimer|drucken|واتس ?[اآ]ب|فيسبوك|تويتر|تلغرام|تيليجرام|بريد|微信|"
        r"微博|朋友圈|qq|はてな|ブックマーク|फेसबुक|ट्विटर|व्हाट्सएप|व्हाट्सऐप|вконтакте|"
        r"одноклассники|телеграм"
    ),
    # Beside a stroke, at the end of a line: who took the picture.
    "agency": (
        r"getty( images)?|reuters|afp|ap( photo)?|epa|efe|antara( foto)?|xinhua|新华社|新華社|"
        r"dpa|kyodo|tass|тасс|риа новости|sputnik|pti|ani|bloomberg|picture alliance|nasa|kcna|"
        r"yonhap|ansa|lusa|shutterstock|istock"
    ),
}  # fmt: skip

# Words that stand in lower case between names.
CONNECTORS = frozenset(
    re.split(
        " ",
        "and dan serta y e et und en o da de do dos das del della di du des la le van von der den "
        "dem bin binti al el in im à a i и с в for with by from of additional editing reporting "
        "writing edited oleh dari para por par",
    )
)

_OPENING = re.compile(r"^(?:[—–―]|--|[(（\[【*_/])\s*")
_SENTENCE_END = re.compile(r"[.!?。！？…।॥؟۔][\"'”’»」』)）\]]*$")
_CUT_OFF = re.compile(r"(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)$")
_CELLS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[^\W\d_]{1,4}\.?)?")
_ADDRESS = re.compile(r"https?://\S+")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
)
_UTC = ZoneInfo("UTC")


def label(paragraphs: tuple[str, ...]) -> tuple[Label, ...]:
    """What each paragraph of a page is; "teaser" goes on until the page's own text resumes."""
    kinds = tuple(kind_of(paragraph) for paragraph in paragraphs)
    kinds = _with_neighbours(paragraphs, kinds)
    labels = _with_title(paragraphs, _with_teasers(paragraphs, kinds))
    prose = [i for i, kind in enumerate(labels) if kind == "text" and _is_prose(paragraphs[i])]
    inside = range(prose[0] + 1, prose[-1]) if prose else range(0)
    # Between the paragraphs of the text, a date or a name alone is a heading of its own.
    return tuple(
        "text" if i in inside and kind in ("date", "byline") else kind
        for i, kind in enumerate(labels)
    )


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph of an article is no sentence of it: fit to be left out of summaries."""
    return kind_of(paragraph) != "text"


@lru_cache(maxsize=4096)
def kind_of(paragraph: str) -> Label:
    """What a paragraph is by itself; "text" wherever there is doubt, "title" never."""
    line = " ".join(paragraph.split())
    if not any(c.isalnum() for c in line):
        return "furniture"
    if _is_slugline(line):
        return "slugline"
    if width(line) > 400:
        return "teaser" if _ends_in_more(line) else "text"
    flat = _flat(line)
    for kind, holds in _RULES:
        if holds(line, flat):
            return kind
    return _kind_of_cells(line)


def strip_dateline(text: str) -> str:
    """The first paragraph without the place and the agency it begins with ("JAKARTA, ABC —")."""
    match = re.match(
        r"(?:(?:[^\W\d_]\.?[\s-]?){3,40}(?:[,/]\s?[\w. ]{2,30}){0,3}(?:\s?\([\w. ]{2,20}\))?"
        r"\s?(?:[—–]|--?(?=\s))\s*|[（(]?[^\s，。]{2,14}?\d{1,2}月?\d{0,2}日?[电電讯訊][)）]?[\s，]*)",
        text,
    )
    if not match or not (
        match[0].split()[0].strip(",/").isupper() or match[0][-1] in "电電讯訊)） "
    ):
        return text
    rest = text[match.end() :]
    place = match[0].split()[0].strip(",/")
    cased = place.upper() != place.lower()
    # "NATO — the alliance — …" goes on in lower case or closes its dash.
    if cased and (not place.isupper() or len(place) < 4 or not _upper(rest[:2])):
        return text
    return rest


def names_in(byline: str) -> tuple[str, ...]:
    """The names of a byline's writers, without the words before them and the date behind them."""
    cells = [cell for cell in _CELLS.split(byline) if kind_of(cell) in ("byline", "text")]
    for cell in cells[:1]:
        flat = _flat(cell)
        if _matches(_core(flat), "by+by:"):
            return ()  # the names stand on the next line
        match = _pattern(r"[\W_]*", "by:", r" ?[:/=] ?").match(flat)
        match = match or _pattern(r"[\W_]*", "by", " ?").match(flat)
        names = _after(cell, match.end()) if match else cell
        parts = re.split(r"\s*[,;、，；&]\s*|\s+(?:and|dan|y|e|et|und|i|и|और|و)\s+", names)
        return tuple(part.strip(" .") for part in parts if part.strip(" ."))
    return ()


def source_in(line: str) -> tuple[str, str] | None:
    """The name and the address of the page's source; None where the line tells neither."""
    address = _ADDRESS.search(line)
    url = address[0].rstrip(".,;)") if address else ""
    match = _pattern(r"[\W_]*", "source", " ?: ?").match(_flat(line))
    if not match:
        return ("", url) if url and url == line.strip() else None
    return _after(_ADDRESS.sub("", line), match.end()).strip(" .,;()–—-"), url


# What the lines around a line tell of it


def _with_neighbours(paragraphs: tuple[str, ...], kinds: tuple[Label, ...]) -> tuple[Label, ...]:
    """A name below "By" is a byline; what a page says twice is a caption or a pulled quotation."""
    labels = list(kinds)
    flats = [_flat(paragraph) for paragraph in paragraphs]
    for i in range(1, len(paragraphs)):
        heads = _matches(_core(flats[i - 1]), "by+by:+editor:")
        if (
            heads
            and kinds[i] == "text"
            and len(flats[i].split()) <= 6
            and _are_names(paragraphs[i])
        ):
            kind: Label = "furniture" if _matches(_core(flats[i - 1]), "editor:") else "byline"
            labels[i - 1 : i + 1] = (kind, kind)
        first = flats.index(flats[i])
        if first < i and kinds[i] == "text" and width(paragraphs[i]) >= 40:
            labels[i] = "furniture"
            if "caption" in kinds[first + 1 : i]:
                labels[first] = "caption"
    return tuple(labels)


# Where the others begin and end


def _with_teasers(paragraphs: tuple[str, ...], kinds: tuple[Label, ...]) -> tuple[Label, ...]:
    labels = list(kinds)
    begun = ended = False  # the article's text
    start = 0
    for i, paragraph in enumerate(paragraphs):
        if i < start:
            continue
        begun = begun or (kinds[i] == "text" and _is_prose(paragraph))
        opener = _opens_teasers(paragraph)
        if ended and kinds[i] == "text" and not _ends_sentence(paragraph):
            opener = "next"  # a headline behind the article's last line
        if opener == "box" or (opener and begun):
            start = _resumption(paragraphs, kinds, i + 1, opener, ended)
            labels[i:start] = [
                "teaser" if kinds[j] != "furniture" else "furniture" for j in range(i, start)
            ]
        elif begun and _is_excerpt(paragraph, kinds[i]):
            for j in range(_head_of(paragraphs, kinds, i), i + 1):
                labels[j] = "teaser"
        ended = ended or (begun and kinds[i] == "credit")
    return tuple(labels)


def _resumption(
    paragraphs: tuple[str, ...], kinds: tuple[Label, ...], start: int, opener: str, ended: bool
) -> int:
    """Where, from `start`, the article's own text goes on; the number of paragraphs if nowhere.

    A box holds headlines, so the first sentence ends it. Behind "next post" excerpts may be
    whole sentences, one under each headline: only two paragraphs of prose in a row end that.
    """
    for i in range(start, len(paragraphs)) if not ended and opener != "end" else ():
        if opener == "box" and (kinds[i] == "credit" or _is_sentence(paragraphs[i], kinds[i])):
            return i
        pair = kinds[i : i + 2] == ("text", "text") and all(map(_is_prose, paragraphs[i : i + 2]))
        if opener == "next" and pair:
            return i
    return len(paragraphs)


def _is_sentence(paragraph: str, kind: Label) -> bool:
    ends = re.search(r"[.。।۔][\"'”’»」』)]*$", paragraph) and not _CUT_OFF.search(paragraph)
    return kind == "text" and bool(ends) and width(paragraph) >= 30


def _is_excerpt(paragraph: str, kind: Label) -> bool:
    """Cut off by the page itself: "[…]" or "… Read more"; a bare "…" may be the author's."""
    cut = _CUT_OFF.search(paragraph)
    if kind == "text":
        return bool(cut) and cut is not None and cut[0][0] in "[("
    return kind == "teaser" and width(paragraph) > 60 and _ends_in_more(paragraph)


def _head_of(paragraphs: tuple[str, ...], kinds: tuple[Label, ...], excerpt: int) -> int:
    """The first line of the teaser that an excerpt closes: its headline, above date and name."""
    i = excerpt
    while i > 0 and kinds[i - 1] in ("date", "byline", "caption"):
        i -= 1
    headline = i > 0 and kinds[i - 1] == "text" and not _ends_sentence(paragraphs[i - 1])
    return i - 1 if headline else i


def _with_title(paragraphs: tuple[str, ...], kinds: tuple[Label, ...]) -> tuple[Label, ...]:
    """The headline: the first line of text, behind the name of the section, if any."""
    texts = [i for i, kind in enumerate(kinds) if kind == "text"]
    labels = list(kinds)
    while len(texts) > 2 and _is_kicker(paragraphs[texts[0]], paragraphs[texts[1]]):
        labels[texts.pop(0)] = "furniture"
    if not texts or not _is_headline(paragraphs[texts[0]]):
        return tuple(labels)
    title = texts[0]
    for other in texts[1:4]:
        first, again = _flat(paragraphs[texts[0]]), _flat(paragraphs[other])
        if first == again:
            labels[other] = "furniture"
        elif re.match(rf"{re.escape(again)} ?[|·–—-] ?\S", first):
            # The window's title, with the site's name, above the page's own.
            labels[texts[0]], title = "furniture", other
    labels[title] = "title"
    return tuple(labels)


def _is_headline(line: str) -> bool:
    return width(line) <= 250 and (width(line) < 80 or not re.search(r"[.。।۔]$", line))


def _is_kicker(line: str, following: str) -> bool:
    """ "World" above a headline."""
    short = width(line) <= 20 and len(line.split()) <= 2 and not _ends_sentence(line)
    longer = width(following) > 2 * width(line) and not _is_prose(following)
    cjk = line.upper() == line.lower()
    return short and longer and (not cjk or width(line) <= 12)


# What a line is


def width(text: str) -> int:
    """How many columns it takes: letters of East Asia are two wide."""
    return len(text) + len(_WIDE.findall(text))


def _flat(text: str) -> str:
    """Casefolded, with plain spaces, without vowel signs and seats of the Arabic hamza."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_ARABIC)
    return " ".join(re.sub("[\u064b-\u065f\u0670\u0640\u200e\u200f]", "", folded).split())


_ARABIC = str.maketrans("أإآٱى", "ااااي")


def _core(flat: str) -> str:
    """Without the bullets, arrows and colons around it; vowel signs of India are no edge."""
    start, end = 0, len(flat)
    while start < end and not flat[start].isalnum():
        start += 1
    while start < end and not (flat[end - 1].isalnum() or "\u0900" <= flat[end - 1] <= "\u0dff"):
        if flat[end - 1] == ")":
            break
        end -= 1
    return flat[start:end]


def _after(line: str, flat_end: int) -> str:
    """The rest of `line` behind the part whose flat form is `flat_end` characters long."""
    # The bar keeps a space before it, which the flat form would drop at the end.
    sizes = (len(_flat(f"{line[:i]}|")) - 1 for i in range(len(line)))
    cut = next((i for i, size in enumerate(sizes) if size >= flat_end), len(line))
    return line[cut:].strip()


@lru_cache(maxsize=256)
def _pattern(before: str, kind: str, after: str) -> re.Pattern[str]:
    """The words of a kind between two expressions; letters of a longer word never follow."""
    words = "|".join(WORDS[k] for k in kind.split("+"))
    whole_word = r"(?:(?<=[\u2e80-\u9fff\uff00-\uffef])|(?![^\W\d_]))"
    return re.compile(f"{before}(?P<words>{_flat(words)}){whole_word}{after}")


def _matches(flat: str, kind: str, before: str = "", after: str = "") -> re.Match[str] | None:
    return _pattern(before, kind, after).fullmatch(flat)


def _ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def _is_prose(line: str) -> bool:
    """A paragraph of running text, which no headline and no button is."""
    return width(line) >= 80 and _ends_sentence(line) and not _CUT_OFF.search(line)


def _upper(text: str) -> bool:
    """Whether it opens with a capital, a quotation mark or a letter without case."""
    letter = next((c for c in text if c.isalpha()), "A")
    return letter.upper() == letter


def _are_names(text: str, lenient: bool = False) -> bool:
    """Whether it is a list of names: capitals everywhere but in the words that join them."""
    plain = re.sub(r"[.,;:()（）\[\]/&|、，；]+", " ", _ADDRESS.sub("", text))
    words = [w for w in plain.split() if w.casefold() not in CONNECTORS and w not in ("-", "–")]
    if not words or len(words) > 24 or any(c.isdigit() for c in plain):
        return False
    if plain.upper() == plain.lower():  # a script without capitals
        return width(plain.strip()) <= 40 and not re.search(r"[。！？।؟]", text)
    capitals = sum(_upper(word) for word in words)
    return capitals == len(words) or (lenient and 2 * capitals > len(words))


def _is_slugline(line: str) -> bool:
    """Capital words joined by hyphens or strokes, as agencies mark their pictures."""
    parts = re.split(r"\s*[-/]\s*", line)
    if width(line) > 120 or line != line.upper() or line == line.lower() or len(parts) < 2:
        return False
    long = sum(len(p) >= 4 and p.isalpha() for p in parts)
    return all(p and p.replace(" ", "").isalnum() for p in parts) and (
        # AGENCY/NAME has one stroke, and tells who took a picture.
        long >= 2 if len(parts) > 2 else long == 2 and " " not in line and "/" not in line
    )


def _is_button(line: str, flat: str) -> bool:
    core = _core(flat)
    networks = rf"(?:[\s,|/·•:]*(?:{_flat(WORDS['network'])}|and|dan|y|e|et|und|و|и|on|в))*"
    return bool(
        width(line) <= 90
        and (
            _matches(core, "button", after=networks)
            or _matches(core, "network", after=networks)
            or _matches(core, "advert+home")
        )
    )


def _is_notice(line: str, flat: str) -> bool:
    """Copyright, requests, reading times, ages, keywords, the source, a path, the address."""
    core = _core(flat)
    return bool(
        _matches(re.sub(r"\d+", "0", core), "reading")
        or _is_comments(core)
        or (width(line) <= 200 and _matches(core, "request", after=".*"))
        or (width(line) <= 300 and (line[0] in "©ⓒ" or _matches(flat, "rights", ".*", ".*")))
        or (not _ends_sentence(line) and _matches(core, "tags", after=" ?: ?.+"))
        or (width(line) <= 200 and _names_source(flat))
        or _names_editor(line, flat)
        or _ADDRESS.fullmatch(line)
        or all(word.startswith("#") and len(word) > 1 for word in line.split())
        or _is_path(line, flat)
    )


def _names_editor(line: str, flat: str) -> bool:
    match = _pattern(r"[\W_]*", "editor:", r" ?[:/] ?").match(flat)
    return match is not None and width(line) <= 100 and _are_names(_after(line, match.end()))


def _names_source(flat: str) -> bool:
    return bool(_matches(flat, "source", r"[\W_]*", r" ?: ?\S.{1,160}")) and not re.search(
        r"[.!?]\s*$", flat
    )


def _is_path(line: str, flat: str) -> bool:
    """Home > World > Asia."""
    cells = re.split(r"\s+[>›»/]\s+|\s*[›»]\s*|\s?>\s?", line)
    if len(cells) < 2 or any(width(cell) > 60 or _ends_sentence(cell) for cell in cells):
        return False
    start = _matches(re.split(r" ?[>›»/]", flat)[0].strip(), "home")
    return bool(start or (len(cells) > 2 and all(cells) and width(line) <= 120))


def _is_teaser(line: str, flat: str) -> bool:
    """Another article named on the line itself, or a heading above others, or an excerpt."""
    if _opens_teasers(line) in ("box", "next") or _ends_in_more(line):
        return True
    core = _core(flat)
    if _matches(core, "also+next", after=r" ?[:»>|\]】–—-] ?.+"):
        return width(line) <= 300
    named = _matches(core, "also", after=" .+")
    joint = named and re.search(
        r"als[o]$|juga|tambi|auss|galement|auch|tamb|ايضا|также|भी", named["words"]
    )
    return bool(joint) and not _ends_sentence(line) and width(line) <= 200


def _opens_teasers(line: str) -> Literal["box", "next", "end", ""]:
    """Whether others follow: in a box within the text, behind it, or as readers' comments."""
    core = _core(_flat(line))
    if width(line) > 60:
        return ""
    if _is_comments(core):
        return "end"
    return "next" if _matches(core, "next") else "box" if _matches(core, "also") else ""


def _is_comments(core: str) -> bool:
    return bool(_matches(core, "comments", r"(?:\d+ )?", r"(?: ?\(?\d+\)?)?"))


def _ends_in_more(line: str) -> bool:
    flat = _flat(line[-60:])
    return bool(
        _matches(flat, "more", r".*(?:…|\.\.\.|\[\.\.\.\]|[\])»>→])\s*", r"[\s.…»>→]*")
        or (width(line) <= 40 and _matches(_core(flat), "more"))
    )


def _is_credit(line: str, flat: str) -> bool:
    """Those who helped, behind a dash or in brackets, or nothing but their names."""
    if width(line) > 300:
        return False
    opening = _OPENING.match(line)
    text = line[opening.end() :] if opening else line
    match = _pattern("", "help", " ?:? ?").match(_flat(text))
    if not match:
        return False
    rest = _after(text, match.end())
    if re.search(r"contributed|की मदद|सहयोग|贡献|貢獻|协助|協助", match["words"]):
        return bool(opening) or width(line) <= 120
    cased = text.upper() != text.lower()
    marked = bool(opening) or ":" in match[0]
    if opening and not rest.strip(" .)）"):
        return True  # "(With agencies.)"
    return _are_names(rest, lenient=bool(opening)) and (cased or marked)


def _is_byline(line: str, flat: str) -> bool:
    if width(line) > 100 or re.search(r"[!?。！？।]$", line):
        return False
    if match := _pattern(r"[\W_]*", "by:", r" ?[:/=] ?").match(flat):
        return _are_names(_after(line, match.end())) and not line.endswith("।")
    match = _pattern(r"[\W_]*", "by", " ?").match(flat)
    if not match or (line.endswith(".") and not re.search(r"\b\w\.$", line)):
        return False
    names = _after(line, match.end())
    cased = names.upper() != names.lower()
    agency = _matches(_flat(names), "agency")
    several = len(names.split()) >= 2 or (names.isupper() and len(names) > 2) or agency or not cased
    particle = re.match(r"(?:der|den|dem|la|el|los|las|le|les|o|os|as)\b", names)
    return bool(several) and not particle and len(names.split()) <= 10 and _are_names(names)


def _is_caption(line: str, flat: str) -> bool:
    """A picture's words: "Foto: …" before them, or who took it behind them."""
    if _matches(flat, "photo", r"[(\[]?\s*", r" ?[:/] ?.+") and width(line) <= 300:
        return True
    named = _pattern(r"[(\[]?\s*", "photo", " ").match(flat)
    if named and (re.search(r" (by|oleh|von|de)$", named["words"]) or "/" in line):
        return _are_names(_after(line, named.end())) and width(line) <= 120
    if re.fullmatch(
        r"[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?/[^\W\d_]{3,20}(?: [^\W\d_]{1,20}){0,2}", line
    ):
        return line == line.upper() != line.lower()
    credited = r".*[(\[]\s*(?:[^()\[\]]*[/:] ?)?"
    return bool(
        _matches(flat, "photo", ".*[(\\[] ?", r" ?[:/] ?[^()\[\]]{1,80}[)\]]\.?")
        or _matches(flat, "agency", credited, r" ?/ ?[^()\[\]]{2,60}[)\]]\.?")
        or _matches(flat, "agency", r".*[(\[][^()\[\]]{2,60}/ ?", r"[)\]]\.?")
        or _matches(flat, "agency", r"(?:.*[\s.])?(?:[^\s/]+ ){0,3}[^\s/]*/ ?", "")
        or (_matches(flat, "agency", r"(?:.*[\s.])?", r" ?/ ?[\w. -]{3,40}") and _upper(line))
    )


def _is_date(line: str, flat: str) -> bool:
    if _ends_sentence(line) and width(line) > 30:
        return False
    # "03/04/2023" is a date of somebody's, whoever's it is.
    return any(find_date(line, _UTC, lang) for lang in ("", "id"))


_RULES: tuple[tuple[Label, Callable[[str, str], bool]], ...] = (
    ("date", _is_date),
    ("credit", _is_credit),
    ("caption", _is_caption),
    ("furniture", _is_button),
    ("teaser", _is_teaser),
    ("byline", _is_byline),
    ("furniture", _is_notice),
)


def _kind_of_cells(line: str) -> Label:
    """A line such as "Jane Doe | 14 September 2023 | 5 min read" is what its cells are."""
    cells = [cell for cell in _CELLS.split(line) if cell]
    if len(cells) < 2 or width(line) > 140 or _ends_sentence(line):
        return "text"
    # A time alone goes with the date beside it.
    kinds: list[Label] = ["date" if _CLOCK.fullmatch(cell) else kind_of(cell) for cell in cells]
    others = [c for c, kind in zip(cells, kinds, strict=True) if kind == "text"]
    if len(others) == len(cells) or not all(_are_names(c) and len(c.split()) <= 5 for c in others):
        return "text"
    for kind in ("caption", "credit", "teaser"):
        if kind in kinds:
            return "text"
    if "byline" in kinds or kinds[0] == "text":
        return "byline"
    return "date" if "date" in kinds else "furniture"
