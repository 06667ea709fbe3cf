import DealQuantities
import Testing
import SeededNumbers

@Suite struct NumberTextTests {
  @Test func roundingMatchesPython() throws {
    for row in try Oracle.rows("roundings") {
      let value = try #require(Double(row[0]))
      let count = try #require(Int(row[1]))
      let rounded = DecimalDigits(value).rounded(digits: count)
      #expect(rounded.isNegative == (row[2] == "-"))
      #expect(rounded.digits.map(String.init).joined() == row[3], "\(row)")
      #expect(rounded.point - rounded.count == Int(row[4]), "\(row)")
    }
  }

  @Test(
    arguments: [
      (11_256_000_000, "11256000000"), (3.3759772565742714, "3.3759772565742714"), (0, "0"),
      (-0.0, "0"), (-5, "-5"), (0.05, "0.05"), (1e45, "1e45"), (1.5e-7, "1.5e-7"),
      (1e15, "1000000000000000"),
      (9.007199254740993e15, "9007199254740992"), (1e16, "1e16"), (38e9, "38000000000"),
      (0.000001, "0.000001"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e308"),
      (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func fullText(value: Double, text: String) {
    #expect(NumberText.full(value) == text)
  }

  @Test func fullTextReadsBack() {
    var dice = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      let value = Double(bitPattern: dice.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberText.full(value)) == value)
    }
  }

  @Test(
    arguments: [
      (2026.0, "2026"), (0, "0"), (-0.0, "0"), (9999, "9999"), (10000, "10k"), (12345, "12.3k"),
      (999_999, "1M"), (200_000, "200k"), (11_256_000_000, "11.3B"), (1e15, "1e15"),
      (1.23e45, "1.23e45"), (0.000000123, "1.23e-7"), (0.0001, "0.0001"), (286.7, "287"),
      (3.14159, "3.14"), (0.5, "0.5"), (1234.5, "1230"), (-1234567, "-1.23M"), (2.675, "2.68"),
      (0.1 + 0.2, "0.3"), (999.9, "1000"), (1e12, "1T"), (0.00009999, "0.0001"),
    ] as [(Double, String)])
  func plainNumbers(value: Double, text: String) {
    #expect(Quantity(value).text() == text)
  }

  @Test(
    arguments: [
      (38e9, "USD", "$38B"), (201_600, "USD", "$201,600"),
      (1.5917, "USD/gpu/hour", "$1.59/gpu/hour"),
      (3.3759772565742714, "USD/gpu/hour", "$3.38/gpu/hour"),
      (0.7502172, "USD/gpu/hour", "$0.75/gpu/hour"),
      (10.6, "USD/gpu/hour", "$10.60/gpu/hour"), (1.2e9, "EUR", "€1.2B"), (38e9, "CAD", "38B CAD"),
      (-5, "USD", "-$5"), (0, "USD", "$0"), (-0.0, "USD", "$0"), (0.05, "USD", "$0.05"),
      (1234.5, "USD", "$1,234.50"), (9_999_999.99, "USD", "$9,999,999.99"),
      (9_999_999.999, "USD", "$10M"), (12_345_678, "USD", "$12.3M"),
      (0.0812, "USD/kWh", "$0.0812/kWh"),
      (80, "USD/MWh", "$80/MWh"), (140, "USD/kW/month", "$140/kW/month"), (150.4, "JPY", "¥150"),
      (1.23e-9, "USD", "$1.23e-9"), (2.5e16, "USD", "$2.5e16"), (2.5, "USD/Mtoken", "$2.50/Mtoken"),
      (-1.5e9, "CAD", "-1.5B CAD"), (3, "USD/hour^2", "$3/hour^2"), (5e9, "GBP", "£5B"),
      (999_999_999, "USD", "$1B"), (1.5e9, "USD·year", "1.5B USD·year"),
    ] as [(Double, String, String)])
  func money(value: Double, unit: String, text: String) {
    check(value, unit, text)
  }

  @Test(
    arguments: [
      (200_000, "gpu", "200k gpus"), (1, "gpu", "1 gpu"), (-1, "gpu", "-1 gpu"),
      (7, "year", "7 years"),
      (1, "year", "1 year"), (2557, "day", "2,557 days"), (2, "GW", "2 GW"), (2000, "MW", "2 GW"),
      (11_256_000_000, "gpu·hour", "11.3B gpu·hour"), (140_000_000, "W", "140 MW"),
      (1e9, "W·gpu", "1 GW·gpu"), (600, "gpu/MW", "600 gpus/MW"), (80, "GB", "80 GB"),
      (512, "byte", "512 bytes"), (1, "byte", "1 byte"), (80e9, "byte", "80 GB"),
      (999.96, "MW", "1 GW"), (0.5, "GW", "500 MW"), (0.005, "W", "0.005 W"),
      (1234, "MW", "1.23 GW"),
      (5000, "TW", "5,000 TW"), (1e9, "TW", "1e9 TW"), (2, "PFLOPS", "2 PFLOPS"),
      (2e6, "TFLOP/s", "2 EFLOP/s"), (5, "Mtoken", "5M tokens"), (0, "gpu", "0 gpus"),
      (80, "%", "80%"), (12.345, "%", "12.3%"), (25, "bp", "25 bp"), (5, "%/year", "5%/year"),
      (-3, "%", "-3%"), (1234, "%", "1,234%"), (5, "1/hour", "5/hour"), (5, "gpu^2", "5 gpu^2"),
      (700, "W/gpu", "700 W/gpu"), (2, "person", "2 people"), (1, "person", "1 person"),
      (17.532, "GW·hour", "17.5 GWh"), (2, "GW·year", "17.5 TWh"), (3, "PFLOPS·hour", "10.8 EFLOP"),
      (12_345, "s", "12.3k s"), (5, "gpu/USD", "5 gpus/USD"), (1.5, "year", "1.5 years"),
      (1e-7, "gpu", "1e-7 gpus"), (72, "gpu/rack", "72 gpus/rack"),
    ] as [(Double, String, String)])
  func things(value: Double, unit: String, text: String) {
    check(value, unit, text)
  }

  @Test func moreAndFewerDigits() {
    #expect(
      Quantity(3.3759772565742714, Reader.unit("USD/gpu/hour")).text(digits: 6)
        == "$3.37598/gpu/hour")
    #expect(Quantity.money(12_345_678).text(digits: 5) == "$12.346M")
    #expect(Quantity.money(4.9134).text(supported: 2) == "$4.9")
    #expect(Quantity(2557, Reader.unit("day")).text(supported: 2) == "2,600 days")
    #expect(Quantity(123_456).text(digits: 1) == "100k")
    #expect(Quantity(123_456).text(digits: 0) == "100k")
    #expect(Quantity(123_456).text(digits: 99) == "123.456k")
  }

  @Test(
    arguments: [
      (2557, "day", "7 years"), (90, "day", "2.96 months"), (90, "s", "1.5 minutes"),
      (0.5, "s", "0.5 s"), (7.2e6, "J", "2 kWh"), (80e9, "byte", "80 GB"), (36, "hour", "1.5 days"),
      (200_000, "gpu", "200k gpus"), (1e15, "FLOP/s", "1 PFLOPS"),
    ] as [(Double, String, String)])
  func human(value: Double, unit: String, text: String) {
    #expect(Quantity(value, Reader.unit(unit)).human().text() == text)
  }

  @Test func fullTextOfQuantities() {
    #expect(Quantity.money(38e9).fullText == "38000000000 USD")
    #expect(Quantity(80, Reader.unit("%")).fullText == "80%")
    #expect(Quantity(0.5, Reader.unit("1/hour")).fullText == "0.5/hour")
    #expect(Quantity(11_256_000_000, Reader.unit("gpu·hour")).fullText == "11256000000 gpu·hour")
  }

  @Test func ranges() {
    let hourly = Reader.unit("USD/gpu/hour")
    let low = Quantity(0.7502, hourly)
    let high = Quantity(3.376, hourly)
    #expect(Quantity.rangeText(low, high) == "$0.75 to $3.38/gpu/hour")
    #expect(Quantity.rangeText(low, high, beside: Quantity(1.59, hourly)) == "$0.75 to $3.38")
    let gpu = Reader.unit("gpu")
    #expect(Quantity.rangeText(Quantity(2e5, gpu), Quantity(9e5, gpu)) == "200k to 900k gpus")
    #expect(Quantity.rangeText(Quantity(1, gpu), Quantity(9, gpu)) == "1 gpu to 9 gpus")
    let power = Reader.unit("MW")
    #expect(Quantity.rangeText(Quantity(500, power), Quantity(2000, power)) == "500 MW to 2 GW")
    #expect(
      Quantity.rangeText(Quantity(5, power), Quantity(2000, power), beside: Quantity(3000, power))
        == "5 MW to 2 GW")
    #expect(Quantity(38e9, Reader.unit("CAD")).words() == ("38B", " CAD"))
    #expect(Quantity(80, Reader.unit("%")).words() == ("80%", ""))
    #expect(Quantity.rangeText(Quantity(0.1), Quantity(0.25)) == "0.1 to 0.25")
  }

