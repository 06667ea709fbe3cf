/// A number as programs read it: the shortest text that reads back as the same number, whole numbers
/// without a point; nil for what is no finite number.
package func plainNumber(_ value: Double) -> String? {
  guard value.isFinite else { return nil }
  if value == value.rounded(), abs(value) < 1e16, let whole = Int64(exactly: value) {
    return "\(whole)"
  }
  return "\(value)"
}
