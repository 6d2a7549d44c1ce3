"""Search in a real browser: words in any form and script, filters, keys, and no script at all."""

import json
from collections.abc import Iterable
from urllib.parse import urlencode

import pytest
from selenium.webdriver.common.keys import Keys

from digest.text.stems import ALGORITHMS, stemmer
from tests.browser.conftest import Show
from tests.browser.papers import publish, write
from tests.browser.window import Window

pytestmark = pytest.mark.browser

SETTINGS = """\
title: The Finder
base_url: https://finder.example/
id: the-finder
search: true
topics:
  sea: {name: The sea}
  money: {name: Money}
"""


def text(title: str, day: str, lang: str, body: str, rest: str = "topics: [sea]") -> str:
    return f'---\ntitle: "{title}"\ndate: {day}\nlang: {lang}\n{rest}\n---\n{body}\n'


ARTICLES = {
    "harbour": text(
        "The harbour opens again",
        "2023-09-14",
        "en",
        "Fishermen were waiting. The council announced it on Monday, and boats went out.\n\n"
        + "The quay had been repaired through a long winter. " * 8,
        "topics: [sea]\nsource: Harbour Post",
    ),
    "rates": text(
        "Rates stay where they are",
        "2023-10-02",
        "en",
        "Announcing the decision, the bank spoke of prices. Nobody mentioned boats.",
        "topics: [money]\nsource: The Ledger",
    ),
    "kapal": text(
        "Kapal baru berangkat",
        "2023-10-03",
        "id",
        "Pemerintah mengumumkan jadwal pelayaran. Penumpang menunggu sejak pagi.",
        "topics: [sea]\nsource: Harbour Post",
    ),
    "mina": text(
        "الميناء يفتح أبوابه",
        "2023-10-04",
        "ar",
        "قالت الحكومة إن السفن ستعود إلى الميناء هذا الأسبوع.",
    ),
    "gangkou": text(
        "港口重新开放",
        "2023-10-05",
        "zh",
        "中国人民银行表示，利率保持不变。渔民回到了海上。",
        "topics: [money]",
    ),
    "cafe": text(
        "Der Kai im Nebel",
        "2023-10-06",
        "de",
        "Die Straße zum Café war gesperrt. Die Häuser am Hafen blieben dunkel.",
    ),
}
RULES = sorted({name for _, name in ALGORITHMS})


