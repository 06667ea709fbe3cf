import DealFormula
import Testing

/// Ramps and curves against integration by small steps.
@Suite struct RampTests {
  /// The integral of a function by the midpoints of `count` steps.
  private func midpoints(
    from: Double, to: Double, count: Int = 4_000, _ function: (Double) -> Double
  ) -> Double {
    let step = (to - from) / Double(count)
    return (0..<count).reduce(0) { $0 + function(from + (Double($1) + 0.5) * step) } * step
  }

  /// Ramps with their end before, at and after their `by`, without a length, and without an end.
  private func ramps() -> [Ramp] {
    Shape.allCases.flatMap { shape in
      [
        Ramp(from: 0, by: 400, until: 1_000, shape: shape),
        Ramp(from: 0, by: 400, until: 400, shape: shape),
        Ramp(from: 0, by: 400, until: 130, shape: shape),
        Ramp(from: 100, by: 100, until: 700, shape: shape),
        Ramp(from: 20_395, by: 20_819, until: .infinity, shape: shape),
      ]
    }
  }

  @Test func integralsAreTheAreasBelow() {
    for ramp in ramps() {
      for time in [ramp.from - 50, ramp.from + 60, ramp.from + 200, ramp.by, ramp.by + 300] {
        let area = midpoints(from: ramp.from - 100, to: time) { ramp.level(at: $0) }
        #expect(abs(ramp.integral(to: time) - area) < 0.3, "\(ramp) to \(time)")
      }
    }
  }

  @Test func secondIntegralsAreTheAreasBelowTheFirst() {
    for ramp in ramps() {
      for time in [ramp.from - 50, ramp.from + 60, ramp.by, ramp.by + 300, ramp.from + 1_200] {
        let area = midpoints(from: ramp.from - 100, to: time) { ramp.integral(to: $0) }
        #expect(abs(ramp.secondIntegral(to: time) - area) <= 1e-3 * max(1, area), "\(ramp)")
      }
    }
  }

  @Test func shapesStartAtNothingAndEndAtAll() {
    for shape in Shape.allCases {
      #expect(shape.share(0) == 0)
      #expect(shape.share(1) == 1)
      #expect(shape.integral(0) == 0)
      for step in 0..<100 {
        let (now, next) = (Double(step) / 100, Double(step + 1) / 100)
        #expect(shape.share(now) <= shape.share(next), "\(shape) falls at \(now)")
      }
    }
    // The areas below the shapes: model, time behaviour.
    #expect(Shape.linear.integral(1) == 0.5)
    #expect(Shape.scurve.integral(1) == 0.5)
    #expect(Shape.step.integral(1) == 0)
    #expect(abs(Shape.front.integral(1) - 2.0 / 3) < 1e-15)
    #expect(abs(Shape.back.integral(1) - 1.0 / 3) < 1e-15)
  }

  @Test func curvesHaveTheirAreas() {
    let live = [
      Curve.WeightedRamp(weight: 3, ramp: Ramp(from: 10, by: 110, until: 500, shape: .scurve)),
      Curve.WeightedRamp(weight: 1, ramp: Ramp(from: 60, by: 700, until: 500, shape: .back)),
    ]
    let quarters = (1...4).map { Curve.Instalment(time: Double($0) * 90, share: 0.25) }
    let curves: [Curve] = [
      .ramp(live[0].ramp), .even(from: 20, until: 420), .instalments(quarters),
      .withCapacity(live, until: 500), .standing(from: 30, until: 230),
      .remaining(from: 5, .even(from: 20, until: 420)), .remaining(from: 5, .instalments(quarters)),
      .remaining(from: 5, .withCapacity(live, until: 500)),
    ]
    for curve in curves {
      for time in [0.0, 15, 100, 300, 500, 800] {
        let area = midpoints(from: -10, to: time, count: 8_100) { curve.level(at: $0) }
        #expect(abs(curve.integral(to: time) - area) < 0.2, "\(curve) to \(time)")
      }
    }
  }

  @Test func paymentsReachTheWholeAndStayThere() {
    let ramp = Ramp(from: 0, by: 424, until: 2_557, shape: .front)
    let curve = Curve.withCapacity([.init(weight: 7, ramp: ramp)], until: 2_557)
    var before = 0.0
    for day in 0...2_600 {
      let level = curve.level(at: Double(day))
      #expect(level >= before)
      before = level
    }
    #expect(curve.level(at: 0) == 0)
    #expect(curve.level(at: 2_557) == 1)
  }
}
