/// The columns that a character takes in a terminal: 0 for combining marks and variation
/// selectors, 2 for wide East Asian characters and pictures, else 1.
/// Ranges: Unicode 15.1, EastAsianWidth.txt (W and F), shortened to blocks.
package func columns(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return 1 }
  switch value {
  case 0xFE00...0xFE0F, 0x20D0...0x20F0, 0x1F3FB...0x1F3FF: return 0
  case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
    0x26A1, 0x2705, 0x274C, 0x2753...0x2755, 0x2B50, 0x2B55:
    return 2
  case 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x2FFFD, 0x30000...0x3FFFD:
    return 2
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return 1
    }
  }
}

/// The columns that a text takes in a terminal; it has passed `visible` before.
package func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}
