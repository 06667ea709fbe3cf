import DealText

/// Writes charts for the grammar of graphics that notebooks and newsrooms share (Vega-Lite 5): the data
/// and what is drawn of it, as JSON.
struct VegaLiteWriter: Sendable {
  func write(_ chart: Chart) -> String {
    var fields: [(String, String)] = [
      ("$schema", jsonText("https://vega.github.io/schema/vega-lite/v5.json")),
      ("title", jsonText(visible(chart.title))),
      ("description", jsonText(visible(chart.description))),
      ("width", "640"),
    ]
    switch chart.form {
    case .curves(let curves): fields += self.fields(curves)
    case .bars(let bars): fields += self.fields(bars)
    case .histogram(let histogram): fields += self.fields(histogram)
    case .timeline(let timeline): fields += self.fields(timeline)
    case .tornado(let swings): fields += self.fields(swings)
    case .flows(let payments): fields += self.fields(payments)
    }
    return jsonObject(fields) + "\n"
  }

  private typealias Fields = [(String, String)]

  // MARK: Forms

  private func fields(_ curves: Curves) -> Fields {
    let across = curves.across
    let up = curves.up
    let rows = curves.series.flatMap { series in
      series.points.map { point in
        jsonObject(
          [
            ("series", text(series.name)), ("x", place(point.across, on: across)),
            ("y", point.up.map { place($0, on: up) } ?? "null"),
          ] + band(point.band, on: up))
      }
    }
    let shape: Fields =
      switch curves.shape {
      case .line: [("type", jsonText("line"))]
      case .steps: [("type", jsonText("line")), ("interpolate", jsonText("step-after"))]
      case .area:
        [
          ("type", jsonText("area")), ("interpolate", jsonText("step-after")), ("opacity", "0.85"),
        ]
      }
    let stack = curves.shape == .area ? [("stack", jsonText("zero"))] : []
    let colour = colour(curves.series.map(\.name))
    var layers: [String] = []
    if curves.series.contains(where: { $0.points.contains { $0.band != nil } }) {
      let interpolation = curves.shape == .line ? [] : [("interpolate", jsonText("step-after"))]
      let mark = [("type", jsonText("area")), ("opacity", "0.25")] + interpolation
      layers.append(
        layer(
          mark,
          [("x", channel("x", across)), ("y", channel("low", up)), ("y2", end("high"))]
            + colour, keeps: "isValid(datum.low)"))
    }
    layers.append(
      layer(
        shape,
        [
          ("x", channel("x", across)),
          ("y", channel("y", up, more: curves.shape == .area ? stack : [])),
        ] + colour
          + tooltip([("series", "nominal"), ("x", type(across)), ("y", type(up))])))
    return [("height", "320"), data(rows), ("layer", jsonArray(layers))]
  }

  private func fields(_ bars: Bars) -> Fields {
    let rows = bars.groups.flatMap { group in
      zip(bars.series, group.values).map { series, value in
        jsonObject(
          [
            ("name", text(group.name)), ("series", text(series)),
            ("value", value.value.map { place($0, on: bars.axis) } ?? "null"),
            ("text", text(value.text)),
            // Behind the bar and its band; where nothing is known, where bars begin.
            ("end", place(max(value.value ?? 0, value.band?.upper ?? 0, 0), on: bars.axis)),
          ] + band(value.band, on: bars.axis))
      }
    }
    let isGrouped = bars.series.count > 1
    var places: Fields = [("y", list("name"))]
    if isGrouped {
      places.append(
        ("yOffset", jsonObject([("field", jsonText("series")), ("sort", order(bars.series))])))
    }
    let x = ("x", channel("value", bars.axis, more: [("stack", "null")], isFixed: false))
    var layers = [
      layer(
        [("type", jsonText("bar"))],
        places + [x] + colour(bars.series)
          + tooltip([("name", "nominal"), ("series", "nominal"), ("text", "nominal")]))
    ]
    if bars.groups.contains(where: { $0.values.contains { $0.band != nil } }) {
      layers.append(
        layer(
          [("type", jsonText("rule")), ("strokeWidth", "2")],
          places + [("x", channel("low", bars.axis, isFixed: false)), ("x2", end("high"))],
          keeps: "isValid(datum.low)"))
    }
    layers.append(
      layer(
        [("type", jsonText("text")), ("align", jsonText("left")), ("dx", "4")],
        places + [
          ("x", channel("end", bars.axis, isFixed: false)), ("text", end("text")),
        ]))
    return [data(rows), ("layer", jsonArray(layers))]
  }

