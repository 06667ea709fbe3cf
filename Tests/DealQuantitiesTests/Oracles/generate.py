#!/usr/bin/env python3
"""Writes the tables that the tests of DealQuantities are checked against.

Run it in its own folder: python3 generate.py. It uses nothing but the standard library:
datetime and calendar for days, decimal for numbers, fractions for day counts.
"""
import calendar
import datetime
import random
from decimal import Decimal, ROUND_HALF_UP
from fractions import Fraction

rng = random.Random(20251103)
EPOCH = datetime.date(1970, 1, 1)


def write(name, rows):
    with open(name, "w") as file:
        for row in rows:
            file.write("\t".join(str(field) for field in row) + "\n")


def century_checksums():
    """Per century: its number, how many days it has, and a checksum over all of them."""
    modulus = (1 << 61) - 1
    for century in range(100):
        first = datetime.date(max(century * 100, 1), 1, 1).toordinal()
        last = datetime.date(century * 100 + 99, 12, 31).toordinal()
        total = 0
        for ordinal in range(first, last + 1):
            day = datetime.date.fromordinal(ordinal)
            stamp = day.year * 10000 + day.month * 100 + day.day
            number = ordinal - EPOCH.toordinal() + 800000
            total = (total * 31 + stamp * 8 + day.isoweekday() + number) % modulus
        yield century, last - first + 1, total


def random_day(low=1, high=9999):
    first = datetime.date(low, 1, 1).toordinal()
    last = datetime.date(high, 12, 31).toordinal()
    day = datetime.date.fromordinal(rng.randint(first, last))
    kind = rng.random()
    if kind < 0.3:  # the ends of months are where the rules bite
        day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    elif kind < 0.4:
        day = day.replace(day=1)
    elif kind < 0.5:
        day = day.replace(month=2, day=28 if rng.random() < 0.5 else
                          calendar.monthrange(day.year, 2)[1])
    return day


def month_steps():
    """A day, a number of months, and the same day of that month or the last one of it."""
    while True:
        day = random_day(50, 9900)
        months = rng.choice([1, 2, 3, 6, 12, -1, -3, rng.randint(-500, 1000)])
        index = day.year * 12 + day.month - 1 + months
        year, month = divmod(index, 12)
        length = calendar.monthrange(year, month + 1)[1]
        yield day, months, datetime.date(year, month + 1, min(day.day, length))


def thirty_us(start, end):
    def last_of_february(day):
        return day.month == 2 and (day + datetime.timedelta(1)).month == 3
    d1, d2 = start.day, end.day
    if last_of_february(start) and last_of_february(end):
        d2 = 30
    if last_of_february(start):
        d1 = 30
    if d2 == 31 and d1 in (30, 31):
        d2 = 30
    if d1 == 31:
        d1 = 30
    return Fraction(360 * (end.year - start.year) + 30 * (end.month - start.month) + d2 - d1, 360)


def thirty_e(start, end):
    d1 = 30 if start.day == 31 else start.day
    d2 = 30 if end.day == 31 else end.day
    return Fraction(360 * (end.year - start.year) + 30 * (end.month - start.month) + d2 - d1, 360)


def actual(start, end):
    """Day by day: each is one over the length of its year."""
    total = Fraction(0)
    day = start
    counts = {}
    while day < end:
        counts[day.year] = counts.get(day.year, 0) + 1
        day += datetime.timedelta(1)
    for year, count in counts.items():
        total += Fraction(count, 366 if calendar.isleap(year) else 365)
    return total


def day_counts():
    while True:
        start = random_day(1990, 2040)
        end = random_day(start.year, start.year + rng.randint(0, 12))
        if end < start:
            continue
        days = (end - start).days
        yield (start, end, repr(float(actual(start, end))), repr(float(Fraction(days, 365))),
               repr(float(Fraction(days, 360))), repr(float(thirty_us(start, end))),
               repr(float(thirty_e(start, end))))


def random_number():
    kind = rng.random()
    if kind < 0.25:
        return rng.uniform(-1000, 1000)
    if kind < 0.5:
        return round(rng.uniform(0, 100), rng.randint(0, 4))
    if kind < 0.75:
        return rng.choice([-1, 1]) * rng.random() * 10.0 ** rng.randint(-30, 30)
    if kind < 0.9:
        return float(rng.randint(0, 10 ** rng.randint(1, 17)))
    return float("%de%d" % (rng.randint(1, 99995), rng.randint(-320, 300)))


def roundings():
    """A number, significant digits, and it rounded to so many, as digits and exponent."""
    while True:
        value = random_number()
        if value == 0:
            continue
        digits = rng.randint(1, 17)
        exact = Decimal(repr(value))
        unit = Decimal(1).scaleb(exact.adjusted() - digits + 1)
        rounded = exact.quantize(unit, ROUND_HALF_UP) if exact.adjusted() - digits + 1 > exact.as_tuple().exponent else exact
        rounded = rounded.normalize()
        sign, numbers, exponent = rounded.as_tuple()
        yield repr(value), digits, "-" if sign else "+", "".join(map(str, numbers)), exponent


def cents():
    while True:
        kind = rng.random()
        if kind < 0.4:
            value = rng.randint(-10 ** 7, 10 ** 7) / 1000
        elif kind < 0.7:
            value = rng.uniform(0, 38e9)
        else:
            value = rng.random() * 10.0 ** rng.randint(-4, 20)
        exact = Decimal(repr(value)).scaleb(2).quantize(Decimal(1), ROUND_HALF_UP)
        yield repr(value), int(exact)


def take(count, rows):
    return [row for row, _ in zip(rows, range(count))]


if __name__ == "__main__":
    import decimal
    decimal.getcontext().prec = 60
    write("centuries.tsv", century_checksums())
    write("months.tsv", take(2000, month_steps()))
    write("daycounts.tsv", take(1500, day_counts()))
    write("roundings.tsv", take(3000, roundings()))
    write("cents.tsv", take(3000, cents()))
