import DealFormula
import DealPage
import DealQuantities
import DealSyntax

extension Enactment {
  /// The values of a statement `correlate(x, y, 0.7)`; nil for any other expression.
  func correlation(_ id: ExpressionID) -> [ExpressionID]? {
    guard case .call(let callee, let run) = tree[id].form,
      case .name(let name) = tree[callee].form, knowledge.names.text(of: name) == "correlate",
      knowledge.definitions[knowledge.slot(name)] == nil, run.count == 3
    else { return nil }
    return tree.arguments[Int(run.first)..<Int(run.first) + 3].map(\.value)
  }

  /// States that two ranges move together.
  mutating func correlate(_ values: [ExpressionID]) throws(Told) {
    let first = try input(values[0])
    let second = try input(values[1])
    let rank = try number(values[2])
    let names = values.prefix(2).map { source.text(of: tree[$0].span) }
    do {
      try knowledge.changeCorrelations { (correlations) throws(Refusal) in
        try correlations.correlate(first, second, rank, names: names)
      }
    } catch {
      throw told(error, tree[values[2]].span)
    }
    echo(
      StyledText(names[0], .name) + StyledText(" and ") + StyledText(names[1], .name)
        + StyledText(" move together  rank correlation \(NumberText.full(rank))"))
  }

  /// The input that an expression names.
  private mutating func input(_ id: ExpressionID) throws(Told) -> Input {
    let formula = try formula(id)
    let value = try value(of: formula).value
    guard case .uncertain(let range) = value, let input = range.input else {
      let found =
        value.isUncertain
        ? "this range was worked out from others" : "this is \(value.kindName)"
      throw told(
        Refusal(
          "correlate-inputs", "correlate goes between two ranges as they were stated, and \(found)",
          notes: [
            "give each range a name with assume, and correlate the names",
            "for example: correlate(price, utilization, -0.5)",
          ]), tree[id].span)
    }
    return input
  }

  private mutating func number(_ id: ExpressionID) throws(Told) -> Double {
    let formula = try formula(id)
    let value = try value(of: formula).value
    return try work(tree[id].span) { (_) throws(Refusal) in
      guard case .quantity(let quantity) = value else {
        throw Refusal(
          "wrong-kind", "a correlation is a number from -1 to 1, and this is \(value.kindName)")
      }
      return try quantity.number()
    }
  }
}
