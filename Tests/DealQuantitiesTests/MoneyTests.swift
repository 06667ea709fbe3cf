import DealQuantities
import Testing

@Suite struct MoneyTests {
  /// A currency by its code.
  private func currency(_ code: String) throws -> Currency { try #require(Currency.coded(code)) }

  /// A day by its number.
  private func day(_ number: Int) throws -> Day { try Day(number: number) }

  @Test func latestRateOnOrBefore() throws {
    let euro = try currency("EUR")
    var exchange = Exchange()
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 1.25, day: day(200)))
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 1.125, day: day(100)))
    #expect(try exchange.convert(8, from: euro, to: .dollar, on: day(150)) == 9)
    #expect(try exchange.convert(8, from: euro, to: .dollar, on: day(200)) == 10)
    #expect(try exchange.convert(8, from: euro, to: .dollar, on: nil) == 10)
    #expect(try exchange.convert(10, from: .dollar, to: euro, on: day(999)) == 8)
    let missing = refusal { try exchange.convert(8, from: euro, to: .dollar, on: day(99)) }
    #expect(missing?.code == "no-rate")
    #expect(missing?.notes.first?.contains("rate EUR = 1.08 USD on 1970-04-10") == true)
    #expect(missing?.notes.last?.contains("rate EUR = 1.125 USD on 1970-04-11") == true)
    // A rate of the same day replaces the old one; one without a day always holds.
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 2, day: day(200)))
    #expect(try exchange.convert(8, from: euro, to: .dollar, on: day(200)) == 16)
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 0.5))
    #expect(try exchange.convert(8, from: euro, to: .dollar, on: day(99)) == 4)
    #expect(exchange.rates.count == 3)
  }

  @Test func directBeatsInverseBeatsChain() throws {
    let euro = try currency("EUR")
    let pound = try currency("GBP")
    let yen = try currency("JPY")
    var exchange = Exchange()
    try exchange.add(Exchange.Rate(from: euro, to: pound, rate: 2))
    try exchange.add(Exchange.Rate(from: pound, to: .dollar, rate: 4))
    #expect(try exchange.convert(1, from: euro, to: .dollar) == 8)
    #expect(try exchange.convert(8, from: .dollar, to: euro) == 1)
    #expect(try exchange.steps(from: .dollar, to: euro).map(\.isInverse) == [true, true])
    #expect(try exchange.steps(from: .dollar, to: euro).map(\.target) == [pound, euro])
    try exchange.add(Exchange.Rate(from: .dollar, to: euro, rate: 0.1))
    #expect(try exchange.convert(1, from: euro, to: .dollar) == 10)
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 16))
    #expect(try exchange.convert(1, from: euro, to: .dollar) == 16)
    #expect(refusal { try exchange.convert(1, from: euro, to: yen) }?.code == "no-rate")
    #expect(
      refusal { try exchange.add(.init(from: euro, to: euro, rate: 1)) }?.code
        == "rate-same-currency")
    for rate in [0, -1, Double.infinity, Double.nan] {
      #expect(
        refusal { try exchange.add(.init(from: euro, to: yen, rate: rate)) }?.code
          == "rate-not-positive")
    }
  }

  @Test func quantitiesInTwoCurrencies() throws {
    let euro = try currency("EUR")
    var exchange = Exchange()
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 1.25))
    let dollars = Quantity.money(10)
    let euros = Quantity.money(8, euro)
    #expect(try dollars.adding(euros, exchange: exchange) == .money(20))
    #expect(try euros.adding(dollars, exchange: exchange) == .money(16, euro))
    #expect(try dollars.subtracting(euros, exchange: exchange) == .money(0))
    #expect(try dollars.compare(euros, exchange: exchange) == .same)
    #expect(try dollars.divided(by: euros, exchange: exchange) == Quantity(1))
    #expect(try dollars.converted(to: .money(euro), exchange: exchange) == euros)
    let hourly = Quantity(8, Reader.unit("EUR/gpu/hour"))
    #expect(try hourly.converted(to: Reader.unit("USD/gpu/day"), exchange: exchange).value == 240)
    let perEuro = Quantity(10, Reader.unit("gpu/EUR"))
    #expect(try perEuro.converted(to: Reader.unit("gpu/USD"), exchange: exchange).value == 8)
    #expect(
      try perEuro.multiplied(by: dollars, exchange: exchange) == Quantity(80, Reader.unit("gpu")))
    let missing = refusal { try dollars.adding(euros) }
    #expect(missing?.code == "no-rate")
    #expect(missing?.labels == ["USD", "EUR"])
    #expect(missing?.notes.first?.contains("rate EUR = 1.08 USD") == true)
  }

  /// The ratios for many amounts are those that single quantities use.
  @Test func ratiosForManyAmounts() throws {
    let euro = try currency("EUR")
    var exchange = Exchange()
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 1.25))
    let units = ["", "USD", "EUR", "USD/gpu/hour", "EUR/gpu/day", "gpu/EUR", "hour", "%", "GW"]
    for left in units.map({ Reader.unit($0) }) {
      for right in units.map({ Reader.unit($0) }) {
        let a = Quantity(3, left)
        let b = Quantity(5, right)
        let product = try left.product(with: right, exchange: exchange)
        let whole = try a.multiplied(by: b, exchange: exchange)
        #expect(product.unit == whole.unit)
        #expect(abs(product.ratio.applied(to: 15) - whole.value) <= 4 * whole.value.ulp)
        let quotient = try left.quotient(by: right, exchange: exchange)
        let share = try a.divided(by: b, exchange: exchange)
        #expect(quotient.unit == share.unit)
        #expect(abs(quotient.ratio.applied(to: 0.6) - share.value) <= 4 * share.value.ulp)
        if left.dimension == right.dimension {
          let ratio = try left.ratio(to: right, exchange: exchange)
          let converted = try a.converted(to: right, exchange: exchange)
          #expect(abs(ratio.applied(to: 3) - converted.value) <= 4 * converted.value.ulp)
        } else {
          #expect(refusal { try left.ratio(to: right, exchange: exchange) }?.code == "dimension")
        }
      }
    }
    let missing = refusal {
      try Unit.money(euro).ratio(to: .money(.dollar), exchange: Exchange())
    }
    #expect(missing?.code == "no-rate")
  }

  @Test func currencies() throws {
    #expect(Currency.signed("€")?.code == "EUR")
    #expect(Currency.signed("%") == nil)
    #expect(Currency.coded("usd") == nil)
    #expect(Set(Currency.all.map(\.code)).count == Currency.all.count)
    for currency in Currency.all {
      #expect(Unit.money(currency).currency == currency)
      #expect(Unit.named(currency.code) == Unit.money(currency))
    }
  }

  @Test func centsMatchPython() throws {
    for row in try Oracle.rows("cents") {
      let value = try #require(Double(row[0]))
      #expect(try String(Cents(rounding: value).count) == row[1], "\(row)")
      #expect(try String(Cents(rounding: -value).count) == (row[1] == "0" ? "0" : negated(row[1])))
    }
  }

  /// The text of a whole number with the other sign.
  private func negated(_ text: String) -> String {
    text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
  }

  @Test func centsAsText() throws {
    #expect(try Cents(20_160_000).text == "201600.00")
    #expect(try Cents(-5).text == "-0.05")
    #expect(Cents.zero.text == "0.00")
    #expect(try Cents(123).amount == 1.23)
    #expect(try Cents(3).adding(Cents(-5)) < Cents.zero)
    #expect(refusal { try Cents(Cents.limit).adding(Cents(1)) }?.code == "too-large")
    #expect(refusal { try Cents(Int128.min) }?.code == "too-large")
    for value in [Double.infinity, -Double.infinity, Double.nan, 1e29] {
      #expect(refusal { try Cents(rounding: value) }?.code == "too-large")
    }
  }
}
