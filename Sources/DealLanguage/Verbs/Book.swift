import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

/// The verbs that are about the book itself: what they ask for is done by those around it.
extension Verb {
  static let help: Verb = .init(
    "help", .session, "Explains a word: a verb, a function, a unit, a metric, an error.",
    operands: [OperandShape("a word", .rest, isOptional: true)],
    examples: ["help", "help deal"]
  ) { (act, phrase) throws(Told) in act.ask(.help(phrase.operand(0)?.text)) }

  static let learn: Verb = .init(
    "learn", .session,
    "Lists the lessons, or begins one by its number, its name or its file; step begins further on.",
    operands: [OperandShape("a lesson", .rest, isOptional: true)],
    examples: ["learn", "learn 1", "learn units step 3", "learn \"our-own.md\""]
  ) { (act, phrase) throws(Told) in
    guard act.isConversation else {
      throw act.told(
        Refusal(
          "prompt-only", "learn belongs to the prompt, and this is a script",
          notes: ["deal learn run plays a lesson with answers from a file"]), phrase.verbSpan)
    }
    act.ask(.learn(phrase.operand(0)?.text ?? ""))
  }

  static let undo: Verb = .init(
    "undo", .session, "Takes back the last statement, or as many as you say.",
    operands: [OperandShape("how many", .expression, isOptional: true)], examples: ["undo"]
  ) { (act, phrase) throws(Told) in act.ask(.undo(try act.count(phrase.operand(0)))) }

  static let redo: Verb = .init(
    "redo", .session, "Brings back what undo took.",
    operands: [OperandShape("how many", .expression, isOptional: true)], examples: ["redo"]
  ) { (act, phrase) throws(Told) in act.ask(.redo(try act.count(phrase.operand(0)))) }

  static let reset: Verb = .init(
    "reset", .session, "Starts with an empty book; undo brings the old one back.",
    examples: ["reset"]
  ) { (act, _) throws(Told) in act.ask(.reset) }

  static let history: Verb = .init(
    "history", .session, "Shows what was typed, or what of it holds a word.",
    operands: [OperandShape("a word", .rest, isOptional: true)], examples: ["history"]
  ) { (act, phrase) throws(Told) in act.ask(.history(phrase.operand(0)?.text)) }

  static let save: Verb = .init(
    "save", .session, "Writes a script that leads to the same book.",
    operands: [OperandShape("the name of a file in quotes", .text)],
    clauses: [ClauseShape("overwrite", "replaces the file if there is one", .nothing)],
    examples: ["save \"session.deal\""]
  ) { (act, phrase) throws(Told) in
    try act.write(
      Array(act.knowledge.script.utf8), to: phrase.operand(0),
      overwrite: !phrase.clauses.isEmpty, phrase.verbSpan)
  }

  static let open: Verb = .init(
    "open", .session, "Starts with an empty book and reads a file into it.",
    operands: [OperandShape("the name of a file in quotes", .text)],
    examples: ["open \"openai.deal\""]
  ) { (act, phrase) throws(Told) in act.ask(.open(act.word(phrase.operand(0)))) }

  static let record: Verb = .init(
    "record", .session,
    "Writes the session to a file, from its first statement on: as Markdown that deal test runs again, or as a film of the terminal (asciicast) if its name ends in .cast; record off ends it.",
    operands: [OperandShape("the name of a file in quotes, or off", .textOrName)],
    clauses: [ClauseShape("overwrite", "replaces the file if there is one", .nothing)],
    examples: ["record \"session.md\"", "record \"session.cast\""]
  ) { (act, phrase) throws(Told) in
    let argument = phrase.operand(0)
    guard act.isConversation else {
      throw act.told(
        Refusal("prompt-only", "record belongs to the prompt, and this is a script"),
        phrase.verbSpan)
    }
    if argument?.name != nil {
      guard act.word(argument) == "off" else {
        throw act.told(
          Refusal(
            "setting", "record is followed by the name of a file in quotes, or by off",
            notes: ["for example: record \"session.md\""]), argument?.span ?? phrase.verbSpan)
      }
      return act.ask(.record(nil, overwrite: false))
    }
    act.ask(.record(act.word(argument), overwrite: !phrase.clauses.isEmpty))
  }

  static let resume: Verb = .init(
    "resume", .session,
    "Takes up the session that ended without quit; resume drop throws it away.",
    operands: [OperandShape("drop", .word(["drop"]), isOptional: true)], examples: ["resume"]
  ) { (act, phrase) throws(Told) in act.ask(.resume(isWanted: phrase.operand(0) == nil)) }

