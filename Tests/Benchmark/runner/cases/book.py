"""A book of many deals, each with a rollout: how long it takes to load, and in how much memory."""

import random

from timing import Failed, Subject

TITLE = "A book of deals with rollouts, loaded and counted, whole process"


def run(setting):
    count = setting.pick(5_000, 100_000)
    numbers = random.Random(2)
    path = setting.path("book.deal")
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
        file.write("count(deals)\n")

    def read(subject, text):
        last = text.strip().splitlines()[-1:]
        if [line.replace(",", "") for line in last] not in ([str(count)], [f"{count // 1000}k"]):
            setting.report.fail(subject.name, f"counts {last} deals instead of {count}")
            raise Failed("its answer is wrong")

    subject = Subject("deal", [setting.deal, "--limit", "script=64MB", path])
    setting.stopwatch.rounds([subject], setting.pick(2, 3), read)
    setting.report.note(f"{count:,} deals")

    def rate(subject):
        return f"{count / subject.median('wall') / 1e3:.3g} k deals/s"

    setting.report.timings([subject], extra=rate)
