import DealQuantities
import Testing
import SeededNumbers

@Suite struct QuantityTests {
  /// A quantity of a text, as displayed.
  private func q(_ text: String) throws -> Quantity {
    try #require(Reader.quantity(text), "\(text)")
  }

  @Test(
    arguments: [
      ("$38B", "$2B", "$40B"), ("1 GW", "500 MW", "1.5 GW"), ("1 year", "6 months", "1.5 years"),
      ("0.5", "50%", "1"), ("80%", "0.1", "90%"), ("5", "6", "11"), ("1 gpu", "1 tpu", "2 gpus"),
      ("$1/gpu/hour", "$24/gpu/day", "$2/gpu/hour"), ("1 kWh", "3600000 J", "2 kWh"),
    ] as [(String, String, String)])
  func sums(left: String, right: String, sum: String) throws {
    #expect(try q(left).adding(q(right)).text() == sum)
    #expect(try q(sum).subtracting(q(right)).compare(q(left)) == .same)
  }

  @Test(
    arguments: [
      ("120 kW", "$140/kW/month", "$16,800/month"), ("$16,800/month", "12 months", "$201,600"),
      ("700 W/gpu", "200k gpus", "140 MW"), ("700 W", "200k", "140 MW"),
      ("2 GW", "1 year", "17.5 TWh"),
      ("80%", "5", "4"), ("5", "80%", "4"), ("80%", "$5", "$4"), ("80%", "50%", "40%"),
      ("5%/year", "3 years", "15%"),
      ("200k gpus", "1 year", "200k gpu·year"), ("$1.50/gpu/hour", "8 gpus", "$12/hour"),
    ] as [(String, String, String)])
  func products(left: String, right: String, product: String) throws {
    #expect(try q(left).multiplied(by: q(right)).text() == product)
    #expect(try q(right).multiplied(by: q(left)).compare(q(left).multiplied(by: q(right))) == .same)
  }

  @Test(
    arguments: [
      ("$38B", "7 years", "$5.43B/year"), ("1 year", "1 month", "12"),
      ("$38B", "11256000000 gpu·hour", "$3.38/gpu/hour"),
      ("80%", "2", "40%"), ("$4", "80%", "$5"), ("1 GW", "600 kW", "1670"),
      ("5", "2 hours", "2.5/hour"),
      ("3 GW", "1.5 kW/gpu", "2M gpus"),
    ] as [(String, String, String)])
  func quotients(left: String, right: String, quotient: String) throws {
    #expect(try q(left).divided(by: q(right)).text() == quotient)
  }

  @Test func workedNumbers() throws {
    let price = try q("$20M").divided(by: q("1 MW")).divided(by: q("1 year"))
    let perGpu = try price.divided(by: q("600 gpus/MW"))
    let hourly = try perGpu.multiplied(by: q("1 year")).divided(by: q("8760 hours"))
    #expect(hourly.text() == "$3.81/gpu/hour")
    let energy = try q("2 GW").multiplied(by: q("$80/MWh")).multiplied(by: q("1 year"))
    #expect(energy.text() == "$1.4B")
    #expect(energy.unit.symbol == "USD")
    #expect(try q("$38B").divided(by: q("11256000000 gpu·hour")).value == 3.3759772565742714)
  }

  @Test(
    arguments: [
      ("2000 MW", "GW", 2.0), ("7 years", "hour", 61362), ("1 TB", "GB", 1000),
      ("$80/MWh", "USD/kWh", 0.08),
      ("1 PFLOPS", "TFLOP/s", 1000), ("$1/gpu/hour", "USD/gpu/year", 8766), ("25 bp", "%", 0.25),
      ("0.8", "%", 80), ("80%", "", 0.8), ("1 ZFLOP", "EFLOP", 1000), ("1 kWh", "J", 3.6e6),
      ("1 quarter", "month", 3), ("2 weeks", "day", 14),
    ] as [(String, String, Double)])
  func conversionsAreExact(text: String, unit: String, value: Double) throws {
    #expect(try q(text).converted(to: Reader.unit(unit)).value == value)
  }

  @Test func comparisons() throws {
    #expect(try q("1 GW").compare(q("1000 MW")) == .same)
    #expect(try q("1000 MW").compare(q("1 GW")) == .same)
    #expect(try q("1 GW").compare(q("1001 MW")) == .less)
    #expect(try q("1 year").compare(q("12 months")) == .same)
    #expect(try q("80%").compare(q("0.8")) == .same)
    #expect(try q("0.7").compare(q("80%")) == .less)
    #expect(try q("3").compare(q("2")) == .greater)
  }

