"""hardware.deal: accelerators and systems."""

from .words import cite, digits, labelled, note, spread

HEAD = """\
# Accelerators and systems: peak speed, memory, power, prices. Made by scripts/library; change the
# tables in data/, not this file.
#
# Figures of accelerators come from Epoch AI, "Machine Learning Hardware" and "AI chip counts",
# https://epoch.ai/data/machine-learning-hardware, licensed CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); values were converted to this language.
#
# power is what an accelerator draws with its share of the server, without the building; tdp is what
# the chip alone is rated for. confidence says whether the figure was published, not whether it holds.
"""
MAKERS = {
    "NVIDIA": "nvidia", "AMD": "amd", "Google": "google", "Amazon AWS": "aws", "Intel": "intel",
    "Microsoft": "microsoft", "Meta": "meta", "Huawei": "huawei",
}
KINDS = {"accelerator": True, "system": False, "rack": False}


def book(tables, full):
    """The text of the book."""
    lines = [HEAD]
    for row in tables.rows["hardware.csv"]:
        name = tables.claim_name(row, tables.name(row, row["id"]))
        source = cite(tables, row, lines)
        is_chip = row.choice("kind", KINDS)
        maker = row.choice("vendor", MAKERS)
        facts = other_facts(row)
        about = note(
            row["name"], labelled("price", row["price_basis"]),
            labelled("price from", row["price_source"]), labelled("as of", row["as_of"]),
            labelled("confidence", row["confidence"]), row["notes"])
        released = row.date("release_date")
        lines.append(f"# {row['name']}" + (f", {row['vendor']}, {released}" if released else ""))
        if full and is_chip:
            lines.append(f"chip {name} {{")
            lines.append(f"  maker {maker}")
            lines += [f"  {word} {text}" for word, text in chip_facts(row, "") if text]
            lines += [f"  released {released}"] if released else []
            lines += [f"  source {source}", "  basis dataset", f"  {about}", "}"]
        else:
            facts = chip_facts(row, "/gpu" if is_chip else "") + facts
        # The first statement of a row has all of its note, the others only how sure they are.
        short = note(labelled("as of", row["as_of"]), labelled("confidence", row["confidence"]))
        is_first = not (full and is_chip)
        for word, text in facts:
            if text:
                lines.append(
                    f"assume {name}_{word} = {text} source {source} "
                    f"basis {'dataset' if is_chip else 'reported'} {about if is_first else short}")
                is_first = False
    return "\n".join(lines) + "\n"


def chip_facts(row, per):
    """What a chip states of itself; `per` stands behind each number."""
    def written(column, unit):
        number = row.number(column)
        return None if number is None else f"{digits(number)} {unit}{per}"

    return [
        ("bf16", written("bf16_dense_tflops", "TFLOPS")),
        ("fp8", written("fp8_dense_tflops", "TFLOPS")),
        ("memory", written("hbm_gb", "GB")),
        ("power", spread(
            *row.range("it_power_w_per_accel_low", "it_power_w_per_accel_high"),
            lambda number: f"{digits(number)} W{per}")),
        ("price", spread(
            *row.range("price_usd_low", "price_usd_high"), lambda number: f"${digits(number)}{per}")),
    ]


def other_facts(row):
    """What a chip statement has no clause for, and the facts of systems."""
    units = {
        "fp4": ("fp4_tflops", "TFLOPS/gpu"), "bandwidth": ("hbm_bw_gbs", "GB/s/gpu"),
        "tdp": ("tdp_w", "W/gpu"), "system_gpus": ("accelerators_per_system", "gpus"),
        "system_power": ("system_power_kw", "kW"),
        "system_sockets": ("cpu_sockets_per_system", "cpus"), "vcpus": ("vcpus_per_accel", "cpus/gpu"),
    }
    numbers = [(word, row.number(column), unit) for word, (column, unit) in units.items()]
    return [(word, f"{digits(number)} {unit}") for word, number, unit in numbers if number is not None]
