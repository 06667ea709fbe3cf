import DealLanguage
import DealSyntax
import DealWorkbench
import Synchronization

/// A file of rows: as cells, and as statements of every kind.
package final class SheetCheck: FuzzCheck {
  package static let name = "sheet"
  private let ground = Ground("deal openai aws value 38e9 over 7 years\nchip gb200 power 1667 W\n")
  /// What rows can be read as.
  private static let kinds = ["parties", "milestones", "chips", "prices", "rollouts"]

  package init() {}

  package func broken(by bytes: [UInt8]) -> String? {
    if let broken = cells(bytes) { return broken }
    let fresh = ground.book()
    ground.file.bytes.withLock { $0 = bytes }
    defer { ground.file.bytes.withLock { $0 = nil } }
    // The other kind follows from the first row, so that it stays while the rows change.
    let head = number(of: bytes.prefix { $0 != 0x0A })
    return rows("deals", from: fresh) ?? rows(Self.kinds[head % Self.kinds.count], from: fresh)
  }

  /// Cells that are written again are read again as the same.
  private func cells(_ bytes: [UInt8]) -> String? {
    let (source, faults) = Source.make(id: 0, name: "x.csv", bytes: bytes)
    guard faults.isEmpty else { return nil }
    let (table, separator, isWhole) = read(source)
    guard isWhole else { return nil }
    var written: [UInt8] = []
    for row in table {
      for (index, cell) in row.enumerated() {
        if index > 0 { written.append(separator) }
        written.append(UInt8(ascii: "\""))
        for byte in cell { written += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
        written.append(UInt8(ascii: "\""))
      }
      written.append(0x0A)
    }
    let (again, _) = Source.make(id: 0, name: "y.csv", bytes: written)
    let (other, _, _) = read(again)
    return trimmed(other) == trimmed(table) ? nil : "cells \(table) come back as \(other)"
  }

  /// Rows without the empty cells at their ends.
  private func trimmed(_ table: [[[UInt8]]]) -> [[[UInt8]]] {
    table.map { row in Array(row[..<(row.lastIndex { !$0.isEmpty } ?? -1).advanced(by: 1)]) }
  }

  /// The cells of a text, what stands between them, and whether all rows are as they should be.
  private func read(_ source: Source) -> (table: [[[UInt8]]], separator: UInt8, isWhole: Bool) {
    var reader = CSVReader(source: source)
    var row = CSVRow()
    var table: [[[UInt8]]] = []
    var isWhole = true
    while reader.next(into: &row) {
      if row.problem != nil { isWhole = false }
      table.append(row.cells.map { $0.bytes(in: source) })
    }
    return (table, reader.separator, isWhole)
  }

  /// Rows are read as statements; what is wrong is told, undo takes all back, and the saved book
  /// reads the file again.
  private func rows(_ kind: String, from fresh: Book) -> String? {
    var book = fresh
    var events: [Event] = []
    let statement = Array("use \"x.csv\" as \(kind)".utf8)
    advance(&book, with: statement, named: "prompt", manner: .conversation) { events.append($0) }
    ground.restart()
    if let broken = Promises.events(events, in: book) { return broken }
    let undone = advance(book, with: "undo", named: "prompt").book
    let isChanged = book.script != fresh.script
    if isChanged, undone.script != fresh.script {
      return "undo leaves \(undone.script.debugDescription)"
    }
    return Promises.answers(book)
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    let columns = Verb.all.map { verb in
      verb.shape.operands.map(\.label).joined(separator: ",") + ","
        + verb.shape.clauses.map(\.word).joined(separator: ",") + "\n"
    }
    let own = [
      "payer,payee,value,over,announced,gpus\nopenai,aws,38e9,7 years,2025-11-03,200k\n",
      "payer;payee;value\r\n\"open \"\"ai\"\"\";aws;\"38,5\"\r\n;;\r\n",
      "party\tkind\nopenai\tlab\n", "name,on\nagi,2027-06\n", "chip,power\ngb200,1667 W\n",
      "of,price,on,from\ngb200,$3/hour,2026-01-01,aws\n",
      "resource,by,amount\ngpus,2026-12,200k\n",
    ]
    let files =
      (repository.texts("Sources", ending: ".csv") + repository.texts("Tests", ending: ".csv"))
      .map { $0.split(separator: "\n").prefix(6).joined(separator: "\n") }
    return (columns + own + files).map { Array($0.utf8) }
  }
}
