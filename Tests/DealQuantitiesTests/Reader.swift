import DealQuantities
import Testing

/// Reads what is displayed, as the language does, so that tests can check that it means the same.
enum Reader {
  /// The quantity that a displayed text means, or nothing.
  static func quantity(_ text: String, _ names: UnitNames = UnitNames()) -> Quantity? {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    var currency: Currency?
    if let first = rest.first, let signed = Currency.signed(String(first)) {
      currency = signed
      rest.removeFirst()
    }
    var digits = ""
    while let character = rest.first, character.isNumber || character == "." || character == "," {
      if character != "," { digits.append(character) }
      rest.removeFirst()
    }
    if rest.first == "e" {
      digits.append(rest.removeFirst())
      while let character = rest.first, character.isNumber || character == "-" {
        digits.append(character)
        rest.removeFirst()
      }
    }
    guard var value = Double(digits) else { return nil }
    let scales: [Character: Double] = ["k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12]
    if let letter = rest.first, let scale = scales[letter] {
      value *= scale
      rest.removeFirst()
    }
    if isNegative { value = -value }
    var unit = currency.map(Unit.money) ?? .none
    if rest.first == " " {
      guard currency == nil else { return nil }
      rest.removeFirst()
    }
    var power = 1
    while !rest.isEmpty {
      if rest.first == "/" {
        power = -1
        rest.removeFirst()
      } else if rest.first == "·" {
        rest.removeFirst()
      }
      let word = rest.prefix { $0 != "/" && $0 != "·" && $0 != "^" }
      rest = rest.dropFirst(word.count)
      var raised = power
      if rest.first == "^" {
        let number = rest.dropFirst().prefix { $0.isNumber }
        raised *= Int(number) ?? 1
        rest = rest.dropFirst(1 + number.count)
      }
      guard let named = names.named(String(word)), let factor = try? named.raised(to: raised),
        let product = try? unit.multiplied(by: factor)
      else { return nil }
      unit = product
    }
    return Quantity(value, unit)
  }

  /// The unit of a text such as "USD/gpu/hour" or "gpu·hour".
  static func unit(_ text: String, _ names: UnitNames = UnitNames()) -> Unit {
    if text.isEmpty { return .none }
    guard let read = quantity(text.hasPrefix("1/") ? text : "1 \(text)", names) else {
      Issue.record("no unit: \(text)")
      return .none
    }
    return read.unit
  }
}
