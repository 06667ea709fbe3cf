package import DealQuantities

/// Series that another account of things takes over from, at a date that may be a range.
extension Series {
  /// The same amounts, each on what a function makes of its curve and of times. A time is the start
  /// of a day; what is no date counts as infinitely late.
  package func reshaped(
    at dates: [Value], as kind: Kind? = nil, _ sampling: Sampling,
    _ make: @escaping @Sendable (Curve, [Double]) -> Curve
  ) throws(Refusal) -> Series {
    var changed: [Part] = []
    for var part in parts {
      var ingredients = Ingredients()
      let times = dates.map { ingredients.time($0) ?? .fixed(.infinity) }
      let place = part.moving.map { ingredients.add(all: $0.inputs) } ?? 0
      let (curve, moving) = (part.curve, part.moving)
      let drawn = try ingredients.curve(sampling) { numbers in
        make(moving?.make(numbers + place) ?? curve, times.map { $0.value(numbers) })
      }
      (part.curve, part.moving) = (drawn.curve, drawn.moving)
      changed.append(part)
    }
    return Series(kind: kind ?? self.kind, unit: unit, parts: changed)
  }

  /// The level of a stock or the running total of a flow at the start of a day that may be a range.
  package func level(
    before day: Value, _ sampling: Sampling
  ) throws(Refusal) -> Value {
    if case .date(let first) = day {
      return try level(at: first.adding(days: -1))
    }
    // What is frozen at the date is what had been reached there.
    let standing = try reshaped(at: [day], as: .flow, sampling) { curve, times in
      .frozen(curve, at: times[0])
    }
    return try standing.total() ?? .quantity(Quantity(0, unit))
  }
}

extension Evaluation {
  /// The smaller of two values that measure the same, draw by draw; what is not stated passes.
  package mutating func smaller(_ left: Value, _ right: Value) throws(Refusal) -> Value {
    // a − (a − b where that is above zero)
    try apply(.subtract, left, atLeastZero(apply(.subtract, left, right)))
  }
}
