"""Words on the command line to calls; faults to lines and exit codes.

Exit codes: 0 done, 1 faults in the content or on the machine, 2 wrong use.
"""

import sys
from pathlib import Path
from typing import Any

import click

from digest import __version__
from digest.desk.options import (
    build_options,
    cluster_option,
    jobs_option,
    orders_of,
    output_folder,
    output_option,
)
from digest.desk.telling import Call, counted, stop, tell, told, wrong_use
from digest.errors import DigestError, errors_of


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.option("-C", "folder", metavar="DIR", default=".", help="Work as if started in DIR.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but faults.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: hints, and every file written.")
@click.version_option(__version__, prog_name="digest")
@click.pass_context
def main(context: click.Context, folder: str, quiet: bool, verbose: bool) -> None:
    """Digest: the press for curated news.

    Makes a finite, readable news digest of the articles in content/: pages by day and topic,
    summaries made of the articles' own sentences, feeds, all as static files.
    """
    place = Path(folder)
    if not place.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    context.obj = Call(place, verbose - quiet)


@main.command()
@output_option
@build_options
@click.option("--clean", is_flag=True, help="Keep nothing of what stands in the output.")
@click.option("--strict", is_flag=True, help="Treat warnings as faults.")
@click.option("--explain", is_flag=True, help="Tell why each file was made.")
@click.option("--verify", is_flag=True, help="Compare with a clean build, path by path.")
@jobs_option
@cluster_option
@told("nothing was published")
def build(call: Call, verify: bool, **options: Any) -> None:
    """Build the site and publish it, whole or not at all."""
    from functools import partial
    from time import perf_counter

    from msgspec.structs import replace

    from digest.desk.publishing import make_and_publish
    from digest.desk.report import summary_of

    start = perf_counter()
    root, orders = orders_of(call, options)
    orders = replace(orders, at=orders.instant)
    notify = partial(click.echo, err=True) if call.loudness >= 0 else None
    outcome = make_and_publish(root, orders, notify=notify)
    if call.loudness >= 0:
        tell(outcome.notices, hints=call.loudness > 0)
        for line in outcome.reasons or (outcome.published.written if call.loudness > 0 else ()):
            click.echo(line)
        click.echo(summary_of(outcome, perf_counter() - start))
    if verify:
        from digest.desk.verifying import verify_output

        try:
            compared = verify_output(root, orders)
        except DigestError as error:
            stop(error, "the site was published, and differs from a clean build")
        if call.loudness >= 0:
            click.echo(f"verified: {counted(compared, 'file')} as a clean build makes them")


@main.command()
@output_option
@told("the site stands as it was")
def rollback(call: Call, output: str) -> None:
    """Bring the release before the last one back; once more, and the last one is there again."""
    from digest.desk.orders import find_root
    from digest.engine.cache import cache_folder
    from digest.engine.rollback import in_a_line
    from digest.engine.rollback import rollback as bring_back

    root = find_root(call.folder)
    done = bring_back(root, root / output_folder(call, output), cache_folder(root))
    if call.loudness >= 0:
        click.echo(in_a_line(done))


@main.command()
@output_option
@build_options
@click.option("-p", "--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--bind", default="127.0.0.1", show_default=True, metavar="ADDRESS")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@jobs_option
@cluster_option
@told()
def serve(call: Call, port: int, bind: str, open_: bool, **options: Any) -> None:
    """Preview the site; pages reload when a file is saved, faults show in the page."""
    from digest.desk.previewing import preview

    root, orders = orders_of(call, options)
    preview(root, orders, bind, port, open_, click.echo)


@main.command()
@build_options
@told()
def check(call: Call, **options: Any) -> None:
    """Look for what a build lets pass: broken links, duplicates, missing pictures and dates."""
    from digest.desk.check import check_project

    root, orders = orders_of(call, options)
    found = check_project(root, orders)
    tell(found, hints=call.loudness >= 0)
    serious = [n for n in found if n.level != "hint"]
    if serious:
        click.echo(counted(len(serious), "fault"), err=True)
        sys.exit(1)
    if call.loudness >= 0:
        click.echo("no faults")


@main.command("list")
@build_options
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object an article.")
@told()
def list_(call: Call, as_json: bool, **options: Any) -> None:
    """List the articles, newest first, with what is scheduled, expired or a draft."""
    from digest.desk.listing import listing

    root, orders = orders_of(call, options)
    lines, faults = listing(root, orders, as_json)
    for line in lines:
        click.echo(line)
    if faults:
        stop(DigestError(faults), "the list is without these files")


