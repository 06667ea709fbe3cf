"""Writes closed.tsv: mean, standard deviation and the quantiles at 5%, 30%, 50% and 95% of the models in
ClosedFormTests.swift, from formulas and scipy; `nan` for what the engine has to draw.

    python3 closed.py > closed.tsv
"""

import numpy as np
from scipy import stats
from scipy.optimize import brentq

Z95 = stats.norm.ppf(0.95)
SHARES = (0.05, 0.3, 0.5, 0.95)
NAN = float("nan")


def row(name, mean, sd, quantiles=(NAN,) * 4):
    print(name, *(repr(float(x)) for x in (mean, sd, *quantiles)), sep="\t")


def of(name, distribution):
    row(name, distribution.mean(), distribution.std(), [distribution.ppf(p) for p in SHARES])


def logs(low, high):
    """Mean and standard deviation of the logarithm of a range from low to high."""
    return np.log(low * high) / 2, np.log(high / low) / (2 * Z95)


def lognormal(mean, sd):
    return stats.lognorm(s=sd, scale=np.exp(mean))


def negated(name, factor, more, distribution):
    row(name, factor * distribution.mean() + more, abs(factor) * distribution.std(),
        [factor * distribution.ppf(p if factor > 0 else 1 - p) + more for p in SHARES])


# 3 normal(5, 1) - 2 uniform(1, 4) + 7
row("linear", 15 - 5 + 7, np.sqrt(9 + 4 * 9 / 12))
# normal(5, 1) - 2 normal(-2, 3) + 0.5 interval(-5, -2)
m, s = (-5 - 2) / 2, 3 / (2 * Z95)
of("normals", stats.norm(5 + 4 + m / 2, np.sqrt(1 + 36 + s * s / 4)))
# (x + y) + (x - y) + x - 2 x with x = triangular(1, 2, 6): x itself
of("repeated", stats.triang(c=0.2, loc=1, scale=5))
# interval(1, 3) interval(2, 5) / interval(4, 8)^2 and 1000 times that, negative
(a, s), (b, t), (c, u) = logs(1, 3), logs(2, 5), logs(4, 8)
product = lognormal(a + b - 2 * c, np.sqrt(s * s + t * t + 4 * u * u))
of("lognormals", product)
negated("negative", -1000, 0, product)
# 2 interval(1, 3)^-1.5
of("powered", lognormal(np.log(2) - 1.5 * a, 1.5 * s))
# lognormal(mean: 5, sd: 2) of any kind times lognormal(1, 0.5)
v = np.log(1 + 4 / 25)
of("stated", lognormal(np.log(5) - v / 2 + 1, np.sqrt(v + 0.25)))
# 38e9 / uniform(5, 7), -3 / beta(3, 2), beta(3, 2)^2: quantiles only
x = stats.uniform(5, 2)
row("inverse", NAN, NAN, [38e9 / x.ppf(1 - p) for p in SHARES])
x = stats.beta(3, 2)
row("falling", NAN, NAN, [-3 / x.ppf(p) for p in SHARES])
row("square", NAN, NAN, [x.ppf(p) ** 2 for p in SHARES])
# 1 - 2 x of a discrete one, 3 - gamma(2, 4), 5 poisson(3) + 1
values, shares = np.array([3, 5, 6]), np.array([0.2, 0.5, 0.3])
m = np.sum(values * shares)
row("steps", 1 - 2 * m, 2 * np.sqrt(np.sum((values - m) ** 2 * shares)), [-11, -9, -9, -5])
negated("mirrored", -1, 3, stats.gamma(2, scale=4))
negated("counted", 5, 1, stats.poisson(3))
# 2 normal(5, 1) uniform(-1, 4) beta(8, 2)
m = 5 * 1.5 * 0.8
squares = 26 * (2.25 + 25 / 12) * (0.64 + 16 / (100 * 11))
row("independent", 2 * m, 2 * np.sqrt(squares - m * m))
# 4 chance(30%) exponential(2)
row("happening", 4 * 0.6, 4 * np.sqrt(0.3 * 8 - 0.36))
# student(3) times 2 and 1
row("heavy", 1, 2 * np.sqrt(3), [2 * stats.t(3).ppf(p) + 1 for p in SHARES])
# mixture of 80% interval(1, 2) and 20% interval(5, 9), and 10 times that
parts = [(0.8, lognormal(*logs(1, 2))), (0.2, lognormal(*logs(5, 9)))]
m = sum(w * d.mean() for w, d in parts)
square = sum(w * d.moment(2) for w, d in parts)
row("mixed", 10 * m, 10 * np.sqrt(square - m * m),
    [10 * brentq(lambda y: sum(w * d.cdf(y) for w, d in parts) - p, 0.1, 50, xtol=1e-14)
     for p in SHARES])
# truncate(normal(5, 2), 0, 10) / 4
cut = stats.truncnorm(-2.5, 2.5, 5, 2)
negated("cut", 0.25, 0, cut)
# Whole days from 20454 to 20818
row("days", 20636, np.sqrt((365**2 - 1) / 12), [np.floor(20454 + 365 * p) for p in SHARES])
