"""Terms that say nothing of an event, as `terms` cuts them: grammar, and the days of the week."""

DAYS = """
    monday tuesda wednes thursd friday saturd sunday
    montag dienst mittwo donner freita samsta sonnab sonnta
    lundi mardi mercre jeudi vendre samedi dimanc
    lunes martes miérco jueves vierne sábado doming
    segund terça quarta quinta sexta feira
    senin selasa rabu kamis jumat sabtu minggu
    понед вторн среду среда четве пятни суббо воскр
    اثنين ثلاثا أربعا خميس جمعة سبت أحد
    सोमवार मंगलवा बुधवार गुरुवा शुक्रव शनिवार रविवार
"""

# Those alone that are long enough to be taken for more.
SMALL = """
    this that with from have been were will would could should their there which when what after
    before while during over under about into than also said says they them
    nach nicht auch oder wird wurde wurden sind eine einen einem einer sein seine ihre haben hatte
    über unter beim dass
    dans avec pour sont mais plus leur après avant cette comme elle était été dont sous depuis
    para pero como este esta desde hasta sobre tras según tambié cuando porque entre han
    mais pelo pela após também foram estão depois
    yang dari dengan untuk pada dalam akan telah sudah oleh juga karena setela
    что как для при был была было были это его после
    على إلى التي الذي بعد قبل بين كان كانت وقال قال هذا هذه ولم وقد منذ
    और में हैं करने किया गया गई गए हुआ हुई हुए वाले साथ बाद
"""

NOTHING = frozenset((DAYS + SMALL).split())
