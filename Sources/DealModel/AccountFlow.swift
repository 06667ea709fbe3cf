package import DealFormula
import DealQuantities

/// What the accounts of a deal pay one after another: each stops where the next one goes on.
struct AccountFlow {
  /// What one account says of a series, and the stretch of days in which it holds.
  struct Piece {
    var series: Series
    /// The first day of the account; nil for the first one.
    var since: Day?
    /// The first day of the next account, or on which the deal is cancelled.
    var until: Day?

    /// What is paid until then.
    func closed(in evaluation: Evaluation) throws(Refusal) -> Series {
      guard let until else { return series }
      return try series.reshaped(
        at: [.date(until)], evaluation.environment.sampling
      ) { curve, times in .frozen(curve, at: times[0]) }
    }
  }

  private(set) var pieces: [Piece] = []
  /// The first of them, in the unit of which they are added up.
  private var first: Series?
  /// What the pieces before the last have paid, in that unit; nil where something is a range.
  private var amount: Double? = 0

  /// Nothing gone through yet.
  init() {}

  /// The one account that there is.
  init(_ series: Series) {
    pieces = [Piece(series: series)]
    first = series
  }

  /// Goes on after accounts that were gone through before; their pieces but the last are not there.
  init(after paid: PaidSoFar) {
    (pieces, first, amount) = ([paid.last], paid.first, paid.amount)
  }

  /// Goes through the next account, which holds from its day on; returns what of it is not stated, and
  /// then it takes nothing over.
  mutating func add(_ terms: Terms, in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    var paid: (day: Day, amount: Value)?
    var closing: (piece: Piece, amount: Double?)?
    if let since = terms.deal.since, var piece = pieces.last {
      piece.until = since
      let before = try self.paid(before: since, closing: piece, in: &evaluation)
      paid = (since, before.value)
      closing = (piece, before.amount)
    }
    let flow = try terms.agreed(after: paid, in: &evaluation)
    guard case .series(let series) = flow else { return flow }
    if let closing {
      pieces[pieces.count - 1] = closing.piece
      amount = closing.amount
    }
    if first == nil { first = series }
    pieces.append(Piece(series: series, since: paid == nil ? nil : terms.deal.since))
    return nil
  }

  /// What is paid before a day on which the last piece stops, and that as a number where no piece is a
  /// range. Every piece has stopped by then, so a number is the sum of what there was and the last.
  private func paid(
    before day: Day, closing last: Piece, in evaluation: inout Evaluation
  ) throws(Refusal) -> (value: Value, amount: Double?) {
    let closed = try last.closed(in: evaluation)
    if let amount, let first, !closed.isDrawn {
      let time = Double(try day.adding(days: -1).number) + 1
      let sum = try first.matching(
        closed, exchange: evaluation.environment.exchange, on: evaluation.date
      ).reduce(amount) { $0 + $1.amount * $1.curve.level(at: time) }
      return (.quantity(Quantity(sum, first.unit)), sum)
    }
    var all = self
    all.pieces[all.pieces.count - 1] = last
    guard case .series(let series)? = try all.all(in: &evaluation) else {
      return (.number(0), nil)
    }
    return (try series.level(before: .date(day), evaluation.environment.sampling), nil)
  }

  /// Lets nothing more be paid from a day on; whether anything was paid at all.
  mutating func end(on day: Day) -> Bool {
    guard !pieces.isEmpty else { return false }
    pieces[pieces.count - 1].until = day
    return true
  }

  /// All pieces, one after another; nil if there is none.
  func all(in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    var sum = RunningSum()
    for piece in pieces { try sum.add(.series(piece.closed(in: evaluation)), in: &evaluation) }
    return sum.value
  }

  /// What there is to go on from; nil where a rate of exchange or a range is in it.
  var soFar: PaidSoFar? {
    guard let amount, let first, let last = pieces.last, !last.series.isDrawn,
      pieces.allSatisfy({ $0.series.unit == first.unit })
    else { return nil }
    return PaidSoFar(first: first, amount: amount, last: last)
  }
}

/// What the accounts of a deal have paid so far, kept with it, so that one more amendment behind them
/// does not go through all of them again.
package final class PaidSoFar: Sendable {
  fileprivate let first: Series
  /// What the accounts before the last pay, in the unit of the first.
  fileprivate let amount: Double
  fileprivate let last: AccountFlow.Piece

  fileprivate init(first: Series, amount: Double, last: AccountFlow.Piece) {
    (self.first, self.amount, self.last) = (first, amount, last)
  }
}

extension Deal {
  /// Whether what is paid under it rests on nothing that another statement can change.
  package func isSteady(in arena: FormulaArena) -> Bool {
    guard requires.isEmpty, self[.chance] == nil, payment != .withCapacity, status != .abandoned,
      cancelled == nil, record?.disputes.isEmpty != false
    else { return false }
    var currency: Currency?
    return facts.allSatisfy { arena.isSteady($0.formula, &currency) }
  }
}
