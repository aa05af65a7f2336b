from statistics import mean, median

from qikit.learn import Expected

WAITS = [35, 40, 41, 60, 62, 65, 240]


def q3_median() -> Expected:
    return Expected(answer=float(median(WAITS)), slips={"F01": float(mean(WAITS))})
