import DealFormula
import DealQuantities

/// What the metrics read from the book: inputs that nobody announces and that everyone must assume.
package enum Assumed: String, Sendable, CaseIterable {
  /// The share of the hours that is sold.
  case utilization
  /// Facility power over that of the computers: power usage effectiveness.
  case pue
  /// The share of the live power that is drawn on average.
  case load
  /// Model FLOPS utilization: the share of the peak that a model uses.
  case mfu
  case electricityPrice = "electricity_price"
  /// What money a year later is worth less.
  case discountRate = "discount_rate"
  /// What an hour of an accelerator is sold for.
  case pricePerGpuHour = "price_per_gpu_hour"

  /// The name by which the book states it.
  package var name: String { rawValue }

  /// In a few words.
  var summary: String {
    switch self {
    case .utilization: "the share of the hours that is sold"
    case .pue: "facility power over the power of the computers"
    case .load: "the share of the live power that is drawn on average"
    case .mfu: "the share of the peak speed that models use"
    case .electricityPrice: "what electricity costs"
    case .discountRate: "by how much money a year later is worth less"
    case .pricePerGpuHour: "what an hour of an accelerator is sold for"
    }
  }

  /// The unit, for people.
  var unit: String {
    switch self {
    case .utilization, .load, .mfu: "%"
    case .pue: "ratio"
    case .electricityPrice: "money/MWh"
    case .discountRate: "%"
    case .pricePerGpuHour: "money/gpu/hour"
    }
  }

  /// What it is taken for where nothing is assumed, and why; nil where there is no honest default.
  var otherwise: (value: Quantity, why: String)? {
    switch self {
    case .utilization:
      (Quantity(100, .percent), "every hour counts as sold, as nothing else is assumed")
    case .load:
      (Quantity(100, .percent), "all live power counts as drawn, as nothing else is assumed")
    case .pue, .mfu, .electricityPrice, .discountRate, .pricePerGpuHour: nil
    }
  }

  /// What to write behind `assume NAME` as an example.
  var example: String {
    switch self {
    case .utilization: "= 70%"
    case .pue: "= 1.2 to 1.3"
    case .load: "= 80%"
    case .mfu: "= 35% to 55%"
    case .electricityPrice: "= $66/MWh to $89/MWh"
    case .discountRate: "= 8%"
    case .pricePerGpuHour: "= $3/gpu/hour"
    }
  }

  /// Where the figures of the example are from.
  var reference: String {
    switch self {
    case .utilization: "an assumption: state it with assume utilization = 70%"
    case .pue: "an assumption; 1.1 at the best sites, 1.55 on average (Uptime Institute 2022-2024)"
    case .load: "an assumption: state it with assume load = 80%"
    case .mfu: "an assumption; 38% to 43% in training Llama 3.1 (Llama 3 paper, 2024)"
    case .electricityPrice:
      "an assumption; $66 to $89.20/MWh for industry in Texas, Ohio and Virginia (EIA 2023)"
    case .discountRate: "an assumption: state it with assume discount_rate = 8%"
    case .pricePerGpuHour:
      "an assumption: state it with assume price_per_gpu_hour = $3/gpu/hour"
    }
  }

  /// What was decided of it; empty if nothing had to be.
  var edges: String {
    switch self {
    case .utilization: "from 0% to 100%, as no hour is sold twice"
    case .pue: "at least 1"
    case .load, .mfu: "from 0% to 100%"
    case .electricityPrice: "below zero where power is paid to be taken"
    case .discountRate: "a rate per year that compounds yearly, over years of 365 days"
    case .pricePerGpuHour: "not below zero"
    }
  }

  /// What it may measure.
  var dimensions: [Dimension] {
    switch self {
    case .utilization, .pue, .load, .mfu: [.none]
    case .electricityPrice: [.money / .energy]
    // 8%, also said as 8%/year.
    case .discountRate: [.none, .none / .time]
    case .pricePerGpuHour: [.money / .accelerators / .time]
    }
  }
}

extension Property {
  /// The assumptions as properties of a deal, so that formulas of metrics name them and `given` can
  /// replace them for one deal.
  static let assumed: [Property] = Assumed.allCases.map { input in
    .deal(
      input.name, input.summary, unit: input.unit,
      how: "the assumption \(input.name) of the book"
        + (input.otherwise.map { ", else \($0.value.text())" } ?? ""),
      reference: input.reference, edges: input.edges
    ) { (terms, evaluation) throws(Refusal) in
      // A deal of which no power is known has no load either.
      if input == .load, case .unstated(let facts) = try terms.power(in: &evaluation) {
        return .unstated(facts)
      }
      return try terms.assumption(input, in: &evaluation)
    }
  }
}

extension Terms {
  /// An assumption: what `given` says for this deal, else the book, else the default, else what to
  /// assume.
  func assumption(_ input: Assumed, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let given = evaluation.overlay.fields[.init(thing: deal.name, field: input.name)] {
      evaluation.open(
        Derivation(title: "\(deal.name).\(input.name)", kind: .fact, text: "given here"))
      evaluation.close(with: given)
      return try checked(given, input, in: &evaluation)
    }
    if let slot = evaluation.environment.surroundings.slotOf(input.name),
      evaluation.environment.definitions[slot] != nil || evaluation.overlay.names[slot] != nil
    {
      return try checked(evaluation.value(of: slot), input, in: &evaluation)
    }
    guard let (value, why) = input.otherwise else {
      return .unstated(
        Unstated([
          Unstated.Fact(
            thing: input.name, what: "an assumption", clause: input.example, verb: "assume")
        ]))
    }
    evaluation.open(Derivation(title: input.name, kind: .assumed(why)))
    evaluation.close(with: .quantity(value))
    return .quantity(value)
  }

  /// The assumption, refused if it measures something else or cannot be: a pue below 1, a share
  /// outside 0 to 100%.
  private func checked(
    _ value: Value, _ input: Assumed, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    if !input.dimensions.contains(where: { $0 == value.dimension }) {
      try evaluation.check(value, input.dimensions[0], input.name)
    }
    guard case .quantity(let quantity) = value else { return value }
    switch input {
    case .electricityPrice, .discountRate: return value
    case .pricePerGpuHour:
      guard quantity.value >= 0 else {
        throw Refusal(
          "not-positive",
          "price_per_gpu_hour is what is received for an hour, and this is \(quantity.text())")
      }
    case .pue:
      guard try quantity.number() >= 1 else {
        throw Refusal(
          "not-positive",
          "pue is facility power over the power of the computers: at least 1, and this is \(quantity.text())"
        )
      }
    case .utilization, .load, .mfu:
      // No hour is sold twice, and nothing draws or computes more than it can.
      guard (0...1).contains(try quantity.number()) else {
        throw Refusal(
          "chance-range", "\(input.name) is between 0% and 100%, and this is \(quantity.text())")
      }
    }
    return value
  }
}
