"""The cost model by plain random samples; the same statistics are asked of each program."""

from report import count as spoken
from report import seconds
from setting import checked, deal_model
from timing import Subject, difference

TITLE = "Monte Carlo of the cost per gpu hour, plain random, whole process"


def run(setting):
    report = setting.report
    sizes = setting.pick([100_000], [100_000, 1_000_000, 10_000_000])
    for samples in sizes:
        subjects = [
            deal_model(setting, "deal, 1 thread", samples),
            deal_model(setting, "deal, 2 threads", samples, threads=2),
            setting.peer("numpy", "numpy", "model_numpy.py", samples, 1),
            setting.peer("chunked numpy", "numpy", "model_chunked.py", samples, 1),
            setting.peer(
                "chunked numpy, 2 threads", "numpy", "model_chunked.py", samples, 1, "--workers", 2
            ),
            setting.peer(
                "chunked numpy, beta by hand", "numpy", "model_chunked.py", samples, 1, "--by-hand"
            ),
            setting.peer("squigglepy", "squigglepy", "model_squigglepy.py", samples, 1),
        ]
        start = Subject("deal, start only", [setting.deal, "-e", "1 + 2"])
        imports = setting.peer("python, import numpy only", "numpy", "import_numpy.py")
        check = checked(setting, samples)

        def read(subject, text):
            return None if subject in (start, imports) else check(subject, text)

        rounds = setting.pick(2, 5 if samples > 1_000_000 else 9)
        setting.stopwatch.rounds([start, imports, *subjects], rounds, read)

        def inside(subject):
            """The least time of the sampling alone: as the peer tells it, or less the start."""
            if subject in (start, imports):
                return ""
            if subject.name.startswith("deal"):
                own = difference(subject, start)
                if own is None:
                    return "  inside: lost in the noise"
            else:
                own = min(answer["seconds"] for answer in subject.answers)
            return f"  inside {seconds(own)}, {samples / own / 1e6:.3g} M samples/s"

        report.note(f"{spoken(samples)} samples")
        for subject in subjects:
            subject.group = spoken(samples)
        if not start.works():
            report.fail("deal, start only", start.failure)
            return
        report.timings([*subjects, start, imports], base="deal, 1 thread", extra=inside)
    report.note("inside: the least without the imports; for deal, of the process less its start")
