import DealQuantities
import Testing

@Suite struct UnitTests {
  @Test func everyNameOfTheCatalogueIsFound() {
    #expect(UnitCatalogue.names.count > 140)
    var seen: Set<String> = []
    for name in UnitCatalogue.names {
      #expect(seen.insert(name.name).inserted, "\(name.name) is listed twice")
      #expect(!name.meaning.isEmpty)
      let unit = Unit.named(name.name)
      #expect(unit != nil, "\(name.name)")
      // What a unit is called when printed is a name of the same unit.
      #expect(unit == unit.flatMap { Unit.named($0.symbol) })
      #expect(unit == unit.flatMap { Unit.named($0.factors[0].named.plural) })
    }
  }

  @Test(
    arguments: [
      ("gpus", "gpu", Dimension.accelerators, 1.0), ("GPUs", "gpu", .accelerators, 1),
      ("tpu", "tpu", .accelerators, 1), ("h", "hour", .time, 3600),
      ("years", "year", .time, 31_557_600),
      ("GW", "GW", .power, 1e9), ("MWh", "MWh", .energy, 3.6e9), ("GB", "GB", .data, 1e9),
      ("B", "byte", .data, 1), ("PFLOP", "PFLOP", .computation, 1e15),
      ("ZFLOPS", "ZFLOPS", .speed, 1e21),
      ("Btokens", "Btoken", Dimension(.tokens), 1e9), ("people", "person", .people, 1),
      ("%", "%", .none, 0.01), ("percent", "%", .none, 0.01), ("bp", "bp", .none, 0.0001),
      ("EUR", "EUR", .money, 1), ("month", "month", .time, 2_629_800), ("J", "J", .energy, 1),
    ] as [(String, String, Dimension, Double)])
  func names(name: String, symbol: String, dimension: Dimension, scale: Double) throws {
    let unit = try #require(Unit.named(name))
    #expect(unit.symbol == symbol)
    #expect(unit.dimension == dimension)
    #expect(unit.scale == scale)
  }

  @Test(
    arguments: [
      ("gw", "GW"), ("Gpu", "gpu"), ("YEARS", "years"), ("usd", "USD"), ("kwh", "kWh"),
      ("Gpus", "gpus"),
    ] as [(String, String)])
  func wrongCase(name: String, right: String) {
    #expect(Unit.named(name) == nil)
    #expect(UnitCatalogue.wrongCase(name) == right)
    #expect(UnitNames().wrongCase(name) == right)
  }

  @Test func noSuchName() {
    for name in ["", "gpuz", "5", "é", "kgpu", "min"] {
      #expect(Unit.named(name) == nil)
      #expect(UnitCatalogue.wrongCase(name) == nil)
    }
    #expect(UnitCatalogue.wrongCase("GW") == nil)
  }

  @Test(arguments: [
    "gpu·hour", "USD/gpu/hour", "1/hour", "W/gpu", "gpu^2", "USD/hour^2", "1/hour^2",
    "USD/kW/month", "FLOP/s", "%/year",
  ])
  func symbolsReadBack(symbol: String) {
    #expect(Reader.unit(symbol).symbol == symbol)
  }

  @Test(
    arguments: [
      ("USD", "money"), ("GW", "power"), ("USD/gpu/hour", "money per gpu per time"),
      ("", "a plain number"),
      ("%", "a plain number"), ("gpu·hour", "gpu × time"), ("1/hour", "a number per time"),
      ("W/gpu", "power per gpu"), ("PFLOP/s", "computing speed"), ("gpu", "accelerators"),
      ("USD^2", "money squared"), ("USD/year^3", "money per time^3"), ("GB/s", "data rate"),
      ("USD/MWh", "money per energy"),
    ] as [(String, String)])
  func dimensionNames(unit: String, name: String) {
    #expect(Reader.unit(unit).dimension.name == name)
  }

