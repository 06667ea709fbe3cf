import DealModel
import DealPage
import DealQuantities

/// A subject that `help` explains beside the words of the language.
struct Topic: Sendable {
  var name: String
  var summary: String
  var lines: [String]
  var examples: [String]
  /// Statements that are mistakes, shown with what is said of them.
  var mistakes: [String] = []

  func page() -> Page {
    Page(
      [.line(StyledText(summary, .strong)), .blank] + lines.map { .line(StyledText($0)) }
        + (examples.isEmpty && mistakes.isEmpty
          ? [] : [.blank, DealWorkbench.examples(examples + mistakes)]))
  }

  static let all: [Topic] = [
    lessons,
    Topic(
      name: "units", summary: "A number takes a unit behind it, and units are checked.",
      lines: [
        "time: s minute hour day week month quarter year · energy and power: Wh kWh MWh W kW (kilowatt) MW (megawatt) GW (gigawatt)",
        "capacity: gpu cpu rack server · work: FLOP PFLOPS token · data: GB TB · shares: 80% 25 bp",
        "in converts: 2557 days in years. unit makes your own: unit nvl72 = 72 gpus.",
      ],
      examples: ["700 W * 200k gpus in MW*gpus", "2557 days in years"]),
    Topic(
      name: "money", summary: "Money has a currency, and currencies do not mix without a rate.",
      lines: [
        "$38B, $38 billion, €1.2bn, £5M, ¥900M or a code: 38B USD. k, M, B (or bn) and T scale a number.",
        "rate EUR = 1.08 USD on 2025-11-03 gives a dated exchange rate; base EUR changes what a bare number is.",
      ],
      examples: ["$38B / 7 years", "120 kW * $140/kW/month * 12 months"]),
    Topic(
      name: "dates",
      summary: "Dates are written as 2025-11-03, months as 2026-12, quarters as 2026-Q4.",
      lines: [
        "As headlines write them: December 2026, 3 November 2025, Q4 2026, late 2026, end of 2026.",
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
      name: "rights",
      summary: "Who alone may sell something to a party, and who must be asked first.",
      lines: [
        "exclusive A for B over SCOPE: only A sells that to B. first_refusal A for B over SCOPE: A must be asked first.",
        "A scope is a word of your own: compute, api. from and until make a window; a deal or a milestone can end it.",
        "sellers, asked_first and may_sell ask who may sell, on a day with at; list rights shows all.",
        "conflicts lists deals inside the rights of others.",
      ],
      examples: [
        "exclusive microsoft for openai over compute until 2030; sellers(openai, compute) at 2026",
        "first_refusal microsoft for openai over compute; asked_first(openai, compute)",
        "exclusive microsoft for openai over compute until 2030; conflicts",
      ]),
    Topic(
      name: "market",
      summary: "Prices, who pays whom, who depends on whom, and money that goes round in circles.",
      lines: [
        "price of gpu $2.35/gpu/hour on 2025-10 states an observation; price_of(gpu) is the latest of them.",
        "use market and use hardware read the prices and the chips of the library.",
        "share, top_share and hhi say how concentrated something is; flow and circles how money goes round; exposure what is still expected.",
        "flows shows who pays whom.",
      ],
      examples: [
        "price of gpu $2.35/gpu/hour on 2025-10-01; price_of(gpu)",
        "deal openai oracle value $300B; share(openai, aws)",
        "deal aws openai value $5B kind investment; flow(openai, aws)",
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
      name: "prompt", summary: "What the prompt remembers, takes back and offers.",
      lines: [
        "Each answer gets a name: ans is the last, _1, _2, … the first, the second and so on, of which the last 1,000 are kept.",
        "undo takes back a statement, up to 1,000, redo brings it back; reset starts with an empty book.",
        "A ? in the place of anything shows what fits there, and changes nothing. Tab completes what is being typed.",
        "A statement goes on over several lines while a bracket is open or an operator waits; an empty line drops it.",
        "save \"book.deal\" writes what was stated as a script, open reads one, history shows what was typed.",
        "set digits 6 shows more digits, set samples 1M draws more often, set time on tells how long answers take.",
      ],
      examples: ["38B / 7; ans * 2", "openai_aws.gpus > ?"]),
    pictures, files,
    Topic(
      name: "csv",
      summary: "CSV files of spreadsheets are read row by row: each row is a statement.",
      lines: [
        "use \"announced.csv\" as deals reads deals; also as parties, milestones, chips, prices and rollouts.",
        "The first row names the columns: payer, payee and name of a deal, gpus, and every word that may follow the verb, such as value, over or announced; help deal lists them.",
        "A cell holds what would be typed behind the word: $38B, 38,000,000,000, 80%, 2025-11-03, end of 2026. An empty cell states nothing.",
        "What export or list writes to a CSV file is read again: X_unit is put behind the bare number of X; with X_p5 and X_p95 it is a range: 2 to 9, or where its median lies halfway and X_sd fits hard ends 2..9, else normal(p5: 2, p95: 9).",
        "A name is made of the letters and digits of a cell: Amazon Web Services is amazon_web_services, and keeps its full name as its title.",
        "A party that was stated before with its full name keeps its short name: party aws name \"Amazon Web Services\".",
        "With an error in any row nothing is read; keeping good rows reads the others. ignoring and names, or ignoring others, leaves out columns.",
        "Comma, semicolon or tab separate cells; a cell with a separator stands in quotes, and a quote in it is written twice.",
      ],
      examples: [
        "use \"announced.csv\" as deals ignoring rank",
        "party google name \"Google Cloud\"; use \"announced.csv\" as deals ignoring others; google",
      ], mistakes: ["use \"slips.csv\" as deals", "use \"announced.csv\""]),
    Topic(
      name: "errors",
      summary: "An error says what was expected, what was found, and often what to type instead.",
      lines: [
        "A statement with an error changes nothing. A warning or a note comes with an answer that holds.",
        "The word in brackets is its code: help error dimension explains that one, help list of errors shows all.",
        "The sign ^ points at the place; try: offers what to type there.",
        "What nobody has stated is no mistake of yours: the message names the statement that would tell it.",
      ],
      examples: [], mistakes: ["$38B + 2 GW", "deel openai aws value 38e9"]),
    Topic(
      name: "keys", summary: "What the keys do at the prompt.",
      lines: [
        "Enter: answers a statement that is complete, else goes on in a further line; on an empty line it gives up. Alt-Enter: a further line",
        "Tab: completes · Right or End: takes the faint hint, Ctrl-Right its next word",
        "Up Down: the line above or below, then older and newer statements that begin as yours does",
        "Ctrl-R: searches through what was typed, Ctrl-R and Ctrl-S go on, Esc or an arrow keeps what was found, Ctrl-G does not",
        "Ctrl-A Ctrl-E or Home End: start and end · Ctrl-Left Ctrl-Right or Alt-B Alt-F: by words",
        "Ctrl-W: deletes the word before · Alt-D: after · Ctrl-K: the rest of the line · Ctrl-U: all · Ctrl-Y: puts it back",
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
