"""A book of many deals, each with a rollout: how long it takes to load and to ask, in how much memory."""

import random

from timing import Failed, Subject

TITLE = "A book of deals with rollouts, whole process"


def write_deals(path, count):
    """The book itself."""
    numbers = random.Random(2)
    with open(path, "w", encoding="utf-8") as file:
        for index in range(count):
            # No pair of a lab and a cloud comes twice, so that each deal has its own name.
            lab, cloud = index % 400, index // 400
            year, month = numbers.randint(2024, 2026), numbers.randint(1, 12)
            day = numbers.randint(1, 28)
            file.write(
                f"deal lab{lab} cloud{cloud} value ${numbers.randint(1, 400)}00M"
                f" over {numbers.randint(3, 9)} years announced {year}-{month:02}-{day:02}"
                f" with {numbers.randint(1, 400)}k gpus\n"
                f"rollout gpus by {year + 1}-{month:02}\n"
            )


def write_transactions(path, count):
    """As many transactions for ledger, which reads text and adds amounts up, without formulas."""
    numbers = random.Random(2)
    with open(path, "w", encoding="utf-8") as file:
        for index in range(count):
            year, month = numbers.randint(2024, 2026), numbers.randint(1, 12)
            file.write(
                f"{year}/{month:02}/{numbers.randint(1, 28):02} * cloud{index // 400}\n"
                f"    Lab:lab{index % 400}  ${numbers.randint(1, 400)}00.00\n"
                f"    Cloud:cloud{index // 400}\n\n"
            )


def run(setting):
    count = setting.pick(5_000, 100_000)
    write_deals(setting.path("book.deal"), count)
    write_transactions(setting.path("book.ledger"), count)
    plain = [str(count), f"{count // 1000}k"]
    # Each row loads the book and then asks: what it must print last, if that is known.
    questions = {
        "deal, load": (["count(deals)"], plain),
        "deal, load and list": (["list deals top 5", "count(deals)"], plain),
        "deal, load and spend by quarter": (
            ["spend(lab7) by quarter until 2027", "count(deals)"],
            plain,
        ),
        "deal, load and hhi": (["hhi(lab7)", "count(deals)"], plain),
        "deal, load and undo": (["undo", "count(deals)"], ["0"]),
    }
    expected = {}
    subjects = []
    for name, (lines, answers) in questions.items():
        path = setting.path(f"ask{len(subjects)}.deal")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        expected[name] = answers
        book = setting.path("book.deal")
        subjects.append(Subject(name, [setting.deal, "--limit", "script=64MB", book, path]))
    subjects.append(
        setting.program(
            "ledger, load and balance",
            ["ledger", "-f", setting.path("book.ledger"), "balance", "Lab:lab7"],
        )
    )

    def read(subject, text):
        lines = text.strip().splitlines()
        answers = expected.get(subject.name)
        if not lines or answers and lines[-1].replace(",", "") not in answers:
            setting.report.fail(subject.name, f"ends with {lines[-1:]} instead of {answers}")
            raise Failed("its answer is wrong")

    setting.stopwatch.rounds(subjects, setting.pick(2, 3), read)
    setting.report.note(f"{count:,} deals, and as many transactions for ledger")

    def rate(subject):
        return f"  {count / subject.median('wall') / 1e3:.3g} k/s"

    setting.report.timings(subjects, base="ledger, load and balance", extra=rate)
