"""The words by which pages set apart what is not the article, in eleven languages."""

from digest.text.phrases_more import MORE

# One row a kind, each a regular expression in the order English, Indonesian, Spanish, French,
# German, Portuguese, Arabic, Chinese, Japanese, Hindi, Russian, for text as `flat` makes it.
_WORDS: dict[str, str] = {
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
        r"((x|twitter|facebook|line)で)?(シェア|共有|ツイート|ポスト)する|共有|ツイート|印刷|保存|"
        r"リンクをコピー|ログイン|शेयर( करें)?|साझा करें|प्रिंट|"
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
WORDS = {kind: f"{words}|{MORE[kind]}" if kind in MORE else words for kind, words in _WORDS.items()}

_CONNECTORS = (
    "and dan serta y e et und en o da de do dos das del della di du des la le van von der den dem "
    "bin binti al el in im à a i и с в for with by from of additional editing reporting writing "
    "edited oleh dari para por par"
)
# Words that stand in lower case between names.
CONNECTORS = frozenset(_CONNECTORS.split())
