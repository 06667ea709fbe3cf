"""Measures deal beside other tools on this machine; prints a table and writes JSON."""

import argparse
import os
import platform
import sys
import tempfile
import time

import cases
from report import Report
from setting import Setting
from timing import Stopwatch


def machine():
    """What the figures depend on."""
    processor = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    processor = line.split(":", 1)[1].strip()
                    break
    except OSError:
        pass
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_at_start": os.getloadavg()[0],
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds")
    parser.add_argument(
        "--only", action="append", choices=list(cases.ALL), help="one case; may be repeated"
    )
    parser.add_argument("--json", default=".build/bench.json", help="where the figures go")
    for name in ("deal", "bench", "numpy-python", "squigglepy-python"):
        parser.add_argument(f"--{name}", default="", help=argparse.SUPPRESS)
    parser.add_argument("--check-arguments", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.check_arguments:
        return 0

    report = Report()
    report.machine = machine()
    told = report.machine
    print(f"{told['processor']}, {told['cores']} cores, load {told['load_at_start']:.2f}")
    print("median, least and cpu (user and system) of several rounds in turn; peak resident memory")
    if told["load_at_start"] > 0.5:
        print("the machine is busy: trust the least, and the ratios more than the times")
    with tempfile.TemporaryDirectory(prefix="deal-bench-") as folder:
        options.folder = folder
        setting = Setting(options, Stopwatch(options.bench, folder, report), report)
        for name, case in cases.ALL.items():
            if not options.only or name in options.only:
                report.head(name, case.TITLE)
                case.run(setting)
    report.write(options.json)
    return report.end()


try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit(130)
