package import DealQuantities

extension Value {
  /// How deep lists and records may lie inside one another.
  private static var mostLevels: Int { 100 }

  /// Refused for a value that could not be shown: parts that are shared in memory are written out
  /// again and again, so a few doublings make more than there is room for.
  package func checkSize(_ limits: WorkLimits) throws(Refusal) {
    var room = limits.entries
    try take(from: &room, level: 0, limits)
  }

  /// Takes its entries from the room that is left.
  private func take(
    from room: inout Int, level: Int, _ limits: WorkLimits
  ) throws(Refusal) {
    let parts: [Value]
    switch self {
    case .list(let elements): parts = elements
    case .record(let record): parts = record.values
    case .series(let series):
      try Series.checkSize(series.parts.count, room: room, limits)
      room -= series.parts.count
      return
    case .quantity, .uncertain, .date, .period, .truth, .text, .function, .thing, .unstated: return
    }
    guard level < Self.mostLevels else {
      throw Refusal(
        "too-deep",
        "lists may lie \(Self.mostLevels) deep inside one another, and these lie deeper")
    }
    room -= parts.count
    guard room >= 0 else {
      throw Refusal(
        "too-long-list",
        "a value may hold \(WorkLimits.words(Double(limits.entries))) entries in all, and this one holds more"
      )
    }
    for part in parts { try part.take(from: &room, level: level + 1, limits) }
  }
}

extension Series {
  /// Refused for more parts than a value may have.
  static func checkSize(_ parts: Int, _ limits: WorkLimits) throws(Refusal) {
    try checkSize(parts, room: limits.entries, limits)
  }

  /// Refused for more parts than there is room for beside what else the value holds.
  fileprivate static func checkSize(
    _ parts: Int, room: Int, _ limits: WorkLimits
  ) throws(Refusal) {
    guard parts <= room else {
      throw Refusal(
        "too-long-list",
        "a value over time may have \(WorkLimits.words(Double(limits.entries))) payments or rollouts in all, and this one has more"
      )
    }
  }
}
