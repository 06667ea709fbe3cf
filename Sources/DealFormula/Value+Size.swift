package import DealQuantities

extension Value {
  /// How many entries a value may have in all, written out.
  private static var mostEntries: Int { 1_000_000 }
  /// How deep lists and records may lie inside one another.
  private static var mostLevels: Int { 100 }

  /// Refused for a value that could not be shown: parts that are shared in memory are written out
  /// again and again, so a few doublings make more than there is room for.
  package func checkSize() throws(Refusal) {
    var room = Self.mostEntries
    try take(from: &room, level: 0)
  }

  /// Takes its entries from the room that is left.
  private func take(from room: inout Int, level: Int) throws(Refusal) {
    let parts: [Value]
    switch self {
    case .list(let elements): parts = elements
    case .record(let record): parts = record.values
    case .quantity, .uncertain, .date, .period, .truth, .text, .function, .series, .thing,
      .unstated:
      return
    }
    guard level < Self.mostLevels else {
      throw Refusal(
        "too-deep",
        "lists may lie \(Self.mostLevels) deep inside one another, and these lie deeper")
    }
    room -= parts.count
    guard room >= 0 else {
      throw Refusal(
        "too-long-list", "a value may hold 1 million entries in all, and this one holds more")
    }
    for part in parts { try part.take(from: &room, level: level + 1) }
  }
}
