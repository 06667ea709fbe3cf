"""The table on the screen and the same as JSON."""

import json


def seconds(value):
    """A duration with three digits."""
    if value < 1e-3:
        return f"{value * 1e6:.3g} us"
    if value < 1:
        return f"{value * 1e3:.3g} ms"
    return f"{value:.3g} s"


def size(value):
    """A number of bytes."""
    return f"{value / 1e6:.1f} MB"


def count(value):
    """A round number as it is spoken of: 1e6; others in full."""
    text = f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    return text if float(text) == value else f"{value:,}"


class Report:
    """Collects what the cases found, prints it as it comes, and is written as JSON at the end."""

    def __init__(self):
        self.machine = {}
        self.cases = []
        self.skipped = []
        self.wrong = []

    def head(self, name, title):
        """Begins a case."""
        self.cases.append({"case": name, "title": title, "rows": [], "notes": []})
        print(f"\n{title}")

    def row(self, name, text, **values):
        """A row of the table; the values go to the JSON."""
        self.cases[-1]["rows"].append({"name": name, **values})
        print(f"  {name:<38} {text}", flush=True)

    def note(self, text):
        """A line that explains."""
        self.cases[-1]["notes"].append(text)
        print(f"  {text}", flush=True)

    def skip(self, name, reason, group=""):
        """A row that cannot be had, loudly."""
        case = f"{self.cases[-1]['case']} {group}".rstrip()
        self.skipped.append({"case": case, "name": name, "reason": reason})
        self.cases[-1]["rows"].append({"name": name, "group": group, "skipped": reason})
        print(f"  {name:<38} SKIPPED: {reason}", flush=True)

    def fail(self, name, reason):
        """An answer that is wrong: the benchmark ends with an error."""
        case = self.cases[-1]["case"]
        self.wrong.append({"case": case, "name": name, "reason": reason})
        print(f"  {name:<38} WRONG: {reason}", flush=True)

    def timings(self, subjects, base=None, extra=None):
        """Rows of programs that were run in turn, each with its ratio to `base` or to the first.

        `extra` adds a text to a row.
        """
        there = [subject for subject in subjects if subject.works()]
        bases = [subject for subject in there if subject.name == base] or there
        for subject in subjects:
            if not subject.works():
                self.skip(subject.name, subject.failure or "was not run", subject.group)
                continue
            reference = bases[0]
            ratio = subject.median("wall") / reference.median("wall")
            ratio_cpu = subject.median("cpu") / max(reference.median("cpu"), 1e-6)
            text = (
                f"{seconds(subject.median('wall')):>9}  least {seconds(subject.least('wall')):>9}  "
                f"cpu {seconds(subject.median('cpu')):>9}  {size(subject.median('peak')):>9}  "
            )
            if subject is not reference:
                text += f"{ratio:.3g} x {reference.name}"
            if extra is not None:
                text += extra(subject)
            self.row(
                subject.name,
                text,
                group=subject.group,
                wall=subject.median("wall"),
                wall_least=subject.least("wall"),
                cpu=subject.median("cpu"),
                cpu_least=subject.least("cpu"),
                peak=subject.median("peak"),
                rounds=len(subject.runs),
                ratio_to=reference.name,
                ratio_wall=ratio,
                ratio_cpu=ratio_cpu,
            )

    def write(self, path):
        """All of it as JSON."""
        whole = {
            "machine": self.machine,
            "cases": self.cases,
            "skipped": self.skipped,
            "wrong": self.wrong,
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(whole, file, indent=1)
            file.write("\n")

    def end(self):
        """The last lines, and the exit code."""
        print()
        for entry in self.skipped:
            print(f"SKIPPED {entry['case']}, {entry['name']}: {entry['reason']}")
        for entry in self.wrong:
            print(f"WRONG {entry['case']}, {entry['name']}: {entry['reason']}")
        return 1 if self.wrong else 0
