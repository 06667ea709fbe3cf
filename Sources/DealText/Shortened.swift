/// The text in at most so many columns; what was cut ends in `ending`, where that has room. It has
/// passed `visible` before.
package func shortened(_ text: String, to width: Int, ending: String = "…") -> String {
  // A column takes a byte or more, so most texts need no counting.
  if text.utf8.count <= width || columns(of: text) <= width { return text }
  let room = width - columns(of: ending)
  guard room > 0 else { return width > 0 ? String(ending.prefix(width)) : "" }
  var used = 0
  var kept = ""
  for character in text {
    let size = columns(of: String(character))
    guard used + size <= room else { break }
    kept.append(character)
    used += size
  }
  while kept.last == " " { kept.removeLast() }
  return kept + ending
}
