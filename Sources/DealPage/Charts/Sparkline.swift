/// A small curve of one sign for each value, the least `▁` and the greatest `█`, all `▄` where they are
/// the same; a space where nothing is known.
package func sparkline(_ values: [Double?]) -> String {
  let signs: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  let known = values.compactMap { $0 }.filter(\.isFinite)
  guard let least = known.min(), let greatest = known.max() else {
    return String(repeating: " ", count: values.count)
  }
  return String(
    values.map { value -> Character in
      guard let value, value.isFinite else { return " " }
      guard least < greatest else { return "▄" }
      let part = (value / 2 - least / 2) / (greatest / 2 - least / 2)
      return signs[cell(part * 8, of: signs.count)]
    })
}
