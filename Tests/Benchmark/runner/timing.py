"""Runs programs and keeps what each run took."""

import contextlib
import json
import os
import signal
import statistics
import subprocess
import time

# A program that takes longer than this is stopped and its row skipped.
LONGEST = 600


class Failed(Exception):
    """A program that could not be measured; the text says why."""


class Subject:
    """A program to measure: its name in the table, its command line, and its runs so far."""

    def __init__(self, name, command, group=""):
        self.name = name
        self.command = [str(word) for word in command]
        self.group = group
        self.runs = []
        self.answers = []
        self.failure = None

    def median(self, key):
        """The median of a measure over all runs."""
        return statistics.median(run[key] for run in self.runs)

    def least(self, key):
        """The least of a measure."""
        return min(run[key] for run in self.runs)

    def works(self):
        """Whether there is anything to tell."""
        return self.failure is None and bool(self.runs)


def busy():
    """Seconds that all cores have worked so far; None where the system does not tell."""
    try:
        with open("/proc/stat", encoding="utf-8") as file:
            spent = [int(word) for word in file.readline().split()[1:9]]
    except (OSError, ValueError):
        return None
    # Of the kinds of time, the fourth and the fifth are those of cores that had nothing to do.
    return (sum(spent) - sum(spent[3:5])) / os.sysconf("SC_CLK_TCK")


def own():
    """Seconds of all cores in this process and in what it has run."""
    return sum(os.times()[:4])


def difference(longer, shorter):
    """How much longer one program takes at its best than another, of which it is the continuation;
    None if that is lost in the noise."""
    more = longer.least("wall") - shorter.least("wall")
    return more if more > 0.05 * shorter.least("wall") else None


class Stopwatch:
    """Runs programs through `deal-bench measure`, whose own memory is small."""

    def __init__(self, bench, folder, report):
        self.bench = bench
        self.report = report
        self.output = os.path.join(folder, "output")
        self.environment = dict(os.environ)
        # What is measured is one thread unless a row says otherwise.
        for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM"):
            self.environment[f"{name}_NUM_THREADS"] = "1"

    def run(self, subject):
        """One run; what the program printed is returned."""
        process = subprocess.Popen(
            [self.bench, "measure", self.output, *subject.command],
            stdout=subprocess.PIPE,
            env=self.environment,
            start_new_session=True,
        )
        try:
            measured, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Failed(f"took longer than {LONGEST} s") from None
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        if process.returncode != 0:
            raise Failed(f"{subject.command[0]} could not be started")
        run = json.loads(measured)
        run["cpu"] = run["user"] + run["system"]
        with open(self.output, encoding="utf-8", errors="replace") as file:
            text = file.read()
        if run["code"] != 0:
            raise Failed(f"ended with {run['code']}: {self.first_error()}")
        subject.runs.append(run)
        return text

    @contextlib.contextmanager
    def alone(self):
        """Tells if others had work for the machine meanwhile, as the figures suffer from it."""
        before, own_before, begin = busy(), own(), time.perf_counter()
        yield
        if before is None:
            return
        others = busy() - before - (own() - own_before)
        cores = others / (time.perf_counter() - begin)
        if others > 0.1 and cores > 0.15:
            self.report.note(f"DISTURBED: others kept {cores:.1f} cores busy meanwhile")

    def first_error(self):
        """The first line of what the program had to say about its failure."""
        with open(self.output + ".errors", encoding="utf-8", errors="replace") as file:
            lines = [line.strip() for line in file if line.strip()]
        if lines and lines[0].startswith("Traceback"):
            return lines[-1]
        return lines[0] if lines else "it said nothing"

    def rounds(self, subjects, count, read=None):
        """Runs all programs in turn, `count` times, so that a drift of the machine meets all.

        The first run of each is not kept: it finds the files. `read` gets a subject and its output
        and may raise Failed.
        """
        with self.alone():
            for round_number in range(count + 1):
                for subject in subjects:
                    if subject.failure is not None:
                        continue
                    try:
                        text = self.run(subject)
                        if read is not None:
                            subject.answers.append(read(subject, text))
                    except Failed as failure:
                        subject.failure = str(failure)
                        continue
                    if round_number == 0 and count > 0:
                        subject.runs.clear()
                        subject.answers.clear()
        return subjects
