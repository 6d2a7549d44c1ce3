"""One build of a project, from reading to publishing, at the cost of what changed."""

from collections.abc import Callable
from pathlib import Path

from digest.desk.orders import Orders
from digest.desk.tally import Tally, tally_of
from digest.engine.engine import Engine
from digest.engine.last import LastBuild, keep_build, last_build
from digest.engine.lookout import Lookout
from digest.engine.publish import Publication
from digest.engine.published import Published
from digest.engine.survey import Survey, rest_of
from digest.errors import Notice, fault
from digest.value import Record, mark_of

TRIES = 3  # of a build under which files keep changing


class Outcome(Record, frozen=True):
    """What a build found, what it did to the published site, and what the editor should know."""

    tally: Tally
    published: Published
    notices: tuple[Notice, ...]
    reasons: tuple[str, ...] = ()  # why files were made, where that was asked


def make_and_publish(
    root: Path,
    orders: Orders,
    engine: Engine | None = None,
    notify: Callable[[str], None] | None = None,
    lookout: Lookout | None = None,
) -> Outcome:
    """The whole sentence; `notify` is given a line where another build is long waited for, and
    `lookout` looks at the project's files.

    Raises DigestError, and leaves the published site as it was.
    """
    lookout = lookout or Lookout()
    if engine is not None:
        return _publish(root, orders, engine, notify, lookout)
    with Engine(root, orders.jobs, orders.cluster) as own:
        return _publish(root, orders, own, notify, lookout)


def _publish(
    root: Path,
    orders: Orders,
    engine: Engine,
    notify: Callable[[str], None] | None,
    lookout: Lookout,
) -> Outcome:
    output = root / orders.output
    for _ in range(TRIES):
        with Publication(
            root, output, orders.clean, engine.records, notify, orders.lasting
        ) as publication:
            outcome = _attempt(root, orders, engine, publication, lookout)
        if outcome:
            return outcome
        lookout.forget()
    raise fault("content", 0, "files keep changing while they are read", "build once they rest")


def _attempt(
    root: Path, orders: Orders, engine: Engine, publication: Publication, lookout: Lookout
) -> Outcome | None:
    """None where files have changed under the build, which is to be begun anew."""
    output, untouched = root / orders.output, publication.untouched
    untouched.look_ahead(engine.aside)
    ledger = engine.open_ledger()
    seen = lookout.survey(str(root), ledger, engine.expect)
    if lookout.trusts:
        untouched.trust()
    mark = _mark(seen, orders)
    last = last_build(engine.store, output, Tally)
    now = None if orders.as_of else orders.instant
    stands = last and last.holds(mark, now) and not lookout.prepares
    if last and stands and (done := publication.intact(last.name)):
        engine.keep_ledger(ledger)
        return Outcome(last.tally, done, last.notices)

    untouched.hear_from(engine.look_ahead(seen.files, ledger, seen.engine, untouched.odd_folders))
    # Heavy, and not needed where nothing has changed.
    from digest.desk.making import RestartError, make_with
    from digest.desk.project import Read
    from digest.engine.inputs import keep_inputs

    try:
        read = Read(*lookout.content(seen, ledger))
        made = make_with(root, orders, engine, publication, seen, read, lookout.prepares)
    except RestartError:
        return None
    if rest_of(str(root), ledger) != seen.rest:
        return None
    tally = tally_of(made.built)
    last = LastBuild(mark, *made.holds, tally, made.notices)
    done = publication.finish(last.name if mark else "")
    if lookout.prepares:
        publication.get_ready()
    engine.keep_ledger(ledger)
    reasons = made.reasons(engine, output, done.written) if orders.explain else ()
    if mark:
        keep_build(engine.store, output, last)
    if done.changed:
        keep_inputs(engine.store, output, made.inputs)
    return Outcome(tally, done, made.notices, reasons)


def _mark(seen: Survey, orders: Orders) -> str:
    """What stands for all that a build depends on, but for the clock."""
    if not seen.mark:
        return ""
    asked = (orders.base_url, orders.show, orders.as_of, orders.strict, orders.clean)
    return mark_of((seen.mark, *asked))
