package import DealQuantities

extension FormulaArena {
  /// Whether a formula is worth the same whatever else is stated: it looks at no name, no thing and no
  /// rate of exchange, so all money in it is of one currency. That is handed on, so that several
  /// formulas can be of the same.
  package func isSteady(_ formula: FormulaID, _ currency: inout Currency?) -> Bool {
    switch self[formula].operation {
    case .number: return true
    case .constant(let index):
      switch constant(index) {
      case .date, .period: return true
      case .quantity(let quantity):
        guard let own = quantity.unit.currency else { return true }
        if currency == nil { currency = own }
        return currency == own
      case .uncertain, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
        return false
      }
    case .unary(_, let value): return isSteady(value, &currency)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b),
      .binary(.multiply, let a, let b), .binary(.divide, let a, let b), .measure(let a, let b):
      return isSteady(a, &currency) && isSteady(b, &currency)
    case .binary, .name, .local, .thing, .call, .apply, .field, .index, .list, .record,
      .comprehension, .lambda, .conditional, .given, .schedule, .interpolation, .part,
      .approximation, .convert, .readable:
      return false
    }
  }
}
