package import DealQuantities

extension Evaluation {
  /// A function of the language; ranges and unstated facts pass through those that do not take them.
  mutating func call(
    _ index: Int32, _ values: [Value], at id: FormulaID
  ) throws(Refusal) -> Value {
    guard environment.functions.indices.contains(Int(index)) else {
      throw Refusal("unknown-name", "this function is not known here")
    }
    let function = environment.functions[Int(index)]
    if !function.takesUnstated {
      if let missing = Unstated.among(values) { return .unstated(missing) }
    }
    let outer = (site, turn)
    (site, turn) = (id, 0)
    defer { (site, turn) = outer }
    guard !function.takesRanges, let first = values.first(where: \.isUncertain) else {
      return try function.body(&self, values)
    }
    guard let onNumbers = function.onNumbers, values.count == 1, case .uncertain(let range) = first
    else {
      throw Refusal(
        "range-not-possible", "\(function.name) needs one value here, and this is a range")
    }
    return try lift(function, onNumbers, range)
  }

  /// A function of one number over a range. What it makes of one of the unit tells the unit of the
  /// result: the root of 4 in a unit is twice the root of the unit.
  private mutating func lift(
    _ function: NativeFunction, _ onNumbers: NumberFunction, _ range: Uncertain
  ) throws(Refusal) -> Value {
    let one = Quantity(1, range.unit)
    guard case .quantity(let result) = try function.body(&self, [.quantity(one)]) else {
      throw Refusal(
        "range-not-possible", "\(function.name) needs one value here, and this is a range")
    }
    switch onNumbers {
    case .exp, .log, .log2, .log10:
      return .uncertain(
        try Uncertain(
          .function(onNumbers, Operand(range, times: one.number()), factor: 1), unit: result.unit))
    case .squareRoot:
      return .uncertain(
        try Uncertain(
          .function(onNumbers, Operand(range), factor: result.value), unit: result.unit))
    case .absolute, .floor, .ceil, .round:
      return .uncertain(
        try Uncertain(.function(onNumbers, Operand(range), factor: 1), unit: range.unit))
    }
  }

  /// A function of the user that a function of the language calls: once for each entry of a list, so
  /// that the ranges in it draw anew each time.
  package mutating func call(_ closure: Closure, _ values: [Value]) throws(Refusal) -> Value {
    turn &+= 1
    return try inside(declaration.place(site) &+ turn << 32) { (evaluation) throws(Refusal) in
      try evaluation.apply(closure, values)
    }
  }

  /// A function of the user.
  mutating func apply(_ closure: Closure, _ values: [Value]) throws(Refusal) -> Value {
    guard values.count == closure.parameterCount else {
      throw Refusal(
        "argument-count",
        "the function takes \(counted(closure.parameterCount, "value")), and it is given \(values.count)"
      )
    }
    for (value, dimension) in zip(values, closure.annotations) {
      if let dimension { try check(value, dimension, "a value of the function") }
    }
    let (outer, outerRoot) = (frame, declaration.root)
    frame = closure.captured + values
    // Places in the body are relative to the body, wherever the function was made.
    declaration.root = closure.body
    defer { (frame, declaration.root) = (outer, outerRoot) }
    let result = try evaluate(closure.body)
    if let dimension = closure.result { try check(result, dimension, "the result of the function") }
    return result
  }

  /// Whether a value measures what was promised.
  package mutating func check(_ value: Value, _ dimension: Dimension, _ role: String)
    throws(Refusal)
  {
    switch value {
    case .quantity(let quantity) where quantity.unit.dimension == dimension: return
    case .uncertain(let uncertain) where uncertain.unit.dimension == dimension: return
    case .series(let series) where series.unit.dimension == dimension: return
    case .unstated: return
    case .quantity, .uncertain, .series, .date, .period, .truth, .text, .list, .record, .function,
      .thing:
      throw Refusal(
        "dimension", "\(role) must be \(dimension.name), and this is \(value.kindName)",
        labels: [value.kindName])
    }
  }