@pytest.fixture(scope="module")
def finder(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper of six articles in five languages and two months."""
    files = {f"content/{name}.md": body for name, body in ARTICLES.items()}
    root = write(tmp_path_factory.mktemp("finder"), {"site.yaml": SETTINGS, **files})
    return show(publish(root))


def find(window: Window, paper: str, query: str = "", **sifted: str) -> list[str]:
    """The names of what is found, in their order."""
    window.open(f"{paper}/search/?{urlencode({'q': query, **sifted})}")
    window.until(lambda: answered(window), "an answer")
    return names(window)


def answered(window: Window) -> bool:
    said = window.text("#search-status")
    return bool(said) and "…" not in said


def names(window: Window) -> list[str]:
    script = "return [...document.querySelectorAll('.headline a')].map(a => a.pathname)"
    return [path.rstrip("/").rpartition("/")[2] for path in window.run(script)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("announcement", ["harbour", "rates"]),
        ("ANNOUNCES boat", ["harbour", "rates"]),
        ("pengumuman", ["kapal"]),
        ("umumkan", ["kapal"]),
        ("penungguan penumpangnya", ["kapal"]),
        ("حكومة", ["mina"]),
        ("والسفن", ["mina"]),
        ("للحكومة", ["mina"]),
        ("银行", ["gangkou"]),
        ("人民银行 利率", ["gangkou"]),
        ("海", ["gangkou"]),
        ("Häusern", ["cafe"]),
        ("cafe strasse", ["cafe"]),
        ("harbour nothing-like-it", []),
        ("行银", []),
        ("boaten", []),  # a form of "boat" by German rules alone
    ],
)
def test_words_are_found_in_any_form(
    window: Window, finder: str, query: str, expected: list[str]
) -> None:
    assert sorted(find(window, finder, query)) == sorted(expected)
    assert window.console() == []


def test_a_result_has_its_date_and_the_words_where_they_stand(window: Window, finder: str) -> None:
    find(window, finder, "announcement harbour")

    marks = window.run("return [...document.querySelectorAll('mark')].map(m => m.textContent)")
    assert {"harbour", "announced"} <= set(marks)
    assert "The council announced it on Monday" in window.text("#search-results .summary")
    assert window.text("#search-results time") == "Sep 14, 2023"
    assert window.text("#search-results .source") == "Harbour Post"


def test_an_article_keeps_its_language_and_direction(window: Window, finder: str) -> None:
    find(window, finder, "السفن")

    article = "document.querySelector('#search-results article')"
    assert window.run(f"return [{article}.lang, {article}.dir]") == ["ar", "rtl"]
    assert window.run("return document.querySelector('mark').textContent") == "السفن"


@pytest.mark.parametrize(
    ("sifted", "expected"),
    [
        ({}, ["rates", "harbour"]),
        ({"topic": "money"}, ["rates"]),
        ({"source": "Harbour Post"}, ["harbour"]),
        ({"lang": "en"}, ["rates", "harbour"]),
        ({"lang": "id"}, []),
        ({"from": "2023-09-15"}, ["rates"]),
        ({"until": "2023-10-01"}, ["harbour"]),
        ({"from": "2023-10-02", "until": "2023-10-02"}, ["rates"]),
    ],
)
def test_results_are_sifted(
    window: Window, finder: str, sifted: dict[str, str], expected: list[str]
) -> None:
    assert find(window, finder, "boats", order="newest", **sifted) == expected
    assert window.run("return document.querySelector('details').open") is bool(sifted)


def test_what_is_in_a_title_comes_first(window: Window, finder: str) -> None:
    assert find(window, finder, "opening harbour")[0] == "harbour"
    assert find(window, finder, "bank")[0] == "rates"


def test_a_form_is_asked_by_keys_and_results_are_walked_by_arrows(
    window: Window, finder: str
) -> None:
    window.open(f"{finder}/search/")
    window.take_the_focus()
    window.run("document.getElementById('q').focus()")
    window.press(*"boats", Keys.ENTER)
    window.until(lambda: answered(window), "an answer")
    assert window.run("return location.search") == "?q=boats"
    assert window.text("#search-status") == "Articles found: 2"

    focus = "return document.activeElement.pathname ?? document.activeElement.id"
    window.press(Keys.ARROW_DOWN)
    first = window.run(focus)
    window.press(Keys.ARROW_DOWN)
    second = window.run(focus)
    assert [first, second] == window.run(
        "return [...document.querySelectorAll('.headline a')].map(a => a.pathname)"
    )
    window.press(Keys.ARROW_UP, Keys.ARROW_UP)
    assert window.run(focus) == "q"
    window.press(Keys.ARROW_DOWN, Keys.ESCAPE)
    assert window.run(focus) == "q"


def test_a_filter_asks_again(window: Window, finder: str) -> None:
    find(window, finder, "boats")

    window.run(
        "const s = document.getElementById('topic'); s.value = 'money';"
        "s.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    window.until(lambda: names(window) == ["rates"], "the one about money")
    assert window.run("return location.search") == "?q=boats&topic=money"


def test_search_is_reached_from_every_page(window: Window, finder: str) -> None:
    for page in ("/", "/2023/09/14/", "/2023/09/14/harbour/", "/feeds/", "/404.html"):
        window.open(finder + page)
        links = "return document.querySelectorAll('header a[href$=\"/search/\"]').length"
        assert window.run(links) == 1, page


def test_without_script_the_page_says_so_and_leads_on(window: Window, finder: str) -> None:
    window.allow_scripts(False)
    window.driver.get(f"{finder}/search/")

    window.allow_scripts(True)  # to look at it
    assert "Searching needs JavaScript" in window.text("noscript")
    ways = "return [...document.querySelectorAll('noscript a')].map(a => a.getAttribute('href'))"
    assert window.run(ways) == ["/archive/", "/topics/", "/languages/"]


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_sideways_or_moves(window: Window, finder: str, width: int) -> None:
    window.resize(width)
    find(window, finder, "boats", lang="en")

    assert window.sideways() == 0
    shift = (
        "const done = arguments[0]; let sum = 0; new PerformanceObserver(l => l.getEntries()"
        ".forEach(e => { sum += e.value; })).observe({type: 'layout-shift', buffered: true});"
        "setTimeout(() => done(sum), 200)"
    )
    assert window.driver.execute_async_script(shift) < 0.01


def test_more_results_are_shown_when_they_are_asked_for(
    window: Window, show: Show, tmp_path_factory: pytest.TempPathFactory
) -> None:
    days = [f"2023-09-{day:02}" for day in range(1, 26)]
    files = {f"content/n{d}.md": text(f"Number {d}", d, "en", "A whale was seen.") for d in days}
    paper = show(publish(write(tmp_path_factory.mktemp("many"), {"site.yaml": SETTINGS, **files})))

    assert len(find(window, paper, "whales")) == 10
    assert window.text("#search-status") == "Articles found: 25"
    window.run("document.getElementById('search-more').click()")
    window.until(lambda: len(names(window)) == 20, "ten more")
    window.run("document.getElementById('search-more').click()")
    window.until(lambda: len(names(window)) == 25, "the rest")
    assert window.run("return document.getElementById('search-more').hidden") is True
    assert len(set(names(window))) == 25


def test_files_of_another_build_are_noticed(window: Window, finder: str) -> None:
    """A reader's list of months may be older than the files; then all is asked for anew."""
    window.open(f"{finder}/search/")
    window.run("""
        const real = window.fetch; let old = true;
        window.fetch = async (address, how) => {
          const answer = await real(address, how);
          if (!String(address).endsWith("index.json") || !old) return answer;
          old = false;
          const read = await answer.json();
          for (const month of read.months) month[3] = "00000000";
          return new Response(JSON.stringify(read));
        };
        document.getElementById("q").value = "boats";
        document.querySelector("form.search").requestSubmit();
    """)
    window.until(lambda: sorted(names(window)) == ["harbour", "rates"], "the right answer")


@pytest.fixture(scope="module")
def scripts(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The stemmers of all languages, alone and all in one file, where a browser finds them."""
    from digest.site.search.stemmers import stemmers_script

    files = {f"{name}.js": stemmers_script([name]) for name in RULES}
    files["all.js"] = stemmers_script(RULES)
    page = '<!doctype html><link rel="icon" href="data:,"><title>x</title>'
    return show(write(tmp_path_factory.mktemp("scripts"), {"index.html": page, **files}))


@pytest.mark.parametrize("rules", RULES)
def test_the_browser_stems_as_the_build_does(window: Window, scripts: str, rules: str) -> None:
    words = list(made_up(rules))
    window.open(f"{scripts}/")
    script = """
        const [name, words, done] = arguments;
        Promise.all([import(`/${name}.js`), import("/all.js")]).then((read) =>
          done(read.map(({ default: stem }) => words.map((word) => stem(name, word)))));
    """
    stems, together = window.driver.execute_async_script(script, rules, words)

    expected = [stemmer(rules)(word) for word in words]
    differing = [x for x in zip(words, expected, stems, strict=True) if x[1] != x[2]]
    assert differing == []
    assert together == stems
    assert sum(word != stem for word, stem in zip(words, stems, strict=True)) > len(words) / 4


def made_up(rules: str) -> Iterable[str]:
    """Words of a language's own beginnings and endings, on each other, in every order."""
    from importlib import import_module

    module = import_module(f"snowballstemmer.{rules}_stemmer")
    about = vars(getattr(module, f"{rules.capitalize()}Stemmer"))
    tables = [value for name, value in about.items() if name.startswith("a_")]
    groups = [value for name, value in about.items() if name.startswith("g_")]
    parts = sorted({among.s for table in tables for among in table if among.s})
    letters = sorted({letter for group in groups for letter in group}) or ["a"]
    for place in range(1500):
        first = letters[place * 7 % len(letters)] + letters[place * 3 % len(letters)]
        middle = parts[place * 31 % len(parts)]
        end = parts[place * 17 % len(parts)]
        yield (first + middle + end, middle + first * 2 + end, first * 3 + end)[place % 3]


def test_the_index_says_what_it_is(window: Window, finder: str) -> None:
    window.open(f"{finder}/assets/search/index.json")
    listed = json.loads(window.text())

    assert [month[:2] for month in listed["months"]] == [["2023/10/", 5], ["2023/09/", 1]]
    assert set(listed["languages"]) == {"en", "id", "ar", "zh", "de"}
