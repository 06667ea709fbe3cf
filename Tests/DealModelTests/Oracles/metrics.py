"""Writes metrics.tsv: figures of deals, worked out day by day with plain Python and nothing of deal's.

A row is the statements (`;` between them), a question, and what is right: a number in dollars, gpus,
hours, per cent or days as the question has it, or a date.

    python3 metrics.py > metrics.tsv
"""
from calendar import monthrange
from datetime import date, timedelta
from math import fsum

DAY = timedelta(days=1)
SHAPES = {
    "linear": lambda u: u,
    "scurve": lambda u: 3 * u * u - 2 * u**3,
    "front": lambda u: 1 - (1 - u) ** 2,
    "back": lambda u: u * u,
    "step": lambda u: 0 if u < 1 else 1,
}


def months_later(day, count):
    """The same day of a later month, or its last one."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Rollout:
    """Some gpus that come in service from the morning of a day to the evening of another."""

    def __init__(self, gpus, first=None, last=None, shape="linear"):
        self.gpus, self.first, self.last, self.shape = gpus, first, last, shape

    def live(self, moment):
        """The gpus live at a moment, in days since the year 1."""
        start = self.first.toordinal()
        end = self.last.toordinal() + 1 if self.last else start
        if moment >= end:
            return self.gpus
        return self.gpus * SHAPES[self.shape](max(0.0, moment - start) / (end - start))

    def day(self, day):
        """The average over a day, by Simpson's rule, which is exact for these shapes."""
        n = day.toordinal()
        end = self.last.toordinal() + 1 if self.last else self.first.toordinal()
        if self.shape == "step":
            return self.gpus if n >= end else 0.0
        if n < self.first.toordinal():
            return 0.0
        return (self.live(n) + 4 * self.live(n + 0.5) + self.live(n + 1)) / 6


class Deal:
    """A deal by its days: what is paid on each, and what is live."""

    def __init__(self, value, first, last, rollouts, months=None, upfront=0, cancelled=None, change=None):
        days = [first + DAY * n for n in range((last - first).days + 1)]
        paid = dict.fromkeys(days, 0.0)
        paid[first] += upfront
        if months is None:
            for day in days:
                paid[day] += (value - upfront) / len(days)
        else:
            begin, count = first, 0
            while begin <= last:
                count += 1
                due = min(months_later(first, months * count), last + DAY)
                paid[due - DAY] += (value - upfront) * (due - begin).days / len(days)
                begin = due
        if change:
            # What is left of the new value is paid evenly over the days that are left.
            since, new = change
            left = [day for day in days if day >= since]
            before = fsum(paid[day] for day in days if day < since)
            for day in left:
                paid[day] = (new - before) / len(left)
            value = new
        if cancelled:
            days = [day for day in days if day < cancelled]
        starts = [r.first for r in rollouts]
        running = [min([first] + starts) + DAY * n for n in range(20_000)]
        self.value, self.days, self.first = value, days, first
        self.paid = {day: paid[day] for day in days}
        self.live = {d: fsum(r.day(d) for r in rollouts) for d in running if days and d <= days[-1]}
        self.total = fsum(self.paid.values())

    def hours(self):
        return 24 * fsum(self.live.values())

    def cost(self, sold=1.0):
        return self.total / (self.hours() * sold)

    def npv(self, rate):
        return fsum(a / (1 + rate) ** ((d - self.first).days / 365) for d, a in self.paid.items())

    def breakeven(self, price):
        return 100 * self.total / (self.hours() * price)

    def full_breakeven(self, price, rate):
        worth = 24 * price * fsum(
            g / (1 + rate) ** ((d - self.first).days / 365) for d, g in self.live.items())
        return 100 * self.npv(rate) / worth

    def payback(self, price, sold=1.0):
        """The day after the last on whose evening less had come in than was paid."""
        balance, answer = 0.0, min(list(self.live) + self.days)
        for day in sorted(set(self.live) | set(self.days)):
            balance += 24 * price * sold * self.live.get(day, 0) - self.paid.get(day, 0)
            if balance < 0:
                answer = day + DAY
        return answer if balance >= 0 else "never"

    def paid_at(self, day):
        return round(fsum(a for d, a in self.paid.items() if d <= day), 2)

    def owed_at(self, day):
        return round(self.value - self.paid_at(day), 2)

    def energy(self, watts, pue, load):
        return self.hours() * watts * pue * load


