import DealFormula
import DealLanguage
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import DealText

/// What `help` shows: where to start, or what is known of a word. Everything is from the tables.
func help(on word: String?, in book: Book) -> Answer {
  let asked = (word ?? "").split(separator: " ").joined(separator: " ")
  guard !asked.isEmpty else { return Answer(start, .page) }
  var pages: [Page] = []
  if let verb = Verb.named(asked) { pages.append(page(verb)) }
  if let form = Verb.closedForms.first(where: { $0.name == asked }) { pages.append(page(form)) }
  if let function = Function.named(asked) { pages.append(page(function)) }
  let properties = Property.all.filter { $0.name == asked }
  if !properties.isEmpty { pages.append(page(properties)) }
  if let topic = Topic.all.first(where: { $0.name == asked }) { pages.append(topic.page()) }
  if pages.isEmpty, let unit = book.knowledge.units.named(asked) {
    pages.append(page(unit, asked, book))
  }
  if pages.isEmpty { pages = clausePages(asked) }
  guard !pages.isEmpty else { return Answer(unknown(asked), .page) }
  let blocks = pages.enumerated().flatMap {
    $0.offset == 0 ? $0.element.blocks : [.blank] + $0.element.blocks
  }
  return Answer(Page(blocks), .page)
}

/// Every word that `help` knows, with a few words on it, for completion and searching.
let helpEntries: [(word: String, meaning: String)] = {
  var entries = Verb.all.map { ($0.name, $0.summary) }
  entries += Verb.closedForms.map { ($0.name, $0.summary) }
  entries += Function.all.map { ($0.name, $0.summary) }
  entries += Property.all.map { ($0.name, "\($0.thing.phrase): \($0.summary)") }
  entries += Topic.all.map { ($0.name, $0.summary) }
  entries += Verb.all.flatMap { verb in
    verb.shape.clauses.map { ($0.word, "after \(verb.name): \($0.label)") }
  }
  return entries
}()

/// Every word that `help` knows.
package var helpWords: [String] { helpEntries.map(\.word) }

private func line(_ text: String, _ role: Role = .plain) -> Block { .line(StyledText(text, role)) }

/// Where to start.
private let start: Page = {
  var blocks: [Block] = [
    line("Type what you read, then ask.", .strong),
    .blank,
  ]
  blocks += [
    "deal openai aws value 38e9",
    "change openai_aws with 200k gpus over 7 years announced 2025-11-03",
    "rollout gpus by 2026-12",
    "openai_aws.cost_per_gpu_hour",
    "why",
  ].map { line("  \($0)", .name) }
  blocks.append(.blank)
  for group in Verb.Group.allCases {
    let names =
      Verb.all.filter { $0.group == group }.map(\.name)
      + (group == .declaring ? Verb.closedForms.map(\.name) : [])
    blocks.append(
      .line(StyledText("\(group.title): ", .strong) + StyledText(names.joined(separator: ", "))))
  }
  blocks.append(
    .line(
      StyledText("more: ", .strong)
        + StyledText(
          "help WORD for any of these, for a function, a metric or a unit; help \(Topic.all.map(\.name).joined(separator: ", help "))"
        )))
  return Page(blocks)
}()

extension Verb.Group {
  fileprivate var title: String {
    switch self {
    case .declaring: "to state"
    case .asking: "to ask"
    case .session: "the book"
    }
  }
}

private func page(_ verb: Verb) -> Page {
  var form = verb.name
  for operand in verb.shape.operands {
    let shown = (operand.preceding.map { "\($0) " } ?? "") + "<\(operand.label)>"
    form += operand.isOptional ? " [\(shown)]" : " \(shown)"
  }
  var blocks: [Block] = [
    line(verb.summary), .blank, .line(StyledText("  " + form, .name)),
  ]
  if !verb.shape.clauses.isEmpty {
    let rows = verb.shape.clauses.map { clause in
      [Table.Cell("  " + clause.word, role: .name), Table.Cell(clause.meaning)]
    }
    blocks += [
      .blank, line("clauses, in any order:", .strong),
      .table(Table(columns: [], rows: rows)),
    ]
  }
  return Page(blocks + [.blank] + examples(verb.examples, runs: verb.group != .session))
}

extension ClauseShape {
  /// What follows the word.
  fileprivate var meaning: String {
    if case .word(let words) = reading {
      "\(label): \(words.joined(separator: ", "))"
    } else {
      label
    }
  }
}

private func page(_ form: Verb.ClosedForm) -> Page {
  Page(
    [line(form.summary), .blank, line("  " + form.form, .name), .blank]
      + examples(form.examples, runs: true))
}

private func page(_ function: Function) -> Page {
  Page(
    [
      .line(StyledText(function.signature, .name) + StyledText(": \(function.summary)")), .blank,
    ] + examples(function.examples, runs: true))
}

private func page(_ properties: [Property]) -> Page {
  var blocks: [Block] = []
  for property in properties {
    blocks.append(
      .line(
        StyledText(property.name, .name)
          + StyledText(" of \(property.thing.phrase): \(property.summary), in \(property.unit)")))
    switch property.formula {
    case .written(let text): blocks.append(line("  = \(text)"))
    case .computed(let how, _): blocks.append(line("  \(how)"))
    }
    if property.isMetric { blocks.append(line("  \(property.reference)", .faint)) }
  }
  return Page(blocks)
}

private func page(_ unit: Unit, _ name: String, _ book: Book) -> Page {
  let meaning = book.knowledge.units.names.first { $0.name == name }?.meaning
  return Page([
    .line(
      StyledText(name, .name)
        + StyledText(": a unit of \(unit.dimension.name)\(meaning.map { ", \($0)" } ?? "")"))
  ])
}

/// Clause words are explained with the verbs that take them.
private func clausePages(_ word: String) -> [Page] {
  Verb.all.compactMap { verb in
    verb.shape.clauses.first { $0.word == word }.map { clause in
      Page([
        .line(
          StyledText(word, .name)
            + StyledText(" after \(verb.name) is followed by \(clause.meaning)"))
      ])
    }
  }
}

private func unknown(_ word: String) -> Page {
  let near = nearest(to: word, in: helpWords, most: 3)
  let hint =
    near.isEmpty
    ? "help alone says where to start" : "did you mean \(near.joined(separator: ", "))?"
  return Page([line("there is no help on \(word)"), line(hint)])
}

/// Examples with what they answer, run now on a small sample book.
func examples(_ statements: [String], runs: Bool) -> [Block] {
  var blocks: [Block] = []
  for statement in statements {
    blocks.append(line("  deal> \(statement)", .name))
    guard runs else { continue }
    let step = advance(sampleBook, with: statement, named: "example")
    let shown = transcript(of: step)
    blocks += shown.split(separator: "\n").map { line("  \($0)") }
  }
  return blocks
}

/// The announcement of 3 November 2025, on which the examples of the help pages run.
package var sampleBook: Book {
  let script = """
    deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
    rollout gpus by 2026-12
    """
  // The examples rest on no clock: this is the day after the announcement.
  let day = (try? Day(year: 2025, month: 11, day: 4)) ?? Day.first
  let market = "assume gpu_price = $30,000/gpu source \"dealer quotes\"\n"
  let settings = Settings(
    today: day,
    file: { path, _ in .success(IncludedFile(path: path, bytes: Array(market.utf8))) })
  let book = Book(settings: settings)
  return advance(book, with: script, named: "sample", manner: .script).book
}
