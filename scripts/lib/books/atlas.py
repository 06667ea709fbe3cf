"""atlas.deal: parties, deals, and what is said of several deals together."""

from .market import evidence
from .words import (
    BASES, BINDINGS, COUNTED, HARDWARE_CHIPS, KINDS, QUALIFIERS, STATUSES, cite, digits, grouped,
    labelled, note, quoted, spread)

HEAD = """\
# The deals of AI compute: who promised whom what, by which source. Made by scripts/library; change
# the tables in data/, not this file.
#
# Most sources are secondary reports. The values must not be added up as they stand: some deals amend
# or overlap others, some are ceilings, letters or abandoned. confidence says whether the claim was
# made, not whether it will come true.
use market
"""
# The states of a deal whose place another one takes; the money of any other is added to.
REPLACED = ("superseded", "superseded_by_report", "abandoned_replaced", "amended")


def book(tables, full):
    """The text of the book."""
    lines = [HEAD]
    rows = tables.rows["deals.csv"]
    names = deal_names(tables, rows)
    parties(tables, rows, lines)
    declared, overlaps = [], overlapping(rows, names)
    replaced = {row["id"] for row in rows if row["status"] in REPLACED}
    for row in rows:
        lines.append("")
        lines.append(f"# {row['id']}: {row['claim']}")
        source = cite(tables, row, lines, row.date("source_date"))
        row.date("as_of")
        kind = row.choice("kind", KINDS)
        if row["kind"] == "aggregate_claim":
            aggregate(tables, row, source, lines)
        elif row["kind"] == "exclusivity":
            happening(tables, row, source, lines)
        else:
            deal(tables, row, kind, source, names, declared, overlaps, replaced, full, lines)
            declared.append(row["id"])
        ways = ("after", "full") if full else ("after",)
        for reading in tables.readings_of(row, *ways):
            text = reading["text"].replace("{source}", source)
            lines.append(text.replace("{deal}", names.get(row["id"], row["id"])))
    return "\n".join(lines) + "\n"


def is_deal(row):
    """Whether a row is a promise between two parties."""
    return row["kind"] not in ("aggregate_claim", "exclusivity")


def deal_names(tables, rows):
    """The name of each deal: payer_payee for the first of a pair, else a name of its own."""
    names, pairs = {}, set()
    for row in rows:
        row.choice("kind", KINDS)
        if not is_deal(row):
            continue
        pair = f"{payer(tables, row)}_{payee(tables, row)}"
        if row["id"] in tables.names:
            names[row["id"]] = tables.names[row["id"]]
        elif pair not in pairs:
            pairs.add(pair)
            names[row["id"]] = pair
        else:
            announced = (row["date_announced"] or row["id"]).replace("-", "_")
            names[row["id"]] = f"{pair}_{announced[:7]}"
        tables.claim_name(row, names[row["id"]])
    return names


def payer(tables, row):
    """Who pays."""
    return tables.party(row, "buyer", row["buyer"])


def payee(tables, row):
    """The first of the sellers; the others are in the note."""
    return tables.party(row, "seller", row["seller"].split(";")[0])


def parties(tables, rows, lines):
    """Every party that is named, once, with what is known of it."""
    stated = set()
    for party in tables.rows["parties.csv"]:
        name, parent = party["name"], party["parent"]
        if name in stated:
            continue
        stated.add(name)
        kinds = ("lab", "cloud", "chipmaker", "investor", "regulator", "utility", "other")
        if party["kind"] not in kinds:
            raise party.bad("kind", f"it is one of {', '.join(kinds)}")
        clauses = [f"party {name} name {quoted(party['title'])} kind {party['kind']}"]
        if parent:
            clauses.append(f"parent {parent}")
        if party["revenue"]:
            row = tables.by_id.get(party["revenue_row"])
            if row is None:
                raise party.bad("revenue_row", f'no table has a row "{party["revenue_row"]}"')
            is_deal_row = row.file == "deals.csv"
            source = cite(tables, row, lines, row.date("source_date") if is_deal_row else None)
            basis = row.choice("claim_kind", BASES) if is_deal_row else evidence(row)
            about = note(
                labelled("as of", row["as_of"]), labelled("confidence", row["confidence"]))
            clauses.append(f"revenue {party['revenue']} source {source} basis {basis} {about}")
        lines.append(" ".join(clauses))


