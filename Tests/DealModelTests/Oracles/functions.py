#!/usr/bin/env python3
"""Writes functions.tsv: formulas of the language, what they must answer by numpy, scipy, mpmath and
datetime, and how near (a share of the answer).

    python3 functions.py > functions.tsv
"""
import datetime
import math
import random

import mpmath
import numpy
from scipy import stats

mpmath.mp.dps = 50
exact = mpmath.mpf
rng = random.Random(20260115)
Z95 = float(stats.norm.ppf(0.95))


def row(formula, answer, near=1e-12):
    print(formula, repr(float(answer)), near, sep="\t")


def listed(numbers, money=False):
    sign = "$" if money else ""
    return "[" + ", ".join(("-" if n < 0 else "") + sign + repr(abs(n)) for n in numbers) + "]"


# Flows: one rate, as money goes out first.
for _ in range(12):
    flows = [-round(rng.uniform(100, 1000), 2)]
    flows += [round(rng.uniform(1, 300), 2) for _ in range(rng.randint(1, 20))]
    days = [datetime.date(2024, 2, 29)]
    for _ in flows[1:]:
        days.append(days[-1] + datetime.timedelta(days=rng.randint(1, 200)))
    dates = "[" + ", ".join(map(str, days)) + "]"
    years = [exact((day - days[0]).days) / 365 for day in days]
    rate = rng.choice([0.0, 1e-9, 0.08, -0.3, rng.uniform(-0.9, 0.9)])
    worth = sum(f / (1 + exact(rate)) ** (i + 1) for i, f in enumerate(flows))
    row(f"npv({rate!r}, {listed(flows)})", worth, 1e-11)
    worth = sum(f / (1 + exact(rate)) ** y for f, y in zip(flows, years))
    row(f"xnpv({rate!r}, {listed(flows)}, {dates})", worth, 1e-11)
    for name, times, more in [("irr", range(len(flows)), ""), ("xirr", years, f", {dates}")]:
        low, high = exact("-70"), exact("70")
        for _ in range(200):
            middle = (low + high) / 2
            if sum(f * mpmath.exp(-middle * t) for f, t in zip(flows, times)) > 0:
                low = middle
            else:
                high = middle
        row(f"{name}({listed(flows, True)}{more})", 100 * mpmath.expm1(low), 1e-11)
    finance, reinvestment = rng.uniform(-0.5, 0.9), rng.uniform(-0.5, 0.9)
    last = len(flows) - 1
    gains = sum(max(f, 0) * (1 + exact(reinvestment)) ** (last - i) for i, f in enumerate(flows))
    costs = sum(-min(f, 0) / (1 + exact(finance)) ** i for i, f in enumerate(flows))
    row(
        f"mirr({listed(flows, True)}, {finance!r}, {reinvestment!r})",
        100 * ((gains / costs) ** (exact(1) / last) - 1), 1e-11)

# Loans, period by period.
for _ in range(20):
    rate = rng.choice([0.0, 0.05, 0.05 / 12, -0.02, 1e-9, rng.uniform(-0.2, 0.5)])
    periods, due = rng.randint(1, 400), rng.randint(0, 1)
    present = round(rng.uniform(1e3, 1e5), 2)
    growth = (1 + exact(rate)) ** periods
    paid = periods if rate == 0 else (1 + exact(rate) * due) * (growth - 1) / exact(rate)
    payment = -present * growth / paid
    row(f"pmt({rate!r}, {periods}, {present}, 0, {due})", payment)
    row(f"fv({rate!r}, {periods}, {present}, 0, {due})", -present * paid)
    row(f"pv({rate!r}, {periods}, {present}, 0, {due})", -present * paid / growth)
    period = rng.randint(1, periods)
    owed, interest = exact(present), exact(0)
    for number in range(1, period + 1):
        if due:
            interest = -owed * exact(rate) / (1 + exact(rate)) if number > 1 else exact(0)
            owed = (owed + payment) * (1 + exact(rate))
        else:
            interest = -owed * exact(rate)
            owed += owed * exact(rate) + payment
    row(f"ipmt({rate!r}, {period}, {periods}, {present}, 0, {due})", interest, 1e-9)

