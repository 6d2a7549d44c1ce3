"""What an editor may do to a paper, as rules that Hypothesis strings together."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.law import texts
from tests.law.oracle import QUICK
from tests.law.paper import Paper


class Edits(RuleBasedStateMachine):
    """What an editor may do to a paper."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="law-", dir=QUICK))
        self.paper = Paper(self.root)
        self.paper.write("content/storm.md", b"---\ntitle: S\ndate: 2023-09-14\n---\n\nText.\n")
        self.moment = texts.MOMENTS[4]
        self.stack = ExitStack()
        self.stack.callback(shutil.rmtree, self.root, ignore_errors=True)

    @rule(path=st.sampled_from(texts.ARTICLES), text=texts.articles())
    def save_an_article(self, path: str, text: bytes) -> None:
        self.paper.write(path, text)

    @rule(path=st.sampled_from(texts.ARTICLES), text=texts.articles())
    def save_another(self, path: str, text: bytes) -> None:
        self.paper.write(path, text)

    @rule(path=st.sampled_from((*texts.PAGES, *texts.NOTES)), text=texts.plain_texts())
    def save_a_page_or_note(self, path: str, text: bytes) -> None:
        self.paper.write(path, text)

    @rule(path=st.sampled_from(texts.ASSETS), data=st.sampled_from(texts.FILES))
    def save_a_file(self, path: str, data: bytes) -> None:
        self.paper.write(path, data)

    @rule(path=st.sampled_from(texts.TEXTS))
    def change_unseen(self, path: str) -> None:
        self.paper.change_unseen(path)

    @rule(path=st.sampled_from((*texts.TEXTS, *texts.ASSETS)))
    def delete(self, path: str) -> None:
        self.paper.delete(path)

    @rule(path=st.sampled_from(texts.ARTICLES), other=st.sampled_from(texts.TEXTS))
    def rename(self, path: str, other: str) -> None:
        self.paper.move(path, other)

    @rule(path=st.sampled_from(texts.TEXTS), other=st.sampled_from(texts.TEXTS))
    def swap(self, path: str, other: str) -> None:
        if path != other and len(self.paper.there((path, other))) == 2:
            self.paper.swap(path, other)

    @rule(path=st.sampled_from(texts.ARTICLES), text=texts.articles(), leads=st.booleans())
    def replace_by_a_link(self, path: str, text: bytes, leads: bool) -> None:
        self.paper.write("outside.md", text)
        self.paper.link(path, "outside.md" if leads else "content/2023/09/14/harbour.md")

    @rule(key=st.sampled_from(sorted(texts.SETTINGS)), data=st.data())
    def configure(self, key: str, data: st.DataObject) -> None:
        value = data.draw(st.sampled_from(("", *texts.SETTINGS[key])))
        self.paper.settings |= {key: value}
        self.paper.settle()

    @rule(
        name=st.sampled_from(
            ("base.html", "article.html", "home.html", "parts.html", "topic.html")
        ),
        text=st.sampled_from(("", "<!-- a -->", "<!-- b -->", "{{ page.nowhere.at_all }}")),
    )
    def restyle(self, name: str, text: str) -> None:
        self.paper.restyle(name, text)

    @rule(text=st.sampled_from(("Also", "And")))
    def relabel(self, text: str) -> None:
        self.paper.relabel(text)

    @rule(name=st.sampled_from(("style.css", "new.css")), text=st.sampled_from((b"a", b"b")))
    def change_a_static_file(self, name: str, text: bytes) -> None:
        self.paper.write(f"themes/plain/static/{name}", text)

    @rule(moment=st.sampled_from(texts.MOMENTS))
    def wait_or_go_back(self, moment: str) -> None:
        self.moment = moment

    def teardown(self) -> None:
        self.stack.close()
