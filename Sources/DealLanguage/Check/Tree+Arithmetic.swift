import DealSyntax

extension Tree {
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
