"""The programs that fuzz, each for some time, with what they reached."""

import glob
import os
import re
import resource
import shutil
import subprocess

# The longest input and the most memory of each; a run over a second is a failure.
LENGTHS = {"script": 800, "expression": 400, "sheet": 1500, "journal": 2000, "lesson": 2500, "keys": 300}


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
    with open(work + "/log", "wb") as log:
        code = subprocess.run(
            [program, f"-max_total_time={setting.seconds}", f"-max_len={length}",
             f"-timeout={setting.slowest}", "-rss_limit_mb=256",
             # Weighing rare inputs took a fifth of the time.
             "-entropic=0", f"-dict={work}/words.dict",
             f"-artifact_prefix={work}/crashes/", "-print_final_stats=1", work + "/corpus",
             f"{setting.root}/Tests/Fuzz/Corpus/{name}", work + "/seeds"],
            env=quiet, stdout=log, stderr=log, preexec_fn=deep, check=False).returncode
    with open(work + "/log", encoding="utf-8", errors="replace") as log:
        said = log.read()

    def last(pattern):
        found = re.findall(pattern, said)
        return found[-1] if found else "?"

    new = sorted(set(os.listdir(work + "/crashes")) - known)
    wrong = [f"{work}/crashes/{crash}" for crash in new]
    wrong += re.findall(r"NOT AS IT MUST BE: .*", said)[:3]
    if code and not wrong:
        wrong.append(f"it ended with {code}; {work}/log says why")
    runs, speed = last(r"number_of_executed_units: (\d+)"), last(r"average_exec_per_sec: +(\d+)")
    coverage, memory = last(r"cov: (\d+)"), last(r"peak_rss_mb: +(\d+)")
    text = f"{runs} runs, {speed} a second, coverage {coverage}, {memory} MB, {len(new)} crashes"
    return (f"fuzz: {name}", text, wrong)
