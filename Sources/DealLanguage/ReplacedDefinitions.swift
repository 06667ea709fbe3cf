import DealFormula
import DealModel
import DealSyntax

extension Knowledge {
  /// Leaves statements out of the log whose definitions were replaced before anything looked at them: a
  /// script without them leads to the same book. The first and the last definition of a name always stay.
  package mutating func leaveOutReplaced() {
    var log = LogOfNames(self)
    let left = log.replaced()
    guard !left.isEmpty else { return }
    var kept = ChunkedArray<Origin>()
    self.log.forEach { index, origin in
      if !left.contains(index) { kept.append(origin) }
    }
    self.log = kept
  }
}

/// The statements of a log by the names that they define and mention.
private struct LogOfNames {
  /// The name that each statement defines; nil for other statements, which may look at all they mention.
  private var defines: [Name?] = []
  /// The statements that mention a name, beside those that define it.
  private var mentions: [Name: [Int]] = [:]
  /// The statements that define a name, in order.
  private var definers: [Name: [Int]] = [:]
  /// What was stated in files may mention any name there was.
  private var afterFiles = 0
  /// How many statements may still be gone through.
  private var budget = 4_000_000
  private let names: NameTable

  init(_ knowledge: Knowledge) {
    names = knowledge.names
    knowledge.log.forEach { index, origin in add(knowledge.words(origin), index, knowledge) }
  }

  private mutating func add(_ text: String, _ index: Int, _ knowledge: Knowledge) {
    let source = Source(id: 0, name: "", text: text)
    var parser = Parser(
      source: source, names: names, vocabulary: Verb.vocabulary,
      limits: knowledge.settings.limits)
    var tree = Tree()
    var defined: Name?
    switch parser.next(into: &tree)?.form {
    case .define(let definition): defined = definition.name.name
    case .function(let function): defined = function.name.name
    case .phrase(let phrase):
      let verb = Verb.all.indices.contains(phrase.verb) ? Verb.all[phrase.verb].name : ""
      if verb == Verb.use.name { afterFiles = index + 1 }
    case .expression, nil: break
    }
    defines.append(defined)
    if let defined { definers[defined, default: []].append(index) }
    for word in text.utf8.split(whereSeparator: { !$0.continuesName }) {
      guard let name = names.find(String(Substring(word))), name != defined,
        mentions[name]?.last != index
      else { continue }
      mentions[name, default: []].append(index)
    }
  }

  /// The statements whose definitions were replaced before anything looked at them.
  mutating func replaced() -> Set<Int> {
    var found: Set<Int> = []
    let replaced = definers.filter { $0.value.count > 2 && $0.value[0] >= afterFiles }
    // In an order, as what may be gone through may come to its end.
    for (name, places) in replaced.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let lookers = lookers(at: name) else { continue }
      var next = 0
      for index in 1..<places.count - 1 {
        while next < lookers.count, lookers[next] < places[index] { next += 1 }
        if next < lookers.count, lookers[next] < places[index + 1] { continue }
        found.insert(places[index])
      }
    }
    return found
  }

  /// The definitions that look at a name, directly or through others, in order; nil where a statement of
  /// another kind does, or a metric may.
  private mutating func lookers(at name: Name) -> [Int]? {
    var found: Set<Int> = []
    var reached: Set<Name> = [name]
    var open = [name]
    while let next = open.popLast() {
      if Assumed(rawValue: names.text(of: next)) != nil { return nil }
      for index in mentions[next] ?? [] where found.insert(index).inserted {
        budget -= 1
        guard budget > 0, let defined = defines[index] else { return nil }
        if reached.insert(defined).inserted { open.append(defined) }
      }
    }
    return found.sorted()
  }
}