def d(text):
    return date.fromisoformat(text)


rows = []


def row(statements, question, answer):
    rows.append((statements, question, answer if isinstance(answer, str) else repr(answer)))


def all_of(statements, deal, days=()):
    """The metrics of the deal x, and what is paid and owed on some days."""
    row(statements, "x.gpu_hours", deal.hours())
    row(statements, "x.cost_per_gpu_hour", deal.cost())
    row(statements, "x.cost_per_gpu_hour given utilization = 60%", deal.cost(0.6))
    row(statements, "x.npv given discount_rate = 8%", deal.npv(0.08))
    row(statements, "x.npv given discount_rate = -3%", deal.npv(-0.03))
    row(statements, "x.breakeven given price_per_gpu_hour = $3/gpu/hour", deal.breakeven(3))
    row(statements, "x.full_breakeven given price_per_gpu_hour = $3/gpu/hour, discount_rate = 8%",
        deal.full_breakeven(3, 0.08))
    row(statements, "x.payback given price_per_gpu_hour = $3/gpu/hour", str(deal.payback(3)))
    row(statements, "x.payback given price_per_gpu_hour = $2.5/gpu/hour, utilization = 70%",
        str(deal.payback(2.5, 0.7)))
    row(statements, "x.energy given pue = 1.2, load = 80%", deal.energy(1000, 1.2, 0.8))
    row(statements, "x.energy_share given pue = 1.2, electricity_price = $66/MWh",
        100 * deal.energy(1000, 1.2, 1) * 66e-6 / deal.total)
    for day in days:
        row(statements, f"x.paid at {day}", deal.paid_at(d(day)))
        row(statements, f"x.backlog at {day}", deal.owed_at(d(day)))


chip = "chip c power 1000 W"
seven = "deal a b value $7B over 7 years from 2026 with 100k gpus of c as x"
end = d("2032-12-31")
all_of(f"{chip};{seven}", Deal(7e9, d("2026-01-01"), end, [Rollout(1e5, d("2026-01-01"))]),
       ["2026-01-01", "2026-12-31", "2032-12-31"])
for shape in SHAPES:
    all_of(f"{chip};{seven};rollout gpus by 2026-12 shape {shape}",
           Deal(7e9, d("2026-01-01"), end,
                [Rollout(1e5, d("2026-01-01"), d("2026-12-31"), shape)]), ["2027-02-28"])
all_of(f"{chip};{seven};rollout 40k gpus by 2026-06;rollout gpus from 2027 by 2027-12 shape scurve",
       Deal(7e9, d("2026-01-01"), end,
            [Rollout(4e4, d("2026-01-01"), d("2026-06-30")),
             Rollout(6e4, d("2027-01-01"), d("2027-12-31"), "scurve")]))
# From a leap day, for a year and for two.
all_of(f"{chip};deal a b value $20M over 1 year from 2024-02-29 with 1000 gpus of c as x",
       Deal(2e7, d("2024-02-29"), d("2025-02-27"), [Rollout(1e3, d("2024-02-29"))]),
       ["2024-02-29", "2025-02-26", "2025-02-27"])
all_of(f"{chip};deal a b value $40M over 2 years from 2028-02-29 with 1000 gpus of c pays monthly as x",
       Deal(4e7, d("2028-02-29"), d("2030-02-27"), [Rollout(1e3, d("2028-02-29"))], months=1),
       ["2028-03-27", "2028-03-28", "2029-02-27", "2029-02-28"])
# From the last day of a month, quarterly, with money upfront.
all_of(f"{chip};deal a b value $40M over 2 years from 2025-11-30 with 1000 gpus of c pays quarterly upfront $5M as x",
       Deal(4e7, d("2025-11-30"), d("2027-11-29"), [Rollout(1e3, d("2025-11-30"))], months=3, upfront=5e6),
       ["2025-11-30", "2026-02-26", "2026-02-27", "2026-05-29"])
