package import DealFormula
import DealModel
import DealQuantities
import DealSyntax

/// What a place in a statement asks for.
package struct Wanted: Sendable {
  /// What is written at the place.
  package enum Place: Hashable, Sendable {
    case value, unit
    /// What can be asked of the thing before the point; after `given` only what can be replaced.
    case field(of: Thing.Kind?, isReplaced: Bool)
    /// A name or a field that takes another value.
    case target
    /// The length of periods behind `by`.
    case period
  }

  package var place = Place.value
  /// The sorts that fit; empty where any does.
  package var sorts: [Sort] = []
  /// Whether it must be a quantity, of whatever kind.
  package var isMeasured = false
  /// What the slot of the statement says of itself: "an amount of money such as $38B".
  package var label: String?
  /// The kind of thing whose properties are names here, as behind `where`.
  package var row: Thing.Kind?

  /// What a slot of a statement asks for, by what it says of itself.
  package init(label: String, in knowledge: Knowledge) {
    self.label = label
    if Wanted.isTarget(label) { place = .target } else { sorts = knowledge.sorts(of: label) }
  }

  /// What a place asks for.
  init(place: Place, sorts: [Sort], isMeasured: Bool, label: String?, row: Thing.Kind?) {
    self.place = place
    self.sorts = sorts
    self.isMeasured = isMeasured
    self.label = label
    self.row = row
  }

  /// Whether a value of a sort fits.
  package func takes(_ sort: Sort?) -> Bool {
    guard let sort else { return sorts.isEmpty && !isMeasured }
    return sort.fits(sorts) && (!isMeasured || sort.isMeasured)
  }

  /// Whether a slot takes a bare name or field and not a formula, as in solve.
  static func isTarget(_ label: String) -> Bool { label.contains("takes other values") }

  /// What the label offers as examples: `$38B`.
  package var examples: [String] { label.map(Wanted.examples) ?? [] }

  /// The examples in a label: behind "such as", separated by ", " or " or ".
  static func examples(in label: String) -> [String] {
    guard let range = label.firstRange(of: "such as ") else { return [] }
    return label[range.upperBound...].split(separator: ", ").flatMap { $0.split(separator: " or ") }
      .map(String.init)
  }
}

extension Knowledge {
  /// What the place of the `?` at an offset of a text asks for; nil where the text cannot be read.
  package func wanted(in text: [UInt8], at offset: Int) -> Wanted? {
    let (source, problems) = Source.make(id: .max, name: "", bytes: text)
    guard problems.isEmpty else { return nil }
    let (tree, statements) = parseAround(source, names: names, vocabulary: Verb.vocabulary)
    let mark = arena.mark
    // Nothing refers to what is made on the way.
    defer { arena.rewind(to: mark) }
    let finder = HoleFinder(
      self, tree, source, at: UInt32(truncatingIfNeeded: offset))
    for statement in statements where finder.look(in: statement) { return finder.found }
    return nil
  }

  /// The sort of what a name of the book is worth.
  package func sort(of definition: DealFormula.Definition) -> Sort? {
    var finder = SortFinder(self)
    return finder.sort(of: definition)
  }

  /// The sorts that a slot of a statement takes, by what it says of itself: by its words, or by its
  /// examples.
  package func sorts(of label: String) -> [Sort] {
    if label.contains("condition") { return [.truth] }
    if label.contains("money") { return [.quantity(.money)] }
    // Their examples are some of many.
    if ["an amount such", "two values", "a price"].contains(where: label.hasPrefix) { return [] }
    if label.contains("capacity") || label.hasPrefix("what, such") {
      return Resource.all.map { .quantity($0.unit.dimension) }
    }
    let words = label.split { !$0.isLetter }
    if words.contains("date") || words.contains("day") || label.contains("when it") {
      return [.date]
    }
    if label.contains("how many") || label.contains("how much") { return [.quantity(.none)] }
    var sorts: [Sort] = []
    for example in Wanted.examples(in: label) {
      guard let sort = sort(ofExample: example), !sorts.contains(sort) else { continue }
      sorts.append(sort)
    }
    return sorts
  }

  /// The sort of a value as it is written in a label.
  private func sort(ofExample text: String) -> Sort? {
    let source = Source(id: .max, name: "", text: text)
    let (tree, statements) = parseAround(source, names: names, vocabulary: Verb.vocabulary)
    guard case .expression(let id)? = statements.first?.form else { return nil }
    let checker = Checker(
      tree: tree, source: source, names: names, arena: arena,
      scope: Scope(definitions, world, units))
    checker.namesAlike = false
    var finder = SortFinder(self)
    return checker.lower(id).flatMap { finder.sort(of: $0) }
  }
}