  mutating func comprehension(_ run: FormulaRun) throws(Refusal) -> Value {
    let arena = environment.arena
    let list = try evaluate(arena.child(run, 0))
    if case .unstated = list { return list }
    guard case .list(let elements) = list else {
      throw Refusal(
        "wrong-kind", "for … in goes through a list, and this is \(list.kindName)",
        labels: [list.kindName])
    }
    var results: [Value] = []
    results.reserveCapacity(elements.count)
    let level = frame.count
    defer { frame.removeLast(max(0, frame.count - level)) }
    var turn: UInt64 = 0
    for element in elements {
      frame.removeLast(max(0, frame.count - level))
      frame.append(element)
      turn &+= 1
      let result = try inside(turn) { (evaluation) throws(Refusal) -> Value? in
        if run.count > 2 {
          let asked = arena.child(run, 2)
          guard
            try evaluation.truth(
              evaluation.evaluate(asked), "the condition after if", at: asked)
          else { return nil }
        }
        try evaluation.make(1)
        return try evaluation.evaluate(arena.child(run, 1))
      }
      if let result { results.append(result) }
    }
    return .list(results)
  }

  /// `value.field`; of a list, the field of every element.
  package mutating func field(
    _ name: String, of subject: Value, at id: FormulaID
  ) throws(Refusal) -> Value {
    switch subject {
    case .record(let record):
      guard let value = record[name] else {
        throw Refusal(
          "unknown-field", "the record has no \(name)",
          notes: ["it has \(record.names.joined(separator: ", "))"])
      }
      return value
    case .thing(let thing):
      looksAtWorld = true
      do {
        return try property(name, of: thing)
      } catch {
        // The formula of a metric is not written in the user's text: the place is where it was asked for.
        failure = id
        throw error
      }
    case .list(let elements):
      if ["count", "length", "size"].contains(name) {
        throw Refusal(
          "unknown-field", "a list has no \(name)",
          notes: ["how many there are is asked with count(…)"])
      }
      try make(elements.count)
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try field(name, of: element, at: id)) }
      return .list(values)
    case .period(let period):
      switch name {
      case "start", "first": return .date(period.first)
      case "end", "last": return .date(period.last)
      case "days":
        return .quantity(Quantity(Double(period.days), .day))
      default:
        throw Refusal("unknown-field", "a period has start, end and days, and no \(name)")
      }
    case .date(let day):
      let parts = day.parts
      switch name {
      case "year": return .number(Double(parts.year))
      case "month": return .number(Double(parts.month))
      case "day": return .number(Double(parts.day))
      default:
        throw Refusal("unknown-field", "a date has year, month and day, and no \(name)")
      }
    case .unstated: return subject
    case .quantity, .uncertain, .truth, .text, .function, .series:
      throw Refusal(
        "unknown-field", "\(subject.kindName) has no parts, so nothing can follow the dot",
        labels: [subject.kindName],
        notes: environment.functions.contains { $0.name == name }
          ? ["\(name)(…) is also a function: help \(name)"] : [])
    }
  }

  /// A property of a thing, which is the first local of its formula.
  package mutating func property(_ name: String, of thing: Thing) throws(Refusal) -> Value {
    let outer = frame
    frame = [.thing(thing)]
    defer { frame = outer }
    return try environment.surroundings.field(&self, thing, name)
  }

  /// A question about several things of the world at once.
  package mutating func ask(_ question: String, _ values: [Value]) throws(Refusal) -> Value {
    looksAtWorld = true
    return try environment.surroundings.ask(&self, question, values)
  }

  /// `list[1]`: positions count from 1; negative ones from the end.
  mutating func element(of subject: Value, at index: Value) throws(Refusal) -> Value {
    if case .unstated = subject { return subject }
    switch (subject, index) {
    case (.list(let list), .quantity(let quantity)) where quantity.unit.isNone:
      let count = Double(list.count)
      let position = quantity.value < 0 ? count + quantity.value : quantity.value - 1
      guard position.rounded() == position, position >= 0, position < count else {
        throw Refusal(
          "no-such-position",
          "the list has \(counted(list.count, "entry", "entries")), and position \(quantity.text(digits: 15)) is not one of them",
          notes: ["positions count from 1, and from the end as -1, -2, …"])
      }
      return list[Int(position)]
    case (.record(let record), .text(let name)):
      guard let value = record[name] else {
        throw Refusal("unknown-field", "the record has no \(name)")
      }
      return value
    case (.list, _):
      throw Refusal(
        "wrong-kind", "a position in a list is a whole number, and this is \(index.kindName)",
        labels: ["", index.kindName])
    default:
      throw Refusal(
        "wrong-kind", "[…] picks from a list by position, and this is \(subject.kindName)",
        labels: [subject.kindName, index.kindName])
    }
  }
}

extension Value {
  package var isUncertain: Bool {
    if case .uncertain = self { true } else { false }
  }
}

/// `1 value`, `2 values`.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
