"""The icon table of many measures."""

from __future__ import annotations

import pandas as pd

from qikit.spc import Assurance, SummaryTable, Variation, control_chart, summary_table

BASE = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52]


def table(values, **more):
    return pd.DataFrame(
        {"month": pd.date_range("2024-01-01", periods=len(values), freq="MS"), "v": values, **more}
    )


def wards():
    rising = [*BASE, 58, 59, 60, 61, 62, 63, 64]
    return pd.concat([table(BASE * 2, ward="calm"), table(rising, ward="rising")])


def test_one_row_a_series():
    chart = control_chart(wards(), "v", "month", by="ward", baseline=12, target=30, better="lower")
    icons = chart.summary()
    assert icons["measure"].tolist() == ["calm", "rising"]
    assert icons["latest"].tolist() == [pd.Timestamp("2025-12-01"), pd.Timestamp("2025-07-01")]
    assert icons["value"].tolist() == [52, 64]
    assert icons["variation"].tolist() == [Variation.COMMON, Variation.CONCERN_HIGH]
    assert icons["assurance"].tolist() == [Assurance.FAIL, Assurance.FAIL]


def test_since_is_the_first_point_of_the_signal_that_still_holds():
    icons = control_chart(wards(), "v", "month", by="ward", baseline=12).summary()
    assert icons["since"].tolist() == [None, pd.Timestamp("2024-11-01")]
    assert icons["rule"].tolist() == [None, "outside"]


def test_the_page_has_icons_with_words():
    html = control_chart(wards(), "v", "month", by="ward", target=30, better="lower").summary()
    shown = html._repr_html_()
    assert shown == html.icons_html()
    assert shown.count('role="img"') == 4
    assert f'aria-label="{Assurance.FAIL.words}"' in shown
    assert "common cause" in shown
    assert '<th scope="row"' in shown


def test_icons_that_do_not_apply_are_said_so():
    assert "not applicable" in control_chart(table(BASE), "v", "month").summary().icons_html()


def test_it_is_a_table_like_any_other():
    icons = control_chart(wards(), "v", "month", by="ward").summary()
    assert isinstance(icons, SummaryTable)
    assert type(icons[icons["value"] > 60]) is pd.DataFrame
    assert icons.query("value > 60")["measure"].tolist() == ["rising"]


def test_measures_of_several_charts_stand_in_one_table():
    one = control_chart(wards(), "v", "month", by="ward", title="Falls")
    two = control_chart(table(BASE), "v", "month", title="Wait")
    assert summary_table(one, two)["measure"].tolist() == ["Falls, calm", "Falls, rising", "Wait"]


def test_the_latest_point_with_a_value_counts():
    icons = control_chart(table([*BASE, None]), "v", "month").summary()
    assert icons.loc[0, "latest"] == pd.Timestamp("2024-12-01")
    assert icons.loc[0, "value"] == 52


def test_better_may_differ_between_measures():
    data = pd.concat([table([*BASE, 90], m="up"), table([*BASE, 90], m="down")])
    icons = control_chart(data, "v", "month", by="m", better={"up": "higher", "down": "lower"})
    assert icons.summary().set_index("measure")["variation"].to_dict() == {
        "down": Variation.CONCERN_HIGH,
        "up": Variation.IMPROVEMENT_HIGH,
    }
