package import DealFormula
package import DealModel
import DealPage
import DealQuantities

/// A figure that lies outside the band in which it usually lies.
package struct Sense: Sendable {
  package var band: Band
  /// The figure and the band in words: `openai_aws.cost_per_gpu_hour is $0.75/gpu/hour, below …`.
  package var message: String
  /// Where the ends of the band are from.
  package var sources: [String]
}

extension Viewpoint {
  /// The figures of a thing that lie outside their bands; of a range its median is looked at. What is
  /// not stated, or cannot be worked out, is not looked at.
  package func senses(of thing: Thing) -> [Sense] {
    Band.all.compactMap { band in
      guard band.applies(to: thing, in: world, environment), let one = band.one,
        case .success(let value)? = self.value(of: thing, named: band.property)
      else { return nil }
      return sense(band, one, value, world.name(of: thing))
    }
  }

  private func sense(
    _ band: Band, _ one: Quantity, _ value: Value, _ name: String
  ) -> Sense? {
    var figure: Quantity
    var median = ""
    switch value {
    case .quantity(let quantity): figure = quantity
    case .uncertain(let range):
      guard let statistics = try? environment.sampling.statistics(of: range),
        case .quantity(let middle)? = try? range.value(statistics.median)
      else { return nil }
      figure = middle
      median = "a median of "
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      return nil
    }
    guard
      let converted = try? figure.converted(to: one.unit, exchange: environment.exchange),
      converted.value < band.low || converted.value > band.high
    else { return nil }
    func show(_ number: Double) -> String {
      Quantity(number, one.unit).text(digits: environment.digits)
    }
    let side = converted.value < band.low ? "below" : "above"
    return Sense(
      band: band,
      message:
        "\(name).\(band.property) is \(median)\(show(converted.value)), \(side) the usual \(show(band.low)) to \(show(band.high))",
      sources: [
        "\(band.what): \(show(band.low)) is \(band.lowSource)",
        "\(show(band.high)) is \(band.highSource)",
      ])
  }
}
