extension ErrorEntry {
  /// CSV files: their columns, rows and cells.
  static let sheets: [ErrorEntry] = [
    ErrorEntry(
      "bad-rows", "Rows of a CSV file have errors.",
      mend: "Mend them and read the file again, or add keeping good rows to read the others.",
      "use \"slips.csv\" as deals"),
    ErrorEntry(
      "cell-content", "A cell of a CSV file holds more than its column takes.",
      mend: "Put each thing into the column of its own.", "use \"slips.csv\" as deals"),
    ErrorEntry(
      "cell-quote", "The quotes of a cell of a CSV file are not in order.",
      mend: "Put quotes around the whole cell, and write a quote within it twice.",
      "use \"slips.csv\" as deals"),
    ErrorEntry(
      "column-name", "The first row of a CSV file names no column, or one twice.",
      mend: "Give each column a name of its own.", "use \"columns.csv\" as deals"),
    ErrorEntry(
      "no-name", "No name can be made from a cell: it has no letter from a to z and no digit.",
      mend: "State the party before with a short name and this full name, or write another name.",
      "use \"slips.csv\" as deals"),
    ErrorEntry(
      "row-too-long", "A row of a CSV file has more cells than there are columns.",
      mend: "Put quotes around a cell that holds the separator.", "use \"slips.csv\" as deals"),
    ErrorEntry(
      "same-name", "Two cells of a CSV file are written differently and lead to the same name.",
      mend: "If they are two parties, state one of them before with a name of its own.",
      "use \"slips.csv\" as deals"),
    ErrorEntry(
      "sheet-too-large", "A CSV file has more rows than deal reads, or a cell is too long.",
      mend: "Divide it into several files.", nil),
    ErrorEntry(
      "unknown-column", "A column of a CSV file says nothing that the rows can state.",
      mend: "Rename it, or leave it out with ignoring and its name.",
      "use \"columns.csv\" as deals"),
  ]
}
