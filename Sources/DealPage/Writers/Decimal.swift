/// A number as text with at most two decimals, without exponent; the same on any machine. What is
/// no number is 0, what is huge is cut at a thousand million.
func decimal(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(abs(value), 1e9) * 100).rounded())
  guard hundredths > 0 else { return "0" }
  let sign = value < 0 ? "-" : ""
  let rest = hundredths % 100
  let whole = sign + "\(hundredths / 100)"
  if rest == 0 { return whole }
  if rest % 10 == 0 { return whole + ".\(rest / 10)" }
  return whole + (rest < 10 ? ".0\(rest)" : ".\(rest)")
}
