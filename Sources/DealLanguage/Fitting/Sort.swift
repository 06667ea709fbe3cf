package import DealFormula
package import DealModel
package import DealQuantities

/// What sort of value a formula has, as far as that can be told without working it out.
package indirect enum Sort: Hashable, Sendable {
  case quantity(Dimension)
  case date, truth, text, function
  case thing(Thing.Kind)
  /// A list; of its entries nothing may be known.
  case list(Sort?)
  /// A level or a flow over time.
  case series(Dimension)

  /// The sort of a value; nil for what no name of the book is worth.
  package init?(_ value: Value) {
    switch value {
    case .quantity(let quantity): self = .quantity(quantity.dimension)
    case .uncertain(let range):
      switch range.meaning {
      case .quantity: self = .quantity(range.unit.dimension)
      case .date: self = .date
      case .truth: self = .truth
      }
    case .date, .period: self = .date
    case .truth: self = .truth
    case .text: self = .text
    case .list(let elements): self = .list(elements.first.flatMap { Sort($0) })
    case .function: self = .function
    case .series(let series): self = .series(series.unit.dimension)
    case .thing(let thing): self = .thing(thing.kind)
    case .record, .unstated: return nil
    }
  }

  /// The sort of what is asked for with a dot, by the unit in its entry.
  package init?(_ property: Property) {
    switch property.unit {
    case "date": self = .date
    case "truth": self = .truth
    case "text": self = .text
    case "party": self = .thing(.party)
    case "list": self = .list(property.name == "deals" ? .thing(.deal) : nil)
    default:
      let words = property.unit.split(separator: " ")
      guard let dimension = Sort.dimension(words.first ?? "") else { return nil }
      switch words.dropFirst().joined(separator: " ") {
      case "": self = .quantity(dimension)
      case "over time": self = .series(dimension)
      default: return nil
      }
    }
  }

  /// The dimension of a unit as it stands in an entry: `money/gpu/hour`, `gpu·hour`.
  private static func dimension(_ text: Substring) -> Dimension? {
    var result = Dimension.none
    for (position, part) in text.split(separator: "/").enumerated() {
      for word in part.split(separator: "·").map(String.init) {
        guard let next = Dimension.named(word) ?? Unit.named(word)?.dimension else { return nil }
        result = position == 0 ? result * next : result / next
      }
    }
    return result
  }

  /// What it is, in words.
  package var phrase: String {
    switch self {
    case .quantity(let dimension): dimension.name
    case .date: "a date"
    case .truth: "true or false"
    case .text: "a text"
    case .function: "a function"
    case .thing(let kind): kind.phrase
    case .list: "a list"
    case .series(let dimension): "\(dimension.name) over time"
    }
  }

  /// Whether a value of this sort can stand where one of some sorts is wanted; where nothing is
  /// known of what is wanted, every value can.
  package func fits(_ wanted: [Sort]) -> Bool {
    if wanted.isEmpty || wanted.contains(.truth) || wanted.contains(self) { return true }
    guard case .list = self else { return false }
    return wanted.contains(.list(nil))
  }

  /// Whether it is an amount of something, or one over time.
  package var isMeasured: Bool {
    switch self {
    case .quantity, .series: true
    case .date, .truth, .text, .function, .thing, .list: false
    }
  }

  /// What it measures; nil for what is no quantity.
  var dimension: Dimension? { if case .quantity(let dimension) = self { dimension } else { nil } }
}

extension Function {
  /// What a call gives, as far as the name of the function says it.
  enum Result {
    case sort(Sort)
    /// Of the sort of its first value, or of the entries of that list.
    case first
    /// The list that it is handed.
    case list
  }

  /// What its calls give; nil where that rests on more than the first value.
  var result: Result? { Self.results[name] }

  /// What a value in the brackets must be, by the name of the parameter.
  static let parameterSorts: [String: Sort] = {
    var sorts: [String: Sort] = ["condition": .truth, "comparison": .truth]
    for name in ["list", "list2", "flows", "amounts"] { sorts[name] = .list(nil) }
    for name in ["party", "vendor", "payer", "payee", "seller"] { sorts[name] = .thing(.party) }
    for name in ["from", "until", "at"] { sorts[name] = .date }
    for name in [
      "rate", "p", "share", "n", "periods", "period", "most", "correlation", "stretches",
    ] {
      sorts[name] = .quantity(.none)
    }
    return sorts
  }()

  /// What calls give, by the names of the functions.
  private static let results: [String: Result] = {
    var results: [String: Result] = [:]
    func enter(_ result: Result, _ names: String) {
      for name in names.split(separator: " ") { results[String(name)] = result }
    }
    enter(
      .sort(.quantity(.none)),
      """
      irr xirr mirr payback nper rate effective nominal count hhi share top_share lerner exp ln log2 \
      log10 chance
      """)
    enter(
      .first,
      "sum mean min max first last median sd quantile p5 p95 abs round floor ceil range uniform "
        + "depreciation learning decline")
    enter(.list, "where sort unique")
    enter(.sort(.date), "today when")
    enter(.sort(.truth), "may_sell")
    enter(.sort(.quantity(.time)), "years")
    enter(.sort(.list(.thing(.party))), "parties sellers asked_first")
    for (name, kind) in [
      ("deals", Thing.Kind.deal), ("milestones", .milestone), ("chips", .chip), ("prices", .price),
      ("rights", .right),
    ] {
      enter(.sort(.list(.thing(kind))), name)
    }
    enter(.sort(.list(nil)), "map zip circles samples histogram")
    return results
  }()

  /// Whether a call may give what is wanted.
  package func mayGive(_ place: Wanted) -> Bool {
    let wanted = place.sorts
    guard !wanted.isEmpty, !wanted.contains(.truth) else {
      guard place.isMeasured, let result else { return true }
      return switch result {
      case .sort(let sort): sort.isMeasured
      case .first: true
      case .list: false
      }
    }
    let isQuantity = wanted.contains { $0.dimension != nil }
    return switch result {
    case .sort(let sort): sort.fits(wanted)
    case .first:
      isQuantity || wanted.contains(.date) && ["min", "max", "first", "last"].contains(name)
    case .list: wanted.contains { if case .list = $0 { true } else { false } }
    case nil: isQuantity && !isName && wanted.contains { $0.dimension?.isNone == false }
    }
  }
}