  static let quit: Verb = .init("quit", .session, "Leaves.", examples: ["quit"]) {
    (act, _) throws(Told) in act.ask(.quit)
  }

  static let set: Verb = .init(
    "set", .session,
    "Changes a setting: digits, samples or seed and a number; sampling sobol or random; time, hints or pager on or off; editor emacs or vi.",
    operands: [
      OperandShape("the setting", .word(Setting.allCases.map(\.rawValue))),
      OperandShape("its value", .rest),
    ],
    examples: [
      "set digits 4", "set samples 1e6", "set sampling random", "set time on", "set editor vi",
    ]
  ) { (act, phrase) throws(Told) in try act.set(phrase) }
}

/// What `set` sets.
private enum Setting: String, CaseIterable {
  case digits, samples, seed, sampling, time, hints, pager, editor
}

extension Enactment {
  /// How many statements to go back or forward: 1 unless said.
  fileprivate mutating func count(_ argument: Argument?) throws(Told) -> Int {
    guard let id = argument?.expression else { return 1 }
    let formula = try formula(id)
    guard case .quantity(let quantity) = try value(of: formula).value, quantity.unit.isNone,
      quantity.value >= 1, quantity.value <= 1e6, quantity.value.rounded() == quantity.value
    else {
      throw told(
        Refusal("wrong-kind", "undo and redo are followed by a whole number such as 2"),
        tree[id].span)
    }
    return Int(quantity.value)
  }

  /// A number as people write one: 100000, 1e6, 100k, 1M.
  private func amount(_ text: String) -> Double? {
    let scales: [Character: Double] = ["k": 1e3, "M": 1e6, "B": 1e9]
    let scale = text.last.flatMap { scales[$0] }
    let digits = scale == nil ? text[...] : text.dropLast()
    guard digits.utf8.allSatisfy({ "0123456789.e_".utf8.contains($0) }),
      let number = Double(String(digits.filter { $0 != "_" })), number.isFinite
    else { return nil }
    return number * (scale ?? 1)
  }

  fileprivate mutating func set(_ phrase: Phrase) throws(Told) {
    let value = phrase.operand(1)?.text ?? ""
    let span = phrase.operand(1)?.span ?? phrase.verbSpan
    guard let index = phrase.operand(0)?.word, Setting.allCases.indices.contains(index) else {
      throw Told()
    }
    func refused(_ what: String) -> Refusal {
      Refusal("setting", "\(Setting.allCases[index].rawValue) is \(what), and this is \(value)")
    }
    func isOn() throws(Told) -> Bool {
      guard ["on", "off"].contains(value) else { throw told(refused("on or off"), span) }
      return value == "on"
    }
    switch Setting.allCases[index] {
    case .digits:
      guard let digits = Int(value), (1...15).contains(digits) else {
        throw told(refused("a whole number from 1 to 15"), span)
      }
      knowledge.changeSettings { $0.digits = digits }
      echo(StyledText("answers show \(counted(digits, "digit"))"))
    case .samples:
      guard let count = amount(value).flatMap(Sampling.count) else {
        throw told(refused("a whole number from 16 to 100 billion"), span)
      }
      knowledge.changeSettings { $0.sampling.count = count }
      ask(.drawing(knowledge.colophon(withScript: false)))
      echo(StyledText("\(Quantity(Double(count)).text(digits: 9)) samples are drawn from ranges"))
    case .seed:
      guard let seed = UInt64(value) else {
        throw told(refused("a whole number from 0 on"), span)
      }
      knowledge.changeSettings { $0.sampling.seed = seed }
      ask(.drawing(knowledge.colophon(withScript: false)))
      echo(StyledText("ranges draw other samples now"))
    case .sampling:
      guard let method = DrawPlan.Method(rawValue: value) else {
        throw told(refused("sobol (evenly spread) or random"), span)
      }
      knowledge.changeSettings { $0.sampling.method = method }
      echo(StyledText(method == .sobol ? "samples are evenly spread" : "samples are plain random"))
    case .time: ask(.prompt(.time(try isOn())))
    case .hints: ask(.prompt(.hints(try isOn())))
    case .pager: ask(.prompt(.pager(try isOn())))
    case .editor:
      guard ["emacs", "vi"].contains(value) else { throw told(refused("emacs or vi"), span) }
      ask(.prompt(.viKeys(value == "vi")))
    }
  }
}
