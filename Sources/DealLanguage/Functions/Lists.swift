import DealFormula
import DealQuantities

extension Function {
  static let lists: [Function] = [
    Function(
      "sum", "list …", "everything in a list, added up", examples: ["sum([1, 2, 3])"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      let elements = try spread(values)
      if let sum = try sumInCents(elements) { return .quantity(sum) }
      if elements.contains(where: \.isUncertain) { return try halves(elements[...], &evaluation) }
      return try evaluation.sum(of: elements)
    }
    .deciding(
      "of an empty list it is 0, a plain number"
    ),
    Function(
      "mean", "list …", "the sum of a list over how many there are; of a range, its mean",
      examples: ["mean([1, 2, 6])"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      if values.count == 1, let mean = try mean(of: values[0], &evaluation) { return mean }
      let elements = try filled(spread(values), "mean")
      let total =
        elements.contains(where: \.isUncertain)
        ? try halves(elements[...], &evaluation) : try evaluation.sum(of: elements)
      return try evaluation.apply(.divide, total, .number(Double(elements.count)))
    },
    Function(
      "min", "list …", "the smallest of a list", examples: ["min($3, $2)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try extreme(.less, filled(spread(values), "min"), &evaluation)
    },
    Function(
      "max", "list …", "the greatest of a list", examples: ["max([2 GW, 500 MW])"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try extreme(.greater, filled(spread(values), "max"), &evaluation)
    },
    Function(
      "count", "list", "how many there are in a list", examples: ["count([4, 5, 6])"]
    ) { (_, values) throws(Refusal) in
      .number(Double(try list(values, 0, "what count goes through").count))
    },
    Function(
      "first", "list", "the first of a list", examples: ["first([4, 5, 6])"]
    ) { (_, values) throws(Refusal) in
      try filled(list(values, 0, "what first looks at"), "first")[0]
    },
    Function(
      "last", "list", "the last of a list", examples: ["last([4, 5, 6])"]
    ) { (_, values) throws(Refusal) in
      let elements = try filled(list(values, 0, "what last looks at"), "last")
      return elements[elements.count - 1]
    },
    Function(
      "map", "list function", "a list of what the function makes of each",
      examples: ["map([1, 2, 3], x => x ^ 2)"]
    ) { (evaluation, values) throws(Refusal) in
      let function = try closure(values, 1, "the second value of map")
      var mapped: [Value] = []
      for element in try list(values, 0, "what map goes through") {
        try evaluation.make(1)
        mapped.append(try evaluation.call(function, [element]))
      }
      return .list(mapped)
    },
    Function(
      "where", "list condition", "those of a list for which the condition is true",
      examples: ["where([1, 5, 9], x => x > 3)"]
    ) { (evaluation, values) throws(Refusal) in
      let condition = try closure(values, 1, "the condition of where")
      var kept: [Value] = []
      for element in try list(values, 0, "what where goes through") {
        let holds = try evaluation.call(condition, [element])
        if try evaluation.truth(holds, "the condition of where", at: condition.body) {
          try evaluation.make(1)
          kept.append(element)
        }
      }
      return .list(kept)
    },
    Function(
      "sort", "list key?", "a list from the smallest to the greatest, by a key if one is given",
      examples: ["sort([3, 1, 2])", "sort([3, 1, 2], x => -x)"]
    ) { (evaluation, values) throws(Refusal) in
      let elements = try list(values, 0, "what sort goes through")
      try evaluation.make(elements.count)
      var keyed: [(key: Value, element: Value)] = []
      for element in elements {
        let key =
          values.count > 1
          ? try evaluation.call(closure(values, 1, "the key of sort"), [element]) : element
        keyed.append((key, element))
      }
      return .list(try sorted(keyed, &evaluation).map(\.element))
    },
    Function(
      "unique", "list", "a list without what stands in it again",
      examples: ["unique([1, 2, 1])"]
    ) { (evaluation, values) throws(Refusal) in
      var kept: [Value] = []
      for element in try list(values, 0, "what unique goes through") {
        var isNew = true
        for other in kept where isNew {
          try evaluation.spend()
          isNew = (try? same(element, other, &evaluation)) != true
        }
        guard isNew else { continue }
        try evaluation.make(1)
        kept.append(element)
      }
      return .list(kept)
    }
    .deciding(
      "only values that are exactly equal are the same: 1 GW and 1,000 MW are"
    ),
    Function(
      "zip", "list list2", "pairs of the first of both, the second of both, and so on",
      examples: ["zip([1, 2], [$5, $6])"]
    ) { (evaluation, values) throws(Refusal) in
      let left = try list(values, 0, "the first value of zip")
      let right = try list(values, 1, "the second value of zip")
      guard left.count == right.count else {
        throw Refusal(
          "lengths-differ",
          "zip pairs lists of the same length, and these have \(left.count) and \(right.count) entries"
        )
      }
      try evaluation.make(3 * left.count)
      return .list(zip(left, right).map { .list([$0, $1]) })
    },
    Function(
      "range", "start end step?",
      "the numbers from start to end, by a step of 1 unless another is given",
      examples: ["range(1, 5)"]
    ) { (evaluation, values) throws(Refusal) in try range(values, &evaluation) }
    .deciding(
      "the end belongs to it if a step leads there"
    ),
  ]

  /// The elements of the one list that is given, or the values themselves.
  private static func spread(_ values: [Value]) throws(Refusal) -> [Value] {
    if values.count == 1, case .list(let elements) = values[0] { return elements }
    return values
  }

  /// The sum of amounts of one currency that are all whole cents, which adds up exactly; nil for
  /// other values.
  private static func sumInCents(_ elements: [Value]) throws(Refusal) -> Quantity? {
    guard case .quantity(let first)? = elements.first, first.unit.dimension == .money,
      first.unit.currency != nil
    else { return nil }
    var total = Cents.zero
    for element in elements {
      guard case .quantity(let amount) = element, amount.unit == first.unit,
        let cents = try? Cents(rounding: amount.value), cents.amount == amount.value
      else { return nil }
      total = try total.adding(cents)
    }
    return Quantity(total.amount, first.unit)
  }

  /// The sum of values of which some are ranges: of halves, so that a long sum is not a high one.
  private static func halves(
    _ elements: ArraySlice<Value>, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard elements.count > 1 else { return elements.first ?? .number(0) }
    let middle = elements.startIndex + elements.count / 2
    return try evaluation.apply(
      .add, halves(elements[..<middle], &evaluation), halves(elements[middle...], &evaluation))
  }

  private static func filled(_ elements: [Value], _ name: String) throws(Refusal) -> [Value] {
    guard !elements.isEmpty else {
      throw Refusal("empty-list", "\(name) needs at least one value, and the list is empty")
    }
    return elements
  }

  private static func extreme(
    _ operation: BinaryOperation, _ elements: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var best = elements[0]
    if elements.contains(where: \.isUncertain) {
      for element in elements.dropFirst() {
        best = try evaluation.extreme(best, element, isGreatest: operation == .greater)
      }
      return best
    }
    for element in elements.dropFirst()
    where try evaluation.truth(
      evaluation.apply(operation, element, best), "the order of two values")
    {
      best = element
    }
    return best
  }

  private static func same(
    _ a: Value, _ b: Value, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Bool {
    try evaluation.truth(evaluation.apply(.equal, a, b), "whether two values are the same")
  }

  /// Lists by the element at a position of each.
  static func ordered(
    _ rows: [Value], by position: Int, _ evaluation: inout Evaluation
  ) throws(Refusal) -> [Value] {
    var keyed: [(key: Value, element: Value)] = []
    for row in rows {
      guard case .list(let cells) = row, cells.indices.contains(position) else { continue }
      keyed.append((cells[position], row))
    }
    return try sorted(keyed, &evaluation).map(\.element)
  }

  /// Merge sort: stable, and its comparisons may be refused.
  private static func sorted(
    _ entries: [(key: Value, element: Value)], _ evaluation: inout Evaluation
  ) throws(Refusal) -> [(key: Value, element: Value)] {
    guard entries.count > 1 else { return entries }
    let middle = entries.count / 2
    let left = try sorted(Array(entries[..<middle]), &evaluation)
    let right = try sorted(Array(entries[middle...]), &evaluation)
    var merged: [(key: Value, element: Value)] = []
    merged.reserveCapacity(entries.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if try before(right[j].key, left[i].key, &evaluation) {
        merged.append(right[j])
        j += 1
      } else {
        merged.append(left[i])
        i += 1
      }
    }
    return merged + left[i...] + right[j...]
  }

  private static func before(
    _ a: Value, _ b: Value, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Bool {
    if case .text(let a) = a, case .text(let b) = b {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    guard !a.isUncertain, !b.isUncertain else {
      throw Refusal(
        "range-not-possible", "sort needs one value of each to go by, and one is a range",
        notes: ["by what is in the middle of it: sort(list, x => median(x))"])
    }
    return try evaluation.truth(evaluation.apply(.less, a, b), "the order of two values")
  }

  private static func range(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let start = try quantity(values, 0, "the start of range")
    let end = try quantity(values, 1, "the end of range").converted(to: start.unit).value
    let step =
      values.count > 2
      ? try quantity(values, 2, "the step of range").converted(to: start.unit).value : 1
    guard step > 0 || end < start.value && step < 0 else {
      throw Refusal("range-step", "the step of range must lead from the start towards the end")
    }
    let steps = ((end - start.value) / step + 1e-9).rounded(.down)
    let most = Double(evaluation.limits.entries)
    guard steps < most else {
      throw Refusal(
        "too-long-list",
        "a list may have \(WorkLimits.words(most)) entries, and this one would have more")
    }
    guard steps >= 0 else { return .list([]) }
    try evaluation.make(Int(steps) + 1)
    return .list(
      (0...Int(steps)).map { .quantity(Quantity(start.value + Double($0) * step, start.unit)) })
  }
}
