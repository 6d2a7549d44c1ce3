"""The account of a summary as a page of the preview."""

import re
from html import unescape
from pathlib import Path

import pytest

from digest.desk.answer import answer
from digest.desk.explain import explain_article, table_of
from digest.desk.explained import page_of
from digest.desk.explaining import explained, is_asked
from digest.desk.gate import Ask, Stand
from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.errors import DigestError, fault
from digest.summary.account import NAMES
from tests.project import Project, begun
from tests.test_explain import ARTICLE, PATH
from tests.test_summary import STORM

ADDRESS = "2023/09/14/valleys/"
ASK = Ask("GET", f"/__digest/explain/{ADDRESS}")
HERE = "127.0.0.1"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = begun(tmp_path / "paper")
    made.write(PATH, ARTICLE)
    return made


@pytest.fixture
def stand(project: Project) -> Stand:
    make_and_publish(project.root, Orders())
    return Stand(project.root / "output")


def account(project: Project, address: str = f"/{ADDRESS}") -> str:
    found = explain_article(project.root, Orders(), address)
    return page_of(found, "/", "/__digest/").decode()


def reply_of(
    stand: Stand, ask: Ask, caller: str = HERE, page: bytes = b"<p>told"
) -> tuple[int, bytes]:
    reply = explained(stand, ask, caller, lambda address: page + address.encode(), "a-1")
    return reply.status, reply.file.read()


def test_the_page_tells_all_that_the_table_tells(project: Project) -> None:
    page = account(project)
    text = unescape(re.sub("<[^>]*>", "", page)).replace("−", "-")
    found = explain_article(project.root, Orders(), PATH)

    assert "The summary is an extract. Its length: 3 sentences." in text
    assert page.count('<li class="taken">') == 3
    for sentence, each in zip(STORM, found.accounts, strict=True):
        assert sentence in text
        assert f"{each.score / 1000:.1f} points: {each.why}" in text
    numbers = set(re.findall(r"-?\d+\.\d", text))
    for line in table_of(found):
        assert set(re.findall(r"-?\d+\.\d", line)) <= numbers
    assert all(f"<dt>{name} " in page for name in NAMES)


def test_sentences_lead_to_their_place_in_the_article(project: Project) -> None:
    assert f'<a href="/{ADDRESS}#p-2">{STORM[1]}</a>' in account(project)


def test_what_an_author_wrote_is_no_markup(project: Project) -> None:
    title = "'A <script>x</script> & a storm'"
    text = ARTICLE.replace("Storm in the valleys", title).replace("nobody", "no &lt;b&gt;body")
    project.write(PATH, text)
    page = account(project)

    assert "<script>" not in page
    assert "A &lt;script&gt;x&lt;/script&gt; &amp; a storm" in page
    assert "no &lt;b&gt;body" in page


def test_an_article_in_another_script_keeps_its_language(project: Project) -> None:
    project.write(PATH, ARTICLE.replace("lang: en", "lang: ar"))

    assert '<p class="of" lang="ar" dir="rtl">' in account(project)


def test_it_is_asked_for_below_the_previews_own_folder() -> None:
    assert is_asked(Stand(Path()), ASK)
    assert is_asked(Stand(Path(), "/news/"), Ask("GET", "/news/__digest/explain/x"))
    assert not is_asked(Stand(Path(), "/news/"), ASK)


def test_it_is_shown_for_what_is_published_and_follows_what_is_saved(stand: Stand) -> None:
    status, page = reply_of(stand, ASK)

    assert status == 200
    assert page.startswith(b'<p>told/2023/09/14/valleys/<script src="/__digest/reload.js"')


@pytest.mark.parametrize(
    "inner", ["", "x", "2023/09/14/draft/", "2023/09/14/", "content/a.md", f"{ADDRESS}../../../"]
)
def test_nothing_else_is_explained(stand: Stand, inner: str) -> None:
    status, page = reply_of(stand, Ask("GET", f"/__digest/explain/{inner}"))

    assert status == 404
    assert b"told" not in page


@pytest.mark.parametrize("caller", ["192.0.2.7", "", "::ffff:192.0.2.7", "fe80::1%eth0"])
def test_it_is_shown_on_this_machine_alone(stand: Stand, caller: str) -> None:
    assert reply_of(stand, ASK, caller)[0] == 403


@pytest.mark.parametrize("caller", ["127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine_has_several_names(stand: Stand, caller: str) -> None:
    assert reply_of(stand, ASK, caller)[0] == 200


def test_a_source_that_has_a_fault_by_now_is_told(stand: Stand) -> None:
    def broken(address: str) -> bytes:
        raise fault("content/a.md", 3, "it is wrong", "mend it")

    reply = explained(stand, ASK, HERE, broken, "a-1")

    assert reply.status == 409
    assert reply.file.read() == b"content/a.md:3: it is wrong; mend it"


def test_articles_lead_to_it_and_other_pages_do_not(stand: Stand) -> None:
    article = answer(stand, Ask("GET", f"/{ADDRESS}"), "a-1").file.read()
    other = answer(stand, Ask("GET", "/2023/09/14/"), "a-1").file.read()

    assert f'<a href="/__digest/explain/{ADDRESS}">Why these sentences?</a>'.encode() in article
    assert b"Why these sentences?" not in other


@pytest.mark.parametrize("name", ["explain.css", "preview.css", "reload.js"])
def test_its_files_are_served(stand: Stand, name: str) -> None:
    assert answer(stand, Ask("GET", f"/__digest/{name}"), "a-1").status == 200


def test_of_an_address_only_the_articles_of_its_day_are_read(project: Project) -> None:
    project.write("content/2023/09/13/broken.md", "---\ndate: someday\n---\n")
    assert explain_article(project.root, Orders(), f"/{ADDRESS}").article.path == PATH

    project.write("content/undated.md", ARTICLE.replace("lang: en", "date: 2023-09-15"))
    found = explain_article(project.root, Orders(), "/2023/09/15/undated/")
    assert found.article.path == "content/undated.md"
    with pytest.raises(DigestError):
        explain_article(project.root, Orders(), "/2023/09/14/nothing/")
