"""Statements a second from a file of assignments."""

import random

from timing import Failed, Subject

TITLE = "Statements from a file, lines like let v3 = 717.07 * 1.05 + 3 / 3"


def run(setting):
    count = setting.pick(20_000, 1_000_000)
    numbers = random.Random(1)
    values = [f"{numbers.uniform(1, 1000):.2f}" for _ in range(count)]
    last = f"v{count - 1}"
    languages = {
        "deal": ("let ", f"{last}"),
        "lua": ("", f"print({last})"),
        "py": ("", f"print({last})"),
    }
    for ending, (word, end) in languages.items():
        with open(setting.path(f"statements.{ending}"), "w", encoding="utf-8") as file:
            for index, value in enumerate(values):
                file.write(f"{word}v{index} = {value} * 1.05 + 3 / 3\n")
            file.write(end + "\n")
    expected = float(values[-1]) * 1.05 + 3 / 3

    def read(subject, text):
        lines = text.splitlines()
        try:
            answer = float(lines[-1])
        except (IndexError, ValueError):
            raise Failed(f"its last line is no number: {lines[-1:]}") from None
        if abs(answer - expected) > 0.005 * expected:
            setting.report.fail(subject.name, f"answers {answer}, expected {expected}")
            raise Failed("its answer is wrong")

    subjects = [
        Subject("deal", [setting.deal, "--limit", "script=64MB", setting.path("statements.deal")]),
        setting.program("lua5.4, globals", ["lua5.4", setting.path("statements.lua")]),
        Subject("python3", [setting.python(), setting.path("statements.py")]),
    ]
    setting.stopwatch.rounds(subjects, setting.pick(2, 3), read)

    def rate(subject):
        return f"  {count / subject.median('wall') / 1e6:.3g} M statements/s"

    setting.report.note(f"{count:,} statements")
    setting.report.timings(subjects, base="lua5.4, globals", extra=rate)
