"""Publishing: readers see the site before or the site after, and what stays is not touched."""

import json
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engine import exchange, publish, records, spare, sync
from digest.engine.bring import write_new
from digest.engine.manifest import MANIFEST, encoded_manifest
from digest.engine.places import Places
from digest.engine.publish import Publication
from digest.engine.published import Published
from digest.engine.records import Records, record_of
from digest.errors import DigestError
from digest.value import digest_of, fingerprint
from tests.publishing import AFTER, BEFORE, Press, ending, full_disk, put


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def test_a_release_is_what_the_output_holds(press: Press) -> None:
    done = press.publish(BEFORE)

    assert press.shown() == BEFORE
    assert (done.total, done.written, done.removed) == (3, tuple(sorted(BEFORE)), ())
    assert press.leftovers() == []


def test_only_what_differs_is_told_and_what_is_gone_is_removed(press: Press) -> None:
    press.publish(BEFORE)

    done = press.publish(AFTER)

    assert press.shown() == AFTER
    assert done.written == ("2023/new/index.html", "index.html")
    assert done.removed == ("2023/old/index.html",)
    assert not (press.site / "2023" / "old").exists()


def test_what_stays_the_same_keeps_its_inode_and_its_time(press: Press) -> None:
    press.publish(BEFORE)
    before = (press.site / "2023/index.html").stat()

    press.publish(AFTER)

    after = (press.site / "2023/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_same_release_again_touches_nothing(press: Press) -> None:
    press.publish(BEFORE)
    before = press.state()
    changed = {p: p.lstat().st_ctime_ns for p in (press.site, *press.site.rglob("*"))}

    done = press.publish(BEFORE)

    assert not done.changed
    assert press.state() == before
    assert {p: p.lstat().st_ctime_ns for p in (press.site, *press.site.rglob("*"))} == changed


@pytest.mark.parametrize("harm", ["edit", "delete", "link"])
def test_a_page_that_somebody_harmed_is_made_good(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    page = press.site / "index.html"
    page.unlink()
    if harm == "edit":
        page.write_bytes(b"BEFORE")  # the same length
    elif harm == "link":
        press.root.joinpath("elsewhere").write_bytes(b"before")
        page.symlink_to(press.root / "elsewhere")

    done = press.publish(BEFORE)

    assert done.written == ("index.html",)
    assert press.shown() == BEFORE
    assert not page.is_symlink()


@pytest.mark.parametrize("manifest", ["", "[]", "null", '{"files": 3}', "[" * 100_000, '{"files"'])
def test_a_broken_list_of_files_is_none(press: Press, manifest: str) -> None:
    press.publish(BEFORE)
    (press.site / MANIFEST).write_text(manifest)

    press.publish(BEFORE)  # what holds the right bytes is taken for ours

    assert press.shown() == BEFORE
    assert json.loads((press.site / MANIFEST).read_text())["files"].keys() == BEFORE.keys()


def test_a_list_of_files_never_leads_out_of_the_output(press: Press) -> None:
    outside = press.root / "content.md"
    outside.write_text("mine")
    press.publish(BEFORE)
    (press.site / MANIFEST).write_text('{"files": {"../content.md": "0", "/etc/passwd": "0"}}')

    press.publish(BEFORE)

    assert outside.read_text() == "mine"


def test_one_path_twice_never_writes_into_the_published_site(press: Press) -> None:
    press.publish(BEFORE)
    before = press.state()

    with press.enter() as publication:
        put(publication, BEFORE)
        with pytest.raises(DigestError, match="two things would be published here"):
            publication.write("index.html", "", b"mine")

    assert press.state() == before
    assert press.shown() == BEFORE


def test_a_file_where_another_needs_a_folder_is_refused(press: Press) -> None:
    press.publish(BEFORE)

    with pytest.raises(DigestError, match="a: a file and a folder would be published here"):
        press.publish({"a": b"", "a/b": b""})

    assert press.shown() == BEFORE


def test_a_file_may_become_a_folder_and_a_folder_a_file(press: Press) -> None:
    one, other = {"a": b"1", "b/c/d": b"2"}, {"a/x/y": b"3", "b": b"4"}

    for files in (one, other, one, other):
        press.publish(files)

        assert press.shown() == files


def test_what_is_not_finished_is_not_shown(press: Press) -> None:
    press.publish(BEFORE)
    before = press.state()

    with press.enter() as publication:
        put(publication, AFTER)

    assert press.state() == before
    assert press.leftovers() == []


def test_both_trees_share_what_both_releases_hold(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)

    assert same_file(press, "2023/index.html")
    assert not same_file(press, "index.html")
    assert (press.spare / "index.html").read_bytes() == b"before"


def same_file(press: Press, path: str) -> bool:
    return (press.site / path).samefile(press.spare / path)


def test_a_publish_does_nothing_to_what_stays(press: Press) -> None:
    """Once both trees stand, a file that stays is neither opened nor linked."""
    many = {f"{n}/index.html": b"page" for n in range(50)}
    press.publish(many)

    with ending(0, full_disk) as calls:
        press.publish(many | {"0/index.html": b"new"})
    again = len([name for name in calls if name not in ("lstat", "scandir")])

    assert again < 30


# What stands, and under which mark


def test_a_file_stands_under_its_mark_alone(press: Press) -> None:
    press.publish({"a": b"a", "b": b"b"})
    (press.site / "b").write_bytes(b"harmed")

    with press.enter() as publication:
        assert publication.stands("a", digest_of(b"a"))
        assert not publication.stands("a", digest_of(b"other"))
        assert not publication.stands("b", digest_of(b"b"))
        assert not publication.stands("c", digest_of(b"c"))


def test_the_same_bytes_under_another_mark_touch_nothing(press: Press) -> None:
    press.publish({"a": b"a"})
    before = press.state()

    with press.enter() as publication:
        publication.write("a", "another", b"a")
        assert not publication.finish().changed
    with press.enter() as publication:
        assert publication.stands("a", "another")

    assert press.state() == before


@pytest.mark.parametrize("harm", ["lost", "cut short", "one bit", "empty", "a folder"])
def test_memory_that_is_lost_or_damaged_costs_time_only(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    before = press.state()
    for record in (press.root / "memory" / "trees").iterdir():
        data = record.read_bytes()
        record.unlink()
        if harm == "cut short":
            record.write_bytes(data[:-1])
        elif harm == "one bit":
            record.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
        elif harm == "empty":
            record.write_bytes(b"")
        elif harm == "a folder":
            record.mkdir()

    with press.enter() as publication:
        assert not publication.stands("index.html", digest_of(b"before"))
    assert not press.publish(BEFORE).changed
    assert press.state() == before
    press.publish(AFTER)
    assert press.shown() == AFTER


def test_memory_stays_small(press: Press) -> None:
    for number in range(40):
        press.publish({"a": str(number).encode()})

    assert len(list((press.root / "memory" / "trees").iterdir())) <= records.KEPT


def test_a_release_is_intact_until_something_changes(press: Press) -> None:
    with press.enter() as publication:
        put(publication, BEFORE)
        publication.finish("the first")

    done = press.intact("the first")

    assert done == Published(3, (), ())
    assert press.intact("another") is None


@pytest.mark.parametrize("harm", ["edit", "delete", "replace", "folder", "add", "memory", "list"])
def test_a_release_is_not_intact_when_somebody_was_there(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    page = press.site / "2023" / "index.html"
    if harm == "edit":
        page.write_bytes(b"edited")
    elif harm == "delete":
        page.unlink()
    elif harm == "replace":
        (press.root / "draft").write_bytes(b"year")
        (press.root / "draft").rename(page)
    elif harm == "folder":
        shutil.copytree(press.site / "2023", press.root / "copy")  # with all its times
        shutil.rmtree(press.site / "2023")
        (press.root / "copy").rename(press.site / "2023")
    elif harm == "add":
        (press.site / "2023" / "mine.txt").write_text("mine")
    elif harm == "memory":
        shutil.rmtree(press.root / "memory")
    elif harm == "list":
        (press.site / MANIFEST).write_text("{}")

    assert press.intact() is None
    press.publish(BEFORE)
    assert press.intact() is not None


def test_strangers_that_were_there_leave_a_release_intact(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "mine.txt").write_text("mine")
    press.publish(BEFORE)

    done = press.intact()

    assert done is not None
    assert done.foreign == ("mine.txt",)
    with press.enter(clean=True) as publication:
        assert publication.intact() is None


def test_the_same_release_has_the_same_list_of_files_anywhere(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    there = Press(press.root, "elsewhere", remembers=False)

    there.publish(dict(reversed(AFTER.items())))

    assert (there.site / MANIFEST).read_bytes() == (press.site / MANIFEST).read_bytes()


@given(st.dictionaries(st.text(max_size=8), st.text("0123456789abcdef", max_size=4), max_size=5))
def test_a_list_of_files_is_read_as_it_was_written(files: dict[str, str]) -> None:
    written = encoded_manifest(files)

    assert json.loads(written) == {"files": files}
    assert len(written.splitlines()) >= len(files)


def test_everything_is_on_the_disk_before_it_is_shown(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    synced: set[str] = set()
    exchanged = exchange.exchange

    def flush(places: Collection[str | Path]) -> None:
        sync.flush(places)
        order.append("flush")
        synced.update(str(Path(place).relative_to(press.root)) for place in places)

    def exchange_(at: Places) -> None:
        order.append("exchange")
        exchanged(at)

    monkeypatch.setattr(publish, "flush", flush)
    monkeypatch.setattr(spare, "exchange", exchange_)

    for files in (BEFORE, AFTER, AFTER):
        with Publication(press.root, press.site, records=Records(press.memory)) as publication:
            put(publication, files)
            publication.finish()

    assert order == ["flush", "flush", "exchange"] * 2
    inside = {name.partition("/release")[2].lstrip("/") for name in synced if "/release" in name}
    folders = {"", "2023", "2023/old", "2023/new"}
    assert inside == {*BEFORE, *AFTER, *folders, MANIFEST}


@pytest.mark.parametrize("many", [1, 1000])
def test_what_cannot_be_synced_is_told(
    press: Press, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(sync, "MANY", many)
    sync.flush([press.root])

    with pytest.raises(OSError, match="nowhere"):
        sync.flush([press.root / "nowhere"])


def taken(publication: Publication, files: Mapping[str, bytes]) -> None:
    """As workers have them written."""
    place = publication.place()
    for number, (path, data) in enumerate(files.items()):
        file = f"{place}{number}"
        record = record_of(digest_of(data), fingerprint(data), write_new(file, data))
        publication.take(path, record, file)


def test_what_others_have_written_is_shown_as_what_is_written_here(press: Press) -> None:
    with press.enter() as publication:
        taken(publication, {"a.html": b"one", "b/c.html": b"two"})
        publication.write("d.html", digest_of(b"three"), b"three")
        done = publication.finish()

    assert done.written == ("a.html", "b/c.html", "d.html")
    assert press.shown() == {"a.html": b"one", "b/c.html": b"two", "d.html": b"three"}
    assert press.leftovers() == []


@pytest.mark.parametrize("remembered", [True, False])
def test_what_others_have_written_and_the_site_holds_already_stays(
    press: Press, remembered: bool
) -> None:
    press.publish({"a.html": b"one", "b.html": b"two"})
    before = press.state()
    if not remembered:
        shutil.rmtree(press.memory or "")

    with press.enter() as publication:
        taken(publication, {"a.html": b"one", "b.html": b"two"})
        assert not publication.finish().changed

    assert press.state() == before
    assert press.leftovers() == []


def test_a_file_that_takes_the_place_of_another_leaves_that_to_its_readers(press: Press) -> None:
    press.publish({"a.html": b"one"})
    press.publish({"a.html": b"two"})
    with (press.site / "a.html").open("rb") as reader:
        press.publish({"a.html": b"three"})
        press.publish({"a.html": b"four"})

        assert reader.read() == b"two"
    assert press.shown() == {"a.html": b"four"}


def harmed_spare(press: Press) -> None:
    (press.spare / "same.html").unlink()


def rolled_back(press: Press) -> None:
    press.rollback()


def published_by_another(press: Press) -> None:
    press.publish({"same.html": b"same", "other.html": b"other"})


def without_records(press: Press) -> None:
    shutil.rmtree(press.memory or "")


@pytest.mark.parametrize(
    "harm", [harmed_spare, rolled_back, published_by_another, without_records, None]
)
def test_who_publishes_again_and_again_shows_each_release(
    press: Press, harm: Callable[[Press], None] | None
) -> None:
    """As a preview does, which has at hand what it made of both trees."""
    records = Records(press.memory)
    for version in range(5):
        files = {"same.html": b"same", "page.html": b"%d" % version, f"{version}/own.html": b"own"}
        with Publication(press.root, press.site, records=records, sync=False) as publication:
            put(publication, files)
            assert publication.finish().changed
        assert press.shown() == files
        assert press.leftovers() == []
        if harm and version == 2:
            harm(press)


def test_who_still_works_for_a_build_that_failed_writes_into_no_other(press: Press) -> None:
    with press.enter() as failed:
        late = failed.place()

    with press.enter() as publication:
        taken(publication, {"a.html": b"one"})
        for file in press.site.parent.glob(".*/new/*"):
            Path(f"{late}{file.name.rpartition('-')[2]}").write_bytes(b"of the other")
        assert publication.finish().written == ("a.html",)

    assert press.shown() == {"a.html": b"one"}
    press.publish({"a.html": b"two"})
    assert press.leftovers() == []
