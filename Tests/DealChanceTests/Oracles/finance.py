#!/usr/bin/env python3
"""Writes finance.txt, what the functions of Sources/DealChance/Finance must answer.

Run it in this folder: python3 finance.py. It needs numpy-financial 1.0 for the functions that it has;
flows on dates are written out here with datetime and bisection. Each line is a function, its
arguments with a semicolon between them (lists with commas, dates as days since 1970-01-01), and the
answer. A case is kept only where rounding alone cannot move its answer by more than about 1e-11:
where numpy-financial agrees with itself in 50 digits.
"""
import datetime
import random

import mpmath
import numpy
import numpy_financial

mpmath.mp.dps = 50
rng = random.Random(20251103)
lines = []


def show(argument):
    if isinstance(argument, list):
        return ",".join(repr(float(number)) for number in argument)
    return repr(float(argument))


def write(name, arguments, answer):
    lines.append(f"{name}\t{';'.join(show(a) for a in arguments)}\t{float(answer)!r}")


def close(answer, exact):
    return abs(answer - exact) <= 1e-11 * abs(exact)


def rate():
    return rng.choice([rng.uniform(0.001, 0.02), rng.uniform(0.02, 0.3), rng.uniform(-0.2, -0.01)])


def money():
    return rng.choice([-1, 1]) * rng.uniform(1, 10 ** rng.randint(1, 10))


def flows():
    """Money goes out first and comes in later: one rate."""
    count = rng.randint(2, 25)
    out = rng.randint(1, min(3, count - 1))
    size = 10 ** rng.randint(1, 9)
    return [-size * rng.uniform(0.5, 2) for _ in range(out)] + [
        size * rng.uniform(0.05, 0.9) for _ in range(count - out)
    ]


def exact_future(r, n, payment, present, due):
    r, n = mpmath.mpf(r), mpmath.mpf(n)
    growth = (1 + r) ** n
    return -(present * growth + payment * (1 + r * due) * (growth - 1) / r)


# Level payments.
for _ in range(60):
    r, n, due = rate(), rng.randint(1, 400), rng.randint(0, 1)
    a, b = money(), money()
    when = "begin" if due else "end"
    answer = numpy_financial.fv(r, n, a, b, when)
    if close(answer, exact_future(r, n, a, b, due)):
        write("fv", [r, n, a, b, due], answer)
    exact = -(b + a * (1 + mpmath.mpf(r) * due) * ((1 + mpmath.mpf(r)) ** n - 1) / r) / (
        1 + mpmath.mpf(r)
    ) ** n
    answer = numpy_financial.pv(r, n, a, b, when)
    if close(answer, exact):
        write("pv", [r, n, a, b, due], answer)
    growth = (1 + mpmath.mpf(r)) ** n
    exact = -(b + a * growth) / ((1 + mpmath.mpf(r) * due) * (growth - 1) / r)
    answer = numpy_financial.pmt(r, n, a, b, when)
    if close(answer, exact):
        write("pmt", [r, n, a, b, due], answer)
        period = rng.randint(1, n)
        interest = float(numpy_financial.ipmt(r, period, n, a, b, when))
        owed = exact_future(r, period - 1, exact, a, due)
        wanted = owed * r if due == 0 else (0 if period == 1 else owed * r / (1 + mpmath.mpf(r)))
        if close(interest, wanted):
            write("ipmt", [r, period, n, a, b, due], interest)
            principal = float(numpy_financial.ppmt(r, period, n, a, b, when))
            if close(principal, exact - wanted):
                write("ppmt", [r, period, n, a, b, due], principal)
    payment = -abs(a) * (abs(r) + rng.uniform(0.01, 0.2))
    answer = float(numpy_financial.nper(r, payment, abs(a), 0, when))
    level = payment * (1 + mpmath.mpf(r) * due) / r
    ratio = level / (abs(a) + level)
    if ratio > 0:
        exact = mpmath.log(ratio) / mpmath.log(1 + mpmath.mpf(r))
        if exact > 0 and close(answer, exact):
            write("nper", [r, payment, abs(a), 0, due], answer)

