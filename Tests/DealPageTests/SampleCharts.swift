import DealPage

/// Charts as reports make them, with numbers of the size of real ones.
enum SampleCharts {
  static let all: [(name: String, chart: Chart)] = [
    ("spend", spend), ("lines", lines), ("capacity", capacity), ("areas", areas), ("bars", bars),
    ("signed", signed), ("groups", groups), ("histogram", histogram), ("timeline", timeline),
    ("tornado", tornado), ("flows", flows),
  ]

  /// Years and quarters from 2025 on, by the number of the quarter.
  private static let quarters = Axis(
    "", from: 0, to: 16,
    levels: [
      (0..<16).map { quarter in
        let year = 2025 + quarter / 4
        return Axis.Tick(Double(quarter), "\(year) Q\(quarter % 4 + 1)")
      },
      (0..<4).map { Axis.Tick(Double($0 * 4), "\(2025 + $0)") },
    ])

  private static func axis(_ title: String, to most: Int, step: Int) -> Axis {
    let levels = [step, step * 2].map { step in
      stride(from: 0, through: most, by: step).map { Axis.Tick(Double($0), "\($0)") }
    }
    return Axis(title, from: 0, to: Double(most), levels: levels)
  }

  /// An amount in thousand millions.
  private static func dollars(_ value: Double) -> String {
    (value < 0 ? "-$" : "$") + decimal(abs(value)) + "B"
  }

