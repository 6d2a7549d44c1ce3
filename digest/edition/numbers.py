"""The number of an edition: how many days the paper has appeared on, its own among them."""

from datetime import date

from digest.settings import Numbering


def edition_number(day: date, by: Numbering) -> int:
    """0 for a day without one: before the first, or when the paper does not appear.

    It depends on the day and the settings alone. Editions that are there are not counted, or one
    that is added later would change the number of each after it; a day that was left out leaves a
    number out.
    """
    if by.first is None or day < by.first or day.weekday() not in by.days:
        return 0
    weeks, rest = divmod((day - by.first).days, 7)
    start = by.first.weekday()
    over = sum((start + ahead) % 7 in by.days for ahead in range(rest))
    return by.number + weeks * len(by.days) + over