# Rates, growth and decline.
for _ in range(10):
    rate, parts = rng.uniform(-0.4, 0.9), rng.choice([1, 2, 4, 12, 365, 2.5])
    row(f"effective({rate!r}, {parts})", 100 * ((1 + exact(rate) / parts) ** parts - 1))
    row(f"nominal({rate!r}, {parts})", 100 * parts * ((1 + exact(rate)) ** (exact(1) / parts) - 1))
    number, progress = rng.choice([1, 8, 0.5, 1000]), rng.uniform(0.3, 1.2)
    row(
        f"learning(40000, {number}, {progress!r})",
        40000 * exact(number) ** mpmath.log(exact(progress), 2))
    first = datetime.date(2024, 2, 29)
    second = first + datetime.timedelta(days=rng.randint(-3000, 3000))
    years = exact((second - first).days) / 365
    row(f"decline(3, {rate!r}, {first}, {second})", 3 * (1 - exact(rate)) ** years)
    for unit, parts in [("month", 12), ("quarter", 4), ("day", 365), ("year", 1)]:
        share = round(rng.uniform(0.001, 0.02), 5)
        row(
            f"decline(3, {share * 100:.5g}%/{unit}, {first}, {second})",
            3 * (1 - exact(f"{share * 100:.5g}") / 100) ** (years * parts))
        row(
            f"xnpv({share * 100:.5g}%/{unit}, [0, 1000], [{first}, {second}])",
            1000 / (1 + exact(f"{share * 100:.5g}") / 100) ** (years * parts))
    small = 10 ** rng.uniform(-12, -0.1)
    row(f"doubling({small!r})", mpmath.log(2) / mpmath.log(1 + exact(small)))

# Mathematics.
for _ in range(12):
    number, power = 10 ** rng.uniform(-300, 300), rng.uniform(-700, 700)
    row(f"ln({number!r})", mpmath.log(exact(number)), 1e-15)
    row(f"log2({number!r})", mpmath.log(exact(number), 2), 1e-15)
    row(f"log10({number!r})", mpmath.log10(exact(number)), 1e-15)
    row(f"sqrt({number!r})", math.sqrt(number), 1e-16)
    row(f"exp({power!r})", mpmath.exp(exact(power)), 1e-15)

# Lists.
for _ in range(12):
    size = rng.choice([1e-200, 1, 1e5, 1e200])
    numbers = [rng.uniform(0.1, 2) * size for _ in range(rng.randint(2, 40))]
    share = rng.random()
    row(f"sum({listed(numbers)})", math.fsum(numbers))
    row(f"mean({listed(numbers)})", numpy.mean(numbers))
    row(f"median({listed(numbers)})", numpy.median(numbers))
    row(f"sd({listed(numbers)})", size * numpy.std(numpy.array(numbers) / size, ddof=1))
    row(f"quantile({listed(numbers)}, {share!r})", numpy.quantile(numbers, share))
    total = math.fsum(numbers)
    row(f"hhi({listed(numbers)})", 10000 * sum((n / total) ** 2 for n in numbers))


# Years between dates.
def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def by_calendar_year(first, second):
    years, day = exact(0), first
    while day < second:
        end = min(second, datetime.date(day.year + 1, 1, 1))
        years += exact((end - day).days) / (366 if is_leap(day.year) else 365)
        day = end
    return years


def ends_february(day):
    return day.month == 2 and (day + datetime.timedelta(days=1)).month == 3


def months_of_thirty(first, second, american):
    start, end = first.day, second.day
    if american:
        if ends_february(first):
            end = 30 if ends_february(second) else end
            start = 30
        end = 30 if end == 31 and start >= 30 else end
    else:
        end = min(end, 30)
    months = 12 * (second.year - first.year) + second.month - first.month
    return (30 * months + end - min(start, 30)) / 360


