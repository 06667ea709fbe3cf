import DealModel
import DealPage
import DealQuantities

/// A subject that `help` explains beside the words of the language.
struct Topic: Sendable {
  var name: String
  var summary: String
  var lines: [String]
  var examples: [String]

  func page() -> Page {
    Page(
      [.line(StyledText(summary, .strong)), .blank] + lines.map { .line(StyledText($0)) }
        + (examples.isEmpty ? [] : [.blank]) + DealWorkbench.examples(examples, runs: true))
  }

  static let all: [Topic] = [
    Topic(
      name: "units", summary: "A number takes a unit behind it, and units are checked.",
      lines: [
        "time: s minute hour day week month quarter year · energy and power: Wh kWh MWh W kW MW GW",
        "capacity: gpu cpu rack server · work: FLOP PFLOPS token · data: GB TB · shares: 80% 25 bp",
        "in converts: 2557 days in years. unit makes your own: unit nvl72 = 72 gpus.",
      ],
      examples: ["700 W * 200k gpus in MW*gpus", "2557 days in years"]),
    Topic(
      name: "money", summary: "Money has a currency, and currencies do not mix without a rate.",
      lines: [
        "$38B, €1.2bn, £5M, ¥900M or a code: 38B USD. k, M, B (or bn) and T scale a number.",
        "rate EUR = 1.08 USD on 2025-11-03 gives a dated rate; base EUR changes what a bare number is.",
      ],
      examples: ["$38B / 7 years", "120 kW * $140/kW/month * 12 months"]),
    Topic(
      name: "dates",
      summary: "Dates are written as 2025-11-03, months as 2026-12, quarters as 2026-Q4.",
      lines: [
        "A month, quarter or year is a stretch of time: by and until take its end, from its start.",
        "at asks about a day, during about a stretch, by cuts into rows.",
        "known on asks by what had been announced, amended, claimed or sourced by a day; what bears no date counts as known.",
        "A price is known once its day has come and its source has appeared, a right once it begins or its source appears, a rate from its day on, let and assume from the date of their source on.",
      ],
      examples: [
        "2026-01-31 + 1 month", "openai_aws.capacity at 2026-06-30",
        "openai_aws.spend by year until 2027", "openai_aws.value known on 2025-11-03",
      ]),
    Topic(
      name: "ranges", summary: "What is not known exactly is a range, and answers are ranges too.",
      lines: [
        "100k to 500k: 90% lie between the ends. 100k..500k: hard ends. 5 ± 1: a bell curve.",
        "hundreds of thousands, about 38B, nearly, over, up to, late 2026: words of headlines.",
        "An answer shows its median and the interval that holds 90% of the draws.",
        "A name keeps its draws: x - x is 0. show and why tell which range matters most.",
        "chance, mean, sd, quantile, histogram and samples ask a range.",
      ],
      examples: [
        "$38B / (5 to 9 years)", "chance(200k to 900k gpus > 500k gpus)", "mean(1 to 1000)",
      ]),
    Topic(
      name: "finance",
      summary: "What money is worth over time, with the arguments and the signs of spreadsheets.",
      lines: [
        "What is received is above zero, what is paid below. Flows are a list or the rows of a table.",
        "A rate is a share per period: 8% for years, 8%/12 for months; with dates a share per year.",
        "flows: npv irr mirr payback · on dates: xnpv xirr · loans: pv fv pmt ipmt ppmt nper rate",
        "yearly rates: effective nominal · prices: learning decline doubling · costs: depreciation tco",
        "warrant: shares at a strike. Ranges go through all of them.",
        "A deal's npv, breakeven, full_breakeven and payback read discount_rate and price_per_gpu_hour.",
      ],
      examples: [
        "irr([-$100, $39, $59, $55, $20])", "pmt(5%/12, 360, $300k)",
        "openai_aws.npv given discount_rate = 8%",
      ]),
    Topic(
      name: "keys", summary: "What the keys do at the prompt.",
      lines: [
        "Enter: answers a statement that is complete, else goes on in a further line; on an empty line it gives up. Alt-Enter: a further line",
        "Tab: completes · Right or End: takes the faint hint, Ctrl-Right its next word",
        "Up Down: the line above or below, then older and newer statements that begin as yours does",
        "Ctrl-R: searches through what was typed, Ctrl-R and Ctrl-S go on, Esc or an arrow keeps what was found, Ctrl-G does not",
        "Ctrl-A Ctrl-E or Home End: start and end · Ctrl-Left Ctrl-Right or Alt-B Alt-F: by words",
        "Ctrl-W: deletes the word before · Alt-D: after · Ctrl-K: the rest · Ctrl-U: all · Ctrl-Y: puts it back",
        "Ctrl-_: takes back what was typed, Alt-_: brings it back · Ctrl-X Ctrl-E: opens $EDITOR · Ctrl-L: clears the screen",
        "Ctrl-C: drops the line, or stops a computation · Ctrl-D on an empty line: quits",
        "A paste runs nothing until Enter. bind -v in ~/.editrc gives the keys of vi.",
      ],
      examples: []),
    Topic(
      name: "metrics", summary: "What can be asked of a deal or a party with a dot.",
      lines: Property.all.filter(\.isMetric).map { "\($0.thing).\($0.name): \($0.summary)" },
      examples: ["openai_aws.cost_per_gpu_hour"]),
  ]
}
