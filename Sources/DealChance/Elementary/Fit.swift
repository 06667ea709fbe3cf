/// A value of a function that is fitted as c + y R(y), where y is the distance from a centre at which
/// the function is exactly c and R a rational function: rounding then touches the small part only.
struct Fit {
  /// The nearest double.
  let value: Double
  /// What the nearest double lacks.
  let low: Double
  /// R(y): the slope of the line from the centre.
  let slope: Double

  /// `centre` + `y` × `slope`.
  @inline(__always)
  init(_ centre: Double, _ y: Double, _ slope: Double) {
    let sum = DoubleDouble.sum(centre, y * slope)
    value = sum.high
    low = sum.low
    self.slope = slope
  }
}