def overlapping(rows, names):
    """The pairs of deals that overlap: each at the later of the two."""
    order = {row["id"]: index for index, row in enumerate(rows)}
    found = {}
    for row in rows:
        for other in filter(None, row["overlaps_with"].split(";")):
            if other.startswith("("):
                continue
            if other not in order:
                raise row.bad("overlaps_with", f'there is no row "{other}"')
            if row["id"] in names and other in names:
                first, second = sorted((row["id"], other), key=order.get)
                found.setdefault(second, [])
                if first not in found[second]:
                    found[second].append(first)
    return found


def value(row):
    """The value as the language writes it, and what the note says of it."""
    how = row.choice("value_qualifier", QUALIFIERS)
    low, high = row.range("value_usd_bn_low", "value_usd_bn_high")
    if row["currency"] != "USD":
        raise row.bad("currency", "values are in USD here")
    said = labelled("value", row["value_qualifier"].replace("_", " "))
    money = lambda number: f"${digits(number)}B"
    if how == "none":
        shown = spread(low, high, money)
        return None, f"{said}, {shown}" if shown else said
    if how == "capex":
        return None, f"capital cost {spread(low, high, money)}, {row['value_qualifier']}"
    if low is None and high is None:
        raise row.bad("value_usd_bn_low", f"{row['value_qualifier']} is said of no value")
    if how == "tens of billions":
        return "tens of billions of USD", said
    if how == "range":
        if None in (low, high) or low == high:
            raise row.bad("value_usd_bn_high", f"{row['value_qualifier']} is said of a range")
        return f"{money(low)}..{money(high)}", said
    if how == "up to":
        if high is None:
            raise row.bad("value_usd_bn_high", "up to has a high end")
        return f"up to {money(high)}", said
    if how.endswith("over"):
        if low is None or high not in (None, low):
            raise row.bad("value_usd_bn_high", "over has a low end only")
        return f"{how} {money(low)}", said
    if low != high:
        raise row.bad("value_usd_bn_high", f"{row['value_qualifier']} is said of one number")
    return f"{how} {money(low)}".removeprefix("exact "), said


def grants(tables, row):
    """What is granted: as people read it, else the quantity and the power of the row."""
    readings = tables.readings_of(row, "with")
    if readings:
        return ", ".join(reading["text"] for reading in readings)
    found = []
    counted = row.choice("qty_unit", COUNTED)
    low, high = row.range("qty_low", "qty_high")
    if counted and (low is not None or high is not None):
        unit, chip, said = counted
        chip = chip or HARDWARE_CHIPS.get(row["hardware"])
        text = spread(low, high, lambda number: f"{grouped(number)} {unit}")
        if said == "about":
            text = f"about {text}"
        found.append(text + (f" of {chip}" if chip else ""))
    power = spread(*row.range("power_gw_low", "power_gw_high"), lambda number: f"{digits(number)} GW")
    return ", ".join(found + ([power] if power else []))


def dates(row):
    """announced, from, until and over: any two of the last three, and what the note says."""
    announced = row.date("date_announced")
    start = row.date("period_start")
    # What begins in the month in which it is announced does not begin before that.
    if start and announced and announced.startswith(start):
        start = announced
    length = row.number("term_years")
    has_words = "(" in row["period_end"] or ";" in row["period_end"]
    end = None if has_words else row.date("period_end")
    said = labelled("ends", row["period_end"]) if has_words else None
    clauses = [("announced", announced), ("from", start), ("until", end)]
    if length is not None:
        if start and end:
            said = f"term {digits(length)} years"
        else:
            clauses.append(("over", f"{digits(length)} years"))
    return [f"  {word} {text}" for word, text in clauses if text], said


