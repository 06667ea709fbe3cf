import DealFormula
import DealModel
import DealQuantities
import DealSyntax
import DealText

/// What was probably meant by a name that is not known.
extension Checker {
  /// What may be meant by a name that is written in another way: `aws_openai`, `openai_aws_value`,
  /// `five`, `USD38B`. Nil if nothing is sure enough.
  private func meantName(_ word: String, _ span: Span) -> Diagnostic? {
    let place = place(span)
    if let number = Parser.smallNumber(word) { return .numberWord(place, word, "\(number)") }
    if let value = OtherWords.value(word) {
      return .unknownName(word, near: [], meant: value, at: place)
    }
    if ["unknown", "undisclosed", "tbd", "na", "none", "null", "nil", "undefined", "confidential"]
      .contains(word.lowercased())
    {
      return .unknownName(word, near: [], note: "what nobody has stated is left out", at: place)
    }
    if RecentAnswers.number(word) != nil {
      return .unknownName(
        word, near: [],
        note:
          "at the prompt the last 1,000 answers are called _1, _2, … in order; let NAME = … keeps one for good",
        at: place)
    }
    let isUpper = word.utf8.prefix(3).allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    let code = String(word.prefix(3))
    let amount = word.dropFirst(3)
    if isUpper, Currency.coded(code) != nil,
      amount.utf8.first.map({ $0 >= 0x30 && $0 < 0x3A }) == true
    {
      return .unknownName(word, near: [], meant: "\(amount) \(code)", at: place)
    }
    if let unit = OtherWords.unit(word), scope.units.named(unit)?.dimension == .money {
      return .unknownName(word, near: [unit], at: place)
    }
    for index in word.indices.dropFirst()
    where word.utf8[index] == UInt8(ascii: "_") && word[index] == "_" {
      let (first, second) = (word[..<index], word[word.index(after: index)...])
      if let thing = scope.world.thing(String(first)),
        Property.named(String(second), of: thing.kind) != nil
      {
        return .unknownName(word, near: [], meant: "\(first).\(second)", at: place)
      }
      let turned = "\(second)_\(first)"
      if scope.world.thing(turned)?.kind == .deal {
        return .unknownName(
          word, near: [], note: "did you mean \(turned)? who pays comes first", at: place)
      }
    }
    if [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ].contains(word.lowercased()) {
      return .unknownName(
        word, near: [], note: "a month has its year behind it: December 2026 or 2026-12", at: place)
    }
    return nil
  }

  func unknownName(_ word: String, _ span: Span) -> Diagnostic {
    if !namesAlike { return .unknownName(word, near: [], at: place(span)) }
    if let right = scope.units.wrongCase(word) {
      return .unknownName(word, near: [right], at: place(span))
    }
    // What other programs call quit; `exit` is a field of deals too.
    if isStatement, ["exit", "bye", "logout", "q"].contains(word) {
      return .unknownName(word, near: [], meant: "quit", at: place(span))
    }
    if let meant = meantName(word, span) { return meant }
    // dozen, hundred: the words that headlines count in are plural.
    if let plural = Vocabulary.headlineWords.first(where: { $0 == word + "s" }) {
      return .unknownName(word, near: [], meant: plural, at: place(span))
    }
    for (kind, thing) in [(Thing.Kind.deal, "openai_aws"), (.party, "openai")]
    where Property.named(word, of: kind) != nil {
      return .unknownName(word, near: [], asked: "\(thing).\(word)", at: place(span))
    }
    let verbs = isStatement ? Verb.all.map(\.name) : []
    let near = nearest(to: word, in: scope.names(names) + verbs, most: 3)
    let note: String? =
      if isStatement, let verb = OtherWords.verb(word.lowercased()) {
        "did you mean \(verb == "list" ? "list deals" : verb)?"
      } else if isStatement, near.isEmpty {
        "`help` says where to start"
      } else {
        nil
      }
    return .unknownName(word, near: near, note: note, at: place(span))
  }

  /// A difference without blanks that is a name with hyphens, or a number and its unit: `openai-aws.value`,
  /// `7-year`. Nil if it is a difference.
  func hyphen(
    _ left: ExpressionID, _ right: ExpressionID, _ span: Span
  ) -> Diagnostic? {
    let text = source.text(of: span)
    guard text.utf8.allSatisfy({ $0.continuesName || $0 == 0x2E || $0 == 0x2D }) else { return nil }
    if case .number = tree[left].form, case .name(let name) = tree[right].form,
      scope.definitions[Slot(name.index)] == nil, scope.units.named(names.text(of: name)) != nil
    {
      let number = source.text(of: tree[left].span)
      return .hyphenBeforeUnit(place(span), "\(number) \(names.text(of: name))")
    }
    let right = text.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_")
    let parts = right.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let first = text.prefix { $0 != "-" && $0 != "." }
    guard parts.count <= 2, let thing = scope.world.thing(parts[0]),
      names.find(String(first)).map({ scope.definitions[Slot($0.index)] == nil }) ?? true,
      parts.count == 1 || Property.named(parts[1], of: thing.kind) != nil
    else { return nil }
    // A field that is there is a difference: openai_aws.value-x.
    if case .field = tree[left].form, parts[0] == first,
      Property.named(String(text.dropFirst(first.count + 1).prefix { $0 != "-" }), of: thing.kind)
        != nil
    {
      return nil
    }
    return .hyphenInName(place(span), text)
  }
}
