import DealPage
import Testing

/// Numbers under each other, and curves in a cell.
struct NumberColumnTests {
  private func column(_ cells: [String], width: Int? = nil) -> [String] {
    let table = Table(
      columns: [Table.Column("n", isNumber: true), Table.Column("x")],
      rows: cells.map { [Table.Cell($0), Table.Cell("x")] })
    return TextWriter(width: width).write(Page([.table(table)])).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test func unitsStandUnderUnits() {
    #expect(
      column(["$1.5B", "$38B", "", "-$1,904.25B"]) == [
        "     $1.5B   x", "    $38B     x", "             x", "-$1,904.25B  x",
      ])
    #expect(
      column(["$4.91B (90%: $3B to $7B)", "$12B (90%: $9.5B to $15B)"]) == [
        " $4.91B (90%: $3B to $7B)  x", "$12B (90%: $9.5B to $15B)  x",
      ])
    #expect(column(["37.8%", "5%", "unknown"]) == ["  37.8%  x", "   5%    x", "unknown  x"])
  }

  @Test func numbersOfDifferentUnitsStandRight() {
    #expect(column(["$1.5B", "$900M"]) == ["$1.5B  x", "$900M  x"])
    #expect(column(["48.4 gpus", "76k gpus"]) == ["48.4 gpus  x", " 76k gpus  x"])
    #expect(column(["8", "200"]) == ["  8  x", "200  x"])
    #expect(column(["2026-01", "x 5.5", "."]) == ["2026-01  x", "  x 5.5  x", "      .  x"])
  }

  @Test func aNarrowTerminalHasNoRoomForPoints() {
    let cells = ["1.2345678", "12345678"]
    #expect(column(cells, width: 22) == ["       1.2345678  x", "12345678          x"])
    #expect(column(cells, width: 20).allSatisfy { $0.count <= 20 })
  }

  @Test func sparklinesGoFromTheLeastToTheGreatest() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([3, nil, -1, .nan, 1]) == "█ ▁ ▅")
    #expect(sparkline([5, 5]) == "▄▄")
    #expect(sparkline([-.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude]) == "▁▅█")
    #expect(sparkline([nil, .infinity]) == "  ")
    #expect(sparkline([]) == "")
    let line = Page(line: StyledText(sparkline([0, 1, 2, 3, 4, 5, 6, 7])))
    #expect(TextWriter(asciiOnly: true).write(line) == ".:-=+*%#\n")
  }
}
