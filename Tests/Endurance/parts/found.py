"""Files that nobody wrote for deal: all sorts that the machine has, as scripts, as rows, and as lessons."""

import itertools
import os
import random
import re
import resource
import subprocess
import tempfile
import time

# Where there are files of all sorts: programs, pictures, archives, texts in many languages.
FOLDERS = ["/usr", "/etc", "/opt", "/var/lib", "/root"]

# Each way of reading a file: its name, what it is called, the words of the command.
WAYS = [
    ("scripts", "it.deal", ["check", "it.deal"]),
    ("rows", "it.csv", ["-e", 'use "it.csv" as deals']),
    ("lessons", "it.md", ["learn", "check", "it.md"]),
    ("transcripts", "it.md", ["test", "it.md"]),
]

# How they may end: well, with a mistake in them, without what they need, not read.
ENDINGS = {0, 1, 64, 65, 66}


def run(setting):
    chance = random.Random(setting.seed)
    files = [path for path in everything(setting.files or FOLDERS) if os.path.isfile(path) and not os.path.islink(path)]
    chance.shuffle(files)
    rows = []
    # The two that run parts of files take longer, so each way has a time of its own.
    for name, called, words in WAYS:
        end = time.monotonic() + setting.seconds / len(WAYS)
        count, slowest, wrong = 0, 0.0, []
        with tempfile.TemporaryDirectory() as folder:
            for path in itertools.takewhile(lambda _: time.monotonic() < end, files):
                took, trouble = attempt(setting.deal, folder, path, called, words, name, setting.slowest)
                count, slowest = count + 1, max(slowest, took)
                if trouble:
                    wrong.append(f"{path}: {trouble}")
        rows.append((f"found: {name}", f"{count} files, the slowest {slowest:.2f} s, {len(wrong)} wrong", wrong[:5]))
    return rows


def everything(tops):
    """All paths below some folders, in order."""
    for top in tops:
        for folder, folders, files in os.walk(top):
            folders.sort()
            yield from (os.path.join(folder, name) for name in sorted(files))


def attempt(deal, folder, path, called, words, name, slowest):
    """How many seconds of the processor a file took, and what is wrong with how it was taken."""
    place = os.path.join(folder, called)
    try:
        with open(path, "rb") as file:
            data = file.read(1 << 20)
    except OSError:
        return 0.0, None
    with open(place, "wb") as file:
        file.write(data)
    start = computed()
    try:
        result = subprocess.run(
            [deal, "--safe", *words] if words[0] == "-e" else [deal, *words], cwd=folder,
            capture_output=True, timeout=60, check=False,
            env={"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        return 60.0, "takes more than a minute"
    took = computed() - start
    if took > slowest:
        return took, f"takes {took:.1f} s"
    said = result.stdout + result.stderr
    if result.returncode not in ENDINGS:
        return took, f"ends with {result.returncode}"
    if result.returncode == 65 and name in ("scripts", "rows") and not re.search(rb":\d+:\d+|it\.(deal|csv)", said):
        return took, f"names no place: {said[:200]!r}"
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]", said):
        return took, "lets control characters through"
    try:
        said.decode()
    except UnicodeDecodeError:
        return took, "is answered with what is no text"
    return took, None


def computed():
    """Seconds that the programs run so far took of the processor, which other programs make no longer."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
