import DealFormula
import DealLanguage
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import DealText

/// What `help` shows: where to start, what is known of a word, or where words are found. Everything
/// is from the tables.
func help(on word: String?, in book: Book) -> Answer {
  let typed = (word ?? "").split(separator: " ").joined(separator: " ")
  let asked = typed == "error" ? "errors" : typed == "()" ? "" : typed
  guard !asked.isEmpty else { return Answer(startPage, .page) }
  if let page = page(on: asked, in: book) { return Answer(page, .page) }
  if asked.hasPrefix("error ") {
    return Answer(unknownError(String(asked.dropFirst("error ".count))), .page)
  }
  return Answer(HelpSearch(asked, in: book).page, .page)
}

/// All that is known of a word; nil where no table has it.
func page(on asked: String, in book: Book) -> Page? {
  if asked == "list of errors" { return listOfErrors() }
  if asked.hasPrefix("error ") {
    return ErrorEntry.named(String(asked.dropFirst("error ".count))).map(page)
  }
  var pages: [Page] = []
  if let verb = Verb.named(asked) { pages.append(page(verb)) }
  if let form = Verb.closedForms.first(where: { $0.name == asked }) { pages.append(page(form)) }
  if let function = Function.named(asked) { pages.append(page(function)) }
  let properties = Property.all.filter { $0.name == asked }
  if !properties.isEmpty { pages.append(page(properties)) }
  if let topic = Topic.all.first(where: { $0.name == asked }) { pages.append(topic.page()) }
  if asked == "errors" { pages.append(codesBySubject()) }
  if pages.isEmpty, let unit = book.knowledge.units.named(asked) {
    pages.append(page(unit, asked, book))
  }
  if pages.isEmpty { pages = clausePages(asked) }
  if pages.isEmpty, let entry = ErrorEntry.named(asked) { pages = [page(entry)] }
  guard !pages.isEmpty else { return nil }
  let blocks = pages.enumerated().flatMap {
    $0.offset == 0 ? $0.element.blocks : [.blank] + $0.element.blocks
  }
  return Page(blocks)
}

/// Every word that `help` knows, with a few words on it, for completion and searching.
let helpEntries: [(word: String, meaning: String)] = {
  var entries = Verb.all.map { ($0.name, $0.summary) }
  entries += Verb.closedForms.map { ($0.name, $0.summary) }
  entries += Topic.all.map { ($0.name, $0.summary) }
  entries += Function.all.map { ($0.name, $0.summary) }
  entries += Property.all.map { ($0.name, "\($0.thing.phrase): \($0.summary)") }
  entries += Verb.all.flatMap { verb in
    verb.shape.clauses.map { ($0.word, "after \(verb.name): \($0.label)") }
  }
  return entries
}()

/// Every word that `help` knows.
package var helpWords: [String] { helpEntries.map(\.word) }

/// Where to start: a few lines to type, then the areas.
let startPage: Page = {
  var blocks: [Block] = [line("Type what you read, then ask.", .strong), .blank]
  blocks += [
    "deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus",
    "rollout gpus by 2026-12",
    "openai_aws.cost_per_gpu_hour",
    "why",
  ].map { line("  \($0)", .name) }
  blocks += [.blank, line("to learn, type help and one of these words:", .strong)]
  let rows = Topic.all.map { topic in
    [Table.Cell("  " + topic.name, role: .name), Table.Cell(topic.summary)]
  }
  blocks += [.table(Table(columns: [], rows: rows)), .blank]
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
          "help WORD explains any of these, a function, a metric, a unit or an error, and finds what a word stands in; a ? in a statement shows what fits there"
        )))
  return Page(blocks)
}()

extension Verb.Group {
  /// What its verbs are for.
  var title: String {
    switch self {
    case .declaring: "to state"
    case .asking: "to ask"
    case .session: "the book"
    }
  }
}

private func unknownError(_ code: String) -> Page {
  let near = nearest(to: code, in: ErrorEntry.all.map(\.code), most: 3)
  return Page([
    line("there is no error \(visible(code))"),
    line(
      near.isEmpty
        ? "help list of errors shows all"
        : "did you mean help error \(near.joined(separator: ", "))?"),
  ])
}
