internal import DealText

/// A session as a film of a terminal: asciicast v2, a line of JSON a moment. Nobody's clock runs in it;
/// typing, waiting and reading take as long as they would take somebody, so that the same session gives
/// the same bytes.
struct Cast {
  /// The size of the terminal.
  let columns: Int
  let rows: Int
  /// Where the film is, in milliseconds.
  private var time = 500

  /// A film that has not begun.
  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The first line of the file.
  var header: String {
    jsonObject([
      ("version", "2"), ("width", String(columns)), ("height", String(rows)),
      ("env", jsonObject([("TERM", jsonText("xterm-256color"))])),
    ]) + "\n"
  }

  /// The lines of a statement that is typed, and of its answer as the terminal shows it.
  mutating func lines(_ statement: String, shown: String) -> String {
    var lines = moment("deal> ")
    time += 600
    for (number, line) in statement.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if number > 0 { lines += moment("\r\n   …> ") }
      for character in visible(String(line)) {
        lines += moment(String(character))
        // Nobody types evenly.
        let value = character.unicodeScalars.first?.value ?? 0
        time += 40 + Int(value &* 7 % 50) + (character == " " ? 30 : 0)
      }
      time += 200
    }
    lines += moment("\r\n")
    time += 100
    if !shown.isEmpty { lines += moment(shown.replacing("\n", with: "\r\n")) }
    let count = shown.utf8.count { $0 == 0x0A }
    time += 700 + min(count, 24) * 120
    return lines
  }

  /// What appears now.
  private func moment(_ text: String) -> String {
    let fraction = String(time % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.utf8.count)
    let seconds = "\(time / 1000).\(padding)\(fraction)"
    return jsonArray([seconds, jsonText("o"), jsonText(text)]) + "\n"
  }
}