def deal(tables, row, kind, source, names, declared, overlaps, replaced, full, lines):
    """A promise between two parties."""
    name = names[row["id"]]
    pair = f"{payer(tables, row)}_{payee(tables, row)}"
    worth, worth_said = value(row)
    for reading in tables.readings_of(row, "value"):
        worth = reading["text"]
    with_what = grants(tables, row)
    when, when_said = dates(row)
    status, since = row.choice("status", STATUSES), row.date("status_date")
    changes_later = full and since and since != row.date("date_announced")
    lines.append(f"deal {payer(tables, row)} {payee(tables, row)} {{")
    lines += [f"  as {name}"] if name != pair else []
    lines += [f"  value {worth}"] if worth else []
    lines += when
    lines += [f"  with {with_what}"] if with_what else []
    lines.append(f"  kind {kind}")
    for word in ("upfront", "exit", "minimum"):
        lines += [f"  {word} {reading['text']}" for reading in tables.readings_of(row, word)]
    binding = row.choice("binding", BINDINGS)
    lines += [f"  binding {binding}"] if binding else []
    lines.append(f"  status {'announced' if changes_later else status}")
    referred = references(tables, row, "amends_or_supersedes", names, declared)
    # What only grows is not replaced: its money stays.
    amended = [other for other in referred if other in replaced]
    expanded = [names[other] for other in referred if other not in replaced]
    lines += [f"  amends {', '.join(names[other] for other in amended)}"] if amended else []
    is_added = row["value_qualifier"] == "headline_additional"
    overlapped = overlaps.get(row["id"], [])
    disputed = [names[other] for other in overlapped if is_added]
    overlapped = [] if is_added else overlapped
    lines += [f"  overlaps {', '.join(names[other] for other in overlapped)}"] if overlapped else []
    lines.append(f"  source {source}")
    lines.append(f"  basis {row.choice('claim_kind', BASES)}")
    lines.append(f"  note {quoted(row['claim'])}")
    others = [row["other_parties"]] + row["seller"].split(";")[1:]
    amends_rights = [
        other for other in row["amends_or_supersedes"].split(";") if other and other not in names]
    about = note(
        worth_said, when_said, labelled("counted", row["qty_unit"]),
        labelled("hardware", row["hardware"]),
        labelled("with", ", ".join(filter(None, others))),
        labelled("status", f"{row['status']} since {row['status_date']}" if since else row["status"]),
        labelled("binding", row["binding"]), labelled("conditions", row["conditions"]),
        labelled("also amends", ", ".join(amends_rights)),
        labelled("expands", ", ".join(expanded)),
        labelled("by some accounts overlaps", ", ".join(disputed)), labelled("as of", row["as_of"]),
        labelled("confidence", row["confidence"]),
        *[reading["text"] for reading in tables.readings_of(row, "note")], row["notes"])
    lines += [f"  {about}", "}"]
    if changes_later:
        lines.append(f"change {name} status {status} on {since}")


def references(tables, row, column, names, declared):
    """The deals that a row speaks of; they must stand above it."""
    found = []
    for other in filter(None, row[column].split(";")):
        if other not in tables.by_id:
            raise row.bad(column, f'there is no row "{other}"')
        if other in names and other not in declared:
            raise row.bad(column, f"{other} stands below this row")
        if other in names:
            found.append(other)
    return found


def aggregate(tables, row, source, lines):
    """What is said of several deals together: an assumption with its source."""
    worth, said = value(row)
    if worth is None:
        raise row.bad("value_qualifier", "a sum without a value")
    power = spread(*row.range("power_gw_low", "power_gw_high"), lambda number: f"{digits(number)} GW")
    length = row.number("term_years")
    about = note(
        row["claim"], said, labelled("announced", row["date_announced"]),
        labelled("over", length and f"{digits(length)} years"), labelled("power", power),
        labelled("from", row["period_start"]), labelled("until", row["period_end"]),
        labelled("status", row["status"]), labelled("since", row["status_date"]),
        labelled("replaces", row["amends_or_supersedes"]),
        labelled("overlaps", row["overlaps_with"]), labelled("binding", row["binding"]),
        labelled("as of", row["as_of"]), labelled("confidence", row["confidence"]), row["notes"])
    name = tables.claim_name(row, tables.name(row, row["id"]))
    basis = row.choice("claim_kind", BASES)
    lines.append(f"assume {name} = {worth} source {source} basis {basis} {about}")


def happening(tables, row, source, lines):
    """A right that began or ended on a day."""
    name = tables.claim_name(row, tables.name(row, row["id"]))
    about = note(
        row["claim"], labelled("conditions", row["conditions"]),
        labelled("until", row["period_end"]), labelled("status", row["status"]),
        labelled("since", row["status_date"]), labelled("binding", row["binding"]),
        labelled("replaces", row["amends_or_supersedes"]),
        labelled("basis", row.choice("claim_kind", BASES)), labelled("as of", row["as_of"]),
        labelled("confidence", row["confidence"]), row["notes"])
    lines.append(
        f"milestone {name} on {row.date('date_announced')} by {payee(tables, row)} "
        f"source {source} {about}")