  /// What is displayed reads back as the same quantity to the digits that are displayed.
  @Test func displayReadsBack() throws {
    var dice = SeededGenerator(seed: 3)
    let units = [
      "", "USD", "EUR", "CAD", "JPY", "USD/gpu/hour", "USD/kW/month", "gpu", "gpu·hour", "year",
      "day", "MW", "GWh", "W·gpu", "gpu/MW", "GB", "byte", "PFLOP/s", "%", "bp", "%/year",
      "1/hour", "Mtoken", "W/gpu", "USD/Mtoken", "person", "kW·hour", "gpu^2", "PFLOPS·day",
      "USD·year", "FLOP", "J", "1/day^2", "rack", "TW", "Ttoken",
    ]
    for _ in 0..<4000 {
      let unit = Reader.unit(try #require(units.randomElement(using: &dice)))
      let digits = Int.random(in: 1...17, using: &dice)
      let quantity = Quantity(dice.number(), unit)
      let text = quantity.text(digits: digits)
      let read = try #require(Reader.quantity(text), "\(text)")
      #expect(read.dimension == quantity.dimension, "\(text)")
      let back = try read.converted(to: unit)
      // Half a unit in the last digit, and money by half a cent where that is coarser.
      let slack = 0.5001 * 10 / (Double("1e\(digits)") ?? 1)
      #expect(
        abs(back.value - quantity.value) <= abs(quantity.value) * max(slack, 2e-15), "\(text)")
      // Shown again, it looks the same, as long as a number holds so many digits.
      if digits < 16 { #expect(read.text(digits: digits) == text) }
    }
  }

  /// Checks a text and that it reads back to what it rounds.
  private func check(_ value: Double, _ unit: String, _ text: String) {
    let quantity = Quantity(value, Reader.unit(unit))
    #expect(quantity.text() == text)
    guard let read = Reader.quantity(text), let back = try? read.converted(to: quantity.unit) else {
      Issue.record("\(text) does not read back")
      return
    }
    #expect(abs(back.value - value) <= abs(value) * 0.005 + 1e-12)
  }
}
