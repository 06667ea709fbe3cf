import DealQuantities
import DealSyntax

/// Notes on what is valid and may not have been meant so.
extension Checker {
  /// `$15 to $50B`: an end without a scale, where the other has one and is more than a thousand times
  /// as large.
  func noteHalfScale(_ left: ExpressionID, _ right: ExpressionID, between sign: String) {
    guard let low = bare(left), let high = amount(right), low > 0, high / low > 1_000 else {
      return
    }
    let (first, last) = (text(of: left), text(of: right))
    let scale = Self.scale(of: text(of: number(in: right)))
    guard !scale.isEmpty, first.last?.isNumber == true else { return }
    let behind = scale.trimmed
    diagnostics.append(
      Diagnostic(
        .note, "half-scale",
        "this is read as \(first)\(sign)\(last): \(behind) scales the right end only",
        labels: [.init(place(tree[left].span), "without \(behind)")],
        notes: ["if both ends count in \(behind), write \(first)\(scale)\(sign)\(last)"],
        remedies: ["\(first)\(scale)"]))
  }

  /// `x / $18/gpu/hour`: every stroke divides, so what looks like a rate behind one is none.
  func noteDivisor(_ left: ExpressionID, _ right: ExpressionID) {
    guard case .name(let name) = tree[right].form, scope.units.named(names.text(of: name)) != nil,
      case .binary(.divide, let dividend, let money) = tree[left].form,
      case .money = tree[money].form, tree[left].span.upper == tree[money].span.upper
    else { return }
    let (lower, upper) = (tree[money].span.upper, tree[right].span.lower)
    // Without blanks it is written as one: $18/gpu.
    guard upper == lower + 1, source.text(of: Span(lower, upper)) == "/" else { return }
    var end = Int(tree[right].span.upper)
    while source.bytes.indices.contains(end), Self.continuesRate(source.bytes[end]) { end += 1 }
    let whole = Span(tree[money].span.lower, UInt32(truncatingIfNeeded: end))
    let rate = source.text(of: whole)
    diagnostics.append(
      Diagnostic(
        .note, "rate-behind-stroke",
        "each / divides by itself: this is \(text(of: dividend)) / \(rate.replacing("/", with: " / "))",
        labels: [.init(place(whole), "not read as one rate")],
        notes: ["to divide by the rate, put it in brackets"], remedies: ["(\(rate))"]))
  }

  private func text(of id: ExpressionID) -> String { source.text(of: tree[id].span) }

  /// The number of an end without unit: `15` of `$15`, `300`.
  private func bare(_ id: ExpressionID) -> Double? {
    if case .measure = tree[id].form { return nil }
    return amount(id)
  }

  /// The number of an amount as it is written.
  private func amount(_ id: ExpressionID) -> Double? {
    switch tree[number(in: id)].form {
    case .number(let value), .money(let value, _): value
    case .year(let value): Double(value)
    default: nil
    }
  }

  /// The number before a unit, or what is no measure itself.
  private func number(in id: ExpressionID) -> ExpressionID {
    if case .measure(let value, _) = tree[id].form { return value }
    return id
  }

  /// What stands behind the digits: `B` of `$50B`, ` billion` of `50 billion`; empty for `1e9`.
  private static func scale(of number: String) -> String {
    let behind = number.reversed().prefix { !$0.isNumber }
    return String(behind.reversed())
  }

  /// Whether a rate that is written without blanks goes on with a byte.
  private static func continuesRate(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "^"):
      true
    default: false
    }
  }
}

extension String {
  /// The same without blanks in front.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
