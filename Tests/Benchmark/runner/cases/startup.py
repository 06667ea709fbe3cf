"""From the start of the program to its first answer."""

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