  @Test(
    arguments: [
      ("$38B", "2 GW", ["money", "power"], "2 GW * $80/MWh * 1 year"),
      ("2 GW", "$38B", ["power", "money"], "2 GW * $80/MWh * 1 year"),
      ("$5", "5", ["money", "a plain number"], "the right is a plain number"),
      ("$5/gpu", "$5", ["money per gpu", "money"], "the left is per gpu, the right is not"),
      (
        "$5/year", "$5/gpu/year", ["money per time", "money per gpu per time"],
        "the right is per gpu"
      ),
      ("1 gpu", "$5", ["accelerators", "money"], "$30,000/gpu"),
      ("5 gpu·hour", "1 gpu", ["gpu × time", "accelerators"], "the left has the factor time"),
      ("$5/hour", "$5", ["money per time", "money"], "multiply the left by a time"),
    ] as [(String, String, [String], String)])
  func mismatches(left: String, right: String, labels: [String], note: String) throws {
    for operation in [0, 1, 2] {
      let found = refusal {
        switch operation {
        case 0: _ = try q(left).adding(q(right))
        case 1: _ = try q(left).subtracting(q(right))
        default: _ = try q(left).compare(q(right))
        }
      }
      #expect(found?.code == "dimension")
      #expect(found?.labels == labels)
      #expect(found?.notes.first?.contains(note) == true, "\(found?.notes ?? [])")
    }
    #expect(
      refusal { try q(left).adding(q(right)) }?.message == "\(labels[0]) and \(labels[1]) don't add"
    )
    #expect(refusal { try q(left).converted(to: q(right).unit) }?.code == "dimension")
  }

  @Test func nothingInfiniteComesOut() throws {
    let big = Quantity(1e308)
    let money = Quantity.money(1e308)
    #expect(refusal { try big.adding(big) }?.code == "too-large")
    #expect(refusal { try big.negated().subtracting(big) }?.code == "too-large")
    #expect(refusal { try big.multiplied(by: big) }?.code == "too-large")
    #expect(refusal { try money.multiplied(by: Quantity(10)) }?.code == "too-large")
    #expect(refusal { try money.adding(money) }?.code == "too-large")
    #expect(refusal { try big.divided(by: Quantity(0.1)) }?.code == "too-large")
    #expect(refusal { try Quantity(1).divided(by: Quantity(0)) }?.code == "division-by-zero")
    #expect(refusal { try money.divided(by: Quantity(-0.0)) }?.code == "division-by-zero")
    #expect(refusal { try money.divided(by: .money(0)) }?.code == "division-by-zero")
    #expect(
      refusal { try Quantity(1e308, Reader.unit("GW")).converted(to: Reader.unit("W")) }?.code
        == "too-large")
    #expect(refusal { try Quantity(10).raised(to: Quantity(309)) }?.code == "too-large")
    #expect(refusal { try Quantity(10).raised(to: Quantity(1e9)) }?.code == "too-large")
    #expect(refusal { try Quantity(0).raised(to: Quantity(-1)) }?.code == "division-by-zero")
    #expect(refusal { try Quantity(-2).raised(to: Quantity(0.5)) }?.code == "negative-root")
  }

  @Test func powers() throws {
    #expect(try Quantity(2).raised(to: Quantity(10)).value == 1024)
    #expect(try Quantity(1.1).raised(to: Quantity(2)).value == 1.1 * 1.1)
    #expect(try Quantity(-2).raised(to: Quantity(3)).value == -8)
    #expect(try Quantity(2).raised(to: Quantity(-2)).value == 0.25)
    #expect(try Quantity(2).raised(to: Quantity(0.5)).value == 2.0.squareRoot())
    #expect(try Quantity(0).raised(to: Quantity(0)).value == 1)
    #expect(try Quantity(0).raised(to: Quantity(2.5)).value == 0)
    #expect(abs(try Quantity(2).raised(to: Quantity(1.5)).value - 2.8284271247461903) < 1e-15)
    #expect(try q("80%").raised(to: Quantity(2)).value == 0.8 * 0.8)
    #expect(try Quantity(16).raised(to: q("50%")).value == 4)
    #expect(try q("3 gpus").raised(to: Quantity(2)) == Quantity(9, Reader.unit("gpu^2")))
    #expect(try Quantity(9, Reader.unit("gpu^2")).raised(to: Quantity(0.5)) == q("3 gpus"))
    #expect(try q("3 gpus").raised(to: Quantity(0)) == Quantity(1))
    #expect(try Quantity(-1).raised(to: Quantity(1025)).value == -1)
    #expect(try Quantity(-1).raised(to: Quantity(1e300)).value == 1)
    #expect(refusal { try q("3 gpus").raised(to: Quantity(0.5)) }?.code == "power")
    #expect(refusal { try q("3 gpus").raised(to: Quantity(100)) }?.code == "power")
    #expect(refusal { try Quantity(2).raised(to: q("3 gpus")) }?.code == "dimension")
  }

  @Test func numbers() throws {
    #expect(try q("80%").number() == 0.8)
    #expect(try Quantity(3).number() == 3)
    #expect(refusal { try q("3 gpus").number() }?.code == "dimension")
    #expect(q0.negated().value.sign == .plus)
  }

  /// Zero.
  private let q0 = Quantity(0)

  /// Conversion there and back, and the laws of sums and products.
  @Test func laws() throws {
    var dice = SeededGenerator(seed: 5)
    let families = [
      ["s", "minute", "hour", "day", "week", "month", "quarter", "year"],
      ["W", "kW", "MW", "GW", "TW", "J/s"],
      ["J", "Wh", "kWh", "MWh", "GW·year", "W·hour"], ["B", "kB", "GB", "PB"],
      ["FLOP", "PFLOP", "ZFLOP"],
      ["USD/gpu/hour", "USD/gpu/year", "USD/tpu/day"], ["", "%", "bp"],
      ["token", "Mtoken", "Ttoken"],
    ]
    for _ in 0..<2000 {
      let family = try #require(families.randomElement(using: &dice))
      let first = Reader.unit(try #require(family.randomElement(using: &dice)))
      let second = Reader.unit(try #require(family.randomElement(using: &dice)))
      let a = Quantity(dice.number(), first)
      let b = Quantity(dice.number(), second)
      let back = try a.converted(to: second).converted(to: first)
      #expect(abs(back.value - a.value) <= 4 * a.value.ulp)
      let sum = try a.adding(b)
      let other = try b.adding(a).converted(to: first)
      let size = abs(a.value) + abs(try b.converted(to: first).value)
      #expect(abs(sum.value - other.value) <= 8 * size.ulp)
      let product = try a.multiplied(by: b)
      let swapped = try b.multiplied(by: a)
      #expect(product.dimension == swapped.dimension)
      #expect(abs(product.baseValue - swapped.baseValue) <= 16 * product.baseValue.magnitude.ulp)
      #expect(
        abs(product.baseValue - a.baseValue * b.baseValue) <= 16 * product.baseValue.magnitude.ulp)
      let ratio = try a.divided(by: b)
      #expect(ratio.dimension.isNone)
      #expect(
        abs(ratio.baseValue - a.baseValue / b.baseValue) <= 16 * ratio.baseValue.magnitude.ulp)
      let order = try a.compare(b)
      #expect(try b.compare(a).rawValue == -order.rawValue)
    }
  }

  /// Products and quotients of random compound units mean what their base values say, and what
  /// is displayed has the same dimension, for numbers of any size.
  @Test func compoundUnits() throws {
    var dice = SeededGenerator(seed: 11)
    let names = UnitCatalogue.names.map(\.name).filter { Currency.coded($0) == nil } + ["USD"]
    func random() throws -> Unit {
      var unit = Unit.none
      for _ in 0..<Int.random(in: 0...3, using: &dice) {
        let factor = try #require(names.randomElement(using: &dice).flatMap(Unit.named))
        unit = try unit.multiplied(by: factor.raised(to: Int.random(in: -2...2, using: &dice)))
      }
      return unit
    }
    for _ in 0..<3000 {
      let a = Quantity(Double.random(in: 0.1...10, using: &dice), try random())
      let b = Quantity(Double.random(in: 0.1...10, using: &dice), try random())
      let product = try a.multiplied(by: b)
      let quotient = try a.divided(by: b)
      #expect(product.dimension == a.dimension * b.dimension)
      #expect(quotient.dimension == a.dimension / b.dimension)
      #expect(abs(product.baseValue / a.baseValue / b.baseValue - 1) < 1e-14)
      #expect(abs(quotient.baseValue / a.baseValue * b.baseValue - 1) < 1e-14)
      let wild = Quantity(Double(bitPattern: dice.next()), a.unit)
      guard wild.value.isFinite else { continue }
      let text = wild.text(digits: Int.random(in: -5...30, using: &dice))
      let read = try #require(Reader.quantity(text), "\(text)")
      if read.value != 0 { #expect(read.dimension == wild.dimension, "\(text)") }
    }
  }
}
