"""Which columns and which chart would make sense, and why, in short plain sentences."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.intake.columns import Column
from qikit.intake.findings import counted, shown
from qikit.intake.headings import says_denominator, says_exposure
from qikit.intake.own import OwnData
from qikit.intake.roles import grouping_columns, is_numbering, likely_pairs

FEWEST_POINTS = 10
TRIAL_POINTS = 12
FIRM_POINTS = 20
LARGE_DENOMINATOR = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A chart that would make sense.

    Parameters
    ----------
    chart : str, optional
        'run', 'xmr', 'p', 'u', 'c', 'g', 'pareto'; None when no chart would.
    value, time, denominator, by : str, optional
        The columns to use.
    why : tuple of str
        The reasons, one sentence each.
    """

    chart: str | None
    value: str | None = None
    time: str | None = None
    denominator: str | None = None
    by: str | None = None
    why: tuple[str, ...]

    def describe(self) -> str:
        """Tell the suggestion and its reasons."""
        return " ".join(self.why)


def suggest(own: OwnData) -> tuple[Suggestion, ...]:
    """Suggest charts for the learner's table, the likeliest first; never an empty answer.

    The order of questions (cases, events or measurements; equal or unequal chance; rare or not;
    enough points) follows Anhøj, "SPC for healthcare with R"; fewer than 10 points make a plain
    line, fewer than 12 a run chart, and limits of fewer than 20 are called trial limits.

    Examples
    --------
    >>> from qikit.intake import read_table
    >>> own = read_table(b"month,late,seen\\nApr-24,3,40\\nMay-24,5,38\\nJun-24,4,41\\n")
    >>> suggestion = suggest(own)[0]
    >>> suggestion.chart, suggestion.value, suggestion.denominator
    ('run', 'late', 'seen')
    """
    if stops := own.having("stop"):
        first = f"First mend {counted(len(stops), 'thing')} in the file: {stops[0].message}"
        return (Suggestion(chart=None, why=(first,)),)
    time = _time_column(own)
    if time is None:
        return (_without_dates(own),)
    if any(finding.kind == "row-for-each-case" for finding in own.findings):
        why = "Each row seems to be one patient or event: count them for each week or month first."
        return (Suggestion(chart=None, time=time.name, why=(why,)),)
    by: tuple[str, ...] = ()
    if own.table[time.name].duplicated().any():
        by = grouping_columns(own.table, own.columns, time.name)
    if len(by) > 1:
        return (_too_many_groups(time, by),)
    return tuple(_over_time(own, time, by[0] if by else None)) or (_no_numbers(time),)


def _time_column(own: OwnData) -> Column | None:
    """Dates if there are any; else a column that numbers the rows, as in 'week 1, 2, 3'."""
    dates = (c for c in own.columns if c.kind == "date")
    numbered = (c for c in own.columns if c.kind == "count" and is_numbering(own.table[c.name]))
    return next(dates, None) or next(numbered, None)


def _over_time(own: OwnData, time: Column, by: str | None) -> list[Suggestion]:
    pairs = likely_pairs(own.table, own.columns)
    found = [_share(own, time, by, part, whole) for part, whole in pairs]
    used = {time.name, *(name for pair in pairs for name in pair)}
    rest = [c for c in own.columns if c.kind in ("count", "percentage", "number")]
    rest = [c for c in rest if c.name not in used]
    exposure = next((c for c in rest if says_exposure(c.name)), None)
    for column in rest:
        if column.kind == "count" and exposure and column is not exposure:
            found.append(_rate(own, time, by, column, exposure))
        elif column is not exposure or len(rest) == 1:
            found.append(_single(own, time, by, column))
    return found


def _too_many_groups(time: Column, by: tuple[str, ...]) -> Suggestion:
    first, second = map(shown, by)
    why = (
        f"Each date in {shown(time.name)} comes once for each {first} and {second}: keep the rows "
        f"of one {first} in the file, then draw one chart for each {second}."
    )
    return Suggestion(chart=None, time=time.name, why=(why,))


