"""What is missing or full around the program: it says so and ends, in scripts, checks and prompts."""

import os
import resource
import shlex
import shutil
import subprocess
import tempfile

from .session import Session, plain

# How deal may end; neither by a signal nor by a fault of its own (70).
ENDINGS = {0, 1, 64, 65, 66, 69, 74, 130, 141}

SCRIPT = "deal openai aws value 38e9 over 7 years\nlist deals\nsave \"saved.deal\" overwrite\n"


def limited(what, amount):
    """Sets a limit in the process that is about to start."""
    return lambda: resource.setrlimit(what, (amount, amount))


def surroundings(folder):
    """Each fault: its name, changes of the environment, redirections, what to do before."""
    locked = folder + "/locked"
    os.mkdir(locked, 0o500)
    open(folder + "/file", "w", encoding="ascii").close()
    nothing = lambda: None
    return [
        ("output to /dev/full", {}, ">/dev/full", nothing, 74),
        ("errors to /dev/full", {}, "2>/dev/full", nothing, None),
        ("files of 0 bytes", {}, "", limited(resource.RLIMIT_FSIZE, 0), None),
        ("files of 20 bytes", {}, "", limited(resource.RLIMIT_FSIZE, 20), None),
        ("closed input", {}, "<&-", nothing, None),
        ("closed output", {}, ">&-", nothing, None),
        ("closed errors", {}, "2>&-", nothing, None),
        ("all closed", {}, "<&- >&- 2>&-", nothing, None),
        ("few descriptors", {}, "", limited(resource.RLIMIT_NOFILE, 8), None),
        ("HOME read-only", {"HOME": locked}, "", nothing, None),
        ("HOME missing", {"HOME": folder + "/nowhere"}, "", nothing, None),
        ("HOME a file", {"HOME": folder + "/file"}, "", nothing, None),
        ("HOME unset", {"HOME": None}, "", nothing, None),
        ("TERM unset", {"TERM": None}, "", nothing, None),
        ("TERM unknown", {"TERM": "no-such-terminal"}, "", nothing, None),
        ("stack of 512 KB", {}, "", limited(resource.RLIMIT_STACK, 512 << 10), None),
        ("no environment", {"HOME": None, "TERM": None, "LANG": None, "PATH": None}, "", nothing, None),
    ]


def run(setting):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/a.deal", "w", encoding="ascii") as script:
            script.write(SCRIPT)
        faults = surroundings(folder)
        for name, changes, redirection, before, code in faults:
            wrong, endings = [], []
            for manner, words in [("script", "a.deal"), ("check", "check a.deal"), ("prompt", "")]:
                found = attempt(setting.deal, folder, words, changes, redirection, before)
                endings.append(f"{manner} {found}")
                if found not in ENDINGS or code and manner == "script" and found != code:
                    wrong.append(f"{manner} with {name} ends with {found}")
            if not redirection:
                found = at_terminal(setting.deal, folder, changes, before)
                endings.append(f"terminal {found}")
                if found not in ENDINGS:
                    wrong.append(f"a terminal with {name} ends with {found}")
            rows.append((f"fault: {name}", ", ".join(endings), wrong))
        rows.append(full_disk(setting, folder))
    return rows


def environment(changes, home):
    base = {"PATH": "/usr/bin:/bin", "HOME": home, "TERM": "dumb", "LANG": "C.UTF-8"} | changes
    return {name: value for name, value in base.items() if value is not None}


def attempt(deal, folder, words, changes, redirection, before):
    """How a run ends; what is typed comes in through a pipe."""
    command = f"exec {shlex.quote(deal)} {words} {redirection}"
    given = "" if words else SCRIPT
    try:
        result = subprocess.run(
            ["/bin/sh", "-c", command], input=given.encode(), cwd=folder, capture_output=True,
            env=environment(changes, folder), preexec_fn=before, timeout=30, check=False)
    except subprocess.TimeoutExpired:
        return "not at all"
    return result.returncode


def at_terminal(deal, folder, changes, before):
    """How a prompt ends at a terminal, after a few statements and Ctrl-D."""
    session = Session(deal, folder, environment=environment(changes, folder), before=before)
    try:
        if not session.wait_for_prompt() or not session.ask("let x = 3") or not session.ask("x + 1"):
            return f"without an answer: {session.take()!r}"
        if b"\n4\n" not in plain(session.take()):
            return "with a wrong answer"
        session.type("\x04")
        code = session.ended(20)
        return "not at all" if code is None else code
    finally:
        session.end()


def full_disk(setting, folder):
    """A session whose journal has no room: it says so once and goes on."""
    name = "fault: full disk"
    place = folder + "/disk"
    os.mkdir(place)
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True, check=False)
    if not made or made.returncode:
        return (name, "SKIPPED: no small file system can be mounted here", [])
    try:
        session = Session(setting.deal, place, ["--no-init"])
        session.wait_for_prompt()
        for number in range(40):
            session.ask(f"let long_{number} = \"{'x' * 3000}\"")
        answers = session.ask("41 + 1") and b"\n42\n" in plain(session.take())
        session.end()
        return (name, "answers" if answers else "silent", [] if answers else ["no answer"])
    finally:
        subprocess.run(["umount", place], capture_output=True, check=False)
