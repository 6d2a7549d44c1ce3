"""Reading comforts weigh little, speak the language of the site and can be left out."""

import gzip
import re

import pytest

from digest.settings import Site
from digest.site.words import Words
from tests.factories import site
from tests.site_factories import broadsheet, dated, files

SCRIPTS = ("assets/comforts-early.js", "assets/comforts.js")
MOST = 8_000  # bytes of all scripts of a page, as they are sent


def made(of: Site) -> dict[str, str]:
    """Pages by their paths."""
    found = files(dated("2023-09-14", "Vote"), of=of)
    return {path: data.decode() for path, data in found.items() if path.endswith(".html")}


def test_the_scripts_of_a_page_are_small() -> None:
    static = {f"assets/{f.path}": f.data for f in broadsheet().static}
    named = {path for path in static if path.endswith(".js")}

    assert named >= set(SCRIPTS)
    assert sum(len(gzip.compress(static[path], mtime=0)) for path in SCRIPTS) < MOST


def test_no_script_is_inline_and_only_the_small_one_is_waited_for() -> None:
    for path, page in made(site()).items():
        scripts = re.findall(r"<script([^>]*)>([^<]*)", page)
        ours = [(attributes, text) for attributes, text in scripts if "json" not in attributes]
        assert not [text for _, text in ours if text.strip()], path
        waited = [attributes for attributes, _ in ours if "defer" not in attributes]
        assert [re.search(r"[\w-]+\.js", attributes)[0] for attributes in waited] == [  # type: ignore[index]
            "comforts-early.js"
        ], path


def test_they_can_be_left_out() -> None:
    off = made(site(comforts=False))

    assert off.keys() == made(site()).keys()
    assert len(off) > 8
    for page in off.values():
        assert "comforts" not in page
        assert not re.search(r"<script(?! type=.application/ld\+json)", page)


@pytest.mark.parametrize("lang", ["en", "ar", "ja"])
def test_they_speak_the_language_of_the_site(lang: str) -> None:
    t = Words(lang, broadsheet().labels(lang))
    page = made(site(language=lang))["2023/09/14/index.html"]
    sheet = page[page.index('<template id="comforts"') : page.index("</template>")]

    for key in ("comforts", "mark_read", "mark_new", "copied", "marks_text", "key_help", "close"):
        assert t(key) in sheet, key
