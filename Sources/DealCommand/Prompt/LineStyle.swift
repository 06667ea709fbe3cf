package import DealWorkbench

/// How a cell of the screen looks.
package enum LineStyle: UInt8, Sendable {
  case plain, strong, word, name, number, unit, text, faint, error, found

  /// The numbers that switch a terminal to it.
  package var code: String {
    switch self {
    case .plain: ""
    case .strong: "1"
    case .word: "34"
    case .name: "36"
    case .number: "33"
    case .unit: "35"
    case .text: "32"
    case .faint: "2"
    case .error: "31"
    case .found: "4"
    }
  }
}

extension LineStyle {
  /// The style of each scalar of a line.
  package static func styles(of line: EditedLine, painted: [Painted]) -> [LineStyle] {
    var styles = [LineStyle](repeating: .plain, count: line.scalars.count)
    var offset = 0
    var parts = painted[...]
    for (index, scalar) in line.scalars.enumerated() {
      while let part = parts.first, part.range.upperBound <= offset { parts.removeFirst() }
      if let part = parts.first, part.range.contains(offset) {
        styles[index] = LineStyle(part.role)
      }
      offset += UTF8.width(scalar)
    }
    return styles
  }

  /// How a part of a text looks.
  private init(_ role: Painted.Role) {
    switch role {
    case .verb: self = .strong
    case .word: self = .word
    case .name: self = .name
    case .number: self = .number
    case .unit: self = .unit
    case .text: self = .text
    case .comment: self = .faint
    case .error: self = .error
    }
  }
}
