/// The signs of our own texts in ASCII; what a user wrote in other scripts stays.
func plainPunctuation(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var plain = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "·": plain += "*"
    case "…": plain += "..."
    case "→": plain += "->"
    case "±": plain += "+/-"
    case "−", "–": plain += "-"
    case "█", "▉", "▊", "▋", "▌": plain += "#"
    case "▍", "▎", "▏": break
    case "▒": plain += "="
    case "▁": plain += "."
    case "▂": plain += ":"
    case "▃": plain += "-"
    case "▄": plain += "="
    case "▅": plain += "+"
    case "▆": plain += "*"
    case "▇": plain += "%"
    case "│": plain += "|"
    default: plain.unicodeScalars.append(scalar)
    }
  }
  return plain
}
