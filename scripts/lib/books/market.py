"""market.deal: what things cost and how the market stands."""

import re

from .words import PRICED_CHIPS, UNITS, cite, digits, labelled, note, spread

HEAD = """\
# What compute costs and how the market stands: rentals, capital cost, electricity, lives of servers,
# utilization, shares, backlogs. Made by scripts/library; change the tables in data/, not this file.
#
# Rates are per accelerator and hour. The note of a fact holds its basis (on-demand, reserved, …) and
# how sure it is that the figure was published (confidence).
use hardware
"""
# Where the source says what kind of evidence a figure is.
EVIDENCE = [
    ("estimate", r"Bernstein|data insight|stylised|simulator|estimate|TCO page|Synergy|[Ww]orked "
     r"example|rule of thumb|half-life|generalisation|sceptic"),
    ("reported", r"Course bank|course bank|quoted in|quoting|citing"),
    ("filing", r"10-K|10-Q|20-F"),
    ("dataset", r"repo|catalogs|\.csv|Trends|EIA|Price Index|index reference|price summary"),
    ("company", r"pricing page|nebius\.com"),
]


def book(tables, full):
    """The text of the book."""
    lines = [HEAD]
    category = None
    for row in tables.rows["prices.csv"]:
        source = cite(tables, row, lines)
        if row["category"] != category:
            category = row["category"]
            lines.append(f"# {category.replace('_', ' ')}")
        about = note(
            row["item"], row["provider"], row["accelerator"], labelled("basis", row["basis"]),
            labelled("as of", row["as_of"]), row["region"], labelled("confidence", row["confidence"]),
            row["notes"])
        rest = f"source {source} basis {evidence(row)} {about}"
        for name, value in facts(tables, row):
            tables.claim_name(row, name)
            lines.append(f"assume {name} = {value} {rest}")
            if full and category == "rental" and row["accelerator"] in PRICED_CHIPS \
                    and row["unit"] == "USD/GPU-hour":
                seller = f" from {tables.party(row, 'provider', row['provider'])}" \
                    if row["provider"] in tables.parties else ""
                lines.append(
                    f"price of {PRICED_CHIPS[row['accelerator']]} {name} on {row.date('as_of', 1)}"
                    f"{seller} {rest}")
        row.date("as_of", 1)
    return "\n".join(lines) + "\n"


def facts(tables, row):
    """The names and values of a row: one, or two where its ends are two figures."""
    before, behind = row.choice("unit", UNITS)
    low, high = row.range("value_low", "value_high")
    if low is None:
        raise row.bad("value_low", "a fact without a value")

    def write(number):
        sign = "-" if number < 0 else ""
        return f"{sign}{before}{digits(abs(number))}{behind}"

    default = "_".join([row["accelerator"], row["provider"], row["basis"].split(" list")[0]])
    if row["accelerator"] in PRICED_CHIPS:
        default = "_".join(
            [PRICED_CHIPS[row["accelerator"]], row["provider"].split(" ")[0], row["basis"]])
    names = tables.name(row, default).split(";")
    if len(names) == 2:
        return list(zip(names, (write(low), write(high))))
    # 5th..95th per cent is what `to` means; a bound is a bound.
    joined = " to " if row["basis"] == "5th..95th pct" else ".."
    value = f"over {write(low)}" if row["basis"] == "above" else spread(low, high, write, joined)
    if low == 0 or low < 0 < high:
        raise row.bad("value_low", "a range of prices that holds zero")
    return [(names[0], value)]


def evidence(row):
    """The kind of evidence, by what the source says."""
    text = " ".join(row[column] for column in ("source_title", "item", "basis", "notes"))
    return next((kind for kind, words in EVIDENCE if re.search(words, text)), "reported")
