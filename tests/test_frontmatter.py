"""A file's text is parted from its keys, and what goes wrong there is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.frontmatter import decode, misplaced, split_document
from digest.errors import DigestError

PATH = "content/storm.md"


def told(text: str | bytes) -> str:
    """The one fault of a file, as an editor reads it."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DigestError) as refused:
        split_document(decode(data, PATH), PATH)
    assert len(refused.value.notices) == 1
    return str(refused.value)


def test_keys_and_body_are_parted_with_their_lines() -> None:
    document = split_document("---\ntitle: Storm\ntags: [a]\n---\n\nIt rained.\n", PATH)

    assert document.matter.values == {"title": "Storm", "tags": ["a"]}
    assert document.matter.lines == {"title": 2, "tags": 3}
    assert (document.body, document.first_line) == ("\nIt rained.\n", 5)


def test_a_text_without_front_matter_is_all_body() -> None:
    document = split_document("It rained.\n---\nAnd then?\n", PATH)

    assert document.matter.values == {}
    assert (document.body, document.first_line) == ("It rained.\n---\nAnd then?\n", 1)


@pytest.mark.parametrize("text", ["---\n---\nRain", "---  \n# nothing yet\n--- \nRain"])
def test_front_matter_may_be_empty(text: str) -> None:
    document = split_document(text, PATH)

    assert (document.matter.values, document.body) == ({}, "Rain")


def test_blank_lines_above_the_front_matter_do_no_harm() -> None:
    document = split_document("\n  \n---\ntitle: Storm\n---\nRain", PATH)

    assert document.matter.lines == {"title": 4}
    assert (document.body, document.first_line) == ("Rain", 6)


def test_three_dots_close_as_well_and_indented_dashes_do_not() -> None:
    assert split_document("---\na: b\n...\nRain", PATH).body == "Rain"
    document = split_document("---\na: |\n  ---\n  x\n---\nRain", PATH)
    assert document.matter.values == {"a": "---\nx\n"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str, mark: bytes) -> None:
    text = "---\ntitle: Storm\n---\nOne\n\nTwo\n"
    data = mark + text.replace("\n", end).encode()

    assert decode(data, PATH) == text
    assert split_document(decode(data, PATH), PATH).matter.lines == {"title": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "---\ntitle: Storm\nIt rained.\n",
            "content/storm.md:1: the front matter is not closed; "
            "end it with a line of three dashes: ---",
        ),
        (
            "\n---",
            "content/storm.md:2: the front matter is not closed; "
            "end it with a line of three dashes: ---",
        ),
        (
            "---\na: 1\n\nb: x: y\n---\nRain",
            'content/storm.md:4: a value holds ": "; put the value in quotation marks',
        ),
        (
            "---\n- a\n---\n",
            "content/storm.md:2: these are no keys with values; write title: Storm",
        ),
        (
            "+++\ntitle = 'Storm'\n+++\nRain",
            'content/storm.md:1: this front matter is TOML; write it as YAML, "title: Storm", '
            "between two lines of three dashes (---)",
        ),
        (
            '\n{\n  "title": "Storm"\n}\nRain',
            'content/storm.md:2: this front matter is JSON; write it as YAML, "title: Storm", '
            "between two lines of three dashes (---)",
        ),
        (
            "one\ntwo caf\u00e9\n".encode("latin-1"),
            "content/storm.md:2: this is not UTF-8 (0xe9); save the file as UTF-8",
        ),
        (
            b"one\r\rtwo \xff",
            "content/storm.md:3: this is not UTF-8 (0xff); save the file as UTF-8",
        ),
        (
            "title".encode("utf-16"),
            "content/storm.md:1: this is not UTF-8 (UTF-16); save the file as UTF-8",
        ),
        (
            b"one\n\0two",
            "content/storm.md:2: a zero byte: this is no text file; move it out of content/",
        ),
    ],
)
def test_faults_are_told_with_their_line(text: str | bytes, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Storm\ndate: 2023-09-14\n\nRain", 1),
        ("Title: Storm\nDate: 2023-09-14\n\nRain", 1),
        ("\ntitle: Storm\n---\nRain", 2),
        ("---\n---\ntitle: Storm\ndate: 2023-09-14\n", 3),
    ],
)
def test_forgotten_dashes_are_a_warning(text: str, line: int) -> None:
    notice = misplaced(split_document(text, PATH), PATH)

    assert notice
    assert notice.level == "warning"
    assert str(notice) == (
        f"{PATH}:{line}: this begins like front matter without its first line; "
        "put a line of three dashes (---) above and below the keys"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Update: the harbour is open again.\n\nRain",
        "Source: Harbour Times\n\nIt rained.",
        "Moscow: two people\nKyiv: three people",
        "title: Storm",
        "---\ntitle: x\n---\ntitle: Storm\ndate: x\n",
        "",
    ],
)
def test_prose_with_a_colon_is_prose(text: str) -> None:
    assert misplaced(split_document(text, PATH), PATH) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = split_document(decode(text.encode(errors="surrogatepass"), PATH), PATH)
    except DigestError as error:
        notices = error.notices
    else:
        notices = ()
        assert document.body in text.replace("\r\n", "\n").replace("\r", "\n")
    assert all(notice.line >= 1 and notice.cure for notice in notices)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused_at_a_line_that_is_there(data: bytes) -> None:
    try:
        assert "\0" not in decode(data, PATH)
    except DigestError as error:
        lines = [notice.line for notice in error.notices]
    else:
        lines = []
    last = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(1 <= line <= last for line in lines)
