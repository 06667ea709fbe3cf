"""From the start of the program to its first answer, and to its prompt."""

import os
import pty
import signal
import statistics
import time

TITLE = "Start to first result, whole process"


def run(setting):
    deal, python = setting.deal, setting.python()
    subjects = [
        setting.program("/bin/true (the floor)", ["/bin/true"]),
        setting.program("deal 1 + 2", [deal, "-e", "1 + 2"]),
        setting.program("deal 38 GW in MW", [deal, "-e", "38 GW in MW"]),
        setting.program("qalc 38 GW to MW", ["qalc", "38 GW to MW"]),
        setting.program("lua5.4 print(1+2)", ["lua5.4", "-e", "print(1+2)"]),
        setting.program("python3 print(1+2)", [python, "-c", "print(1+2)"]),
    ]
    setting.stopwatch.rounds(subjects, setting.pick(5, 60))
    setting.report.timings(subjects, base="deal 38 GW in MW")
    times = [seconds_to_prompt(deal) for _ in range(setting.pick(5, 40))]
    median, least = statistics.median(times), min(times)
    setting.report.note(
        f"to the first prompt at a terminal: {median * 1e3:.1f} ms, least {least * 1e3:.1f} ms"
    )


def seconds_to_prompt(deal):
    """Starts the program at a terminal of its own and waits for its prompt."""
    begin = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm", DEAL_HISTORY="")
        os.execv(deal, [deal])
    seen = b""
    while b"deal> " not in seen:
        seen += os.read(terminal, 4096)
    taken = time.perf_counter() - begin
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return taken
