"""Read a chart aloud: plain sentences that are true of exactly its numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from qikit.spc.judge import Assurance, Variation
from qikit.spc.numbers import number_words

if TYPE_CHECKING:
    from qikit.spc.chart import Chart
    from qikit.spc.signals import Signal

MANY_SERIES = 12
MANY_SIGNALS = 40
"""Beyond so many signals, each rule is counted and only the latest signals are named."""

NAMED = 5


def heading(chart: Chart) -> str:
    """Title of the chart: what is plotted, per what, and of whom."""
    request = chart.request
    if request.title:
        return request.title
    name = str(request.value)
    if request.denominator:
        name += f" / {request.denominator}"
    if request.multiply != 1 and request.denominator:
        name = f"{request.value} per {request.multiply:,g} {request.denominator}"
    if chart.single and chart.groups[0] is not None:
        name += f", {label_words(chart.groups[0])}"
    return name


def label_words(label: object) -> str:
    """A group's label in words; several columns are joined by a dot.

    Examples
    --------
    >>> label_words(("BAC", "AHH"))
    'BAC · AHH'
    """
    return " · ".join(map(str, label)) if isinstance(label, tuple) else str(label)


def method_words(chart: Chart) -> str:
    """Which conventions and rules were followed, for the foot of a chart."""
    rules = chart.rules.label
    if not chart.kind.limits:
        return f"{chart.kind.title}. {rules}."
    changed = ""
    if chart.screen != chart.convention.screen:
        changed = f", but {'with' if chart.screen else 'without'} screening of moving ranges"
    follows = "limits as" if chart.kind.name == "xmr" else "where tools differ, as"
    return f"{chart.kind.title}, {follows} {chart.convention.label}{changed}. {rules}."


def describe(chart: Chart) -> str:
    """Two to five sentences about one series; an overview of many."""
    if not chart.single:
        return _describe_many(chart)
    sentences = [_opening(chart), _levels(chart), signals_sentence(chart)]
    sentences.append(_target(chart))
    if chart.cautions:
        sentences.append(" ".join(chart.cautions[:1]))
    return " ".join(sentence for sentence in sentences if sentence)


def _opening(chart: Chart) -> str:
    time, known = chart.laid.time, ~np.isnan(chart.laid.grid.flat(chart.laid.value))
    first, last = chart.say_time(time[0]), chart.say_time(time[-1])
    count = int(known.sum())
    span = f"from {first} to {last}" if len(time) > 1 else f"at {first}"
    points = "1 point" if count == 1 else f"{count} points"
    return f"{chart.kind.title} of {heading(chart)}: {points} {span}."


def _levels(chart: Chart) -> str:
    phases = len(chart.laid.grid.phase)
    parts = [_level(chart, row) for row in range(phases)]
    if phases == 1:
        return f"The {parts[0]}."
    told = "; ".join(
        f"from {chart.say_time(start)} the {part}"
        for start, part in zip(_phase_starts(chart), parts, strict=True)
    )
    return f"There are {phases} phases: {told}."


def _phase_starts(chart: Chart) -> list:
    lengths = chart.laid.grid.present.sum(axis=1)
    return [chart.laid.time[i] for i in np.r_[0, np.cumsum(lengths)[:-1]]]


def _level(chart: Chart, row: int) -> str:
    say, laid = number_words(chart).say, chart.laid
    shape = laid.grid.present.shape
    known = np.flatnonzero(laid.grid.present[row])
    centre = np.broadcast_to(laid.lines.centre, shape)[row, known]
    words = f"{chart.kind.middle} is {say(centre[-1])}"
    if not chart.kind.limits or len(known) < 2:
        return words
    lower = np.broadcast_to(laid.lines.at(-3.0), shape)[row, known]
    upper = np.broadcast_to(laid.lines.at(3.0), shape)[row, known]
    usable = np.flatnonzero(~np.isnan(lower) & ~np.isnan(upper))
    if not len(usable):
        return f"{words}, and no expected range can be worked out"
    low, high = lower[usable[-1]], upper[usable[-1]]
    varies = np.ptp(upper[usable]) > 0 or np.ptp(lower[usable]) > 0
    at = f" at {chart.say_time(laid.time[known[usable[-1]]])}" if varies and row == 0 else ""
    return f"{words} and the expected range{at} is {say(low)} to {say(high)}"


def signals_sentence(chart: Chart) -> str:
    """Name every signal of one series, or say that there is none, or that none was looked for.

    More than 40 are counted by rule, and the latest five named.
    """
    if not chart.rules.rules:
        return "No rules were applied: this chart leaves it to the reader to look for signals."
    found = chart.signals
    if len(found) > MANY_SIGNALS:
        return _counted(found)
    if not found:
        return "There are no signals: the variation is what this process ordinarily gives."
    if len(found) == 1:
        return f"There is 1 signal: {found[0].reason}."
    told = "; ".join(f"({i}) {signal.reason}" for i, signal in enumerate(found, 1))
    return f"There are {len(found)} signals: {told}."


def _counted(found: tuple[Signal, ...]) -> str:
    count = Counter(signal.rule for signal in found)
    rules = ", ".join(f"{rule} {number:,}" for rule, number in count.most_common())
    latest = "; ".join(signal.reason for signal in found[-NAMED:])
    return f"There are {len(found):,} signals ({rules}). The latest {NAMED}: {latest}."


def _target(chart: Chart) -> str:
    say = number_words(chart).say_given
    if chart.laid.target is None:
        return ""
    target = float(chart.laid.grid.flat(chart.laid.target)[chart.latest[0]])
    assurance = chart.assurance
    if np.isnan(target):
        return ""
    if assurance is None:
        return f"The target is {say(target)}."
    return f"With a target of {say(target)}, {assurance.words}."


def _describe_many(chart: Chart) -> str:
    parts = [chart[label] for label in chart.groups[:MANY_SERIES]]
    total = len(chart.groups)
    signalled = len({label_words(signal.by) for signal in chart.signals})
    opening = (
        f"{total} charts ({chart.kind.title}) of {heading(chart)}: {signalled} "
        f"{'has' if signalled == 1 else 'have'} at least one signal, {len(chart.signals)} in all."
    )
    lines = [f"{label_words(part.groups[0])}: {_short(part)}." for part in parts]
    more = f" The other {total - len(parts)} are in the table." if total > len(parts) else ""
    return f"{opening} {' '.join(lines)}{more}"


def _short(part: Chart) -> str:
    count = len(part.signals)
    signals = "no signals" if not count else f"{count} signal{'s' if count > 1 else ''}"
    if count:
        signals += f", the last: {part.signals[-1].reason}"
    now = part.variation
    if now in (None, Variation.COMMON):
        return signals
    return f"{signals}; now {now.words}"


def now_words(chart: Chart) -> str:
    """One line under the title: what the latest point and the target say."""
    told = []
    if chart.variation is not None:
        told.append(f"Latest point: {_short_name(chart.variation)}.")
    if chart.assurance is not None:
        told.append(f"Target: {_short_name(chart.assurance)}.")
    return " ".join(told)


def _short_name(icon: Variation | Assurance) -> str:
    return icon.value.replace("_", " ")
