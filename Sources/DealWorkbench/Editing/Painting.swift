import DealFormula
import DealLanguage
import DealModel
import DealQuantities
import DealSyntax

/// A part of a text that an editor shows in a colour of its own.
package struct Painted: Hashable, Sendable {
  /// What a part of a text is.
  package enum Role: UInt8, Hashable, Sendable {
    /// The word that a statement begins with.
    case verb
    /// A word of the statement, such as that of a clause.
    case word
    /// What the book or the language knows by this name.
    case name
    /// A number, an amount of money, a date.
    case number
    case unit
    /// A text in quotes.
    case text
    case comment
    /// What cannot be written so.
    case error
  }

  /// Its bytes in UTF-8.
  package var range: Range<Int>
  package var role: Role

  package init(_ range: Range<Int>, _ role: Role) {
    self.range = range
    self.role = role
  }
}

extension Book {
  /// The parts of a text that may be unfinished or wrong, in order. What is not known is left out.
  package func paint(_ text: String) -> [Painted] {
    let source = Source(id: 0, name: "", text: text)
    // A source leaves out or mends what is no text, and then the places would be others.
    guard source.bytes.elementsEqual(text.utf8) else { return [] }
    var brush = Brush(knowledge: knowledge, bytes: source.bytes)
    return pieces(of: source).compactMap { brush.paint($0) }
  }
}

/// Goes through the pieces of a text and knows where in a statement it is.
private struct Brush {
  let knowledge: Knowledge
  let bytes: [UInt8]
  /// The verb of the statement.
  private var verb: Verb?
  /// The brackets that are open, innermost last; for a brace, whether it holds statements.
  private var open: [Bool] = []
  private var isAtStart = true
  private var isBehindNumber = false
  /// Whether a unit can stand here: behind a number, a sign, `in`, `per` or another unit.
  private var takesUnit = false
  private var isBehindDot = false
  /// Where the piece before ended: what is wrong between two numbers begins with the first of them.
  private var end = 0

  init(knowledge: Knowledge, bytes: [UInt8]) {
    self.knowledge = knowledge
    self.bytes = bytes
  }

  /// The part that a piece is; none if it is shown plain.
  mutating func paint(_ piece: Piece) -> Painted? {
    let lower = max(end, Int(piece.span.lower))
    let range = lower..<max(lower, min(Int(piece.span.upper), bytes.count))
    guard !range.isEmpty else { return nil }
    end = range.upperBound
    if piece.isAfterNewline, open.allSatisfy({ $0 }) { isAtStart = true }
    return role(of: piece, range).map { Painted(range, $0) }
  }

  private mutating func role(of piece: Piece, _ range: Range<Int>) -> Painted.Role? {
    guard case .token(let kind) = piece.kind else {
      if piece.kind == .text { isAtStart = false }
      return piece.kind == .comment ? .comment : .text
    }
    let wasAtStart = isAtStart
    let wasBehindNumber = isBehindNumber
    let wasBehindDot = isBehindDot
    let tookUnit = takesUnit
    isAtStart = kind == .semicolon
    isBehindDot = kind == .dot
    isBehindNumber = false
    takesUnit = kind == .times || kind == .divide || kind == .leftParenthesis
    switch kind {
    case .number, .year, .percent, .money, .day, .month, .quarter, .percentSign:
      isBehindNumber = true
      takesUnit = true
      return .number
    case .name:
      let name = String(decoding: bytes[range], as: UTF8.self)
      let role = role(
        ofName: name, isFirst: wasAtStart, isBehindNumber: wasBehindNumber,
        isBehindDot: wasBehindDot, takesUnit: tookUnit)
      takesUnit = role == .unit || name == "in" || name == "per"
      return role
    case .bad:
      // What ends at the end is still being typed.
      return range.upperBound == bytes.count ? nil : .error
    case .leftBrace:
      let holdsStatements = if case .statements? = verb?.shape.block { true } else { false }
      open.append(holdsStatements)
      isAtStart = holdsStatements
    case .leftParenthesis, .leftBracket: open.append(false)
    case .rightParenthesis, .rightBracket, .rightBrace:
      if open.popLast() == nil { return .error }
    case .end, .quote, .plus, .minus, .times, .divide, .power, .comma, .semicolon, .colon, .dot,
      .equals, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .arrow, .maps,
      .pipe, .upThrough, .plusMinus:
      break
    }
    return nil
  }

  private mutating func role(
    ofName name: String, isFirst: Bool, isBehindNumber: Bool, isBehindDot: Bool, takesUnit: Bool
  ) -> Painted.Role? {
    if isBehindDot { return Property.isKnown(name) ? .name : nil }
    if isFirst {
      verb = Verb.named(name)
      if verb != nil || Verb.closedForms.contains(where: { $0.name == name }) { return .verb }
    }
    let isUnit = takesUnit && knowledge.units.named(name) != nil
    if isBehindNumber, isUnit { return .unit }
    let clauses = verb?.shape.clauses ?? []
    if clauses.contains(where: { $0.word.prefix { $0 != " " && $0 != "-" } == name }) {
      return .word
    }
    if isKnown(name) { return .name }
    if isUnit { return .unit }
    return Word.reserved.contains(name) ? .word : nil
  }

  /// Whether the book or the language has something of this name.
  private func isKnown(_ name: String) -> Bool {
    if knowledge.world.thing(name) != nil || Function.named(name) != nil { return true }
    if knowledge.isAnswer(name) { return true }
    guard let entered = knowledge.names.find(name) else { return false }
    return knowledge.definitions[Slot(entered.index)] != nil
  }
}