# A term shorter than the ramp; a rollout before the start; one past the end.
short = f"{chip};deal a b value $10M over 1 year from 2026 with 1000 gpus of c as x"
year = (1e7, d("2026-01-01"), d("2026-12-31"))
for dates, first, last in [("from 2026 by 2027-12", "2026-01-01", "2027-12-31"),
                           ("from 2025 by 2025-12", "2025-01-01", "2025-12-31"),
                           ("from 2026-07 by 2028-06", "2026-07-01", "2028-06-30")]:
    all_of(f"{short};rollout gpus {dates}", Deal(*year, [Rollout(1e3, d(first), d(last))]))
# By its dates alone, months that do not begin on the first, and a part of a month.
all_of(f"{chip};deal a b value $40M from 2026-03-15 until 2027-10-20 with 1000 gpus of c pays annually as x",
       Deal(4e7, d("2026-03-15"), d("2027-10-20"), [Rollout(1e3, d("2026-03-15"))], months=12),
       ["2027-03-13", "2027-03-14", "2027-10-19", "2027-10-20"])
# Cancelled: what fell due before, over the hours before.
all_of(f"{chip};{seven};cancel x on 2028-03-01",
       Deal(7e9, d("2026-01-01"), end, [Rollout(1e5, d("2026-01-01"))], cancelled=d("2028-03-01")),
       ["2028-02-29"])
all_of(f"{chip};{seven};rollout gpus by 2026-12;change x value $10B on 2028-02-29",
       Deal(7e9, d("2026-01-01"), end, [Rollout(1e5, d("2026-01-01"), d("2026-12-31"))],
            change=(d("2028-02-29"), 1e10)), ["2028-02-29", "2030-06-30"])
# What may not happen costs as much an hour where it does.
for doubt in ["chance 50%", "requires m"]:
    all_of(f"{chip};milestone m on 2026-06 chance 30%;{seven} {doubt};rollout gpus by 2026-12",
           Deal(7e9, d("2026-01-01"), end, [Rollout(1e5, d("2026-01-01"), d("2026-12-31"))]))
    rows[:] = [r for r in rows if not (doubt in r[0] and ".npv" in r[1])]

# The length of a deal that is stated by its dates, in years of 365.25 days or calendar months.
for first, last, years in [("2026", "2032", 7), ("2026", "2026", 1), ("2026-01", "2026-06", 0.5),
                           ("2024-02-29", "2025-02-27", 1), ("2025-11-03", "2032-11-02", 7),
                           ("2026-01-31", "2026-02-27", 1 / 12), ("2026-01-15", "2026-03-14", 1 / 6),
                           ("2026-01-01", "2026-01-30", 30 / 365.25),
                           ("2025-11-03", "2028-06-30", (d("2028-07-01") - d("2025-11-03")).days / 365.25)]:
    row(f"deal a b value $1B from {first} until {last} as x", "x.annual_value", 1e9 / years)
for term, years in [("6 months", 0.5), ("18 months", 1.5), ("1 day", 1 / 365.25), ("7 years", 7)]:
    row(f"deal a b value $1B over {term} from 2026 as x", "x.annual_value", 1e9 / years)

# What is firm when a notice of 90 days can be given on a day.
noticed = Deal(7e9, d("2026-01-01"), end, [])
for asked in ["2026-01-01", "2026-12-31", "2028-02-29", "2032-12-31", "2040-01-01"]:
    last = d(asked) + 89 * DAY
    row(f"{seven} binding firm exit 90 days", f"x.firm_value at {asked}", noticed.paid_at(last))
row(f"{seven} binding firm exit 90 days", "x.firm_value at 2025-09-30", 0.0)

# Overlapping deals: on each day that of which more is owed.
first, second = Deal(3e11, d("2027-01-01"), d("2031-12-31"), []), Deal(4e11, d("2026-01-01"), d("2028-12-31"), [])
pair = "deal a b value $300B over 5 years from 2027 as x;deal a b value $400B over 3 years from 2026 overlaps x as y"


def owed(deal, day):
    return deal.owed_at(day) if day >= deal.first else 0.0


for day in ["2025-12-31", "2026-06-30", "2026-12-31", "2027-01-01", "2027-12-31", "2029-05-05", "2031-12-31"]:
    most = max(owed(first, d(day)), owed(second, d(day)))
    for question in ["exposure(b, a)", "backlog(a)"]:
        row(pair, f"{question} at {day}", most)

for entry in rows:
    print("\t".join(entry))
