"""The tables of facts as rows that know their place, so that a mistake can be told where it is."""

import csv
import os
import re
from decimal import Decimal, InvalidOperation

FILES = {
    "deals.csv": "id,buyer,seller,other_parties,kind,value_usd_bn_low,value_usd_bn_high,currency,"
    "value_qualifier,date_announced,term_years,period_start,period_end,qty_low,qty_high,qty_unit,"
    "hardware,power_gw_low,power_gw_high,status,status_date,binding,amends_or_supersedes,"
    "overlaps_with,conditions,claim,claim_kind,source_title,source_url,source_date,as_of,"
    "confidence,notes",
    "hardware.csv": "id,name,vendor,kind,release_date,bf16_dense_tflops,fp8_dense_tflops,"
    "fp4_tflops,hbm_gb,hbm_bw_gbs,tdp_w,it_power_w_per_accel_low,it_power_w_per_accel_high,"
    "accelerators_per_system,system_power_kw,cpu_sockets_per_system,vcpus_per_accel,price_usd_low,"
    "price_usd_high,price_basis,source_title,source_url,price_source,as_of,confidence,notes",
    "prices.csv": "id,category,item,provider,accelerator,basis,value_low,value_high,unit,region,"
    "as_of,source_title,source_url,confidence,notes",
    "parties.csv": "written,name,title,kind,parent,revenue,revenue_row",
    "names.csv": "row,name",
    "readings.csv": "row,how,text,why",
}
CONFIDENCE = ("high", "medium", "low")
DATE = re.compile(r"^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|(H[12]|Q[1-4])))?$")


class BadRow(Exception):
    """A row that does not fit: the file, the row as an editor counts lines, the column, and why."""

    def __init__(self, file, line, column, why):
        where = f"{file}:{line}" + (f", column {column}" if column else "")
        super().__init__(f"{where}: {why}")


class Row:
    """A row of a table."""

    def __init__(self, file, line, cells):
        self.file, self.line, self.cells = file, line, cells

    def __getitem__(self, column):
        return self.cells[column].strip()

    def bad(self, column, why):
        """The mistake in a column."""
        return BadRow(self.file, self.line, column, why)

    def number(self, column):
        """The number of a cell, as it is written; None if the cell is empty."""
        text = self[column]
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            raise self.bad(column, f'"{text}" is not a number') from None
        if not value.is_finite():
            raise self.bad(column, f'"{text}" is not a number')
        return value

    def range(self, low, high):
        """The two ends of a range; an end is None where its cell is empty."""
        ends = (self.number(low), self.number(high))
        if None not in ends and ends[0] > ends[1]:
            raise self.bad(high, f"{ends[1]} is below the low end, {ends[0]}")
        return ends

    def date(self, column, edge=0):
        """A date such as 2026, 2026-03, 2026-H2; words behind it are left to the caller."""
        text = self[column].split(" (")[0]
        # A span of dates is as of its end, and began at its start.
        parts = re.split(r"/|\.\.", text)
        text = parts[edge if len(parts) > 1 else 0]
        if not text:
            return None
        match = DATE.match(text)
        if not match:
            raise self.bad(column, f'"{text}" is not a date such as 2026-03-31')
        year, month, day, part = match.groups()
        if month and not 1 <= int(month) <= 12:
            raise self.bad(column, f"there is no month {month}")
        if day and not 1 <= int(day) <= days_in(int(year), int(month)):
            raise self.bad(column, f"there is no day {text}")
        if part and part.startswith("H"):
            starts_late = part == "H2"
            return f"{year}-{'07' if starts_late else '01'}"
        return text

    def choice(self, column, meanings):
        """What a word means, by a table of all words there are."""
        text = self[column]
        if text not in meanings:
            raise self.bad(
                column, f'"{text}" is a word that scripts/lib/books/words.py does not know')
        return meanings[text]


def days_in(year, month):
    """The days of a month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


class Tables:
    """All tables, with what they say about each other checked."""

    def __init__(self, folder):
        self.rows = {file: read(folder, file) for file in FILES}
        self.sources = {}
        self.source_names = set()
        self.by_id = {}
        for file in ("deals.csv", "hardware.csv", "prices.csv"):
            for row in self.rows[file]:
                if not re.match(r"^[A-Za-z][A-Za-z0-9-]*$", row["id"]):
                    raise row.bad("id", f'"{row["id"]}" is not letters, digits and -')
                if row["id"] in self.by_id:
                    raise row.bad("id", f'"{row["id"]}" stands in two rows')
                if row["confidence"] not in CONFIDENCE:
                    raise row.bad("confidence", f"it is one of {', '.join(CONFIDENCE)}")
                self.by_id[row["id"]] = row
        self.parties = {row["written"]: row for row in self.rows["parties.csv"]}
        self.names = {}
        for row in self.rows["names.csv"]:
            self.known(row)
            for name in row["name"].split(";"):
                if not re.match(r"^[a-z][a-z0-9_]*$", name):
                    raise row.bad("name", f'"{name}" is not a name')
            self.names[row["row"]] = row["name"]
        self.readings = {}
        for row in self.rows["readings.csv"]:
            self.known(row)
            self.readings.setdefault(row["row"], []).append(row)
        self.read = set()
        self.taken = {}

    def known(self, row):
        """Refuses a row of our own that speaks of a row that is not there."""
        if row["row"] not in self.by_id:
            raise row.bad("row", f'no table has a row "{row["row"]}"')

    def name(self, row, default):
        """The name that is taken for a row."""
        return self.names.get(row["id"], re.sub(r"[^a-z0-9]+", "_", default.lower()).strip("_"))

    def claim_name(self, row, name):
        """Refuses a name that another row has already."""
        if name in self.taken:
            raise row.bad("id", f"its name {name} is that of {self.taken[name]}; see names.csv")
        self.taken[name] = row["id"]
        return name

    def party(self, row, column, written):
        """The short name of a party."""
        if written not in self.parties:
            raise row.bad(column, f'"{written}" is a party that parties.csv does not have')
        return self.parties[written]["name"]

    def readings_of(self, row, *ways):
        """What people read out of the words of a row."""
        found = [reading for reading in self.readings.get(row["id"], []) if reading["how"] in ways]
        self.read.update(id(reading) for reading in found)
        return found

    def check_all_used(self):
        """Refuses a reading that nothing takes."""
        for readings in self.readings.values():
            for reading in readings:
                if id(reading) not in self.read and reading["how"] != "full":
                    raise reading.bad("how", f'"{reading["how"]}" is not used for such a row')


def read(folder, file):
    """The rows of a table; its columns must be the ones that are expected."""
    path = os.path.join(folder, file)
    columns = FILES[file].split(",")
    try:
        with open(path, encoding="utf-8", newline="") as text:
            reader = csv.reader(text, strict=True)
            header = next(reader, [])
            if header != columns:
                wrong = next((c for c in columns if c not in header), None)
                why = f"the column {wrong} is missing" if wrong else "the columns are not as expected"
                raise BadRow(file, 1, wrong, why)
            rows = []
            for cells in reader:
                if len(cells) != len(columns):
                    raise BadRow(
                        file, reader.line_num, "", f"{len(cells)} cells, not {len(columns)}")
                rows.append(Row(file, reader.line_num, dict(zip(columns, cells))))
            return rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadRow(file, 1, "", str(error)) from None
