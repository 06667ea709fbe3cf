"""Who calls themselves: every circle of calls passes a gate that counts, or a function that is bounded."""

import collections
import re
import shutil
import subprocess

# The functions that count how deep they are.
GATE = re.compile(r"^(Evaluation|Parser)\.enter\(")

# Tables are made once. What stands in them is called by way of functions below that are bounded, or of gates.
TABLE = re.compile(r"variable initialization expression of static|^one-time initialization function")

# Functions in a circle that passes no gate, each with what bounds it.
BOUNDED = {
    # Once more with other arguments.
    "static Elementary.betaFactor(_:_:_:_:)": "mirrors its arguments once",
    "Evaluation.movedDate(_:_:_:)": "swaps its sides once",
    "Evaluation.shift(_:_:_:)": "swaps its sides once",
    "Evaluation.scale(_:_:_:)": "swaps its sides once",
    "Evaluation.lift(_:_:_:)": "applies an operation to ranges as another one, once",
    "DayCount.years(from:to:)": "swaps its dates once",
    "Period.init(_:)": "reads a text without its blanks once",
    "Sheet.cell(_:_:at:)": "writes what stands in a cell of its own kind",
    "Parser.isPlainValue(_:)": "once more behind a sign",
    "Parser.readWordOrName()": "an operand in brackets is read by the gate of formulas",
    "ExponentialSum.extremes(from:to:)": "of a sum with one term less each time, and a loan has few",
    "static ManualPage.add(_:behind:known:to:)": "commands of commands, of which there are two levels",
    "Folder.files(ending:depth:)": "counts its depth",
    # Over values: lists and records may lie 100 deep in one another, which `Value.checkSize` refuses.
    "Value.take(from:level:_:)": "counts its level, and refuses more than 100",
    "Evaluation.field(_:of:at:)": "over a value, 100 deep at most",
    "Evaluation.convert(_:to:)": "over a value, 100 deep at most",
    "Describer.text(_:)": "over a value, 100 deep at most",
    "Describer.datum(_:)": "over a value, 100 deep at most",
    "Describer.collect(_:into:)": "over a value, 100 deep at most",
    "Viewpoint.rows(of:)": "over a value, 100 deep at most",
    "Viewpoint.collect(_:into:depth:)": "counts its depth",
    "Viewpoint.branch(_:_:_:_:depth:)": "counts its depth",
    "Sort.init(_:)": "over a value, 100 deep at most",
    "static Sort.__derived_enum_equals(_:_:)": "over a value, 100 deep at most",
    "static Datum.__derived_enum_equals(_:_:)": "over a value, 100 deep at most",
    "JSONWriter.plain(_:)": "over a value, 100 deep at most",
    # Over pages, which are as deep as values are.
    "TextWriter.write(_:indent:into:)": "over a page, as deep as a value",
    "TextWriter.write(_:)": "over a page, as deep as a value",
    "HTMLBody.add(_:)": "over a page, as deep as a value",
    "HTMLBody.add(_:level:)": "over a page, as deep as a value",
    "MarkdownWriter.parts(_:level:)": "over a page, as deep as a value",
    "MarkdownWriter.tree(_:indent:)": "over a page, as deep as a value",
    # Over the written tree: the parser refuses brackets 200 deep and trees 1,000 high.
    "Checker.lower(_:)": "over the written tree, which the parser bounds",
    "Tree.arithmetic(_:)": "over the written tree, which the parser bounds",
    "Enactment.annotation(_:)": "over the written tree, which the parser bounds",
    "Phrase.isSame(as:)": "over the written tree, which the parser bounds",
    # Over the formula of it, without what it names.
    "FormulaArena.isSteady(_:_:)": "over one formula, as high as the written tree",
    "World.milestones(behind:in:)": "over one formula, as high as the written tree",
    "HoleFinder.look(in:)": "over the written tree, which the parser bounds",
    "HoleFinder.find(_:_:)": "over the written tree, which the parser bounds",
    "SortFinder.sort(of:)": "over the written tree, which the parser bounds",
    # Halves, so that the depth is the logarithm of the length.
    "static Function.halves(_:_:)": "halves a list",
    "static Function.sorted(_:_:)": "halves a list",
    # Over ranges and curves.
    "Spread.distribution()": "mixtures lie in mixtures as deep as brackets; what is cut twice is cut once",
    "static Spread.__derived_enum_equals(_:_:)": "as deep as brackets",
    "Curve.level(at:)": "a curve is resumed, frozen, cut and left to be paid, each once at most",
    "Curve.bends.getter": "a curve is resumed, frozen, cut and left to be paid, each once at most",
    "Curve.integral(to:)": "a curve is resumed, frozen, cut and left to be paid, each once at most",
    "Curve.isOpenEnded.getter": "a curve is resumed, frozen, cut and left to be paid, each once at most",
    # Statements that hold or lead to others.
    "Knowledge.account(knownOn:_:)": "goes on in the evaluation that asks",
    "Knowledge.environment(ofScenario:at:)": "takes up the depth of the evaluation that asks",
    "Enactment.enact(_:)": "files use files 8 deep, scenarios build on scenarios 100 deep, no other does",
    "Parser.reads(_:)": "a parser that tells of one mistake only tries no other readings",
    "advance(_:with:named:manner:path:emit:)": "a file that is opened is a script, and only a prompt opens",
    "help(on:in:)": "examples of help are run, and none asks for help",
    "Performance.tellLesson()": "what a lesson asks of the session is no statement of a lesson",
}


