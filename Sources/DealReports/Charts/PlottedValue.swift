package import DealFormula
import DealPage
import DealQuantities

/// The forms that `plot` draws in.
package enum PlotForm: String, Sendable, CaseIterable {
  case line, area, steps, bars, histogram
}

/// Something to draw: what it is called and what it is.
package struct Plotted {
  package var name: String
  package var value: Value
  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// Numbers of one unit, many at once: of what is a range the median and the ends of its 90%.
struct PlottedNumbers {
  /// What a value is in the unit; none where it is not stated.
  struct Number {
    var value: Double?
    var band: Curves.Band?
  }

  let unit: Unit
  private let environment: Environment

  init(_ unit: Unit, _ environment: Environment) {
    self.unit = unit
    self.environment = environment
  }

  /// The numbers of values, in order. Refused for what is no quantity of this dimension.
  func numbers(_ values: [Value], _ name: String) throws(Refusal) -> [Number] {
    var numbers = [Number](repeating: Number(), count: values.count)
    var drawn: [(place: Int, range: Uncertain, factor: Double)] = []
    for (place, value) in values.enumerated() {
      switch value {
      case .quantity(let quantity):
        let converted = try converted(quantity, name)
        numbers[place].value = converted.isFinite ? converted : nil
      case .uncertain(let range):
        let one = try converted(Quantity(1, range.unit), name)
        drawn.append((place, range, one))
      case .unstated: break
      case .truth(let truth): numbers[place].value = truth ? 1 : 0
      case .date, .period, .text, .list, .record, .function, .series, .thing:
        throw Refusal(
          "wrong-kind", "\(name) has \(value.kindName) in it, and plot draws quantities",
          notes: ["plot draws series over time, ranges, lists of numbers, and tables with numbers"])
      }
    }
    let statistics = try environment.sampling.statistics(of: drawn.map(\.range))
    for (one, figures) in zip(drawn, statistics) {
      let (low, middle, high) = (
        figures.quantile(0.05) * one.factor, figures.median * one.factor,
        figures.quantile(0.95) * one.factor
      )
      guard low.isFinite, middle.isFinite, high.isFinite else { continue }
      numbers[one.place] = Number(
        value: middle, band: low < high ? Curves.Band(low, high) : nil)
    }
    return numbers
  }

  private func converted(_ quantity: Quantity, _ name: String) throws(Refusal) -> Double {
    guard quantity.dimension == unit.dimension else {
      throw Refusal(
        "dimension",
        "\(name) is \(quantity.dimension.name), and what stands beside it is \(unit.dimension.name): one picture has one axis",
        notes: ["plot them one after the other"])
    }
    return try quantity.converted(to: unit, exchange: environment.exchange).value
  }
}

extension Value {
  /// The unit of what can be drawn; nil if it has none.
  var plottedUnit: Unit? {
    switch self {
    case .quantity(let quantity): quantity.unit
    case .uncertain(let range): range.unit
    case .series(let series): series.unit
    case .truth: Unit.none
    case .date, .period, .text, .list, .record, .function, .thing, .unstated: nil
    }
  }
}

extension Describer {
  /// A value as it stands beside its bar: of a range the median, as the bar shows the ends itself.
  func barText(_ value: Value) -> String {
    guard case .uncertain(let range) = value, let words = words(range) else { return text(value) }
    return words.middle
  }
}
