package import DealFormula
package import DealQuantities

/// The days of milestones that are kept with them, so that a milestone at the end of a long chain of
/// others is not worked out from its beginning for each statement that names it.
extension World {
  /// The milestones that a formula names, by index, where it rests on nothing but written dates and
  /// lengths of time and on milestones whose days are kept; else nil.
  package func milestones(behind formula: FormulaID, in arena: FormulaArena) -> [Int32]? {
    func both(_ a: FormulaID, _ b: FormulaID) -> [Int32]? {
      guard let left = milestones(behind: a, in: arena) else { return nil }
      return milestones(behind: b, in: arena).map { left + $0 }
    }
    switch arena[formula].operation {
    case .number: return []
    case .constant(let index):
      switch arena.constant(index) {
      case .date, .period: return []
      case .quantity(let length): return length.dimension == .time ? [] : nil
      case .uncertain, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
        return nil
      }
    case .unary(_, let value), .part(_, let value): return milestones(behind: value, in: arena)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b),
      .binary(.multiply, let a, let b), .measure(let a, let b):
      return both(a, b)
    case .field(let subject, let name):
      guard case .thing(let text) = arena[subject].operation, arena.text(name) == "date",
        let thing = thing(arena.text(text)), thing.kind == .milestone,
        milestones[Int(thing.index)]?.day != nil
      else { return nil }
      return [thing.index]
    case .binary, .name, .local, .thing, .call, .apply, .index, .list, .record, .comprehension,
      .lambda, .conditional, .given, .schedule, .interpolation, .approximation, .convert, .readable:
      return nil
    }
  }

  /// Keeps the day of a milestone, which rests on those of others.
  package mutating func keep(_ day: Day, ofMilestone index: Int32, restingOn others: [Int32]) {
    update(milestone: index) { ($0.day, $0.isLeaning) = (day, !others.isEmpty) }
    for other in others where milestones[Int(other)]?.isLeanedOn == false {
      update(milestone: other) { $0.isLeanedOn = true }
    }
  }

  /// Forgets the days that rest on others, as one of these is another now; returns whose they were.
  package mutating func forgetLeaningDays() -> [Int32] {
    var found: [Int32] = []
    milestones.forEach { index, milestone in
      if milestone.isLeaning { found.append(Int32(truncatingIfNeeded: index)) }
    }
    for index in found { update(milestone: index) { $0.forgetDay() } }
    return found
  }
}
