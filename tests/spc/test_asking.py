"""What may be asked, and how a wrong question is answered."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from qikit import QikitError
from qikit.spc import CONVENTIONS, Convention, Variation, control_chart, run_chart
from qikit.spc.conventions import convention_named
from qikit.spc.kinds import KINDS, kind_named
from qikit.spc.times import read_times, round_down

VALUES = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52]


def table(**more):
    return pd.DataFrame(
        {"month": pd.date_range("2024-01-01", periods=12, freq="MS"), "v": VALUES, **more}
    )


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"value": "late"}, r"no column 'late'\. The columns are month, v"),
        ({"time": "week"}, r"no column 'week'"),
        ({"by": "ward"}, r"no column 'ward'"),
        ({"chart": "q"}, r"no chart called 'q'\. Choose one of run, xmr"),
        ({"rules": "most"}, r"no rule set 'most'"),
        ({"convention": "excel"}, r"no convention 'excel'\. Choose one of nhs-r, spreadsheet"),
        ({"chart": "p"}, r"P chart of proportions needs a denominator\. Give denominator="),
        ({"chart": "c", "denominator": "v"}, r"C chart of counts has no denominator, but 'v' was"),
        ({"baseline": 11}, r"baseline of 11 points is too short.*at least 12 points \(as NHSR"),
        ({"baseline": 0}, r"baseline cannot be 0 points\. Give a whole number"),
        ({"baseline": 12.5}, r"baseline cannot be 12\.5 points"),
        ({"baseline": True}, r"baseline cannot be True points"),
        ({"baseline": "twelve"}, r"baseline cannot be 'twelve' points"),
        ({"baseline": float("nan")}, r"baseline cannot be nan points"),
        ({"multiply": 0}, r"cannot be multiplied by 0\. Give a number above 0"),
        ({"multiply": "100"}, r"cannot be multiplied by '100'"),
        ({"better": "up"}, r"Better cannot be 'up'\. Choose 'higher', 'lower' or None"),
        ({"aggregate": "mode"}, r"cannot be combined by 'mode'\. Choose one of mean, median"),
        ({"period": "year"}, r"'year' is not a period\. Choose one of day, week"),
        ({"target": {"A": 5}}, r"no group 'A'\. The groups are None"),
        ({"target": {None: "high"}}, r"The target 'high' is not a number"),
        ({"rebase": "soon"}, r"'soon' is not a date.*2024-03-31, 31/03/2024 or Mar 2024"),
        ({"target": "goal"}, r"no column 'goal'"),
    ],
)
def test_wrong_questions_are_answered_with_a_way_out(asked, words):
    with pytest.raises(QikitError, match=words):
        control_chart(table(), **({"value": "v", "time": "month"} | asked))


def test_only_tables_with_rows_are_charted():
    with pytest.raises(QikitError, match=r"data is a list, not a table.*load_csv"):
        control_chart([1, 2, 3], "v")
    with pytest.raises(QikitError, match="table has no rows"):
        control_chart(table().head(0), "v", "month")


def test_texts_among_numbers_are_named_with_their_row():
    data = table().astype({"v": object})
    data.loc[3, "v"] = "50%"
    with pytest.raises(QikitError, match=r"'50%' is not a number\. \(column 'v', row 4\).*% or £"):
        control_chart(data, "v", "month")


def test_a_column_without_numbers_is_refused():
    with pytest.raises(QikitError, match=r"'v' holds no usable number\. Check the column's name"):
        control_chart(table().assign(v=np.nan), "v", "month")
    with pytest.raises(QikitError, match=r"no usable number\. 12 values were treated as missing"):
        control_chart(table(n=10), "v", "month", "n", chart="p")


def test_rows_without_a_group_are_refused():
    data = table(ward=["A"] * 11 + [None])
    with pytest.raises(QikitError, match=r"belongs to no group\. \(column 'ward', row 12\)"):
        control_chart(data, "v", "month", by="ward")


def test_an_unknown_group_is_refused():
    chart = control_chart(table(ward="A"), "v", "month", by="ward")
    with pytest.raises(QikitError, match=r"no group 'B'\. The groups are A"):
        chart["B"]


def test_only_dates_have_periods():
    with pytest.raises(QikitError, match="Only dates can be gathered into periods"):
        control_chart(table(n=range(12)), "v", "n", period="week")


@pytest.mark.parametrize(
    "written",
    [
        *("01/02/2024", "1 Feb 2024", "2024-02-01", "2024/02/01", "2024-02"),
        *("Feb-24", "Feb 2024", "February 2024", "feb.2024", "1-Feb-24"),
    ],
)
def test_dates_are_read_in_british_order(written):
    times, clock = read_times(pd.Series([written], name="day"))
    assert clock.kind == "date"
    assert times[0] == np.datetime64("2024-02-01")


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([dt.date(2024, 2, 1)]),
        pd.Series(pd.to_datetime(["2024-02-01"]).tz_localize("Europe/London")),
        pd.Series(pd.period_range("2024-02", periods=1, freq="M")),
        pd.Series(["2024-02-01"], dtype="string"),
    ],
)
def test_other_forms_of_dates_are_read(column):
    times, clock = read_times(column.rename("day"))
    assert clock.kind == "date"
    assert pd.Timestamp(times[0]).date() == dt.date(2024, 2, 1)


def test_a_text_among_dates_is_named_with_its_row():
    with pytest.raises(QikitError, match=r"'31/02/2024' is not a date\. \(column 'day', row 2\)"):
        read_times(pd.Series(["30/01/2024", "31/02/2024"], name="day"))


def test_ordered_names_keep_their_order():
    shift = pd.Categorical(["late", "night", "early"], ["early", "late", "night"], ordered=True)
    chart = control_chart(pd.DataFrame({"shift": shift, "v": [1, 2, 3]}), "v", "shift")
    assert chart.points["time"].tolist() == ["early", "late", "night"]
    assert chart.clock.ordered


def test_times_by_name_must_be_known():
    data = pd.DataFrame({"ward": list("ABC"), "v": [1, 2, 3]})
    with pytest.raises(QikitError, match="'D' is not among the values of 'ward'"):
        control_chart(data, "v", "ward", exclude="D")


def test_times_by_number_must_be_numbers():
    data = pd.DataFrame({"week": [1, 2, 3], "v": [1, 2, 3]})
    with pytest.raises(QikitError, match="'May' is not a number, but 'week' counts in numbers"):
        control_chart(data, "v", "week", rebase="May")


def test_rows_without_a_time_are_left_out():
    data = table()
    data.loc[[2, 5], "month"] = pd.NaT
    chart = control_chart(data, "v", "month")
    assert len(chart.points) == 10
    assert "2 rows were without 'month' left out." in chart.cautions


def test_without_times_rows_are_in_order():
    chart = control_chart(table(), "v")
    assert chart.points["time"].tolist() == list(range(1, 13))
    assert chart.signals == ()


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        ("day", "2024-05-17"),
        ("week", "2024-05-13"),
        ("month", "2024-05-01"),
        ("quarter", "2024-04-01"),
    ],
)
def test_periods_start_where_the_calendar_says(period, starts):
    friday = np.array(["2024-05-17T14:30"], dtype="datetime64[ns]")
    assert round_down(friday, period)[0] == np.datetime64(starts)


def test_raw_rows_are_gathered():
    when = pd.date_range("2024-01-01", periods=90)
    raw = pd.DataFrame({"seen": when, "late": [0, 0, 1] * 30, "one": 1})
    chart = control_chart(raw, "late", "seen", "one", chart="p", period="month")
    assert chart.workings["denominator"].tolist() == [31, 29, 30]
    assert (
        chart.workings["numerator"].tolist()
        == raw.groupby(when.to_period("M"))["late"].sum().tolist()
    )


@pytest.mark.parametrize(
    ("way", "expected"),
    [("mean", 2.0), ("median", 1.0), ("sum", 6.0), ("sd", np.std([0, 1, 5], ddof=1))],
)
def test_ways_of_combining(way, expected):
    raw = pd.DataFrame({"day": ["2024-01-01"] * 3 + ["2024-01-02"], "v": [5, 0, 1, 4]})
    found = run_chart(raw, "v", "day", aggregate=way).points["value"]
    assert found.iloc[0] == pytest.approx(expected)


def test_i_prime_counts_rows_when_there_is_no_denominator():
    raw = pd.DataFrame({"t": [1, 1, 2, 3, 3, 3], "v": [5, 7, 1, 4, 2, 3]})
    chart = control_chart(raw, "v", "t", chart="ip")
    assert chart.points["value"].tolist() == [6, 1, 3]
    assert chart.points["centre"].iloc[0] == pytest.approx(raw["v"].mean())


def test_groups_may_be_given_by_two_columns():
    data = pd.concat([table(site=s, sex=x) for s in "AB" for x in "FM"])
    chart = control_chart(data, "v", "month", by=["site", "sex"])
    assert chart.groups == (("A", "F"), ("A", "M"), ("B", "F"), ("B", "M"))
    assert "v, B · M" in chart["B", "M"].describe()


def test_phases_may_be_given_by_labels():
    chart = control_chart(table(era=["old"] * 6 + ["new"] * 6), "v", "month", phase="era")
    assert chart.points["phase"].tolist() == [1] * 6 + [2] * 6


def test_trajectories_are_drawn_but_not_judged():
    chart = control_chart(table(plan=range(12)), "v", "month", trajectory="plan", better="lower")
    assert chart.assurance is None
    assert chart.workings["trajectory"].tolist() == list(range(12))
    assert any(text.get_text().startswith("plan") for text in chart.plot().texts)


def test_two_things_may_happen_on_one_day():
    chart = control_chart(table(), "v", "month", notes=[("2024-03-01", "a"), ("2024-03-01", "b")])
    assert chart.laid.notes == ((2, "a"), (2, "b"))


def test_a_result_reads_itself_at_a_prompt():
    chart = control_chart(table(), "v", "month")
    assert repr(chart) == f"<Chart: {chart.describe()}>"


def test_results_are_frozen():
    chart = control_chart(table(), "v", "month")
    with pytest.raises(AttributeError):
        chart.screen = False


def test_a_result_outlives_changes_of_its_table():
    data = table()
    chart = control_chart(data, "v", "month", baseline=12)
    data["v"] = 0
    assert chart.points["value"].tolist() == VALUES
    assert chart.request.data["v"].tolist() == VALUES


@pytest.mark.parametrize("name", ["I", "imr", "X", "p′", "u'", "x̄", "Median XmR"])
def test_usual_other_names_of_charts(name):
    assert kind_named(name) in KINDS.values()


def test_a_convention_may_be_ones_own():
    mine = Convention(name="mine", label="our trust", range_to_sigma=1 / 1.128, screen=False)
    assert convention_named(mine) is mine
    chart = control_chart(table(), "v", "month", convention=mine)
    assert "limits as our trust" in chart.plot().figure.texts[-1].get_text()
    assert set(CONVENTIONS) == {"nhs-r", "spreadsheet", "qicharts2", "powerbi"}


def test_rules_without_icons_give_none():
    assert run_chart(table(), "v", "month").variation is None
    assert control_chart(table(), "v", "month").variation is Variation.COMMON