  @Test func annotations() {
    #expect(Dimension.named("money") == .money)
    #expect(Dimension.named("gpu") == .accelerators)
    #expect(Dimension.named("power") == .power)
    #expect(Dimension.named("number") == Dimension.none)
    #expect(Dimension.named("banana") == nil)
    for word in Dimension.annotationWords { #expect(Dimension.named(word) != nil) }
  }

  @Test func dimensionsMultiply() {
    let seat = Dimension(.custom("seat"))
    let desk = Dimension(.custom("desk"))
    let mixed = seat * .money / .time * desk
    #expect(mixed == desk * seat / .time * .money)
    #expect(mixed / mixed == .none)
    #expect((mixed ^ 2) == mixed * mixed)
    #expect((mixed ^ 2).squareRoot == mixed)
    #expect((mixed ^ -1) * mixed == .none)
    #expect(mixed.squareRoot == nil)
    #expect(mixed.power(of: .time) == -1)
    #expect(mixed.name == "money × desk × seat per time")
  }

  @Test(
    arguments: [
      ("kW", "USD/kW/month", "USD/month", 1.0), ("month", "1/year", "", 1.0 / 12),
      ("USD/hour", "hour", "USD", 1),
      ("gpu·hour", "1/day", "gpu", 1.0 / 24), ("GW", "USD/MWh", "USD/hour", 1000),
      ("GW·year", "USD/MWh", "USD", 8_766_000), ("GW", "hour", "GW·hour", 1),
      ("tpu", "1/gpu", "", 1),
      ("PFLOP/s", "hour", "PFLOP", 3600), ("%", "USD", "USD", 0.01), ("%", "%", "%", 0.01),
      ("%/year", "year", "%", 1), ("W·hour", "1/J", "", 3600), ("TB", "1/GB", "", 1000),
      ("day", "hour", "day^2", 1.0 / 24), ("W", "W", "W^2", 1), ("FLOPS", "1/FLOP", "1/s", 1),
      ("1/MW", "GW", "", 1000),
    ] as [(String, String, String, Double)])
  func products(left: String, right: String, unit: String, factor: Double) throws {
    let product = try Reader.unit(left).product(with: Reader.unit(right))
    #expect(product.unit.symbol == unit)
    #expect(abs(product.ratio.applied(to: 1) - factor) <= factor * 1e-15)
  }

  @Test func limits() throws {
    let gpu = Reader.unit("gpu")
    #expect(refusal { try gpu.raised(to: 13) }?.code == "unit-too-large")
    #expect(refusal { try gpu.raised(to: Int.min) }?.code == "unit-too-large")
    #expect(refusal { try gpu.raised(to: 12).multiplied(by: gpu) }?.code == "unit-too-large")
    #expect(
      refusal { try Reader.unit("ZFLOP").raised(to: -12).raised(to: 2) }?.code == "unit-too-large")
    #expect(
      refusal { try Reader.unit("USD").multiplied(by: Reader.unit("EUR")) }?.code
        == "no-rate")
    let names = [
      "gpu", "cpu", "rack", "server", "token", "person", "W", "J", "B", "FLOP", "USD", "s", "%",
    ]
    #expect(
      refusal {
        var unit = Unit.none
        for name in names { unit = try unit.multiplied(by: Reader.unit(name)) }
        return unit
      }?.code == "unit-too-large")
    #expect(try gpu.raised(to: 0) == .none)
    #expect(try gpu.divided(by: gpu) == .none)
    #expect(MemoryLayout<Unit>.size == 8)
  }

  @Test func unitsOfTheUser() throws {
    var names = UnitNames()
    let nvl = try names.define("nvl72", as: Quantity(72, Reader.unit("gpu")))
    try names.define("campus")
    #expect(names.named("nvl72s") == nvl)
    #expect(try Quantity(2, nvl).converted(to: Reader.unit("gpu")).text() == "144 gpus")
    #expect(try Quantity(1, Reader.unit("gpu")).adding(Quantity(1, nvl)).value == 73)
    #expect(Quantity(2, nvl).text() == "2 nvl72s")
    #expect(Reader.quantity("2 nvl72s", names) == Quantity(2, nvl))
    #expect(names.named("campus")?.dimension.name == "campus")
    #expect(names.named("GW") == Unit.named("GW"))
    #expect(names.wrongCase("NVL72") == "nvl72")
    #expect(names.names.first == UnitCatalogue.Name(name: "nvl72", meaning: "72 gpus"))
    #expect(refusal { try names.define("gpu") }?.code == "unit-exists")
    #expect(refusal { try names.define("GPU") }?.code == "unit-exists")
    #expect(refusal { try names.define("x", as: Quantity(0)) }?.code == "unit-not-positive")
    #expect(refusal { try names.define("x", as: Quantity(-1)) }?.code == "unit-not-positive")
    let older = names
    let newer = try names.define("nvl72", as: Quantity(144, Reader.unit("gpu")))
    #expect(names.named("nvl72s") == newer)
    #expect(older.named("nvl72") == nvl)
    #expect(nvl != newer)
    #expect(names.made.count == 2)
  }

  @Test func pluralsThatAreNames() throws {
    var names = UnitNames()
    try names.define("pod", as: Quantity(4, Reader.unit("rack")))
    let pods = try names.define("pods", as: Quantity(40, Reader.unit("rack")))
    #expect(names.named("pods") == pods)
    let pod = try names.define("pod", as: Quantity(8, Reader.unit("rack")))
    #expect(names.named("pods") == pods)
    #expect(names.named("pod") == pod)
    #expect(names.made.map(\.symbol) == ["pods", "pod"])
  }

  @Test func unitsMadeOfMoney() throws {
    var names = UnitNames()
    let euro = try #require(Currency.coded("EUR"))
    let seat = try names.define("seat", as: .money(20, euro))
    let row = try names.define("row", as: Quantity(10, seat))
    var exchange = Exchange()
    try exchange.add(Exchange.Rate(from: euro, to: .dollar, rate: 1.5))
    #expect(try Quantity(3, seat).converted(to: .money(euro)).value == 60)
    #expect(try Quantity(3, seat).converted(to: .money(.dollar), exchange: exchange).value == 90)
    #expect(try Quantity(2, row).converted(to: .money(.dollar), exchange: exchange).value == 600)
    #expect(
      try Quantity.money(600).divided(by: Quantity(2, row), exchange: exchange) == Quantity(1))
    #expect(refusal { try Quantity.money(1).adding(Quantity(1, row)) }?.code == "no-rate")
  }
}
