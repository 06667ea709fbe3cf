import DealPage
import DealText
import Testing

/// Answers as rows of text.
struct DelimitedWriterTests {
  private func written(_ format: String, _ answers: Answer...) throws -> String {
    let document = Document("t", answers, SampleDocument.colophon)
    let bytes = try #require(FileFormat.named(format)).write(document)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func refusal(_ answers: Answer...) throws -> String? {
    let document = Document("t", answers, SampleDocument.colophon)
    do throws(FormatRefusal) {
      _ = try FileFormat.named("csv")?.write(document)
      return nil
    } catch { return error.message }
  }

  @Test func aTableHasColumnsForUnitsAndRanges() throws {
    #expect(
      try written("csv", SampleDocument.tableAnswer)
        == [
          "name,value,value_unit,value_p5,value_p95,value_mean,value_sd,from,gpus,gpus_unit,"
            + "share,share_unit,firm",
          "openai_aws,38000000000,USD,,,,,2025-11-03,200000,gpu,12.5,%,true",
          #""oracle, ""openai""",200000000000,USD,110000000000,290000000000,200500000000,"#
            + "57735026918.96258,2026-Q1,,,,,false",
        ].map { $0 + "\r\n" }.joined())
    #expect(
      try written("tsv", SampleDocument.tableAnswer).hasPrefix("name\tvalue\tvalue_unit\t"))
  }

  @Test func aValueIsATableOfOneRow() throws {
    #expect(
      try written("csv", SampleDocument.value)
        == "value,unit\r\n3.3759772565742714,USD/gpu/hour\r\n")
    #expect(try written("csv", SampleDocument.plain) == "value\r\n0.1\r\n")
    #expect(
      try written("csv", SampleDocument.plain, SampleDocument.value)
        == "value,unit\r\n0.1,\r\n3.3759772565742714,USD/gpu/hour\r\n")
    let range = Answer(Page(), .range(SampleDocument.range))
    #expect(
      try written("tsv", range)
        == "value\tunit\tp5\tp95\tmean\tsd\n"
        + "200000000000\tUSD\t110000000000\t290000000000\t200500000000\t57735026918.96258\n")
    let list = Answer(Page(), .list([.truth(true), .none, .text("a")]))
    #expect(try written("csv", list) == "value\r\ntrue\r\n\"\"\r\na\r\n")
  }

  @Test func aRecordIsARow() throws {
    #expect(
      try written("csv", SampleDocument.record)
        == "name,value,value_unit,parties,paid\r\n"
        + "aws,2,USD,openai; aws,\"{\"\"columns\"\":[{\"\"name\"\":\"\"date\"\"}],\"\"rows\"\":[]}\"\r\n"
    )
  }

  @Test func equalNamesOfColumnsAreToldApart() throws {
    let record = Answer(
      Page(),
      .record([
        .init("a", .quantity(1, unit: "USD")), .init("a_unit", .truth(true)), .init("a", .none),
      ]))
    #expect(try written("csv", record) == "a,a_unit,a_unit_2,a_2\r\n1,USD,true,\r\n")
  }

  @Test func rowsThatAreTooShortOrTooLongFit() throws {
    let table = Table(
      columns: [Table.Column("a"), Table.Column("b")],
      rows: [[Table.Cell("1")], [Table.Cell("1"), Table.Cell("2"), Table.Cell("3")]])
    #expect(
      try written("csv", Answer(Page(), .table(table))) == "a,b\r\n1,\r\n1,2\r\n")
    let headless = Table(columns: [], rows: table.rows)
    #expect(
      try written("csv", Answer(Page([.table(headless)]), .page))
        == "column_1,column_2,column_3\r\n1,,\r\n1,2,3\r\n")
  }

  @Test func otherReadersReadWhatWasWritten() throws {
    let program = """
      import sys, csv
      rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
      print([(r["name"], r["value"], r["gpus"], r["firm"]) for r in rows], end="")
      """
    let bytes = Array(try written("csv", SampleDocument.tableAnswer).utf8)
    let read = try Python.run(program, on: bytes, named: "a.csv")
    #expect(
      read == nil
        || read == "[('openai_aws', '38000000000', '200000', 'true'), "
          + "('oracle, \"openai\"', '200000000000', '', 'false')]"
    )
    let pandas = """
      import sys, pandas
      table = pandas.read_csv(sys.argv[1])
      print(table["value"].sum(), table["firm"].dtype, table["gpus"].isna().tolist(), end="")
      """
    let frame = try Python.run(pandas, on: bytes, named: "a.csv", needs: ["pandas"])
    #expect(frame == nil || frame == "238000000000 bool [False, True]")
  }

  @Test func otherReadersReadTextAsOneCell() throws {
    let rows = SampleDocument.hostile.map { [Table.Cell($0), Table.Cell("end")] }
    let table = Table(columns: [Table.Column("a\t\"b\",c"), Table.Column("d")], rows: rows)
    for (format, separator) in [("csv", ","), ("tsv", "\\t")] {
      let program = """
        import sys, csv
        with open(sys.argv[1], newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, delimiter="\(separator)"))
        print(len(rows), {len(row) for row in rows}, {row[1] for row in rows[1:]}, end="")
        """
      let bytes = Array(try written(format, Answer(Page(), .table(table))).utf8)
      let read = try Python.run(program, on: bytes, named: "a." + format)
      #expect(read == nil || read == "\(rows.count + 1) {2} {'end'}")
    }
  }

  @Test func whatIsNoTableIsRefused() throws {
    #expect(try refusal()?.contains("no answer") == true)
    #expect(try refusal(SampleDocument.words)?.contains("no table and no value") == true)
    #expect(
      try refusal(SampleDocument.value, SampleDocument.tableAnswer)?
        .contains("same columns") == true)
    let two = Answer(Page([.table(SampleDocument.table), .table(SampleDocument.table)]), .page)
    #expect(try refusal(two)?.contains("2 tables") == true)
  }

  @Test(arguments: SampleDocument.hostile)
  func hostileTextIsHarmless(_ text: String) throws {
    for format in ["csv", "tsv"] {
      let bytes = try #require(FileFormat.named(format))
        .write(SampleDocument.hostileDocument(text))
      let written = String(decoding: bytes, as: UTF8.self)
      #expect(
        written.unicodeScalars.allSatisfy { !isHidden($0) || ["\n", "\r", "\t"].contains($0) })
      let first = try #require(written.unicodeScalars.first { $0 != "\"" && $0 != " " })
      #expect(!["=", "+", "-", "@", "\t", "\r", "＝"].contains(first))
    }
  }
}
