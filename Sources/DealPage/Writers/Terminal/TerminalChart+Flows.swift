import DealText

extension Payments {
  /// The payments between parties that there are.
  var known: [Payment] {
    payments.filter { parties.indices.contains($0.payer) && parties.indices.contains($0.payee) }
  }

  /// The circles in words, each back to where it began.
  func circlesInWords(arrow: String) -> [String] {
    circles.compactMap { circle in
      let names = circle.filter { parties.indices.contains($0) }.map { parties[$0] }
      guard let first = names.first else { return nil }
      let isClosed = names.count > 1 && names.last == first
      return (isClosed ? names : names + [first]).joined(separator: " \(arrow) ")
    }
  }
}

extension TerminalChart {
  /// Payers and payees as rows and columns; payments to those without room for a column in a list.
  func lines(_ payments: Payments) -> [StyledText] {
    let known = payments.known
    guard !known.isEmpty else { return nothing }
    var payers: [Int] = []
    var payees: [Int] = []
    var isPayer = [Bool](repeating: false, count: payments.parties.count)
    var isPayee = isPayer
    for payment in known {
      if !isPayer[payment.payer] { payers.append(payment.payer) }
      if !isPayee[payment.payee] { payees.append(payment.payee) }
      isPayer[payment.payer] = true
      isPayee[payment.payee] = true
    }
    let names = widest(payers.map { payments.parties[$0] }, most: width / 3)
    let shown = columns(payees, known, payments, room: width - names)
    var lines: [StyledText] = []
    if !shown.isEmpty {
      lines.append(StyledText("who pays (left) whom (above)", .faint))
      lines += matrix(payers, shown, known, payments, names: names)
    }
    let isShown = shown.reduce(into: [Bool](repeating: false, count: payments.parties.count)) {
      $0[$1.payee] = true
    }
    for payment in known where !isShown[payment.payee] {
      let mark = payment.isInCircle ? " " + signs.circle : ""
      let most = width - 6
      let pair =
        cut(payments.parties[payment.payer], to: most) + " \(signs.arrow) "
        + cut(payments.parties[payment.payee], to: most)
      lines += (StyledText(pair + " ") + StyledText(payment.text + mark, .value))
        .wrapped(to: width, hanging: 4)
    }
    if known.contains(where: \.isInCircle) {
      lines += legend([(signs.circle, .second, "comes back to its payer")])
    }
    return lines
      + payments.circlesInWords(arrow: signs.arrow).flatMap { circle in
        (StyledText("circle: ", .strong) + StyledText(circle)).wrapped(to: width, hanging: 8)
      }
  }

  /// The payees that have room for a column, with its width: those paid most first.
  private func columns(
    _ payees: [Int], _ known: [Payments.Payment], _ payments: Payments, room: Int
  ) -> [(payee: Int, width: Int)] {
    var widths = payees.map { widest([payments.parties[$0]], most: 12) }
    var place = [Int](repeating: -1, count: payments.parties.count)
    for (index, payee) in payees.enumerated() { place[payee] = index }
    for payment in known where widths.indices.contains(place[payment.payee]) {
      let index = place[payment.payee]
      widths[index] = max(widths[index], DealText.columns(of: text(of: payment)))
    }
    var left = room
    var columns: [(payee: Int, width: Int)] = []
    for (payee, width) in zip(payees, widths) {
      guard left >= width + 2 else { break }
      left -= width + 2
      columns.append((payee, width))
    }
    // A single column says less than the list.
    return columns.count < 2 && payees.count > 1 ? [] : columns
  }

  /// An amount with its mark.
  private func text(of payment: Payments.Payment) -> String {
    payment.isInCircle ? payment.text + " " + signs.circle : payment.text
  }

  private func matrix(
    _ payers: [Int], _ columns: [(payee: Int, width: Int)], _ known: [Payments.Payment],
    _ payments: Payments, names: Int
  ) -> [StyledText] {
    var head = Grid(width: width, height: 1)
    var starts = [Int](repeating: -1, count: payments.parties.count)
    var end = names
    for column in columns {
      end += column.width + 2
      starts[column.payee] = end
      let name = cut(payments.parties[column.payee], to: column.width)
      head.write(name, end - DealText.columns(of: name), 0, .strong)
    }
    // Rows by payer, so that each payment is looked at once.
    var rows: [Grid] = []
    var row = [Int](repeating: -1, count: payments.parties.count)
    for payer in payers {
      row[payer] = rows.count
      var grid = Grid(width: width, height: 1)
      grid.write(cut(payments.parties[payer], to: names), 0, 0, .strong)
      rows.append(grid)
    }
    var second: [StyledText] = []
    for payment in known where starts[payment.payee] >= 0 {
      let text = text(of: payment)
      let start = starts[payment.payee] - DealText.columns(of: text)
      let place = row[payment.payer]
      guard rows.indices.contains(place) else { continue }
      if rows[place].isFree(start..<starts[payment.payee], 0) {
        rows[place].write(text, start, 0, payment.isInCircle ? .second : .value)
      } else {
        second.append(
          StyledText(
            "\(payments.parties[payment.payer]) \(signs.arrow) "
              + "\(payments.parties[payment.payee]) \(text)"))
      }
    }
    return head.lines + rows.flatMap(\.lines) + second
  }
}
