"""A Markdown file from elsewhere: taken as it is, with the keys that it lacks."""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from digest.content.fields import KEYS
from digest.desk.frontmatter_writing import flow, front_matter, new_id, origin, scalar
from digest.desk.imported import Dated, Imported, Wish, as_given, as_of_today
from digest.errors import Notice, fault
from digest.text.dates import find_date, parse_moment
from digest.text.language import detect
from digest.text.slugs import slugify

# Front matter by key in lower case: the value as written, "" if it is no simple one, and its line.
Own: TypeAlias = dict[str, tuple[str, int]]

# Our keys and the names that other generators have for them, as a build reads them.
DATE_KEYS = ("date", *KEYS["date"])
LANG_KEYS = ("lang", *KEYS["lang"])


def article_of_markdown(text: str, front: re.Match[str] | None, wish: Wish) -> Imported:
    """The file as it is, with the keys that it lacks behind its own.

    `front` is where its front matter stands, which is its first group. Raises DigestError where
    that is no YAML or its date is none.
    """
    body = text[front.end() :] if front else text
    own = _keys(front[1], wish.name) if front else {}
    stem = re.sub(r".*[/\\]|\.\w+$", "", wish.name)
    title = _first(own, ("title",)) or _title_of_file(body, stem)
    lang = _first(own, LANG_KEYS) or detect(body, wish.site_lang)
    dated = _date(own, stem, wish, lang)
    lacking = {
        "title": "" if "title" in own else scalar(title),
        "date": "" if own.keys() & set(DATE_KEYS) else dated.written,
        "id": "" if "id" in own else new_id(dated.moment, title, [body]),
        "lang": "" if own.keys() & set(LANG_KEYS) else lang,
        "topics": "" if _line_of("topics", own) else flow(wish.topics),
        "source": _source(own, wish),
    }
    end = "\r\n" if "\r\n" in text else "\n"
    opened = text[: front.end(1)] if front else f"---{end}"
    closed = text[front.end(1) :] if front else f"---{end}{end}{body}"
    return Imported(
        path=dated.path(slugify(_first(own, ("slug",)) or title)),
        text=opened + front_matter(lacking, end) + closed,
        notices=tuple(sorted((*dated.notices, *_kept(own, wish)))),
    )


def _first(own: Own, keys: tuple[str, ...]) -> str:
    return next((own[key][0] for key in keys if key in own and own[key][0]), "")


def _title_of_file(body: str, stem: str) -> str:
    """The first heading, else the name of the file without its date."""
    heading = re.search(r"^#[ \t]+(.+?)[ \t#\r]*$", body, re.MULTILINE)
    words = re.sub(r"^\d{4}-\d{2}-\d{2}[-_]?", "", stem).replace("-", " ").replace("_", " ")
    return heading[1] if heading else words.strip() or stem


def _keys(front: str, name: str) -> Own:
    try:
        node = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise fault(name, line, f"the front matter is not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise fault(name, 1, "the front matter is not YAML") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise fault(name, 2, "the front matter is no list of keys", 'write "key: value" on lines')
    return dict(_flat_keys(node))


def _flat_keys(node: yaml.MappingNode, head: str = "") -> Iterator[tuple[str, tuple[str, int]]]:
    """One level of nesting is told as "taxonomies.topics"."""
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            name = head + key.value.lower()
            simple = str(value.value) if isinstance(value, yaml.ScalarNode) else ""
            yield name, (simple, key.start_mark.line + 2)
            if isinstance(value, yaml.MappingNode) and not head:
                yield from _flat_keys(value, f"{name}.")


def _date(own: Own, stem: str, wish: Wish, lang: str) -> Dated:
    """The file's own date, else the one given, else that of its name, else today's."""
    named_here = [own[key] for key in DATE_KEYS if key in own]
    written = next((each for each in named_here if each[0]), None) or next(iter(named_here), None)
    if written:
        return _own_date(*written, wish, lang)
    if wish.given:
        return as_given(wish.given, wish.zone)
    named = re.match(r"\d{4}-\d{2}-\d{2}", stem)
    if named and (found := find_date(named[0], wish.zone)):
        return Dated(*found)
    return as_of_today(wish)


def _own_date(written: str, line: int, wish: Wish, lang: str) -> Dated:
    if not written:
        raise fault(wish.name, line, "the date is empty", "write the date as 2023-09-14")
    try:
        moment, has_time = parse_moment(written, wish.zone, lang)
    except ValueError as error:
        raise fault(wish.name, line, str(error), "write the date as 2023-09-14") from None
    if not wish.given or as_given(wish.given, wish.zone).moment == moment:
        return Dated(moment, has_time)
    what = "the file's own date stays, not the one given"
    return Dated(moment, has_time, (wish.warning(line, what),))


# Topics and source, which the file has under many names


def _line_of(key: str, own: Own) -> int:
    """The line on which the file has this key, by any of its names; 0 if on none."""
    names = {key, *KEYS[key]}
    return next((line for name, (_, line) in own.items() if _folded(name) in names), 0)


def _folded(key: str) -> str:
    return key.replace("-", "_").replace(" ", "_")


def _source(own: Own, wish: Wish) -> str:
    """What of the source given the file does not tell."""
    if _line_of("source", own):
        return ""
    name = "" if _line_of("source_name", own) else wish.source_name
    return origin(name, "" if _line_of("source_url", own) else wish.source_url)


def _kept(own: Own, wish: Wish) -> Iterator[Notice]:
    """A word on each of the file's own keys for which something else was given."""
    if wish.topics and (line := _line_of("topics", own)):
        yield wish.warning(line, "the file's own topics stay, not those given")
    if not (wish.source_name or wish.source_url):
        return
    if line := _line_of("source", own):
        yield wish.warning(line, "the file's own source stays, not the one given")
        return
    if wish.source_name and (line := _line_of("source_name", own)):
        yield wish.warning(line, "the file's own name of the source stays, not the one given")
    if wish.source_url and (line := _line_of("source_url", own)):
        yield wish.warning(line, "the file's own address of the source stays, not the one given")