def run(setting):
    """A row; skipped where there is nothing to look at or to look with."""
    name = "recursion"
    if not setting.debug or not shutil.which("objdump"):
        return [(name, "SKIPPED: a debug build of deal and objdump are needed", [])]
    calls = graph(setting.debug)
    names = plain(calls)
    calls = {each: set() if TABLE.search(names[each]) else others for each, others in calls.items()}
    gates = {each for each in calls if any(GATE.search(names[other]) for other in calls[each])}
    known = {each for each in calls if names[each] in BOUNDED}
    open_circles = circles(calls, gates | known)
    closed = {names[each] for circle in circles(calls, gates) for each in circle}
    wrong = ["no gate: " + ", ".join(sorted(names[each] for each in circle)[:5]) for circle in open_circles]
    wrong += [f"in no circle any more: {each}" for each in BOUNDED if each not in closed]
    text = f"{len(calls)} functions, {len(gates)} gates, {len(known)} bounded, {len(open_circles)} circles without"
    return [(name, text, wrong)]


def graph(program):
    """Which functions of ours each function calls or hands on, by their mangled names."""
    ours = re.compile(
        r"\$s(?:\d+Deal(?:Syntax|Chance|Quantities|Formula|Model|Page|Reports|Language|Workbench|Text)|4deal)")
    calls, function = collections.defaultdict(set), None
    with subprocess.Popen(
            ["objdump", "-d", "--no-show-raw-insn", "-j", ".text", program], stdout=subprocess.PIPE,
            text=True) as listing:
        for line in listing.stdout:
            if line.startswith("0"):
                found = re.match(r"[0-9a-f]+ <(.+)>:", line)
                function = found[1] if found and ours.match(found[1]) else None
                if function:
                    calls[function] = set()
            elif function:
                found = re.search(r"<([^>+]+)>$", line)
                if found and ours.match(found[1]):
                    calls[function].add(found[1])
    return {each: {other for other in others if other in calls} for each, others in calls.items()}


def plain(calls):
    """The names as they are written in Swift."""
    said = subprocess.run(
        ["swift", "demangle", "--simplified", "--compact"], input="\n".join(calls), capture_output=True,
        text=True, check=True).stdout.split("\n")
    return dict(zip(calls, said))


def circles(calls, without):
    """The functions that call themselves through one another, once those of `without` are away (Tarjan)."""
    number, low, stack, waiting, found = {}, {}, [], set(), []
    for root in calls:
        if root in number or root in without:
            continue
        work = [(root, iter(sorted(calls[root])))]
        number[root] = low[root] = len(number)
        stack.append(root)
        waiting.add(root)
        while work:
            here, others = work[-1]
            for other in others:
                if other in without:
                    continue
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    waiting.add(other)
                    work.append((other, iter(sorted(calls[other]))))
                    break
                if other in waiting:
                    low[here] = min(low[here], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == number[here]:
                    circle = []
                    while not circle or circle[-1] != here:
                        circle.append(stack.pop())
                        waiting.discard(circle[-1])
                    if len(circle) > 1 or here in calls[here]:
                        found.append(circle)
    return found
