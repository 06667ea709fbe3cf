"""What the words of the tables mean in the language, and how values are written in it.

FULL: with --full the books also state accelerators with `chip`, rentals with `price of`, rights with
`exclusive` and `first_refusal`, second accounts with `dispute`, and later states with `change … on`.
"""

import re
from urllib.parse import urlparse

KINDS = {
    "equity": "investment", "warrant": "investment", "cloud_services": "cloud",
    "cluster_lease": "cloud", "capacity_backstop": "cloud", "chip_purchase": "chips",
    "hardware_purchase": "chips", "gpu_lease_spv": "chips", "capex_programme": "other",
    "letter_of_intent": "investment", "lease_talks": "other", "capacity_status": "other",
    "exclusivity": None, "aggregate_claim": None,
}
BASES = {
    "filing": "filing", "company_statement": "company", "reported": "reported",
    "court_testimony": "testimony", "dataset_estimate": "dataset",
}
STATUSES = {
    "completed": "ended", "superseded": "superseded", "superseded_by_report": "superseded",
    "amended": "amended", "active": "active", "expanded": "expanded",
    "abandoned_replaced": "abandoned", "operational": "active", "ramping": "active",
    "unsigned": "announced",
}
BINDINGS = {
    "": None, "yes": "firm", "contracted (company wording)": "firm",
    "commitment (company wording)": "firm", "announced": None, "reported": None,
    "headline; contract terms and recognition profile not disclosed": None,
    "partly conditional": None, "reported; Oracle does not name the customer": None,
    "no (intention)": "letter", "planned capacity": "letter", "no (LOI)": "letter",
    "1 GW binding; remainder by milestones": None, "yes (conditional vesting)": "option",
    "term sheet signed": "letter", "yes (take-or-pay seller form)": "take-or-pay",
    "mixed": None, "no (target)": None, "no": "letter", "n/a": None, "disclosed in 8-K": None,
    "90-day mutual termination": "firm", "multi-year; milestones": None,
    "part one take-or-pay; part two backstop on unsold capacity": "take-or-pay",
    "take-or-pay; per-tranche termination rights": "take-or-pay",
    "yes; termination if delivery targets missed": "firm",
}
# exact: the number; reported, about, over, up to: as said; range: between the two; none: no value.
QUALIFIERS = {
    "exact": "exact", "exact_incremental": "exact", "headline": "exact",
    "headline_additional": "exact", "cumulative": "exact", "consideration": "exact",
    "7.5 equity + 12.5 debt": "exact", "reported": "reported", "about": "about",
    "about (reported)": "reported about", "over": "over", "more_than": "over",
    "more_than (reported)": "reported over", "up_to": "up to",
    "guarantee under discussion": "up to", "15 upfront + 35 conditional": "range",
    "12 dedicated + up to 15 backstop": "range",
    "1.25 per month; total depends on term": "range",
    "up to 17,392.9m committed; 19.4 with option": "range",
    'intends_to_invest; 100 "immediately"': "range", "tens_of_billions": "tens of billions",
    "undisclosed": "none", "undisclosed_here": "none", "contingent": "none",
    "reported_per_year": "none", "site investment": "capex",
    "estimate (2025 USD capex: 7.8 compute + 3.7 construction)": "capex",
    "estimate (Jan 2026 -> full site)": "capex",
}
# The words of qty_unit before a bracket, or whole: what is counted, of which chip, said how.
COUNTED = {
    "": None, "GPUs": ("gpus", None, ""), "GPUs (about)": ("gpus", None, "about"),
    "GPUs (Huang, for 10 GW)": ("gpus", None, ""),
    "GPUs (150k H100 + 50k H200 + 30k GB200)": ("gpus", None, ""),
    "GPUs (GB200 live -> GB200/GB300 planned)": ("gpus", None, ""),
    "NVIDIA GPUs (H100/H200/GB200), over": ("gpus", None, "over"),
    "GB200 (about)": ("gpus", "gb200", "about"), "TPUs (up to)": ("gpus", None, "up to"),
    "Trainium2 chips (nearly 500k live; >1M by end-2025)": ("gpus", "trainium2", ""),
    "AMD shares at $0.01": None,
    'GPUs ("hundreds of thousands"); "ability to expand to tens of millions of CPUs"': None,
}
HARDWARE_CHIPS = {"NVIDIA GB300": "gb300", "GB200": "gb200", "Trainium2": "trainium2"}
PRICED_CHIPS = {
    "A100 40GB": "a100_40", "A100 80GB": "a100_80", "A100-80GB": "a100_80", "H100": "h100",
    "H200": "h200", "B200": "b200", "B300": "b300", "GB200": "gb200", "GB300": "gb300",
    "MI300X": "mi300x", "MI355X": "mi355x", "Trainium1": "trainium1", "GH200": "gh200",
}
# The unit of prices.csv: what stands before the number and behind it.
UNITS = {
    "USD/GPU-hour": ("$", "/gpu/hour"), "% change": ("", "%"), "USD m/MW-year": ("$", "M/MW/year"),
    "GPU/MW": ("", " gpus/MW"), "years": ("", " years"), "% of TCV": ("", "%"), "%": ("", "%"),
    "USD bn": ("$", "B"), "USD bn/GW": ("$", "B/GW"), "USD bn/GW-year": ("$", "B/GW/year"),
    "USD m/MW": ("$", "M/MW"), "USD/kW-month": ("$", "/kW/month"), "USD/MWh": ("$", "/MWh"),
    "ratio": ("", ""), "USD/GPU": ("$", "/gpu"), "H100e": ("", ""), "chips": ("", " gpus"),
    "vCPU/GPU": ("", " cpus/gpu"),
}


