import DealFormula
import DealLanguage
import DealPage
import DealQuantities
import DealSyntax

extension Book {
  /// What fits in the place of a `?` and is known: names with their values, functions, units.
  func fitting(_ source: Source, at offset: Int) -> Page {
    let bytes = source.bytes
    let offset = min(max(offset, 0), bytes.count)
    let before = bytes[..<offset]
    let known = knowledge.wanted(in: bytes, at: offset)
    // What stands behind the place says more of it than what stands before, where it can be read.
    var offering = Offering(
      self, before, OfferShelf(prefix: "", limit: 400),
      wanted: known)
    // Alone it asks what can be typed at all.
    let behind = bytes[offset...].dropFirst().first { $0 != 0x20 }
    if offering.fits.contains(.statementStart),
      behind.map({ $0 == 0x0A || $0 == UInt8(ascii: ";") }) ?? true
    {
      return startPage
    }
    offering.drawsRanges = true
    if known == nil {
      offering.addAll()
    } else {
      offering.addFormula()
    }
    var units = offering
    units.shelf = OfferShelf(prefix: "", limit: 400)
    if let wanted = offering.wanted, wanted.place == .value,
      wanted.sorts.contains(where: { $0.isMeasured && $0 != .quantity(.none) })
    {
      units.addUnits(wanted.sorts)
    }
    return page(
      offering.wanted.flatMap(phrase) ?? offering.label, offering.shelf.offers,
      units.shelf.offers.filter { $0.group == .unit })
  }

  /// How many rows of names are shown.
  private static var mostRows: Int { 16 }

  private func page(_ what: String?, _ offers: [Offer], _ units: [Offer]) -> Page {
    var blocks: [Block] = []
    if let what { blocks.append(.line(StyledText("here fits \(what)"))) }
    let rows = offers.filter { $0.group == .name || $0.group == .word || $0.group == .unit }
    let dates = offers.filter { offer in
      offer.group == .example && offer.meaning != "for example"
        && !rows.contains { $0.text == offer.meaning }
    }
    let shown = Array(
      (rows.filter { !$0.value.isEmpty } + dates + rows.filter(\.value.isEmpty))
        .prefix(Self.mostRows))
    if !shown.isEmpty {
      let hasValues = shown.contains { !$0.value.isEmpty }
      let cells = shown.map { offer in
        [Table.Cell("  " + offer.text, role: .name)]
          + (hasValues ? [Table.Cell(offer.value, role: .value)] : [])
          + [Table.Cell(offer.meaning == what ? "" : offer.meaning, role: .faint)]
      }
      blocks.append(.table(Table(columns: [], rows: cells)))
    }
    let left = rows.count + dates.count - shown.count
    if left > 0 { blocks.append(.line(StyledText("  and \(left) more", .faint))) }
    func line(_ title: String, _ texts: [String], most: Int) {
      guard !texts.isEmpty else { return }
      let more = texts.count > most ? ", …" : ""
      blocks.append(
        .line(
          StyledText("\(title): ", .strong)
            + StyledText(texts.prefix(most).joined(separator: ", ") + more)))
    }
    line(
      "functions",
      offers.filter { $0.group == .function }.map {
        $0.text.hasSuffix("(") ? String($0.text.dropLast()) : $0.text
      }, most: 12)
    line("units", units.map(\.text), most: 12)
    line("for example", offers.filter { $0.meaning == "for example" }.map(\.text), most: 4)
    if blocks.isEmpty { blocks.append(.line(StyledText("nothing that is known fits here"))) }
    return Page(blocks)
  }

  /// What is wanted, in words.
  private func phrase(_ wanted: Wanted) -> String? {
    switch wanted.place {
    case .unit: return "a unit" + of(wanted.sorts)
    case .field(let kind?, _): return "what can be asked of \(kind.phrase)"
    case .field(nil, _): return nil
    case .target: return "a name or a field that takes another value"
    case .period: return "the length of the periods"
    case .value:
      if let label = wanted.label { return label }
      if wanted.sorts.isEmpty { return wanted.isMeasured ? "a quantity of any kind" : "any value" }
      return wanted.sorts.map(\.phrase).joined(separator: " or ")
    }
  }

  private func of(_ sorts: [Sort]) -> String {
    sorts.isEmpty ? "" : " of \(sorts.map(\.phrase).joined(separator: " or "))"
  }
}
