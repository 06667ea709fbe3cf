"""The long checks: what scripts/check runs."""

import argparse
import sys

from parts import deep, faults, found, fuzzed, killed, recursions, same, soaked, stopped

PARTS = {"fuzz": fuzzed, "kill": killed, "interrupt": stopped, "soak": soaked, "same": same,
         "faults": faults, "recursion": recursions, "deep": deep,
         "found": found}


class Setting:
    """What the parts are told."""

    def __init__(self, words):
        self.deal, self.debug, self.fuzz, self.root = words.deal, words.debug, words.fuzz, words.root
        self.is_short = words.short
        self.seconds = words.seconds or (5 if words.short else 60)
        self.seed = words.seed
        # Seconds that an input may take; machines that do other things too are given more.
        self.slowest = words.slowest
        # Folders whose files are read in place of those that every machine has.
        self.files = words.files or []

    def most(self, count):
        """How many rounds at most."""
        return count // 20 if self.is_short else count


def main():
    reader = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    reader.add_argument("--seconds", type=int, help="how long each part may take; 60 if not said")
    reader.add_argument("--only", action="append", choices=list(PARTS), help="one part; may be repeated")
    reader.add_argument("--short", action="store_true", help="a few seconds of each, as scripts/test runs")
    reader.add_argument("--seed", type=int, default=1, help="where random times start")
    reader.add_argument("--slowest", type=int, default=1, help="seconds that an input of a fuzzer or a file may take")
    reader.add_argument("--files", action="append", metavar="FOLDER",
                        help="read the files of this folder, for found; may be repeated")
    for name in ["deal", "debug", "fuzz", "root"]:
        reader.add_argument("--" + name, default="", help=argparse.SUPPRESS)
    reader.add_argument("--parts", action="store_true", help=argparse.SUPPRESS)
    words = reader.parse_args()
    chosen = words.only or [name for name in PARTS if name != "fuzz" or not words.short]
    if words.parts:
        print(" ".join(chosen))
        return 0
    setting, trouble = Setting(words), []
    for name in chosen:
        for label, reached, wrong in PARTS[name].run(setting):
            print(f"{'FAILED' if wrong else 'ok':<7} {label:<28} {reached}", flush=True)
            trouble += [f"{label}: {each}" for each in wrong]
    for each in trouble:
        print(each[:1_000], file=sys.stderr)
    return 1 if trouble else 0


sys.exit(main())