def digits(number):
    """A number as people write it: no zeros at the end, no exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(number):
    """A count with its scale: 76k, 1.2M."""
    for scale, letter in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if number >= scale and number % (scale // 1000) == 0:
            return digits(number / scale) + letter
    return digits(number)


def spread(low, high, write, joined=".."):
    """A number, a range, `over` what has no high end, `up to` what has no low one."""
    if low is None and high is None:
        return None
    if high is None:
        return f"over {write(low)}"
    if low is None or low == 0 and high > 0:
        return f"up to {write(high)}"
    return write(low) if low == high else f"{write(low)}{joined}{write(high)}"


def quoted(text):
    """A text of the language."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("{", "\\u{7B}").replace("}", "\\u{7D}") + '"'


def note(*parts):
    """A note of the parts that say something, or nothing."""
    kept = [part for part in parts if part]
    return f"note {quoted('; '.join(kept))}" if kept else None


def labelled(label, text):
    """`label: text`, or nothing where the text is empty."""
    return f"{label}: {text}" if text else None


def source_label(title, url):
    """A short word for where a text was found: the site of its address, else its first words."""
    host = (urlparse(url).hostname or "").removeprefix("www.")
    labels = [label for label in host.split(".")[:-1] if label not in ("co", "com")]
    if host == "github.com":
        word = urlparse(url).path.strip("/").split("/")[0]
    elif host.endswith((".pages.dev", ".substack.com", ".mymagic.page")):
        word = labels[0]
    elif labels:
        word = labels[-1]
    else:
        word = "_".join(re.findall(r"[A-Za-z]+", title)[:2])
    word = re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_") or "source"
    return word if word[0].isalpha() else "site_" + word


def cite(tables, row, lines, date=None):
    """The name of a row's source; states the source where it is cited for the first time."""
    title, url = row["source_title"], row["source_url"]
    if not title:
        raise row.bad("source_title", "a fact without a source")
    key = (title, url)
    if key not in tables.sources:
        years = [re.search(r"\b20[0-4]\d\b", text) for text in (date or title, row["as_of"])]
        year = years[0] or years[1]
        base = source_label(title, url) + (f"_{year.group()}" if year else "")
        name, number = base, 2
        while name in tables.source_names:
            name, number = f"{base}_{number}", number + 1
        tables.source_names.add(name)
        tables.sources[key] = name
        lines.append(f"source {name} {{")
        lines.append(f"  title {quoted(title)}")
        if url:
            lines.append(f"  url {quoted(url)}")
        if date:
            lines.append(f"  date {date}")
        lines.append("}")
    return tables.sources[key]