def _share(own: OwnData, time: Column, by: str | None, part: str, whole: str) -> Suggestion:
    why = [
        f"{shown(part)} seems to be a part of {shown(whole)}: each case is either in it or not, "
        "so the share is charted (p chart)."
    ]
    if own.table[whole].mean() > LARGE_DENOMINATOR:
        why.append(
            f"{shown(whole)} is large, so the limits of a p chart may be too narrow: compare with "
            "the p' chart or the XmR chart of the percentage."
        )
    return _enough(own, time, by, "p", part, why, denominator=whole)


def _rate(
    own: OwnData, time: Column, by: str | None, events: Column, exposure: Column
) -> Suggestion:
    why = [
        f"{shown(events.name)} counts events that can happen more than once, and "
        f"{shown(exposure.name)} says how much chance there was: the rate is charted (u chart)."
    ]
    return _enough(own, time, by, "u", events.name, why, denominator=exposure.name)


def _single(own: OwnData, time: Column, by: str | None, column: Column) -> Suggestion:
    values = own.table[column.name].dropna()
    if column.kind == "count" and len(values) and (values == 0).mean() > 0.5:
        why = [
            f"More than half of {shown(column.name)} is 0: the event is rare, so chart how many "
            "days or cases lie between two events (t or g chart). That needs a row for each event."
        ]
        return _suggestion(time, by, "g", column.name, why)
    what = {"percentage": "a percentage", "count": "a count"}.get(column.kind, "a measurement")
    why = [f"{shown(column.name)} is {what} with one value for each date (XmR chart)."]
    if column.kind == "count" and not says_denominator(column.name):
        why.append("If the chance of it was about the same each time, a c chart fits as well.")
    if column.kind == "percentage":
        why.append("With the two counts behind the percentage, a p chart would be better.")
    return _enough(own, time, by, "xmr", column.name, why)


def _enough(
    own: OwnData,
    time: Column,
    by: str | None,
    chart: str,
    value: str,
    why: list[str],
    denominator: str | None = None,
) -> Suggestion:
    used = own.table[[c for c in (by, value, denominator) if c]].dropna()
    points = int(used.groupby(by).size().min()) if by and len(used) else len(used)
    count = counted(points, "point")
    if points < FEWEST_POINTS:
        why.append(f"With {count}, draw the line only: run chart rules need {FEWEST_POINTS}.")
        chart = "run"
    elif points < TRIAL_POINTS:
        why.append(f"With {count}, use a run chart: control limits need {TRIAL_POINTS}.")
        chart = "run"
    elif points < FIRM_POINTS:
        why.append(f"With {count} the limits are trial limits; from {FIRM_POINTS} on they hold.")
    return _suggestion(time, by, chart, value, why, denominator)


def _suggestion(
    time: Column,
    by: str | None,
    chart: str,
    value: str,
    why: list[str],
    denominator: str | None = None,
) -> Suggestion:
    if time.kind == "count":
        why.append(f"{shown(time.name)} numbers the rows, so it can stand for the order in time.")
    if by:
        why.append(f"Draw one chart for each {shown(by)}.")
    return Suggestion(
        chart=chart, value=value, time=time.name, denominator=denominator, by=by, why=tuple(why)
    )


def _without_dates(own: OwnData) -> Suggestion:
    words = next((c for c in own.columns if c.kind == "category" and not c.missing), None)
    counts = next((c for c in own.columns if c.kind == "count" and not c.missing), None)
    if words and counts and not own.table[words.name].duplicated().any():
        often = f"how often each {shown(words.name)} came up"
        why = f"{shown(counts.name)} counts {often} (Pareto chart)."
        return Suggestion(chart="pareto", value=counts.name, by=words.name, why=(why,))
    why = "No column holds dates, so change over time cannot be shown: add a column of dates."
    return Suggestion(chart=None, why=(why,))


def _no_numbers(time: Column) -> Suggestion:
    why = f"Beside the dates in {shown(time.name)} no column holds numbers: add what was measured."
    return Suggestion(chart=None, time=time.name, why=(why,))
