/// A text that came from elsewhere, made fit for the line.
package enum Pasted {
  /// What our own prompts look like in a transcript.
  private static let prompts = ["deal> ", "   …> ", "  ..> "].map { Array($0.unicodeScalars) }

  /// The scalars for the line: `\n` between lines and none at the end, spaces in place of tabs, our
  /// own prompts taken away, and no other characters that command a terminal.
  package static func scalars(of text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var lineStart = 0
    var isAfterReturn = false
    for scalar in text {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where isAfterReturn: continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        kept.append("\n")
        lineStart = kept.count
      case "\t": kept.append(contentsOf: [" ", " "])
      default:
        if scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value { continue }
        kept.append(scalar)
        // At a line start only: a prompt within a line is text.
        if scalar == " ", prompts.contains(where: { kept[lineStart...].elementsEqual($0) }) {
          kept.removeLast(kept.count - lineStart)
        }
      }
    }
    while kept.last == "\n" { kept.removeLast() }
    return kept
  }
}
