"""The programs that fuzz, each for some time, with what they reached."""

import os
import re
import resource
import shutil
import subprocess

# The longest input and the most memory of each; a run over a second is a failure.
LENGTHS = {"script": 800, "expression": 400, "sheet": 1500, "journal": 2000, "lesson": 2500, "keys": 300}
# How many times shorter the inputs of the first half of the time are.
SHORTER = 4
# From how many inputs on a corpus is made smaller first.
MANY = 6_000


def run(setting):
    rows = []
    for name, length in LENGTHS.items():
        program = f"{setting.fuzz}/fuzz-{name}"
        if not os.path.exists(program):
            rows.append((f"fuzz: {name}", "SKIPPED: it is not built", []))
            continue
        rows.append(one(setting, name, program, length))
    return rows


def one(setting, name, program, length):
    work = f"{setting.root}/.build/fuzz/{name}"
    for folder in ["corpus", "crashes"]:
        os.makedirs(f"{work}/{folder}", exist_ok=True)
    quiet = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    subprocess.run([program, "--prepare", work, setting.root], env=quiet, check=True)
    deep = lambda: resource.setrlimit(resource.RLIMIT_STACK, (64 << 20, resource.RLIM_INFINITY))
    known = set(os.listdir(work + "/crashes"))
    seeds = [f"{setting.root}/Tests/Fuzz/Corpus/{name}", work + "/seeds"]
    shrink(program, work, length, seeds, quiet, deep)
    said, codes = "", []
    # Short inputs are quick and find as much in a run; long ones find what takes many statements.
    for longest in [length // SHORTER, length]:
        with open(work + "/log", "wb") as log:
            codes.append(subprocess.run(
                [program, f"-max_total_time={max(1, setting.seconds // 2)}", f"-max_len={longest}",
                 f"-timeout={setting.slowest}", "-rss_limit_mb=256",
                 # Weighing rare inputs took a fifth of the time; nobody else adds to the corpus meanwhile.
                 "-entropic=0", "-reload=0", f"-dict={work}/words.dict",
                 f"-artifact_prefix={work}/crashes/", "-print_final_stats=1", work + "/corpus", *seeds],
                env=quiet, stdout=log, stderr=log, preexec_fn=deep, check=False).returncode)
        with open(work + "/log", encoding="utf-8", errors="replace") as log:
            said += log.read()

    def last(pattern):
        found = re.findall(pattern, said)
        return found[-1] if found else "?"

    new = sorted(set(os.listdir(work + "/crashes")) - known)
    wrong = [f"{work}/crashes/{crash}" for crash in new]
    wrong += re.findall(r"NOT AS IT MUST BE: .*", said)[:3]
    for code in filter(None, codes):
        if not wrong:
            wrong.append(f"it ended with {code}; {work}/log says why")
    runs = sum(map(int, re.findall(r"number_of_executed_units: (\d+)", said)))
    coverage, memory = last(r"cov: (\d+)"), last(r"peak_rss_mb: +(\d+)")
    text = (f"{runs} runs, {runs // max(1, setting.seconds)} a second, coverage {coverage}, {memory} MB, "
            f"{len(new)} crashes")
    return (f"fuzz: {name}", text, wrong)


def shrink(program, work, length, seeds, quiet, deep):
    """Keeps of a corpus that has grown only inputs that together reach as much: all are read at each start."""
    if len(os.listdir(work + "/corpus")) < MANY:
        return
    small = work + "/smaller"
    shutil.rmtree(small, ignore_errors=True)
    os.makedirs(small)
    code = subprocess.run(
        [program, "-merge=1", f"-max_len={length}", "-rss_limit_mb=256", small, work + "/corpus", *seeds],
        env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=deep, check=False).returncode
    if code == 0:
        shutil.rmtree(work + "/corpus")
        os.rename(small, work + "/corpus")