# The rate of a loan: as it was stated, for the payment that belongs to it.
for _ in range(60):
    r, n, due = rng.uniform(0.001, 0.3), rng.randint(2, 360), rng.randint(0, 1)
    present = rng.uniform(100, 1e9)
    growth = (1 + mpmath.mpf(r)) ** n
    payment = float(-present * growth / ((1 + mpmath.mpf(r) * due) * (growth - 1) / r))
    answer = numpy_financial.rate(
        n, payment, present, 0, "begin" if due else "end", guess=r * 1.05, tol=1e-14
    )
    exact = mpmath.findroot(
        lambda x: present * (1 + x) ** n + payment * (1 + x * due) * ((1 + x) ** n - 1) / x,
        r,
        verify=False,
    )
    if close(answer, exact):
        write("rate", [n, payment, present, 0, due, 0.1], answer)

# Flows one a period: numpy-financial counts the first one as paid now, spreadsheets a period later.
for _ in range(60):
    r, list_ = rate(), [money() for _ in range(rng.randint(1, 40))]
    answer = numpy_financial.npv(r, [0] + list_)
    exact = sum(mpmath.mpf(x) / (1 + mpmath.mpf(r)) ** (i + 1) for i, x in enumerate(list_))
    if close(answer, exact):
        write("npv", [r, list_], answer)
    list_ = flows()
    answer = numpy_financial.irr(list_)
    exact = mpmath.findroot(
        lambda v: sum(mpmath.mpf(x) * v**i for i, x in enumerate(list_)),
        1 / (1 + answer),
        verify=False,
    )
    if close(answer, 1 / exact - 1):
        write("irr", [list_, 0.1], answer)
    first, second = rng.uniform(0.01, 0.2), rng.uniform(0.01, 0.2)
    mixed = [money() for _ in range(rng.randint(2, 30))]
    answer = numpy_financial.mirr(mixed, first, second)
    if not numpy.isnan(answer):
        last = len(mixed) - 1
        gain = sum(mpmath.mpf(max(x, 0)) / (1 + mpmath.mpf(second)) ** i for i, x in enumerate(mixed))
        cost = sum(mpmath.mpf(-min(x, 0)) / (1 + mpmath.mpf(first)) ** i for i, x in enumerate(mixed))
        exact = (gain / cost) ** (mpmath.mpf(1) / last) * (1 + mpmath.mpf(second)) - 1
        if close(answer, exact):
            write("mirr", [mixed, first, second], answer)

# Flows on dates, in plain Python.
EPOCH = datetime.date(1970, 1, 1)


def dated(r, amounts, dates):
    return sum(
        mpmath.mpf(x) / (1 + mpmath.mpf(r)) ** (mpmath.mpf((d - dates[0]).days) / 365)
        for x, d in zip(amounts, dates)
    )


def bisect(amounts, dates):
    low, high = mpmath.mpf("-0.9999"), mpmath.mpf(1000)
    if (dated(low, amounts, dates) < 0) == (dated(high, amounts, dates) < 0):
        return None
    for _ in range(120):
        middle = (low + high) / 2
        if (dated(middle, amounts, dates) < 0) == (dated(low, amounts, dates) < 0):
            low = middle
        else:
            high = middle
    return low


for _ in range(60):
    list_ = flows()
    day = datetime.date(2000, 1, 1) + datetime.timedelta(days=rng.randint(0, 9000))
    dates = []
    for _ in list_:
        dates.append(day)
        day += datetime.timedelta(days=rng.randint(1, 500))
    days = [(d - EPOCH).days for d in dates]
    r = rate()
    write("xnpv", [r, list_, days], dated(r, list_, dates))
    root = bisect(list_, dates)
    if root is not None and abs(root) > 1e-4:
        write("xirr", [list_, days, 0.1], root)

with open("finance.txt", "w") as file:
    file.write("\n".join(lines) + "\n")