  /// A number without a point where it is whole.
  private static func decimal(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  static let spend = Chart(
    "Spend by quarter",
    description: "Spend of openai_oracle rises to $12B, spend of openai_aws to $2.4B a quarter.",
    .curves(
      Curves(
        .steps, across: quarters, up: axis("spend ($B per quarter)", to: 16, step: 2),
        series: [
          Curves.Series(
            "openai_oracle",
            (0..<16).map { quarter in
              let up = quarter < 8 ? 0.5 : min(12, 0.5 + Double(quarter - 7) * 1.9)
              return Curves.Point(
                Double(quarter), up, band: Curves.Band(up * 0.8, min(16, up * 1.25)))
            }),
          Curves.Series(
            "openai_aws",
            (0..<16).map { quarter in
              let up = quarter < 4 ? nil : min(4.4, 1.4 + Double(quarter - 4) * 0.4)
              return Curves.Point(
                Double(quarter), up, band: up.map { Curves.Band($0 * 0.9, $0 * 1.1) })
            }),
        ])))

  static let lines = Chart(
    "Price of a gpu hour",
    description: "All four prices fall; a100 is the cheapest.",
    .curves(
      Curves(
        .line, across: quarters, up: axis("$ per gpu hour", to: 10, step: 1),
        series: [
          ("gb200", 9.5, 0.93), ("h200", 7.2, 0.92), ("h100", 6.0, 0.90), ("a100", 3.5, 0.91),
        ]
        .map { name, start, factor in
          var up = start / factor
          return Curves.Series(
            name,
            (0...16).map { quarter in
              up *= factor
              return Curves.Point(Double(quarter), name == "h200" && quarter == 5 ? nil : up)
            })
        })))

  static let capacity = Chart(
    "Capacity of stargate", description: "Capacity rises from 0.2 GW in 2025 to 6.4 GW in 2028.",
    .curves(
      Curves(
        .area, across: quarters, up: axis("capacity (GW)", to: 8, step: 1),
        series: [
          Curves.Series(
            "stargate", (0..<16).map { Curves.Point(Double($0), 0.2 + Double($0) * 0.41) })
        ])))

  static let areas = Chart(
    "Capacity by provider", description: "Oracle has the largest part, then microsoft and aws.",
    .curves(
      Curves(
        .area, across: quarters, up: axis("capacity (GW)", to: 16, step: 2),
        series: [
          ("oracle", 0.45, 2), ("microsoft", 0.25, 0), ("aws", 0.2, 4), ("coreweave", 0.1, 1),
        ]
        .map { name, slope, start in
          Curves.Series(
            name,
            (0..<16).map { Curves.Point(Double($0), max(0, Double($0 - start + 1) * slope)) })
        })))

  static let bars = Chart(
    "Value of deals", description: "openai_oracle is the largest with $300B.",
    .bars(
      Bars(
        axis: axis("value ($B)", to: 320, step: 40), series: [""],
        groups: [
          ("openai_oracle", 300), ("openai_microsoft", 250), ("nvidia_openai", 100),
          ("openai_amd", 90), ("anthropic_google", 52.5), ("openai_aws", 38),
          ("meta_coreweave", 14.2),
          ("openai_coreweave", 22.4), ("openai_broadcom", 0.4),
          ("xai_valor_compute_infrastructure", 20),
          ("microsoft_nebius", 17.4), ("mistral_asml", 1.5),
        ].map { name, value in
          Bars.Group(
            name,
            [
              Bars.Value(
                value, dollars(value),
                band: name == "openai_amd" ? Curves.Band(60, 130) : nil)
            ])
        })))

  static let signed = Chart(
    "Net cash of parties", description: "openai pays most, nvidia receives most.",
    .bars(
      Bars(
        axis: Axis(
          "$B a year", from: -60, to: 60,
          levels: [[-60, -30, 0, 30, 60].map { Axis.Tick($0, "\(Int($0))") }]),
        series: [""],
        groups: [("openai", -52.0), ("coreweave", -4.5), ("meta", 0), ("aws", 7.6), ("nvidia", 48)]
          .map { Bars.Group($0, [Bars.Value($1, dollars($1))]) }
          + [Bars.Group("xai", [Bars.Value(nil, "unknown")])])))

  static let groups = Chart(
    "Spend of two years", description: "All three spend more in 2026 than in 2025.",
    .bars(
      Bars(
        axis: axis("$B", to: 100, step: 20), series: ["2025", "2026"],
        groups: [("openai", 20.0, 55.0), ("anthropic", 8, 21), ("meta", 72, 98)].map {
          Bars.Group($0, [Bars.Value($1, dollars($1)), Bars.Value($2, dollars($2))])
        })))

  static let histogram = Chart(
    "Cost of a gpu hour",
    description: "Half of the values are below $3.10; 90% are from $2.20 to $4.60.",
    .histogram(
      Histogram(
        axis: Axis(
          "$/gpu/hour", from: 1, to: 6,
          levels: [
            (2...12).map { Axis.Tick(Double($0) / 2, "$\($0 / 2).\($0 % 2 * 5)0") },
            (1...6).map { Axis.Tick(Double($0), "$\($0)") },
          ]),
        bins: [
          0.002, 0.006, 0.013, 0.03, 0.052, 0.08, 0.104, 0.122, 0.125, 0.11, 0.093, 0.075, 0.056,
          0.042, 0.03, 0.02, 0.014, 0.011, 0.007, 0.005, 0.002, 0.0008, 0.0002, 0.0001, 0,
        ].enumerated().map { Histogram.Bin(1 + Double($0) / 5, 1.2 + Double($0) / 5, share: $1) },
        marks: [
          Histogram.Mark(2.2, "p5 $2.20"), Histogram.Mark(3.1, "median $3.10"),
          Histogram.Mark(4.6, "p95 $4.60"),
        ])))

  static let timeline = Chart(
    "Timeline", description: "Ten deals and what hangs on them, from 2025 to 2033.",
    .timeline(
      Timeline(
        axis: Axis(
          "", from: 0, to: 3_200,
          levels: [1, 2, 4].map { step in
            stride(from: 0, through: 8, by: step).map {
              Axis.Tick(Double($0) * 365.25, "\(2025 + $0)")
            }
          }),
        rows: [
          Timeline.Row(
            "openai_microsoft", .deal, text: "$250B", spans: [.init(from: 300, until: 2_900)]),
          Timeline.Row(
            "openai_oracle", .deal, text: "$300B", spans: [.init(from: 850, until: 2_700)]),
          Timeline.Row(
            "openai_oracle.rollout", .rollout, text: "4.5 GW",
            spans: [.init(from: 850, until: 1_800)],
            marks: [.init(2_050, "first gigawatt", band: .init(1_900, 2_300))]),
          Timeline.Row(
            "openai_aws", .deal, text: "$38B", spans: [.init(from: 307, until: 2_860)],
            marks: [.init(307, "announced")]),
          Timeline.Row(
            "openai_amd", .deal, text: "$90B", spans: [.init(from: 640, until: 2_400, isOpen: true)]
          ),
          Timeline.Row(
            "openai_amd.warrants", .right, text: "160M shares",
            spans: [.init(from: 640, until: 2_100)],
            marks: [.init(700, "first tranche"), .init(2_080, "last")]),
          Timeline.Row(
            "anthropic_google", .deal, text: "1 GW",
            spans: [.init(from: 400, until: 3_200, isOpen: true)]),
          Timeline.Row(
            "gigawatt_one", .milestone, text: "", spans: [],
            marks: [.init(700, "1 GW is live")]),
          Timeline.Row(
            "mistral", .announcement, text: "", spans: [.init(from: 250, until: 262)],
            marks: [.init(250, "announced 2025-09-08")]),
          Timeline.Row(
            "xai_valor_compute_infrastructure", .deal, text: "$20B",
            spans: [.init(from: 290, until: 1_200)]),
        ], today: 540)))

  static let tornado = Chart(
    "What moves cost_per_gpu_hour", description: "Utilisation moves the answer most.",
    .tornado(
      Swings(
        axis: Axis(
          "$/gpu/hour", from: 1.5, to: 5,
          levels: [[1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5], [2, 3, 4, 5]].map {
            $0.map { Axis.Tick($0, "$\(decimal($0))") }
          }),
        middle: 3.1,
        swings: [
          ("utilisation", 4.8, 2.1, "50%: $4.80", "90%: $2.10"),
          ("price", 2.3, 3.9, "$25k: $2.30", "$40k: $3.90"),
          ("power_price", 2.7, 3.6, "$0.04/kWh: $2.70", "$0.12/kWh: $3.60"),
          ("life", 3.5, 2.75, "3 years: $3.50", "6 years: $2.75"),
          ("power_usage_effectiveness", 2.95, 3.3, "1.1: $2.95", "1.4: $3.30"),
          ("staff", 3.0, 3.25, "low: $3.00", "high: $3.25"),
          ("interest", 3.05, 3.15, "5%: $3.05", "9%: $3.15"),
          ("tax", 3.1, 3.1, "0%: $3.10", "0%: $3.10"),
        ].map { Swings.Swing($0, low: $1, high: $2, lowText: $3, highText: $4) })))

  static let flows = Chart(
    "Who pays whom",
    description: "openai pays oracle, microsoft and others; money of nvidia and amd comes back.",
    .flows(
      Payments(
        parties: ["openai", "microsoft", "oracle", "nvidia", "amd", "coreweave", "aws"],
        payments: [
          (0, 2, 300.0, false), (0, 1, 250, false), (3, 0, 100, true), (0, 4, 90, true),
          (2, 3, 40, true), (0, 6, 38, false), (4, 0, 34, true), (0, 5, 22.4, true),
          (5, 3, 15, true), (1, 3, 12, false), (3, 5, 6.3, true),
        ].map { payer, payee, amount, isInCircle in
          Payments.Payment(
            payer: payer, payee: payee, amount: amount, text: dollars(amount),
            isInCircle: isInCircle)
        },
        circles: [[0, 4], [0, 2, 3], [3, 5], [0, 5, 3]])))
}
