"""Expected answers of the exercise's number and points questions, computed from the data."""

from itertools import groupby, pairwise
from statistics import fmean, median, stdev

from qikit import control_chart, load
from qikit.apps.definitions import within_minutes
from qikit.learn import Expected

FALLS = (6, 4, 7, 5, 8, 6, 3, 9)
FACTOR = 2.66  # limits of an XmR chart lie this many average moving ranges from the mean


def last_year() -> list[float]:
    """Return the twelve percentages of 2018/19, rounded as in the table."""
    return (100 * load("ae-england")["performance"]).round(1).tolist()[-12:]


def q05_number_moved() -> Expected:
    """Return the percentage within an hour of arrival, and under other definitions."""
    sepsis = load("sepsis")
    answer = within_minutes(sepsis, start="arrival_dt").percent
    return Expected(
        answer=answer,
        slips={
            "clock-news2": within_minutes(sepsis, start="news2_dt").percent,
            "clock-decision": within_minutes(sepsis, start="clinician_dt").percent,
            "who-5": within_minutes(sepsis, start="arrival_dt", who="moderate").percent,
            "coded": within_minutes(sepsis, start="arrival_dt", who="coded").percent,
            "complement": 100 - answer,
        },
    )


def q07_median() -> Expected:
    """Return the median of twelve months."""
    months = last_year()
    ordered = sorted(months)
    return Expected(
        answer=median(months),
        slips={
            "F01": fmean(months),
            "sixth": ordered[5],
            "near-the-middle": (months[5] + months[6]) / 2,
        },
    )


def q08_crossings() -> Expected:
    """Return how often the twelve months cross their median."""
    months = last_year()
    middle = median(months)
    sides = [month > middle for month in months if month != middle]
    runs = [len(list(points)) for _, points in groupby(sides)]
    return Expected(answer=len(runs) - 1, slips={"F03": len(runs), "longest": max(runs)})


def q09_outside() -> Expected:
    """Return the months outside the limits of one trust's chart."""
    trusts = load("ae-attendances")
    chart = control_chart(
        trusts[trusts["org_code"] == "RJC"], value="performance", time="period", better="higher"
    )
    points = chart.points.assign(label=chart.points["time"].dt.strftime("%b %Y"))
    outside = (points["value"] < points["lower"]) | (points["value"] > points["upper"])
    low_run = points["signal"].isin(["shift", "outside"]) & (points["direction"] == "low")
    best, worst = points["value"].idxmax(), points["value"].idxmin()
    right = tuple(points.loc[outside, "label"])
    return Expected(
        answer=right,
        slips={
            "F04": (points.loc[worst, "label"],),
            "G12": tuple(points.loc[low_run, "label"]),
            "both-ends": (*right, points.loc[best, "label"]),
        },
        choices=tuple(points["label"]),
    )


def q10_limit() -> Expected:
    """Return the upper limit of eight weeks of falls."""
    mean = fmean(FALLS)
    jumps = [abs(after - before) for before, after in pairwise(FALLS)]
    jump = fmean(jumps)
    return Expected(
        answer=mean + FACTOR * jump,
        slips={
            "G03": mean + 3 * stdev(FALLS),
            "no-factor": mean + jump,
            "three": mean + 3 * jump,
            "one-jump-too-many": mean + FACTOR * sum(jumps) / len(FALLS),
            "lower": mean - FACTOR * jump,
        },
    )


def q16_with_code() -> Expected:
    """Return how many people a day came to A&E in England in 2018/19."""
    england = load("ae-england")
    year = england.tail(12)
    days = year["period"].dt.days_in_month
    all_days = england["period"].dt.days_in_month
    return Expected(
        answer=year["attendances"].sum() / days.sum(),
        slips={
            "E06": (year["attendances"] / days).mean(),
            "thirty": year["attendances"].mean() / 30,
            "per-month": year["attendances"].mean(),
            "all-years": england["attendances"].sum() / all_days.sum(),
        },
    )