  private func fields(_ histogram: Histogram) -> Fields {
    let axis = histogram.axis
    let rows = histogram.bins.map { bin in
      jsonObject([
        ("from", place(bin.lower, on: axis)), ("to", place(bin.upper, on: axis)),
        ("share", jsonNumber(bin.share)),
      ])
    }
    let marks = histogram.marks.map { mark in
      jsonObject([("value", place(mark.value, on: axis)), ("label", text(mark.label))])
    }
    let share = jsonObject([
      ("field", jsonText("share")), ("type", jsonText("quantitative")),
      ("title", jsonText("share")), ("axis", jsonObject([("format", jsonText("%"))])),
    ])
    let x = ("x", channel("value", axis))
    let layers = [
      layer(
        [("type", jsonText("bar")), ("color", jsonText("#9db7d5"))],
        [
          ("x", channel("from", axis)), ("x2", end("to")), ("y", share),
          ("y2", jsonObject([("datum", "0")])),
        ], rows: rows),
      layer([("type", jsonText("rule"))], [x], rows: marks),
      layer(
        [
          ("type", jsonText("text")), ("align", jsonText("left")), ("dx", "4"), ("dy", "8"),
          ("baseline", jsonText("top")),
        ],
        [x, ("y", jsonObject([("value", "0")])), ("text", end("label"))], rows: marks),
    ]
    return [("height", "280"), ("layer", jsonArray(layers))]
  }

  private func fields(_ timeline: Timeline) -> Fields {
    var axis = timeline.axis
    axis.isDates = true
    let names = timeline.rows.map { $0.text.isEmpty ? $0.name : "\($0.name) \($0.text)" }
    let kinds = timeline.rows.map { "\($0.kind)" }
    let labels = zip(zip(names, kinds), timeline.rows)
    let spans = labels.flatMap { label, row in
      row.spans.map { span in
        jsonObject([
          ("row", text(label.0)), ("kind", text(label.1)), ("from", place(span.from, on: axis)),
          ("until", place(span.until, on: axis)), ("open", span.isOpen ? "true" : "false"),
        ])
      }
    }
    let marks = labels.flatMap { label, row in
      row.marks.map { mark in
        jsonObject(
          [
            ("row", text(label.0)), ("kind", text(label.1)), ("day", place(mark.day, on: axis)),
            ("label", text(mark.label)),
          ] + band(mark.band, on: axis))
      }
    }
    let y = (
      "y",
      jsonObject([
        ("field", jsonText("row")), ("type", jsonText("nominal")), ("title", "null"),
        ("sort", order(names)),
      ])
    )
    let kind: (String, String) = (
      "color",
      jsonObject([
        ("field", jsonText("kind")), ("type", jsonText("nominal")), ("title", jsonText("kind")),
      ])
    )
    var layers = [
      layer(
        [("type", jsonText("bar"))],
        [
          ("x", channel("from", axis)), ("x2", end("until")), y, kind,
          (
            "opacity",
            jsonObject([
              ("condition", jsonObject([("test", jsonText("datum.open")), ("value", "0.55")])),
              ("value", "1"),
            ])
          ),
        ]
          + tooltip([
            ("row", "nominal"), ("kind", "nominal"), ("from", "temporal"), ("until", "temporal"),
          ]), rows: spans)
    ]
    if timeline.rows.contains(where: { $0.marks.contains { $0.band != nil } }) {
      layers.append(
        layer(
          [("type", jsonText("rule")), ("strokeWidth", "2")],
          [("x", channel("low", axis)), ("x2", end("high")), y], rows: marks,
          keeps: "isValid(datum.low)"))
    }
    layers.append(
      layer(
        [("type", jsonText("point")), ("filled", "true"), ("size", "70")],
        [("x", channel("day", axis)), y, kind]
          + tooltip([("row", "nominal"), ("day", "temporal"), ("label", "nominal")]), rows: marks))
    if let today = timeline.today {
      layers.append(
        layer(
          [("type", jsonText("rule")), ("strokeDash", "[4,3]")], [("x", channel("today", axis))],
          rows: [jsonObject([("today", place(today, on: axis))])]))
    }
    return [("layer", jsonArray(layers))]
  }

  private func fields(_ swings: Swings) -> Fields {
    let axis = swings.axis
    let rows = swings.swings.flatMap { swing in
      [("low", swing.low, swing.lowText), ("high", swing.high, swing.highText)].map { end in
        jsonObject([
          ("input", text(swing.name)), ("end", jsonText(end.0)),
          ("middle", place(swings.middle, on: axis)), ("answer", place(end.1, on: axis)),
          ("text", text(end.2)),
        ])
      }
    }
    let y = ("y", list("input"))
    let layers = [
      layer(
        [("type", jsonText("bar"))],
        [
          y, ("x", channel("middle", axis)), ("x2", end("answer")),
          (
            "color",
            jsonObject([
              ("field", jsonText("end")), ("type", jsonText("nominal")),
              ("sort", order(["low", "high"])), ("title", jsonText("input is")),
            ])
          ),
        ] + tooltip([("input", "nominal"), ("text", "nominal")])),
      layer(
        [("type", jsonText("rule"))], [("x", channel("middle", axis))],
        rows: [jsonObject([("middle", place(swings.middle, on: axis))])]),
    ]
    return [data(rows), ("layer", jsonArray(layers))]
  }