corners = [
    datetime.date(*parts) for parts in [
        (2024, 2, 29), (2023, 2, 28), (2026, 1, 31), (2026, 1, 30), (2026, 12, 31), (2027, 1, 1),
        (2100, 2, 28), (2000, 2, 29), (2026, 3, 31)]]
for first in corners:
    for second in corners:
        if first < second and rng.random() < 0.5:
            days = (second - first).days
            row(f"years({first}, {second})", by_calendar_year(first, second))
            row(f'years({first}, {second}, "act/365")', days / 365)
            row(f'years({first}, {second}, "act/360")', days / 360)
            row(f'years({first}, {second}, "30/360")', months_of_thirty(first, second, True))
            row(f'years({first}, {second}, "30e/360")', months_of_thirty(first, second, False))


# Distributions: quantiles, mean, deviation, and the chance to be above the number at 37%.
def lognormal(low, high):
    return stats.lognorm(math.log(high / low) / 2 / Z95, scale=math.sqrt(low * high))


def by_moments(mean, deviation):
    variance = math.log1p((deviation / mean) ** 2)
    return stats.lognorm(math.sqrt(variance), scale=mean * math.exp(-variance / 2))


def pert(low, likely, high):
    width = high - low
    return stats.beta(
        1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width, low, width)


for formula, spread in [
    ("(2 to 9)", lognormal(2, 9)), ("(200k to 900k)", lognormal(2e5, 9e5)),
    ("(0.001 to 1000)", lognormal(1e-3, 1e3)), ("(-9 to -2)", stats.norm(-5.5, 3.5 / Z95)),
    ("(2..9)", stats.uniform(2, 7)), ("(5 ± 2)", stats.norm(5, 2)),
    ("normal(p5: 1, p95: 4)", stats.norm(2.5, 1.5 / Z95)),
    ("lognormal(2, 0.5)", stats.lognorm(0.5, scale=math.exp(2))),
    ("lognormal(mean: 5, sd: 2)", by_moments(5, 2)),
    ("lognormal(mean: 5, sd: 50)", by_moments(5, 50)),
    ("triangular(1, 2, 6)", stats.triang(0.2, 1, 5)), ("triangular(1, 1, 6)", stats.triang(0, 1, 5)),
    ("pert(1, 2, 6)", pert(1, 2, 6)), ("pert(1, 6, 6)", pert(1, 6, 6)),
    ("beta(2, 5)", stats.beta(2, 5)), ("beta(0.01, 3)", stats.beta(0.01, 3)),
    ("beta(1000000, 1000000)", stats.beta(1e6, 1e6)),
    ("gamma(3, 2)", stats.gamma(3, scale=2)), ("gamma(0.01, 1)", stats.gamma(0.01)),
    ("gamma(1000000000, 1)", stats.gamma(1e9)), ("exponential(10)", stats.expon(scale=10)),
    ("student(4)", stats.t(4)), ("student(2.5)", stats.t(2.5)), ("student(10000)", stats.t(1e4)),
    ("poisson(0.001)", stats.poisson(0.001)), ("poisson(4)", stats.poisson(4)),
    ("poisson(1000000)", stats.poisson(1e6)), ("binomial(1, 0.3)", stats.binom(1, 0.3)),
    ("binomial(1000, 0.01)", stats.binom(1000, 0.01)), ("bernoulli(0.001)", stats.bernoulli(0.001)),
    ("truncate(5 ± 2, 0, 10)", stats.truncnorm(-2.5, 2.5, 5, 2)),
    ("truncate(1..10, 2, 3)", stats.uniform(2, 1)),
]:
    for share in (0.001, 0.05, 0.3, 0.95, 0.999):
        row(f"quantile({formula}, {share})", spread.ppf(share), 1e-8)
    row(f"mean({formula})", spread.mean(), 1e-9)
    row(f"sd({formula})", spread.std(), 1e-9)
    place = float(spread.ppf(0.37))
    row(f"chance({formula} > {place!r})", 100 * spread.sf(place), 1e-8)
