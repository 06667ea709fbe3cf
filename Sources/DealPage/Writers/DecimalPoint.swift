import DealText

/// Where the numbers of a column stand under each other: at the digit of the units, which the decimal
/// point follows.
struct DecimalPoint {
  /// The columns of the widest text up to the units, and from there on.
  private(set) var before = 0
  private(set) var after = 0

  /// The point of a column's cells, which have passed the output filter. None where right-aligned
  /// numbers stand well as they are, or where their units differ: `$900M` is less than `$1.5B`.
  init?(_ cells: [String]) {
    var unit: Substring?
    var tails: [Int] = []
    for cell in cells {
      guard let number = DecimalPoint.split(cell) else { continue }
      if let unit, unit != number.unit { return nil }
      unit = number.unit
      before = max(before, columns(of: String(number.head)))
      tails.append(columns(of: String(number.tail)))
      after = max(after, tails.last ?? 0)
    }
    guard tails.contains(where: { $0 != after }) else { return nil }
  }

  /// The columns to leave free behind a cell; none for a cell without a number, which stands right.
  func space(after cell: String) -> Int {
    DecimalPoint.split(cell).map { max(0, after - columns(of: String($0.tail))) } ?? 0
  }

  /// A cell that begins with a number, perhaps behind a sign and a currency: up to the units, the rest,
  /// and of the rest the unit.
  private static func split(
    _ cell: String
  ) -> (head: Substring, tail: Substring, unit: Substring)? {
    guard let first = cell.firstIndex(where: \.isNumber) else { return nil }
    let start = cell[..<first]
    guard start.count <= 3, !start.contains(where: { $0.isLetter || $0 == " " }) else { return nil }
    let whole = cell[first...].prefix { $0.isASCII && $0.isNumber || $0 == "," }
    let tail = cell[whole.endIndex...]
    let fraction = tail.first == "." ? tail.prefix { $0 == "." || $0.isNumber } : ""
    let behind = tail.dropFirst(fraction.count)
    // What is said about the number in parentheses is not its unit.
    let unit = behind.firstRange(of: " (").map { behind[..<$0.lowerBound] } ?? behind
    return (cell[..<whole.endIndex], tail, unit)
  }
}
