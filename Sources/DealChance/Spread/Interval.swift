extension Distribution {
  /// What `low to high` means: 90% lie between the ends, half of the rest on each side; lognormal
  /// if both ends are positive, normal (as a mirrored lognormal would be rash) if both are negative.
  package static func interval(_ low: Double, _ high: Double) throws(BadParameter)
    -> Distribution
  {
    let what = "\(BadParameter.shown(low)) to \(BadParameter.shown(high))"
    try BadParameter.checkFinite(what, low, high)
    guard low < high else {
      throw BadParameter("\(what) needs the lower end first and two different ends")
    }
    if low > 0 { return try .lognormal(p5: low, p95: high) }
    if high < 0 { return try .normal(p5: low, p95: high) }
    throw BadParameter(
      "\(what) needs two ends on the same side of 0; for hard ends write "
        + "\(BadParameter.shown(low))..\(BadParameter.shown(high)), for a bell curve "
        + "normal(p5: \(BadParameter.shown(low)), p95: \(BadParameter.shown(high)))")
  }
}
