"""How long it takes to know the mean and the median of the cost model to 0.05%."""

import math
import statistics

import reference
from report import seconds
from setting import MODEL, checked, deal_model, read_object
from timing import Failed, Subject, difference

TITLE = "Time to a standard error of 0.05% of mean and median"
GOAL = 0.0005
SEEDS = 20


def spread(setting, samples):
    """The relative errors of mean and median over the seeds, and the one that deal states."""
    answers = []
    for seed in range(1, SEEDS + 1):
        subject = deal_model(setting, "deal", samples, sampling="sobol", seed=seed)
        text = setting.stopwatch.run(subject)
        # The law of the errors holds for many samples only.
        read = checked(setting, samples) if samples >= 1_024 else lambda _, text: read_object(text)
        answers.append(read(subject, text))
    if len({answer["mean"] for answer in answers}) == 1:
        raise Failed("--seed changes nothing")
    errors = []
    for name in ("mean", "median"):
        exact = reference.EXACT[name]
        squares = sum((answer[name] / exact - 1) ** 2 for answer in answers)
        errors.append(math.sqrt(squares / SEEDS))
    stated = statistics.median(a["standard_error"] / a["mean"] for a in answers)
    return errors[0], errors[1], stated


def needed(setting):
    """The smallest size that deal needs: 16 times a power of two."""
    samples = 16
    while samples <= 1 << 24:
        mean, median, stated = spread(setting, samples)
        setting.report.row(
            f"deal, sobol, {samples:,} samples",
            f"over {SEEDS} seeds off by {mean:.4%} (mean), {median:.4%} (median); "
            f"states {stated:.4%} (mean)",
            samples=samples,
            error_mean=mean,
            error_median=median,
            error_stated=stated,
        )
        if max(mean, median, stated) <= GOAL:
            return samples
        samples *= 2
    raise Failed(f"more than {samples:,} samples are needed")


def from_a_run(answer):
    """The samples that numpy needs, from its own sd and the distance of its outer quantiles."""
    # The density at the median of something close to lognormal, whose 90% are 3.29 deviations.
    deviation = math.log(answer["p95"] / answer["p5"]) / 3.2897
    mean = (answer["sd"] / answer["mean"] / GOAL) ** 2
    median = (math.sqrt(math.pi / 2) * deviation / GOAL) ** 2
    return math.ceil(max(mean, median))


def run(setting):
    report = setting.report
    plain = reference.samples_for(GOAL)
    report.note(
        f"plain random numbers need {plain:,} samples, by the exact sd over the mean and the exact "
        "density at the median"
    )
    numpy = setting.peer("numpy", "numpy", "model_numpy.py", plain, 1)
    chunked = setting.peer("chunked numpy", "numpy", "model_chunked.py", plain, 1)
    peers = [numpy, chunked]
    try:
        samples = needed(setting)
    except Failed as failure:
        report.skip("deal, sobol", str(failure))
        setting.stopwatch.rounds(peers, setting.pick(1, 5), checked(setting, plain))
        report.timings(peers, base="numpy", extra=inside_of_numpy)
        return

    start = Subject("deal, start only", [setting.deal, "-e", "1 + 2"])
    deal = deal_model(setting, "deal, sobol", samples, sampling="sobol")
    # The same model 20 times more in one process: other numbers, so that none is a repetition.
    many = deal_model(setting, "deal, sobol, 21 times", samples, sampling="sobol")
    for index in range(1, 21):
        many.command += ["-e", MODEL.replace("38e9", f"{38 + index}e9")]
    checks = {
        deal.name: checked(setting, samples),
        numpy.name: checked(setting, plain),
        chunked.name: checked(setting, plain),
    }

    def read(subject, text):
        return checks[subject.name](subject, text) if subject.name in checks else None

    subjects = [start, deal, many, *peers]
    setting.stopwatch.rounds(subjects, setting.pick(3, 15), read)
    report.timings([deal, *peers], base="deal, sobol", extra=inside_of_numpy)
    if not (deal.works() and many.works() and start.works()):
        report.skip("deal, inside", many.failure or start.failure or "deal did not run")
        return
    inside(report, "inside, deal less its start", difference(deal, start), peers)
    again = difference(many, deal)
    inside(report, "inside, deal a further time", again and again / 20, peers)


def seconds_of(peer):
    """The least time without imports, as the peer tells it."""
    return min(answer["seconds"] for answer in peer.answers)


def inside_of_numpy(subject):
    if not subject.answers or "seconds" not in subject.answers[0]:
        return ""
    own = f"  inside {seconds(seconds_of(subject))}"
    return own + f", by its own figures {from_a_run(subject.answers[0]):,} samples"


def inside(report, name, own, peers):
    """A row that compares what the processes take without their starts, at their best."""
    if own is None:
        report.skip(name, "lost in the noise of this machine")
        return
    ratios = {peer.name: seconds_of(peer) / own for peer in peers if peer.works()}
    text = ", ".join(f"{peer} {ratio:.3g} x this" for peer, ratio in ratios.items())
    report.row(name, f"{seconds(own):>9}  {text}", seconds=own, ratios=ratios)
