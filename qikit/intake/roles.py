"""The part each column could play in a chart: group, numerator, denominator, order."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from qikit.intake.columns import Column
from qikit.intake.headings import says_denominator, says_exposure

MOST_COUNT_COLUMNS = 12
MOST_WORD_COLUMNS = 6
NEARLY_ALL = 0.9


def grouping_columns(
    table: pd.DataFrame, columns: tuple[Column, ...], time: str
) -> tuple[str, ...]:
    """Return the one or two columns of words, such as the ward, that make each date unique."""
    words = [
        column.name
        for column in columns
        if column.kind == "category" and not column.missing and table[column.name].nunique() > 1
    ][:MOST_WORD_COLUMNS]
    for names in (*((word,) for word in words), *combinations(words, 2)):
        groups = len(table[list(names)].drop_duplicates())
        if groups < len(table) and not table.duplicated([time, *names]).any():
            return names
    return ()


def likely_pairs(table: pd.DataFrame, columns: tuple[Column, ...]) -> list[tuple[str, str]]:
    """List the counts that seem to be a part of another: within it nearly always, and so headed."""
    counts = [c.name for c in columns if c.kind == "count" and not is_numbering(table[c.name])]
    counts = counts[:MOST_COUNT_COLUMNS]
    wholes = [name for name in counts if says_denominator(name) and not says_exposure(name)]
    parts = [name for name in counts if name not in wholes] or counts[:-1]
    pairs = []
    for part in parts:
        fits = [w for w in wholes if w != part and _nearly_within(table[part], table[w])]
        if fits:
            pairs.append((part, max(fits, key=lambda w: (table[part] <= table[w]).sum())))
    return pairs


def is_numbering(values: pd.Series) -> bool:
    """Say whether whole numbers go up by one from row to row, as in 'week 1, 2, 3'."""
    return len(values) > 1 and bool((values.diff().iloc[1:] == 1).all())


def _nearly_within(part: pd.Series, whole: pd.Series) -> bool:
    both = part.notna() & whole.notna()
    above = int((part > whole)[both].sum())
    return bool(both.sum() >= 3 and above <= max(1, (1 - NEARLY_ALL) * both.sum()))
