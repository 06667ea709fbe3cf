"""Whether the memory of a simulation depends on the number of samples."""

from report import count as spoken
from setting import checked, deal_model

TITLE = "Peak memory of deal, which should not depend on the number of samples"


def run(setting):
    subjects = []
    for samples in setting.pick([100_000, 10_000_000], [1_000_000, 100_000_000]):
        subject = deal_model(setting, f"deal, {spoken(samples)} samples", samples)
        setting.stopwatch.rounds([subject], 0, checked(setting, samples))
        subjects.append(subject)
    floor = setting.program("/bin/true (the floor)", ["/bin/true"])
    setting.stopwatch.rounds([floor], 1)
    setting.report.timings([*subjects, floor])
    if all(subject.works() for subject in subjects):
        few, many = (subject.median("peak") for subject in subjects)
        setting.report.note(f"the larger takes {many / few:.2f} times the memory of the smaller")
