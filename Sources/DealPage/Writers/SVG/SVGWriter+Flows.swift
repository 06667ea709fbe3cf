import DealText

extension SVGWriter {
  /// How many payments are drawn at most; the others are summed up in a line.
  private static let mostPayments = 40

  /// Payers at the left, payees at the right, and for each payment a ribbon as thick as its amount.
  func draw(_ payments: Payments, top: Double, on drawing: inout Drawing) {
    let known = payments.known.filter { $0.amount.isFinite && $0.amount > 0 }
    guard !known.isEmpty else { return sayNothing(top: top, on: &drawing) }
    let shown = Array(known.prefix(Self.mostPayments))
    let hasCircle = shown.contains(where: \.isInCircle)
    var top = drawing.legend(
      hasCircle
        ? [(.fill(0), "is paid and stays"), (.fill(1), "comes back to its payer over others")] : [],
      top: top)
    drawing.label("payer", at: [(Drawing.margin, top + 12)], look: "faint", size: 12)
    drawing.label(
      "payee", at: [(Self.width - Drawing.margin, top + 12)], .end, look: "faint", size: 12)
    top += 22

    let names = Drawing.widest(payments.parties, most: 170, isStrong: true)
    let left = Drawing.margin + names + 10
    let right = Self.width - left
    let sum = shown.reduce(0) { $0 + $1.amount }
    let most = shown.reduce(0) { max($0, $1.amount) }
    guard sum.isFinite, most > 0 else { return sayNothing(top: top, on: &drawing) }
    let scale = min(56 / most, 260 / sum)
    let thickness = shown.map { max(1.5, $0.amount * scale) }

    let payers = column(shown.map(\.payer), shown.map(\.payee), thickness, top: top)
    let payees = column(shown.map(\.payee), shown.map(\.payer), thickness, top: top)
    for index in shown.indices {
      ribbon(
        from: payers.middles[index], to: payees.middles[index], thickness[index],
        isInCircle: shown[index].isInCircle, left: left + 12, right: right - 12, on: &drawing)
    }
    for party in payers.parties {
      node(
        payments.parties[party.party], party, x: left, text: left - 10, .end, names: names,
        on: &drawing)
    }
    for party in payees.parties {
      node(
        payments.parties[party.party], party, x: right - 12, text: right + 10, .start, names: names,
        on: &drawing)
    }
    for (index, payment) in shown.enumerated() {
      let text = Drawing.cut(payment.isInCircle ? "↺ " + payment.text : payment.text, to: 150)
      drawing.label(
        text, at: [(right - 32, payees.middles[index] + 4.5)], .end, look: "over")
    }
    var y = max(payers.bottom, payees.bottom) + 24
    var notes = payments.circlesInWords(arrow: "→").map { "circle: " + $0 }
    if known.count > shown.count {
      notes.append("and \(known.count - shown.count) smaller payments")
    }
    for note in notes {
      drawing.label(
        Drawing.cut(note, to: Self.width - 2 * Drawing.margin), at: [(Drawing.margin, y)])
      y += 20
    }
  }

  /// A party in one of the columns.
  private struct Node {
    var party: Int
    var top: Double
    var bottom: Double
  }

  /// One column: its parties in the order of what they pay or get, and the middle of every payment's
  /// end, which has the height of a text at least.
  private func column(
    _ parties: [Int], _ others: [Int], _ thickness: [Double], top: Double
  ) -> (parties: [Node], middles: [Double], bottom: Double) {
    let order = Self.order(parties)
    // The ends at one party follow the order of the other column, so that few ribbons cross.
    let otherOrder = Self.order(others)
    let sorted = parties.indices.sorted { one, other in
      let places = [one, other].map { index in
        otherOrder.firstIndex(of: others[index]) ?? otherOrder.count
      }
      return (places[0], one) < (places[1], other)
    }
    var middles = [Double](repeating: top, count: parties.count)
    var nodes: [Node] = []
    var y = top
    for party in order {
      let start = y
      for index in sorted where parties[index] == party {
        let height = max(17, thickness[index] + 2)
        middles[index] = y + height / 2
        y += height
      }
      nodes.append(Node(party: party, top: start, bottom: y))
      y += 14
    }
    return (nodes, middles, y - 14)
  }

  /// Parties in the order in which they come, each once.
  private static func order(_ parties: [Int]) -> [Int] {
    parties.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A party as an upright bar with its name beside it.
  private func node(
    _ name: String, _ node: Node, x: Double, text: Double, _ anchor: Drawing.Anchor, names: Double,
    on drawing: inout Drawing
  ) {
    drawing.rectangle(x, node.top, 12, node.bottom - node.top, look: "ink")
    drawing.label(
      Drawing.cut(name, to: names, isStrong: true),
      at: [(text, (node.top + node.bottom) / 2 + 4.5)], anchor, isStrong: true)
  }

  /// A ribbon that ends in an arrow head; dashed at its edges where the money comes back.
  private func ribbon(
    from start: Double, to end: Double, _ thickness: Double, isInCircle: Bool, left: Double,
    right: Double, on drawing: inout Drawing
  ) {
    let half = thickness / 2
    let head = right - 12
    let bend = (left + head) / 2
    let over =
      "M\(decimal(left)) \(decimal(start - half))C\(decimal(bend)) \(decimal(start - half)) "
      + "\(decimal(bend)) \(decimal(end - half)) \(decimal(head)) \(decimal(end - half))"
    let back =
      "L\(decimal(head)) \(decimal(end + half))C\(decimal(bend)) \(decimal(end + half)) "
      + "\(decimal(bend)) \(decimal(start + half)) \(decimal(left)) \(decimal(start + half))Z"
    let look = Drawing.fill(isInCircle ? 1 : 0)
    drawing.path(over + back, look: look, more: "fill-opacity=\"0.45\"")
    if isInCircle {
      drawing.path(
        over + back, look: Drawing.stroke(1), more: "stroke-width=\"1.4\" stroke-dasharray=\"5 3\"")
    }
    let wing = max(half + 2, 5)
    drawing.path(
      "M\(decimal(head)) \(decimal(end - wing))L\(decimal(right)) \(decimal(end))"
        + "L\(decimal(head)) \(decimal(end + wing))Z", look: look)
    drawing.extend(to: end + wing)
  }
}