  private func fields(_ payments: Payments) -> Fields {
    let parties = payments.parties
    let rows = payments.payments.compactMap { payment -> String? in
      guard parties.indices.contains(payment.payer), parties.indices.contains(payment.payee) else {
        return nil
      }
      return jsonObject([
        ("payer", text(parties[payment.payer])), ("payee", text(parties[payment.payee])),
        ("amount", jsonNumber(payment.amount)), ("text", text(payment.text)),
        ("circle", payment.isInCircle ? "true" : "false"),
      ])
    }
    func party(_ field: String) -> (String, String) {
      (
        field == "payer" ? "y" : "x",
        jsonObject([
          ("field", jsonText(field)), ("type", jsonText("nominal")), ("title", jsonText(field)),
          ("sort", order(parties)),
        ])
      )
    }
    let places = [party("payee"), party("payer")]
    let amount = jsonObject([
      ("field", jsonText("amount")), ("type", jsonText("quantitative")),
      ("title", jsonText("amount")),
      ("scale", jsonObject([("scheme", jsonText("blues")), ("domainMin", "0")])),
    ])
    let layers = [
      layer(
        [("type", jsonText("rect"))],
        places + [("color", amount)]
          + tooltip([("payer", "nominal"), ("payee", "nominal"), ("text", "nominal")])),
      // White behind the text, so that it is read on any blue.
      layer(
        [
          ("type", jsonText("text")), ("stroke", jsonText("white")), ("strokeWidth", "4"),
          ("strokeJoin", jsonText("round")),
        ], places + [("text", end("text"))]),
      layer([("type", jsonText("text"))], places + [("text", end("text"))]),
    ]
    return [data(rows), ("layer", jsonArray(layers))]
  }

  // MARK: Parts

  private func text(_ text: String) -> String { jsonText(visible(text)) }

  /// A number of an axis: a day in ISO 8601 where the axis is one of dates.
  private func place(_ value: Double, on axis: Axis) -> String {
    guard axis.isDates else { return jsonNumber(value) }
    return CivilDay(value).map { jsonText($0.text) } ?? "null"
  }

  private func band(_ band: Curves.Band?, on axis: Axis) -> Fields {
    guard let band else { return [] }
    return [("low", place(band.lower, on: axis)), ("high", place(band.upper, on: axis))]
  }

  private func data(_ rows: [String]) -> (String, String) {
    ("data", jsonObject([("values", jsonArray(rows))]))
  }

  /// What is drawn of the rows, or of those that a test keeps.
  private func layer(
    _ mark: Fields, _ encoding: Fields, rows: [String]? = nil, keeps test: String? = nil
  ) -> String {
    let filter = test.map { jsonArray([jsonObject([("filter", jsonText($0))])]) }
    return jsonObject(
      (rows.map { [data($0)] } ?? []) + (filter.map { [("transform", $0)] } ?? []) + [
        ("mark", jsonObject(mark)), ("encoding", jsonObject(encoding)),
      ])
  }

  private func type(_ axis: Axis) -> String { axis.isDates ? "temporal" : "quantitative" }

  /// A field along an axis, as far as the axis goes unless the marks shall decide.
  private func channel(
    _ field: String, _ axis: Axis, more: Fields = [], isFixed: Bool = true
  ) -> String {
    var scale: Fields = axis.isDates ? [("type", jsonText("utc"))] : []
    if isFixed, axis.lower < axis.upper, axis.lower.isFinite, axis.upper.isFinite {
      // Days in milliseconds, as the grammar counts time.
      let factor = axis.isDates ? 86_400_000.0 : 1
      scale.append(
        ("domain", jsonArray([jsonNumber(axis.lower * factor), jsonNumber(axis.upper * factor)])))
    }
    return jsonObject(
      [
        ("field", jsonText(field)), ("type", jsonText(type(axis))),
        ("title", axis.title.isEmpty ? "null" : text(axis.title)),
      ] + (scale.isEmpty ? [] : [("scale", jsonObject(scale))]) + more)
  }

  /// A field that needs no more than its name.
  private func end(_ field: String) -> String { jsonObject([("field", jsonText(field))]) }

  /// Names, in the order of the data.
  private func list(_ field: String) -> String {
    jsonObject([
      ("field", jsonText(field)), ("type", jsonText("nominal")), ("title", "null"),
      ("sort", "null"),
    ])
  }

  private func order(_ names: [String]) -> String { jsonArray(names.map(text)) }

  /// A colour for each series, where there are several.
  private func colour(_ names: [String]) -> Fields {
    guard names.count > 1 else { return [] }
    return [
      (
        "color",
        jsonObject([
          ("field", jsonText("series")), ("type", jsonText("nominal")), ("title", "null"),
          ("sort", order(names)),
        ])
      )
    ]
  }

  private func tooltip(_ fields: [(name: String, type: String)]) -> Fields {
    [
      (
        "tooltip",
        jsonArray(
          fields.map { jsonObject([("field", jsonText($0.name)), ("type", jsonText($0.type))]) })
      )
    ]
  }
}
