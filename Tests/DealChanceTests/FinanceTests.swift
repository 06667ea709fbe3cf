import DealChance
import Foundation
import Testing

/// Functions of finance against numpy-financial and plain Python (Oracles/finance.py), and what must
/// hold for all of them.
@Suite struct FinanceTests {
  /// A line of the table: a function, its arguments and its answer.
  struct Line {
    var name: String
    var arguments: [[Double]]
    var answer: Double
  }

  static func lines() throws -> [Line] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/finance.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let answer = Double(fields[2]) else { return nil }
      let arguments = fields[1].split(separator: ";").map { list in
        list.split(separator: ",").compactMap { Double($0) }
      }
      return Line(name: fields[0], arguments: arguments, answer: answer)
    }
  }

  static func compute(_ line: Line) -> Double {
    let lists = line.arguments
    let x = lists.map { $0.first ?? .nan }
    switch line.name {
    case "pv":
      return Annuity.present(rate: x[0], periods: x[1], payment: x[2], future: x[3], due: x[4])
    case "fv":
      return Annuity.future(rate: x[0], periods: x[1], payment: x[2], present: x[3], due: x[4])
    case "pmt":
      return Annuity.payment(rate: x[0], periods: x[1], present: x[2], future: x[3], due: x[4])
    case "ipmt":
      return Annuity.interest(
        rate: x[0], period: x[1], periods: x[2], present: x[3], future: x[4], due: x[5])
    case "ppmt":
      let interest = Annuity.interest(
        rate: x[0], period: x[1], periods: x[2], present: x[3], future: x[4], due: x[5])
      return Annuity.payment(rate: x[0], periods: x[2], present: x[3], future: x[4], due: x[5])
        - interest
    case "nper":
      return Annuity.periods(rate: x[0], payment: x[1], present: x[2], future: x[3], due: x[4])
    case "rate":
      return Annuity.rates(
        periods: x[0], payment: x[1], present: x[2], future: x[3], due: x[4], guess: x[5]
      ).first ?? .nan
    case "npv": return CashFlows.presentValue(rate: x[0], lists[1])
    case "irr": return CashFlows.rates(lists[0], guess: x[1]).first ?? .nan
    case "mirr": return CashFlows.modifiedRate(lists[0], finance: x[1], reinvestment: x[2])
    case "xnpv": return CashFlows.presentValue(rate: x[0], lists[1], days: lists[2])
    case "xirr": return CashFlows.rates(lists[0], days: lists[1], guess: x[2]).first ?? .nan
    default: return .nan
    }
  }

  @Test func everyFunctionAgreesToNineDigits() throws {
    var count = 0
    for line in try Self.lines() {
      let answer = Self.compute(line)
      count += 1
      #expect(
        abs(answer - line.answer) <= 1e-9 * abs(line.answer),
        "\(line.name)(\(line.arguments)): \(answer), not \(line.answer)")
    }
    #expect(count > 600)
  }

  /// A number from 0 to 1 that depends on its place only.
  private func chance(_ index: Int, _ place: Int) -> Double {
    let mixed = RandomStream.mixed(UInt64(index) &* 1_000 &+ UInt64(place))
    return Double(mixed >> 11) / 9_007_199_254_740_992
  }

  @Test func presentValueAtAnInternalRateIsNothing() {
    for index in 0..<300 {
      let count = 2 + Int(chance(index, 0) * 12)
      let flows = (0..<count).map { (chance(index, $0 + 1) - 0.5) * 1e6 }
      let size = flows.reduce(0) { $0 + abs($1) }
      for rate in CashFlows.rates(flows, guess: 0.1) where rate > -0.9 {
        let value = CashFlows.presentValue(rate: rate, flows)
        // Discounted at rates near −100%, flows are as large as their factor.
        let scale = size * max(1, Elementary.pow(1 + rate, -Double(count)))
        #expect(abs(value) <= 1e-11 * scale, "\(flows) at \(rate): \(value)")
      }
      let days = flows.indices.map { 20_000 + Double($0) * 100 * chance(index, $0 + 50) }
      // Nearer to −100% the digits of a rate do not tell it from its neighbours.
      for rate in CashFlows.rates(flows, days: days, guess: 0.1) where rate > -0.9 {
        let value = CashFlows.presentValue(rate: rate, flows, days: days)
        let years = ((days.last ?? 0) - days[0]) / 365
        let scale = size * max(1, Elementary.pow(1 + rate, -years))
        #expect(abs(value) <= 1e-11 * scale, "\(flows) on \(days) at \(rate): \(value)")
      }
    }
  }

  @Test func everyRateIsFound() {
    // Flows that are worth nothing at chosen rates: the product of (x − 1 − rate).
    for index in 0..<200 {
      let count = 1 + Int(chance(index, 0) * 5)
      let rates = (0..<count).map { -0.5 + 0.4 * Double($0) + 0.3 * chance(index, $0 + 1) }
      var flows = [1.0]
      for rate in rates {
        var next = flows + [0]
        for place in flows.indices { next[place + 1] -= flows[place] * (1 + rate) }
        flows = next
      }
      let found = CashFlows.rates(flows, guess: 0.1).sorted()
      #expect(found.count == count, "\(rates): \(found)")
      for (wanted, rate) in zip(rates, found) { #expect(abs(wanted - rate) < 1e-9) }
    }
  }

  @Test func levelPaymentsUndoEachOther() {
    for index in 0..<300 {
      let rate = index % 7 == 0 ? 0 : chance(index, 1) * 0.3 - 0.05
      let periods = 1 + (chance(index, 2) * 200).rounded()
      let due = index % 2 == 0 ? 0.0 : 1
      let (present, future) = (chance(index, 3) * 1e6 + 1, -chance(index, 4) * 1e5)
      let payment = Annuity.payment(
        rate: rate, periods: periods, present: present, future: future, due: due)
      func same(_ a: Double, _ b: Double, _ size: Double, _ what: String) {
        #expect(abs(a - b) <= 1e-9 * max(abs(b), size), "\(what): \(a), not \(b)")
      }
      let grown = max(1, Elementary.pow(1 + rate, periods)) * present
      same(
        Annuity.present(
          rate: rate, periods: periods, payment: payment, future: future, due: due),
        present, 1, "pv")
      same(
        Annuity.future(
          rate: rate, periods: periods, payment: payment, present: present, due: due),
        future, grown, "fv")
      let total = present.magnitude + future.magnitude
      // A payment that hardly exceeds the interest does not tell how long it takes.
      if (present + future).magnitude > 0.01 * total, payment < 0, grown < 1e6 * present {
        same(
          Annuity.periods(
            rate: rate, payment: payment, present: present, future: future, due: due) / periods,
          1, 1000 * grown / present * 1e-6, "nper")
      }
      let rates = Annuity.rates(
        periods: periods, payment: payment, present: present, future: future, due: due, guess: rate)
      same(rates.first ?? .nan, rate, 1, "rate of \(rates)")
    }
  }

  @Test func interestAndPrincipalPayALoanOff() {
    let payment = Annuity.payment(
      rate: 0.05 / 12, periods: 360, present: 300_000, future: 0, due: 0)
    var owed = 300_000.0
    for period in 1...360 {
      let interest = Annuity.interest(
        rate: 0.05 / 12, period: Double(period), periods: 360, present: 300_000, future: 0, due: 0)
      #expect(abs(interest + owed * 0.05 / 12) < 1e-7)
      owed += payment - interest
    }
    #expect(abs(owed) < 1e-6)
  }

  @Test func whatHasNoSolutionIsNotANumber() {
    #expect(CashFlows.rates([1, 2, 3], guess: 0.1) == [])
    #expect(CashFlows.rates([], guess: 0.1) == [])
    #expect(CashFlows.rates([0, 0], guess: 0.1) == [])
    #expect(CashFlows.rates([1, -1, 1], guess: 0.1) == [])
    #expect(CashFlows.presentValue(rate: -1, [1]).isNaN)
    #expect(CashFlows.modifiedRate([1, 2], finance: 0.1, reinvestment: 0.1).isNaN)
    #expect(CashFlows.payback(rate: 0, [-3, 1, 1]).isNaN)
    #expect(Annuity.periods(rate: 0.1, payment: -5, present: 100, future: 0, due: 0).isNaN)
    #expect(Annuity.periods(rate: 0, payment: 0, present: 100, future: 0, due: 0).isNaN)
    #expect(
      Annuity.rates(periods: 10, payment: 1, present: 1, future: 1, due: 0, guess: 0.1) == [])
    #expect(
      Annuity.interest(rate: 0.1, period: 11, periods: 10, present: 1, future: 0, due: 0).isNaN)
  }

  /// Over so many periods that what is owed would be a small difference of large numbers, and over so
  /// many that their growth is no number any more.
  @Test func longLoansKeepTheirDigits() {
    func interest(_ rate: Double, _ period: Double, _ periods: Double, due: Double = 0) -> Double {
      Annuity.interest(
        rate: rate, period: period, periods: periods, present: 1_000, future: 0, due: due)
    }
    // By mpmath: 1000 × 0.3 × (1 − 1.3^−(n − k + 1)) / (1 − 1.3^−n).
    #expect(abs(interest(0.3, 203, 369) + 300) < 1e-9)
    #expect(abs(interest(0.3, 369, 369) + 69.23076923076923) < 1e-9)
    #expect(abs(interest(0.3, 369, 369, due: 1) + 53.25443786982249) < 1e-9)
    #expect(interest(0.05, 20_000, 1e6) == -50)
    #expect(
      Annuity.present(rate: 0.05, periods: 1e300, payment: -100, future: 5, due: 0) == 2_000)
    #expect(Annuity.payment(rate: 0.05, periods: 1e6, present: 1_000, future: 7, due: 0) == -50)
    #expect(
      Annuity.future(rate: 0.05, periods: 1e6, payment: -100, present: 0, due: 0) == .infinity)
    #expect(Annuity.future(rate: 0.05, periods: 1e6, payment: 0, present: 0, due: 0) == 0)
    #expect(
      Annuity.present(rate: -0.99, periods: 1_000, payment: 1, future: 0, due: 0) == -.infinity)
  }

  @Test func ratesAreFoundAtAndFarFromZero() {
    for due in [0.0, 1] {
      let rates = Annuity.rates(
        periods: 10, payment: -100, present: 1_000, future: 0, due: due, guess: 0.1)
      #expect(rates == [0])
    }
    // 1.08^365 − 1 and 1e−297 − 1 by mpmath.
    let nextDay = CashFlows.rates([-100, 108], days: [0, 1], guess: 0.1)
    #expect(nextDay.count == 1)
    #expect(abs((nextDay.first ?? .nan) / 1_583_692_108_825.9987 - 1) < 1e-11)
    #expect(CashFlows.rates([-1e150, 1e-147], guess: 0.1) == [-1])
    #expect(CashFlows.payback(rate: 0.1, [5]) == 0)
    #expect(CashFlows.payback(rate: 0.1, [-5]).isNaN)
  }

  @Test func aTouchingRootIsOneRate() {
    #expect(CashFlows.rates([1, -2, 1], guess: 0.1).map { abs($0) < 1e-7 } == [true])
    #expect(CashFlows.rates([-1, 1.1], guess: 0.1).map { abs($0 - 0.1) < 1e-15 } == [true])
    #expect(CashFlows.payback(rate: 0, [-100, 40, 40, 40]) == 2.5)
    #expect(CashFlows.payback(rate: 0, [10, 40]) == 0)
  }
}
