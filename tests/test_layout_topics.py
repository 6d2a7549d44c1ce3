"""Topics and languages: the newest, the older months, the lists."""

from digest.model import Article, Origin
from digest.site.layout.topics import CITED, NEWEST, topic_pages
from digest.site.pages import (
    LanguagesPage,
    TopicMonthPage,
    TopicPage,
    TopicsPage,
    TopicYearPage,
)
from tests.factories import site, topic
from tests.site_factories import dated, days, page, pages, paper

OWN = site(topics=(topic("science", description="What was found."), topic("world")))


def test_topics_stand_in_the_editors_order_then_by_name_then_the_rest() -> None:
    slugs = ("other", "zoology", "world", "art", "science")
    own = paper(*(dated("2023-09-14", s, topics=(s,)) for s in slugs), of=OWN)

    assert list(own.topics) == ["science", "world", "art", "zoology", "other"]
    assert [link.name for link in own.masthead.topics] == [
        "Science", "World", "Art", "Zoology", "Other",
    ]  # fmt: skip
    assert [e.topic.name for e in page(own, "/topics/", TopicsPage).topics][:2] == [
        "Science", "World",
    ]  # fmt: skip


def test_a_topic_without_articles_has_no_page() -> None:
    found = pages(paper(dated("2023-09-14"), of=OWN))

    assert "/topics/world/" in found
    assert "/topics/science/" not in found


def test_a_topic_shows_its_newest_articles_in_whole_days() -> None:
    crowd = [dated("2023-08-01", f"Nr {n}", path=f"content/{n}.md") for n in range(5)]
    articles = [*days(NEWEST - 2, "2023-08-02"), *crowd, dated("2023-07-31")]
    found = page(paper(*articles, of=OWN), "/topics/world/", TopicPage)

    assert sum(len(d.teasers) for d in found.days) == NEWEST + 3
    assert found.days[-1].day.isoformat() == "2023-08-01"


def test_older_articles_are_found_by_month() -> None:
    articles = [*days(70, "2022-12-01"), dated("2023-05-01")]
    own = paper(*articles, of=OWN)
    found = page(own, "/topics/world/", TopicPage)

    addresses = [m.address for y in found.years for m in y.months]
    assert addresses == [
        "/topics/world/2023/05/", "/topics/world/2023/02/", "/topics/world/2023/01/",
        "/topics/world/2022/12/",
    ]  # fmt: skip
    months = [page(own, address, TopicMonthPage) for address in addresses]
    assert sum(len(d.teasers) for m in months for d in m.days) == len(articles)
    assert months[1].previous is not None
    assert months[1].previous.address == addresses[2]
    assert months[1].following is not None
    assert months[1].following.address == addresses[0]
    assert page(own, "/topics/world/2023/", TopicYearPage).year.articles == 1 + 31 + 8


def test_the_most_cited_sources_are_counted() -> None:
    names = ["KCNA", "KCNA", "BBC", "BBC", "BBC", "A", "B", "C", "D", "E", "F", "G"]
    articles = [
        dated("2023-09-14", f"Nr {n}", path=f"content/{n}.md", origin=Origin(name))
        for n, name in enumerate(names)
    ]
    found = page(paper(*articles, dated("2023-09-14"), of=OWN), "/topics/world/", TopicPage)

    assert [(s.name, s.count) for s in found.sources][:3] == [("BBC", 3), ("KCNA", 2), ("A", 1)]
    assert len(found.sources) == CITED


def test_an_article_of_two_topics_is_found_in_both() -> None:
    own = paper(dated("2023-09-14", topics=("science", "world")), of=OWN)

    assert page(own, "/topics/science/", TopicPage).days[0].teasers
    assert page(own, "/topics/world/", TopicPage).days[0].teasers
    assert page(own, "/topics/science/", TopicPage).text == "What was found."


def multilingual() -> list[Article]:
    return [
        dated("2023-09-14", f"Nr {lang}{n}", lang=lang, path=f"content/{lang}{n}.md")
        for lang, count in (("en", 2), ("id", 3), ("zh-Hant", 1), ("ar", 1))
        for n in range(count)
    ]


def test_languages_stand_by_the_number_of_their_articles() -> None:
    own = paper(*multilingual())

    assert tuple(own.languages) == ("id", "en", "ar", "zh-Hant")
    found = page(own, "/languages/", LanguagesPage)
    assert [e.topic.name for e in found.languages][:2] == ["Bahasa Indonesia", "English"]
    assert [e.articles for e in found.languages] == [3, 2, 1, 1]


def test_a_language_has_a_page_in_its_own_name() -> None:
    found = page(paper(*multilingual()), "/languages/zh-hant/", TopicPage)

    assert (found.title, found.lang) == ("中文 (繁體)", "zh-Hant")
    assert found.feeds[0].folder == "/languages/zh-hant/"
    assert found.up.address == "/languages/"


def test_a_site_without_articles_has_an_empty_list_of_topics() -> None:
    (only,) = topic_pages(paper(of=OWN))

    assert isinstance(only, TopicsPage)
    assert only.topics == ()
