/// The signs that pictures in a terminal are made of.
struct Signs: Sendable {
  /// What a cut text ends in.
  let ending: String
  /// The fills of bars and areas by series, as unlike each other as signs can be.
  let fills: [Character]
  /// The parts of a cell filled from below in eighths, the whole last; in ASCII halves at best.
  let rising: [Character]
  /// The parts of a cell filled from the left in eighths, without the whole.
  let growing: [Character]
  /// The right half of a cell, for the end of what grows to the left.
  let rightHalf: Character
  let horizontal: Character
  let vertical: Character
  let corner: Character
  /// The ticks of an axis: at the left, below and above.
  let tickLeft: Character
  let tickBelow: Character
  let tickAbove: Character
  /// The bands of uncertain series, by series.
  let bands: [Character]
  /// The ends of an error mark and what joins them.
  let errorLeft: Character
  let errorMiddle: Character
  let errorRight: Character
  /// The value between them.
  let errorValue: Character
  /// A single day, today, what goes on.
  let mark: Character
  let today: Character
  let open: Character
  /// What points up at the value of a mark below an axis.
  let pointer: Character
  let arrow: String
  /// Money that comes back.
  let circle: String

  static let drawn = Signs(
    ending: "…", fills: ["█", "▒", "░", "▓", "╳", "•"],
    rising: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    growing: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], rightHalf: "▐",
    horizontal: "─", vertical: "│", corner: "└",
    tickLeft: "┤", tickBelow: "┬", tickAbove: "┴", bands: ["░", "▒"],
    errorLeft: "├", errorMiddle: "─", errorRight: "┤", errorValue: "┼",
    mark: "◆", today: "┊", open: "▶", pointer: "▲", arrow: "→", circle: "↺")

  static let ascii = Signs(
    ending: "...", fills: ["#", "=", ":", "%", "x", "o"],
    rising: [".", ".", ".", "#", "#", "#", "#", "#"],
    growing: [], rightHalf: "#",
    horizontal: "-", vertical: "|", corner: "+",
    tickLeft: "+", tickBelow: "+", tickAbove: "+", bands: [".", ","],
    errorLeft: "|", errorMiddle: "-", errorRight: "|", errorValue: "+",
    mark: "*", today: ".", open: ">", pointer: "^", arrow: "->", circle: "@")

  /// The marks of lines in ASCII, by series.
  static let lineMarks: [Character] = ["*", "+", "o", "x", "%", "@", "&", "$"]

  /// The dots of lines by series, as lengths in turn drawn and left out; none for all drawn.
  static let dashes: [[Int]] = [[], [6, 4], [1, 2], [8, 3, 1, 3], [3, 5], [12, 3]]

  /// The fill of a series.
  func fill(_ series: Int) -> Character { fills.isEmpty ? "#" : fills[abs(series % fills.count)] }

  /// The band of a series.
  func band(_ series: Int) -> Character { bands.isEmpty ? "." : bands[abs(series % bands.count)] }

  /// So many eighths of a cell from below: none for 0.
  func risen(_ eighths: Int) -> Character? {
    eighths > 0 && !rising.isEmpty ? rising[min(eighths, rising.count) - 1] : nil
  }

  /// So many eighths of a cell from the left, without the whole.
  func grown(_ eighths: Int) -> Character? {
    growing.indices.contains(eighths - 1) ? growing[eighths - 1] : nil
  }
}
