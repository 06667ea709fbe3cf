package import DealFormula
package import DealQuantities
package import DealSyntax

extension Diagnostic {
  /// A refusal with the place where it arose.
  package init(_ refusal: Refusal, at place: Place) {
    self.init(
      .error, refusal.code, refusal.message,
      labels: [Label(place, refusal.labels.first ?? "")], notes: refusal.notes,
      remedies: refusal.remedies)
  }

  /// A refusal at the formula where it arose; labels go to the sides of the operator.
  package init(
    _ refusal: Refusal, at formula: FormulaID, in arena: FormulaArena,
    severity: Severity = .error
  ) {
    let sides: [FormulaID] =
      switch arena[formula].operation {
      case .binary(_, let left, let right), .convert(let left, let right),
        .index(let left, let right), .measure(let left, let right):
        [left, right]
      case .number, .constant, .name, .local, .thing, .unary, .call, .apply, .field, .list,
        .record, .comprehension, .lambda, .conditional, .given, .schedule, .interpolation, .part,
        .approximation, .readable:
        []
      }
    var labels: [Label] = []
    if sides.count == refusal.labels.count {
      // What a remedy stands for comes first.
      let order =
        sides.indices.filter { $0 == refusal.fixed }
        + sides.indices.filter { $0 != refusal.fixed }
      for side in order where !refusal.labels[side].isEmpty {
        labels.append(
          Label(
            arena[sides[side]].origin.place, refusal.labels[side], isPrimary: labels.isEmpty))
      }
    }
    if labels.isEmpty {
      labels = [Label(arena[formula].origin.place, refusal.labels.first { !$0.isEmpty } ?? "")]
    }
    self.init(
      severity, refusal.code, refusal.message, labels: labels, notes: refusal.notes,
      remedies: refusal.remedies)
  }
}

extension Origin {
  package var place: Place { Place(source: source, span: Span(lower, upper)) }
}
