"""When feeds say that articles appeared: each at a moment of its own, on its own day."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article
from digest.site.feeds.moments import feed_moments
from digest.site.layout.volume import Moments
from tests.factories import MORNING, article
from tests.site_factories import days

MOMENTS = st.lists(
    st.builds(
        lambda number, hours, has_time, later: article(
            f"Nr {number}",
            id=f"x:{number}",
            has_time=has_time,
            published=MORNING.replace(hour=0, minute=0) + timedelta(hours=hours * has_time),
            updated=later and MORNING + timedelta(hours=later),
        ),
        st.integers(0, 10**6),
        st.integers(0, 5),
        st.booleans(),
        st.sampled_from([None, None, -20, 0, 5]),
    ),
    max_size=40,
    unique_by=lambda a: a.path,
)


@given(MOMENTS)
def test_no_two_moments_are_the_same_and_none_changes_before_it_appears(
    articles: list[Article],
) -> None:
    moments = feed_moments(articles)

    published = [told.published for told in moments.values()]
    assert len(set(published)) == len(articles)
    changed = [told.updated for told in moments.values() if told.updated != told.published]
    assert len({*published, *changed}) == len(published) + len(changed)
    assert all(told.updated >= told.published for told in moments.values())


@given(MOMENTS)
def test_a_bare_date_stays_in_the_first_hours_of_its_day(articles: list[Article]) -> None:
    moments = feed_moments(articles)

    for own in articles:
        shown = moments[own.path].published
        assert shown.date() == own.day
        assert own.has_time or shown < own.published + timedelta(hours=1, minutes=2)


@given(MOMENTS)
def test_moments_do_not_depend_on_the_order_of_articles(articles: list[Article]) -> None:
    assert feed_moments(articles) == feed_moments(reversed(articles))


def test_a_moment_of_its_own_is_kept_to_the_second() -> None:
    assert feed_moments([article()])[article().path] == Moments(MORNING, MORNING)


def test_a_bare_dates_moment_does_not_hang_on_other_articles() -> None:
    own = article(id="x:1", has_time=False, published=MORNING.replace(hour=0, minute=0))

    alone = feed_moments([own])[own.path]
    assert feed_moments([own, *days(20)])[own.path] == alone