@main.command()
@click.argument("day", default="")
@click.option("-o", "--output", default="", metavar="DIR", help="Where to write (default: mail).")
@click.option("--from", "sender", default="", metavar="SENDER", help="The message's From header.")
@click.option("--json", "as_json", is_flag=True, help="Write no file; show all as JSON.")
@build_options
@told("no mail was written")
def mail(call: Call, day: str, output: str, sender: str, as_json: bool, **options: Any) -> None:
    """Write the edition of DAY, or the newest, as a mail: HTML, plain text, and both to send."""
    from digest.desk.mail import about, asked_day, asked_sender, json_of, mail_edition, write_mail

    root, orders = orders_of(call, options)
    with wrong_use():
        wanted, header = asked_day(day, root), asked_sender(sender)
    made, notices = mail_edition(root, orders, wanted, header)
    if as_json:
        sys.stdout.buffer.write(f"{json_of(made)}\n".encode())
        return
    folder = call.folder / output if output else root / "mail"
    written = write_mail(made, folder)
    if call.loudness >= 0:
        tell(notices, hints=call.loudness > 0)
        shown = Path(output) if output else Path("mail")
        for place, size in written:
            click.echo(f"wrote {(shown / place.name).as_posix()} ({-(-size // 1000)} kB)")
        click.echo(about(made))


@main.command()
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object.")
@told()
def explain(call: Call, article: str, as_json: bool) -> None:
    """Tell why each sentence of an article was taken for its summary, or was not."""
    from digest.desk.explain import explain_article, json_of, table_of
    from digest.desk.orders import Orders, find_root

    found = explain_article(find_root(call.folder), Orders(), article)
    for line in [json_of(found)] if as_json else table_of(found):
        click.echo(line)


@main.command()
@click.option("--sentences", type=click.IntRange(1), help="So many sentences (default: 3).")
@click.option("--words", type=click.IntRange(1), help="About so many words.")
@click.option("--characters", type=click.IntRange(1), help="Never more than so many characters.")
@click.option("--lang", default="", help="The text's language (default: found out).")
@click.option("--title", default="", help="Its title.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@told()
def summarize(call: Call, lang: str, title: str, as_json: bool, **lengths: int | None) -> None:
    """Summarise a text, or many as JSONL, that stand on standard input."""
    from digest.desk.summarize import Asked, budget_of, lines_of, summarize

    with wrong_use():
        asked = Asked(budget_of(lengths, Asked().budget), lang, title)
    failed = 0
    for answer in summarize(lines_of(sys.stdin.buffer), asked, as_json):
        failed += answer.failed
        # In UTF-8 wherever it runs, as JSON has to be, and seen at once by who waits for it.
        sys.stdout.buffer.write(f"{answer.line}\n".encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    if failed:
        click.echo(f"{counted(failed, 'line')} could not be read", err=True)
        sys.exit(1)


@main.command()
@click.argument("folder", default=".")
@click.option("--title", default="", help="The paper's name.")
@click.option("--language", default="en", show_default=True, help="The language of its labels.")
@click.option("--timezone", default="", help="Its time zone, such as Asia/Jakarta.")
@told()
def init(call: Call, folder: str, title: str, language: str, timezone: str) -> None:
    """Begin a paper in DIR: settings, a first article, an about page."""
    from digest.desk.begin import begin

    with wrong_use():
        written = begin(call.folder / folder, title, language, timezone)
    for path in written if call.loudness >= 0 else ():
        click.echo(f"wrote {(Path(folder) / path).as_posix()}")
    if call.loudness >= 0:
        there = "" if folder == "." else f"cd {folder}, then "
        click.echo(f"Now: {there}digest build, or digest serve to see it while you write.")


@main.command()
@click.argument("title")
@click.option("--date", "date_", default="", help="Its date (default: now).")
@click.option("--lang", default="", help="Its language.")
@click.option("--topic", "topics", multiple=True, help="A topic; may be given more than once.")
@click.option("--draft", is_flag=True, help="Mark it as a draft.")
@told()
def new(
    call: Call, title: str, date_: str, lang: str, topics: tuple[str, ...], draft: bool
) -> None:
    """Write an article's file with its front matter filled in."""
    from digest.desk.begin import new_article
    from digest.desk.orders import find_root

    with wrong_use():
        path = new_article(find_root(call.folder), title, date_, lang, topics, draft)
    if call.loudness >= 0:
        click.echo(f"wrote {path}")


@main.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", "date_", default="", help="The day the article appeared.")
@click.option("--topic", "topics", multiple=True, help="A topic; may be given more than once.")
@click.option("--source-url", default="", help="Where the original stands.")
@click.option("--source-name", default="", help="Who published it.")
@click.option("--force", is_flag=True, help="Write over an article of the same name.")
@told()
def import_(call: Call, files: tuple[str, ...], date_: str, **options: Any) -> None:
    """Make articles of pages copied as plain text, or of Markdown files from elsewhere."""
    from digest.desk.import_files import import_files
    from digest.desk.orders import find_root

    with wrong_use():
        result = import_files(find_root(call.folder), call.folder, files, date_, **options)
    tell(result.notices, hints=call.loudness >= 0)
    for path in result.written if call.loudness >= 0 else ():
        click.echo(f"wrote {path}")
    if errors_of(result.notices):
        sys.exit(1)
