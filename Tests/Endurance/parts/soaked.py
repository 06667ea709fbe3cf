"""One session with many statements, a fifth of them wrong: its memory stays as it was."""

import re
import tempfile
import time

from .session import Session

BATCH = 100
EARLY = 10_000


def statement(number):
    """A wrong one, a question, or a definition that takes the place of an older one."""
    if number % 5 == 4:
        return f"nobody{number} + 1"
    if number % 5 == 3:
        return f"v{number % 10 - 3} + {number}"
    return f"let v{number % 50} = 717.07 * 1.05 + {number % 7}"


def run(setting):
    done = errors = early = 0
    end = time.monotonic() + setting.seconds
    most = 20_000 if setting.is_short else 1_000_000
    with tempfile.TemporaryDirectory() as home:
        session = Session(setting.deal, home, ["--no-history"])
        session.wait_for_prompt()
        while done < most and time.monotonic() < end:
            session.take()
            lines = [statement(done + number) for number in range(BATCH)]
            for start in range(0, BATCH, 20):
                session.type("".join(line + "\n" for line in lines[start:start + 20]))
            session.type(f'"end of {done}"\n')
            mark = f"end of {done}\r\n".encode()
            if not session.wait(60, lambda output: mark in output):
                return [("soak", f"stuck after {done}", [repr(session.take()[-300:])])]
            errors += len(re.findall(rb"error\[", session.output))
            done += BATCH
            if done == EARLY:
                early = session.memory()
        late = session.memory()
        session.end()
    grown = (late - early) / 1024
    wrong = []
    if done <= EARLY:
        text = f"{done} statements, too few to compare"
    else:
        text = f"{done} statements, {errors} wrong ones, {early // 1024} MB after {EARLY}, {grown:+.1f} MB since"
        if grown > 1 and not setting.is_short:
            wrong.append(f"memory has grown by {grown:.1f} MB; at most 1 is allowed")
    if errors * 5 < done * 0.9:
        wrong.append(f"{errors} errors were told of {done // 5}")
    return [("soak", text, wrong)]
