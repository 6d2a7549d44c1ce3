"""Which sentences cannot stand without the one before them."""

import re
from functools import lru_cache

# Beginnings that point back: pronouns for somebody named before, and words that join a sentence
# to the last one. By language; a sentence in any other is taken as standing by itself.
_OPENINGS = {
    "ar": "فقد|لكن|ولكن|كما|وقال|وأضاف|وأوضح|وأكد|وتابع|وأشار|وذكر|وكان|وكانت|ومع ذلك|وفي|هو|"
    "هي|هم|هذا|هذه|ذلك",
    "bn": "তিনি|তারা|তাঁরা|সে|তাঁর|তার|তাদের|তাঁদের|কিন্তু|তবে|এবং|এছাড়া|ফলে|তাই|এ সময়|এ ছাড়া|এতে|এর|এ|এই|সেই",
    "de": "er|sie|es|aber|doch|und|jedoch|allerdings|außerdem|zudem|auch|dann|danach|"
    "deshalb|daher|damit|dabei|dies|diese|dieser|dieses|so|trotzdem|dennoch|ihr|"
    "sein|seine|ihre",
    "en": r"(?:\w+ ){1,2}(?:minutes|hours|days|weeks|months|years) later|the (?:next|same) day|"
    "he|she|they|it|his|her|their|its|but|and|or|so|yet|however|nevertheless|still|"
    "then|also|instead|meanwhile|moreover|furthermore|besides|therefore|thus|hence|"
    "otherwise|this|that|these|those|such|in addition|as a result|for example|"
    "for instance|on the other hand|in contrast|after that|because of this|"
    "both of them|neither|another|here|there",
    "es": "él|ella|ellos|ellas|pero|y|sin embargo|no obstante|además|también|así|"
    "entonces|por eso|por ello|por tanto|por lo tanto|esto|eso|esta|este|estos|"
    "estas|mientras tanto|en cambio|por otra parte|por otro lado|asimismo|aun así|"
    "de hecho|según él|según ella|su|sus",
    "eu": "baina|eta|hala ere|hala eta guztiz ere|gainera|beraz|horregatik|hori|hau|"
    "horiek|hauek|bestalde|ordea|orduan|hark|harek|haren|haiek|horrela|halaber|"
    "izan ere",
    "fr": "il|elle|ils|elles|mais|et|or|donc|cependant|pourtant|toutefois|néanmoins|"
    "aussi|ainsi|ensuite|puis|enfin|ce|cela|ceci|cet|cette|ces|c.est|son|sa|ses|"
    "leur|leurs|de plus|en effet|par ailleurs|en revanche|par exemple|celui-ci|"
    "celle-ci|selon lui|selon elle|de son côté",
    "hi": "वह|वे|उन्होंने|उसने|उनका|उनके|उनकी|लेकिन|मगर|पर|और|हालांकि|हालाँकि|इसके|इस|इसलिए|यह|ये|साथ ही|वहीं",
    "id": r"(?:\w+ |se)(?:menit|jam|hari|minggu|pekan|bulan|tahun) kemudian|"
    "dia|ia|mereka|beliau|namun|tetapi|tapi|akan tetapi|dan|lalu|kemudian|"
    "selain itu|sementara itu|sedangkan|karena itu|oleh karena itu|oleh sebab itu|"
    "maka|meski demikian|meski begitu|meskipun demikian|walau demikian|padahal|"
    "bahkan|sehingga|sebab|hal itu|hal ini|hal tersebut|itu|ini|di sisi lain|"
    "sebaliknya|dengan demikian|menurutnya|menurut dia|katanya|ujarnya|tambahnya|"
    "tuturnya|akibatnya|selanjutnya|setelah itu|usai itu|begitu pula|demikian pula|"
    "kata dia|ujar dia|pasalnya|apalagi|adapun|tak hanya itu|tidak hanya itu",
    "ja": "しかし|だが|また|そして|それ|これ|その|この|そこ|ところが|一方|さらに|なお|"
    "ただ|だから|彼|彼女|同氏",
    "no": "han|hun|de|det|men|og|så|derfor|likevel|imidlertid|dessuten|også|dette|denne|"
    "disse|da|deretter|samtidig|i tillegg|på den andre siden|hans|hennes|deres|der|"
    "her",
    "pt": "ele|ela|eles|elas|mas|e|porém|contudo|entretanto|no entanto|além disso|também|"
    "assim|então|por isso|portanto|isso|isto|esse|essa|esses|essas|este|esta|seu|"
    "sua|seus|suas|já|segundo ele|segundo ela|por outro lado|em seguida",
    "ru": "он|она|они|оно|но|а|и|однако|также|кроме того|поэтому|при этом|это|этот|эта|"
    "эти|его|её|ее|их|тогда|затем|между тем|тем не менее|таким образом|"
    "по его словам|по её словам|по ее словам",
    "ur": "انہوں|انھوں|وہ|ان|اس|لیکن|مگر|اور|تاہم|جبکہ|یہ|اسی|پھر|چنانچہ|البتہ",
    "zh": "但|然而|不过|不過|而且|此外|另外|因此|所以|同时|同時|他|她|它|他们|他們|她们|"
    "这|這|其中|对此|對此|并|並|于是|於是|随后|隨後|之后|之後",
}
# The same words serve its sisters.
_SISTERS = {"ms": "id", "nb": "no", "nn": "no", "da": "no", "gl": "es"}
_NO_SPACES = frozenset({"ja", "zh"})

# Somebody's words with nothing but a pronoun for who said them, wherever they stand.
_SAID = re.compile(
    r"""[,.?!]["”’'»]\s*(?:(?:kata|ujar|tutur|ungkap|jelas|tambah|imbuh|papar|terang|lanjut)(?:nya|\s+dia)\b"""
    r"""|(?:he|she|they)\s+(?:said|says|added|told|explained|wrote|continued)\b)""",
    re.IGNORECASE,
)


def leans(sentence: str, lang: str) -> bool:
    """Whether `sentence` needs the one before it to be understood, by its first words."""
    opening = _opening(lang)
    return bool(opening and opening.match(sentence)) or bool(_SAID.search(sentence))


@lru_cache(maxsize=64)
def _opening(lang: str) -> re.Pattern[str] | None:
    language = lang.lower().replace("_", "-").split("-")[0]
    language = _SISTERS.get(language, language)
    words = _OPENINGS.get(language)
    # \b would end a word at Bengali and Hindi vowel signs, so what follows is named instead.
    end = "" if language in _NO_SPACES else r"(?=[\s,;:،]|$)"
    return re.compile(rf"\W*(?:{words}){end}", re.IGNORECASE) if words else None
