import DealFormula
import DealPage
import DealQuantities

extension Viewpoint {
  /// Who pays whom as a picture, from the records of flows and circles; nil where nobody pays a known
  /// amount.
  func chart(ofFlows rows: [Record], circles: [Record]) -> Chart? {
    let describer = Describer(environment)
    var parties: [String] = []
    func place(_ value: Value?) -> Int? {
      guard let value else { return nil }
      let name = describer.text(value)
      if let place = parties.firstIndex(of: name) { return place }
      parties.append(name)
      return parties.count - 1
    }
    var known: [(payer: Int, payee: Int, amount: Double, text: String)] = []
    let unit = rows.lazy.compactMap { $0["pays"]?.plottedUnit }.first ?? Unit.none
    let reader = PlottedNumbers(unit, environment)
    let numbers = (try? reader.numbers(rows.map { $0["pays"] ?? .text("") }, "flows")) ?? []
    for (row, number) in zip(rows, numbers) {
      guard let amount = number.value, amount > 0, let value = row["pays"],
        let payer = place(row["from"]), let payee = place(row["to"])
      else { continue }
      known.append((payer, payee, amount, describer.text(value)))
    }
    guard !known.isEmpty else { return nil }
    let ways = circles.compactMap { circle -> [Int]? in
      guard case .list(let members)? = circle["parties"] else { return nil }
      let places = members.compactMap { parties.firstIndex(of: describer.text($0)) }
      return places.count == members.count ? places : nil
    }
    let steps = ways.flatMap { way in zip(way, way.dropFirst() + way.prefix(1)).map { [$0, $1] } }
    let payments = known.map { flow in
      Payments.Payment(
        payer: flow.payer, payee: flow.payee, amount: flow.amount, text: flow.text,
        isInCircle: steps.contains([flow.payer, flow.payee]))
    }
    // Equal amounts in the order in which they were stated.
    let order = payments.indices.sorted {
      payments[$0].amount != payments[$1].amount
        ? payments[$0].amount > payments[$1].amount : $0 < $1
    }
    let largest = order.first.map { payments[$0] }
    let most = largest.map {
      " The largest payer is \(parties[$0.payer]), with \($0.text) to \(parties[$0.payee])."
    }
    return Chart(
      "Who pays whom",
      description:
        "\(counted(payments.count, "flow")) of money between \(parties.count) parties.\(most ?? "")",
      .flows(Payments(parties: parties, payments: order.map { payments[$0] }, circles: ways)))
  }
}
