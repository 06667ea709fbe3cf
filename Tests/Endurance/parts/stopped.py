"""Ctrl-C at random times: the prompt comes back soon, and the next statement is right."""

import random
import re
import tempfile
import time

from .session import PROMPT, Session, plain

STATEMENTS = [
    "count(unique(range(1, 1e6)))",
    "sum([1 for x in range(1, 1e6) if sum([1 for y in range(1, 1e6) if x > 2e6]) > 1])",
    "median(normal(5, 1) * uniform(1, 2)) given samples = 1",
    "1 + 1",
    "use atlas; list deals",
    "",
]


def run(setting):
    chance = random.Random(setting.seed)
    times, wrong = [], []
    end = time.monotonic() + setting.seconds
    with tempfile.TemporaryDirectory() as home:
        session = Session(setting.deal, home, ["--no-history"])
        session.wait_for_prompt()
        while time.monotonic() < end and len(times) < setting.most(1_000) and not wrong:
            session.take()
            if statement := chance.choice(STATEMENTS):
                session.type(statement + "\n")
            time.sleep(chance.choice([0, 0.001, 0.02, 0.3]) * chance.random())
            session.wait(0, lambda output: False)
            pressed = time.monotonic()
            session.type("\x03")

            def is_back(output):
                sign = output.rfind(b"^C")
                return sign >= 0 and PROMPT in output[sign:] and output.endswith(PROMPT)

            if not session.wait(20, is_back):
                wrong.append(f"no prompt after {statement!r}: {session.take()[-300:]!r}")
                break
            times.append((time.monotonic() - pressed) * 1_000)
            session.take()
            session.type(f"4100 + {len(times)}\n")
            # The prompt of the line before may come between, where the key met the end of its answer.
            answer = re.compile(rb"(?:\n|> )%d\n" % (4100 + len(times)))
            is_right = lambda output: output.endswith(PROMPT) and answer.search(
                plain(output).replace(b",", b""))
            if not session.wait(20, is_right):
                wrong.append(f"after {statement!r}: {session.take()[-300:]!r}")
        session.end()
    times.sort()
    middle = times[len(times) // 2] if times else 0
    late = times[min(len(times) - 1, len(times) * 99 // 100)] if times else 0
    if late > 100 and not setting.is_short:
        wrong.append(f"p99 is {late:.0f} ms; at most 100 are allowed")
    text = f"{len(times)} prompts back, median {middle:.1f} ms, p99 {late:.1f} ms, {len(wrong)} wrong"
    return [("Ctrl-C", text, wrong)]
