/// Rows of cells under named columns.
package struct Table: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var name: String
    /// The unit of the column's numbers, where all have the same.
    package var unit: String?
    package var isNumber: Bool
    package init(_ name: String, unit: String? = nil, isNumber: Bool = false) {
      self.name = name
      self.unit = unit
      self.isNumber = isNumber
    }
  }

  /// A cell as it is shown and as a machine reads it.
  package struct Cell: Hashable, Sendable {
    package var text: String
    package var role: Role
    package var datum: Datum
    package init(_ text: String, _ datum: Datum? = nil, role: Role = .plain) {
      self.text = text
      self.role = role
      self.datum = datum ?? .text(text)
    }
  }

  package var columns: [Column]
  package var rows: [[Cell]]
  /// Said below the table: a sum, how many rows were left out.
  package var footer: String?
  package init(columns: [Column], rows: [[Cell]], footer: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.footer = footer
  }
}

extension Table {
  /// A bar of blocks: `share` (0 to 1) of `width` columns, in eighths of a column.
  package static func bar(_ share: Double, width: Int) -> String {
    guard share.isFinite, share > 0, width > 0 else { return "" }
    let eighths = Int((min(share, 1) * Double(width) * 8).rounded())
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
