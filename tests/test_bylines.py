"""The lines around a text tell who wrote it and where it was published."""

import pytest

from digest.text.bylines import names_in, source_in


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe and Ravi Patel", ("Jane Doe", "Ravi Patel")),
        ("Jane Doe | 14 September 2023 | 5 min read", ("Jane Doe",)),
        ("Penulis: Andi Wijaya | Editor: Sari Dewi", ("Andi Wijaya",)),
        ("作者：张三、李四", ("张三", "李四")),
        ("Oleh", ()),
        ("KHUDORI", ("KHUDORI",)),
        ("Von Anna Weiß, Jörg Müller und Lena Groß", ("Anna Weiß", "Jörg Müller", "Lena Groß")),
    ],
)
def test_a_byline_gives_its_writers(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_a_source_line_gives_name_and_address() -> None:
    assert source_in("Source: Harbour Times, https://h.example/a.") == (
        "Harbour Times",
        "https://h.example/a",
    )
    assert source_in("https://h.example/a") == ("", "https://h.example/a")
    assert source_in("来源：北辰日报") == ("北辰日报", "")
    assert source_in("The source of the river") is None
