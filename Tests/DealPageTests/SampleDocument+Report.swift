import DealPage

extension SampleDocument {
  private static func ticks(_ values: [(Double, String)]) -> [[Axis.Tick]] {
    [values.map { Axis.Tick($0.0, $0.1) }]
  }

  static let dates = Axis(
    "", from: 20_395, to: 23_316,
    levels: ticks([(20_454, "2026"), (20_819, "2027"), (21_184, "2028"), (22_280, "2031")]),
    isDates: true)
  static let dollars = Axis(
    "spend ($B per quarter)", from: 0, to: 3,
    levels: ticks([(0, "0"), (1, "1"), (2, "2"), (3, "3")]))

  static let curves = Chart(
    "Spend of openai on aws", description: "Spend rises from $0.2B to $1.4B per quarter.",
    .curves(
      Curves(
        .steps, across: dates, up: dollars,
        series: [
          .init(
            "aws",
            [
              .init(20_395, 0.2, band: .init(0.1, 0.3)), .init(20_819, 0.9, band: .init(0.5, 1.4)),
              .init(22_280, 1.4, band: .init(0.8, 2.5)), .init(23_316, nil),
            ]),
          .init("oracle", [.init(20_454, 0.5), .init(21_184, 2.1), .init(23_316, 2.1)]),
        ])))

  static let bars = Chart(
    "Value by deal", description: "Oracle is the largest.",
    .bars(
      Bars(
        axis: Axis("value ($B)", from: 0, to: 300, levels: ticks([(0, "0"), (300, "300")])),
        series: ["stated", "firm"],
        groups: [
          .init("openai_aws", [.init(38, "$38B"), .init(nil, "not stated")]),
          .init(
            "oracle_openai", [.init(200, "$200B", band: .init(110, 290)), .init(100, "$100B")]),
        ])))

  static let histogram = Chart(
    "Breakeven", description: "Half of all runs break even before June 2027.",
    .histogram(
      Histogram(
        axis: dates,
        bins: [
          .init(20_454, 20_819, share: 0.5), .init(20_819, 21_184, share: 0.3),
          .init(21_184, 21_549, share: 0.2),
        ],
        marks: [.init(20_819, "median 2027-01-01")])))

  static let timeline = Chart(
    "What happens when", description: "Two deals and a right.",
    .timeline(
      Timeline(
        axis: dates,
        rows: [
          .init("openai_aws", .deal, text: "$38B", spans: [.init(from: 20_395, until: 22_952)]),
          .init(
            "oracle_openai", .deal, text: "$300B",
            spans: [.init(from: 20_819, until: 23_316, isOpen: true)],
            marks: [.init(20_900, "first site", band: .init(20_850, 21_000))]),
          .init("exit", .right, text: "", spans: [], marks: [.init(21_549, "aws may leave")]),
        ], today: 20_783)))

  static let tornado = Chart(
    "What moves cost per hour", description: "Utilization moves it most.",
    .tornado(
      Swings(
        axis: Axis("$/gpu/hour", from: 2, to: 5, levels: ticks([(2, "$2"), (5, "$5")])),
        middle: 3.1,
        swings: [
          .init("utilization", low: 4.6, high: 2.6, lowText: "50%: $4.60", highText: "95%: $2.60"),
          .init("value", low: 2.8, high: 3.4, lowText: "$34B: $2.80", highText: "$42B: $3.40"),
        ])))

  static let flows = Chart(
    "Who pays whom", description: "nvidia pays openai, which pays oracle, which pays nvidia.",
    .flows(
      Payments(
        parties: ["nvidia", "openai", "oracle"],
        payments: [
          .init(payer: 1, payee: 2, amount: 300e9, text: "$300B", isInCircle: true),
          .init(payer: 0, payee: 1, amount: 100e9, text: "$100B", isInCircle: true),
          .init(payer: 2, payee: 0, amount: 40e9, text: "$40B", isInCircle: true),
          .init(payer: 7, payee: 0, amount: 1, text: "nobody", isInCircle: false),
        ], circles: [[1, 2, 0]])))

  static let charts = [curves, bars, histogram, timeline, tornado, flows]

  /// A report with all that a page can hold.
  static let report: Document = {
    let cash = Table(
      columns: [
        Table.Column("year"), Table.Column("paid", unit: "USD", isNumber: true),
        Table.Column("bar"), Table.Column("check"),
      ],
      rows: [
        [
          Table.Cell("2026", .date("2026")), Table.Cell("5.43B", .quantity(5.43e9, unit: "USD")),
          Table.Cell("████▌"), Table.Cell("in its band", role: .good),
        ],
        [
          Table.Cell("2027", .date("2027")), Table.Cell("6.1B", .quantity(6.1e9, unit: "USD")),
          Table.Cell("█████▏"), Table.Cell("out of its band", role: .bad),
        ],
      ], footer: "the sum is $11.5B")
    let tree = Branch(
      StyledText("openai_aws.cost_per_gpu_hour", .name) + StyledText(" = ")
        + StyledText("$3.10/gpu/hour", .value),
      [
        Branch("value = $38B", [Branch(StyledText("stated", .faint))]),
        Branch(
          StyledText("utilization = 100%") + StyledText("  assumed", .caution),
          [Branch(StyledText("else 100%"))]),
      ])
    let page = Page([
      .line(
        "openai has promised more than it earns, and most of it to companies that it is paid by."),
      .line("  The figures below follow from 2 announcements."), .blank,
      .facts([
        Fact("Promised", "$338B", note: "90%: $148B to $428B"), Fact("Deals", "2"),
        Fact("Cost of an hour", "$3.10/gpu", note: "at full load"),
        Fact("Days until the first payment", "117"),
      ]),
      .section(
        Section("Who pays whom", [.chart(flows), .line(StyledText("A circle.", .strong))])),
      .section(
        Section(
          "Deals", [.table(table), .section(Section("When", [.chart(timeline)]))])),
      .section(
        Section(
          "Cash & carry", [.chart(curves), .table(cash), .table(cash)])),
      .section(
        Section("Where the figures come from", [.tree(tree), .chart(tornado), .chart(histogram)])),
      .section(Section("Deals", [.chart(bars)])),
    ])
    return Document("What openai owes", [Answer(page, .page)], colophon)
  }()
}
