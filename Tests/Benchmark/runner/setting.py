"""What a case needs to know: where the programs are, and how much is to be done."""

import json
import os
import shutil
import sys

import reference
from timing import Failed, Subject

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(os.path.dirname(HERE), "peers")


class Setting:
    """The programs, the folder for files, the stopwatch and the report of one benchmark."""

    def __init__(self, options, stopwatch, report):
        self.deal = options.deal
        self.bench = options.bench
        self.folder = options.folder
        self.is_quick = options.quick
        self.stopwatch = stopwatch
        self.report = report
        self.pythons = {"numpy": options.numpy_python, "squigglepy": options.squigglepy_python}

    def pick(self, quick, full):
        """The small or the full size."""
        return quick if self.is_quick else full

    def path(self, name):
        """A file of this benchmark."""
        return os.path.join(self.folder, name)

    def python(self):
        """The interpreter of the system, which starts faster than one with many packages; or else
        the one that runs this, by the place where it really is."""
        system = "/usr/bin/python3"
        return system if os.access(system, os.X_OK) else os.path.realpath(sys.executable)

    def program(self, name, command, group=""):
        """A subject; skipped if its program is not there."""
        subject = Subject(name, command, group)
        if shutil.which(subject.command[0]) is None:
            subject.failure = f"{subject.command[0]} is not installed"
        return subject

    def peer(self, name, library, script, *arguments):
        """A peer in Python that needs a library."""
        python = self.pythons[library]
        subject = Subject(name, [python or "python3", os.path.join(PEERS, script), *arguments])
        if not python:
            subject.failure = f"{library} is not installed"
        return subject


def read_object(text):
    """The one JSON object that a program printed."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) != 1:
        raise Failed(f"printed {len(lines)} lines instead of one")
    try:
        answer = json.loads(lines[0])
    except ValueError:
        raise Failed(f"printed no JSON: {lines[0][:80]}") from None
    if not isinstance(answer, dict):
        raise Failed("printed no JSON object")
    return answer



# The model as deal writes it.
MODEL = "38e9 / ((100k to 500k) * uniform(5, 7) * 8766 * beta(8, 2))"


def deal_model(setting, name, samples, threads=1, sampling="random", seed=1, statement=MODEL):
    """deal on the model."""
    command = [setting.deal, "--threads", threads, "--sampling", sampling, "--samples", samples]
    command += ["--seed", seed, "-O", "jsonl", "-e", statement]
    return Subject(name, command)


def checked(setting, samples):
    """Reads the answer of a program on the model, and holds it against the exact one."""

    def read(subject, text):
        answer = read_object(text)
        if answer.get("samples") != samples:
            raise Failed(f"answered for {answer.get('samples')} samples instead of {samples}")
        found = reference.disagreements(answer, samples)
        if found:
            setting.report.fail(subject.name, "; ".join(found))
            raise Failed("its answer is wrong")
        return answer

    return read
