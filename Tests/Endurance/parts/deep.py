"""A hundred thousand of everything, inside one another and in a row: each ends with an error that names its
place, or with an answer, on a small stack too."""

import os
import re
import resource
import subprocess
import tempfile

# What opens, what stands in the middle, what closes.
NESTED = {
    "brackets": ("(", "1", ")"), "lists": ("[", "1", "]"), "records": ("{a: ", "1", "}"),
    "calls": ("abs(", "1", ")"), "signs": ("-", "1", ""), "not": ("not ", "true", ""),
    "if": ("if true then ", "1", " else 1"), "else": ("if true then 1 else ", "1", ""),
    "functions": ("x => ", "1", ""), "texts": ('"{', "1", '}"'), "powers": ("2^", "1", ""),
    "scenarios": ("scenario s { ", "let a = 1", " }"), "deals": ("deal a b { ", "value 1", " }"),
    "comprehensions": ("[x for x in ", "[1]", "]"), "unclosed": ("(", "", ""), "unopened": ("", "1", ")"),
    "unclosed blocks": ("deal a b {", "", ""), "indices": ("[[1]]", "", "[0]"),
}

# What stands once, and what follows it again and again.
FLAT = {
    "sums": ("1", " + 1"), "products": ("1", " * 1"), "quotients": ("1", " / 1"), "and": ("true", " and true"),
    "or": ("false", " or false"), "comparisons": ("1", " < 2"), "ranges": ("1", " to 2"), "steps": ("1", "..2"),
    "conversions": ("1 m", " in km"), "dates": ("1", " at 2026"), "given": ("1", " given x = 1"),
    "pipes": ("1", " |> abs"), "fields": ("a", ".b"), "entries": ("[1", ", 1"), "arguments": ("max(1", ", 1"),
    "lines": ("", "let a = 1\n"), "statements": ("", "1; "), "clauses": ("deal a b", " value 1"),
    "units": ("1 gpu", " * 1 gpu"), "letters": ("x", "x"), "digits": ("1", "1"), "blanks": ("1", " "),
    "commas": ("1", ","), "signs": ("1", " -"), "braces": ("1", "{"), "quotes": ("", '"'), "hashes": ("", "#"),
    "question marks": ("1", "?"), "escapes": ('"', "\\n"), "marks": ("e", "\u0301"), "new lines": ("1", "\n"),
    "if": ("1", " if 1"), "periods": ("1", " by year"), "percents": ("1", "%"),
}


def run(setting):
    count = 2_000 if setting.is_short else 100_000
    inputs = {f"nested {name}": a * count + middle + b * count for name, (a, middle, b) in NESTED.items()}
    inputs |= {f"flat {name}": first + more * count for name, (first, more) in FLAT.items()}
    rows = []
    for label, program, words, stack in [
            ("script", setting.deal, [], None), ("check", setting.deal, ["check"], None),
            ("stack of 512 KB", setting.deal, [], 512 << 10), ("debug build", setting.debug, [], None)]:
        if not program:
            rows.append((f"deep: {label}", "SKIPPED: it is not built", []))
            continue
        with tempfile.TemporaryDirectory() as folder:
            wrong = [each for name, text in inputs.items()
                     if (each := trouble(folder, name, text, program, words, stack))]
        rows.append((f"deep: {label}", f"{len(inputs)} inputs of {count:,}, {len(wrong)} wrong", wrong))
    return rows


def trouble(folder, name, text, program, words, stack):
    """What is wrong with how an input ends, if anything."""
    path = os.path.join(folder, "deep.deal")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    limit = stack and (lambda: resource.setrlimit(resource.RLIMIT_STACK, (stack, stack)))
    try:
        result = subprocess.run(
            [program, *words, path], capture_output=True, preexec_fn=limit, timeout=60, check=False,
            env={"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        return f"{name} takes longer than a minute"
    if result.returncode not in (0, 65):
        return f"{name} ends with {result.returncode}"
    if result.returncode and not re.search(rb"error\[[a-z-]+\][^\n]*\n *\xe2\x94\x8c\xe2\x94\x80 [^\n]*:\d+:\d+", result.stderr):
        return f"{name} names no place: {result.stderr[:200]!r}"
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", result.stdout + result.stderr):
        return f"{name} lets control characters through"
    return None
