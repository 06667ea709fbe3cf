"""The parts of the engine inside one process, beside what the machine can do."""

import json

from timing import Failed, Subject

TITLE = "Stages inside one process, chunks of 1,024 samples, one thread"


def run(setting):
    command = [setting.bench, "stages"]
    if setting.is_quick:
        command.append("--quick")
    try:
        with setting.stopwatch.alone():
            text = setting.stopwatch.run(Subject("stages", command))
    except Failed as failure:
        setting.report.skip("stages", str(failure))
        return
    for line in text.splitlines():
        stage = json.loads(line)
        median, best = stage["median"], stage["best"]
        if stage["unit"] == "samples":
            shown = f"{median / 1e6:7.0f} M/s  best {best / 1e6:7.0f} M/s  {1e9 / best:6.2f} ns each"
        elif stage["unit"] == "bytes":
            shown = f"{median / 1e9:7.1f} GB/s best {best / 1e9:7.1f} GB/s"
        else:
            shown = f"{median / 1e9:7.2f} G/s  best {best / 1e9:7.2f} G/s"
        values = {key: stage[key] for key in ("unit", "median", "best")}
        setting.report.row(stage["name"], shown, **values)
    setting.report.note("bytes are read or written; G/s are pairs of a multiplication and an addition")
