"""The same bytes in every setting: threads, builds, processors, processes, places."""

import glob
import hashlib
import os
import shutil
import subprocess
import tempfile
import time


def run(setting):
    with tempfile.TemporaryDirectory() as folder:
        # Some of them write files.
        shutil.copytree(setting.root + "/examples", folder + "/examples")
        scripts = sorted(glob.glob(folder + "/examples/**/*.deal", recursive=True))
        return compare(setting, scripts[::3 if setting.is_short else 1])


def compare(setting, scripts):
    """A row for each setting."""
    cases = sorted(glob.glob(setting.root + "/Tests/Cases/**/*.md", recursive=True))
    plain = {"PATH": "/usr/bin:/bin", "HOME": "/nowhere", "LANG": "C.UTF-8"}
    hidden = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA_Usable,-AVX2_Usable"}
    settings = [
        ("one thread", setting.deal, ["--threads", "1"], {}),
        ("two threads", setting.deal, ["--threads", "2"], {}),
        ("FMA and AVX2 hidden", setting.deal, [], hidden),
        ("German", setting.deal, [], {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}),
        ("no locale", setting.deal, [], {"LANG": "C", "LC_ALL": "C"}),
        ("Kiritimati", setting.deal, [], {"TZ": "Pacific/Kiritimati"}),
        ("no home, no terminal", setting.deal, [], {"TERM": "dumb"}),
    ]
    # A debug build takes its time.
    if setting.debug and not setting.is_short:
        settings.append(("debug build", setting.debug, [], {}))
    settings += [(f"process {number}", setting.deal, [], {}) for number in range(3 if setting.is_short else 20)]
    # Every setting has its turn in the short form too.
    end = time.monotonic() + max(setting.seconds, 40)
    first, rows = {}, []
    typed = typed_statements(cases)[::20 if setting.is_short else 1]
    for name, program, words, changes in settings:
        wrong, done = [], 0
        if time.monotonic() > end and rows:
            rows.append((f"same: {name}", "SKIPPED: the time is over", []))
            continue
        for path in scripts:
            result = subprocess.run(
                [program, *words, "--today", "2026-01-15", os.path.basename(path)],
                cwd=os.path.dirname(path), env=plain | changes, capture_output=True, timeout=600,
                check=False)
            mark = hashlib.sha256(result.stdout + b"\0" + result.stderr).hexdigest()
            mark += f" {result.returncode}"
            done += 1
            if first.setdefault(path, mark) != mark:
                wrong.append(f"{path} differs with {name}")
        mark = hashlib.sha256(answers(program, words, typed, plain | changes)).hexdigest()
        if first.setdefault("typed", mark) != mark:
            wrong.append(f"the statements of the cases differ with {name}")
        rows.append((f"same: {name}", f"{done} scripts, {len(typed)} statements, {len(wrong)} differ", wrong))
    return rows


def typed_statements(cases):
    """What is typed in the cases, without what asks for files or ends a session."""
    found = []
    for path in cases:
        with open(path, encoding="utf-8") as case:
            for line in case:
                if line.startswith("deal> "):
                    found.append(line[6:].rstrip("\n"))
    return [line for line in found if not line.startswith(("save", "record", "quit", "open", "use \""))]


def answers(program, words, typed, environment):
    """All that is said to statements that come in through a pipe, errors behind answers."""
    # Some of them write files.
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [program, *words, "--today", "2026-01-15", "-"], input="\n".join(typed).encode(),
            cwd=folder, env=environment, capture_output=True, timeout=600, check=False)
    return result.stdout + result.stderr
