import DealFormula
import DealQuantities
import DealSyntax

extension Tree {
  /// The value of an amount or a date as it is written most often, such as `$38B`, `7 years`,
  /// `2026-12`: worked out at once, without checking a formula. Nil for all else, and for what is to
  /// be refused.
  func literal(_ id: ExpressionID, _ names: NameTable, _ units: UnitNames) -> Value? {
    switch self[id].form {
    case .money(let amount, let currency):
      return Currency.coded(names.text(of: currency)).map { .quantity(.money(amount, $0)) }
    case .measure(let value, let unit):
      guard case .number(let number) = self[value].form,
        let unit = units.named(names.text(of: unit))
      else { return nil }
      return .quantity(Quantity(number, unit))
    case .day(let year, let month, let day):
      return (try? Day(year: Int(year), month: Int(month), day: Int(day))).map { .date($0) }
    case .month(let year, let month):
      return (try? Period.month(Int(month), of: Int(year))).map { .period($0) }
    default: return nil
    }
  }

  /// What a formula of plain numbers comes to, worked out at once; nil if it holds anything else, or
  /// if the result would be refused. The height of a tree is limited, so this ends.
  func arithmetic(_ id: ExpressionID) -> Double? {
    switch self[id].form {
    case .number(let value): return value
    case .year(let year): return Double(year)
    case .unary(.minus, let value): return arithmetic(value).map { 0 - $0 }
    case .binary(let operation, let left, let right):
      guard let a = arithmetic(left), let b = arithmetic(right) else { return nil }
      let result: Double
      switch operation {
      case .add: result = a + b
      case .subtract: result = a - b
      case .multiply: result = a * b
      case .divide where b != 0: result = a / b
      default: return nil
      }
      return result.isFinite ? result : nil
    default: return nil
    }
  }
}
