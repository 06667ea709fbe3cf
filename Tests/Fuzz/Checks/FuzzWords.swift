import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench

/// The words that libFuzzer puts into inputs, from the tables of the language.
enum FuzzWords {
  /// Every word once, in order.
  static var all: [String] {
    var words: [String] = []
    for verb in Verb.all {
      words.append(verb.name + " ")
      words += verb.shape.clauses.map { " \($0.word) " }
      words += verb.shape.operands.compactMap { $0.preceding.map { " \($0) " } }
    }
    words += Verb.closedForms.map { $0.name + " " }
    words += Function.all.map { $0.isName ? $0.name : $0.name + "(" }
    words += UnitCatalogue.names.map { " " + $0.name }
    words += Vocabulary.headlineWords.map { " \($0) " }
    words += StudyControl.allCases.map(\.rawValue)
    words += [
      "..", " to ", "±", "=>", "|>", "->", "==", "!=", "<=", ">=", "{", "}", "\n", "\r\n", "\t",
      " given ", " at ", " during ", " by year", " in ", " for ", " if ", " then ", " else ",
      " and ",
      " or ", " not ", "2026-01-15", "2026-Q1", "2026-12", "$38B", "38e9", "200k gpus", "7 years",
      "€", "%", "1e308", "ans", "_1", "openai", "aws", "openai_aws", ".value", ".capacity",
      ".spend",
      "gb200", "```deal given\n", "```deal show\n", "```deal solution\n", "```deal check m\n",
      "```deal fix\n", "```hint\n", "```choice\n", "- [x] ", "- [ ] ", "```\n", "---\n", "## ",
      "title: ", "about: ", "minutes: ", "day: ", "\u{1B}[", "\u{1B}[1;5C", "\u{1B}[200~",
      "\u{1B}[201~",
      "as deals", "payer,payee,value", "\u{FEFF}", "\u{202E}", "\u{301}",
    ]
    var known: Set<String> = []
    return words.filter { known.insert($0).inserted }
  }

  /// The words in the form that libFuzzer reads.
  static var dictionary: String {
    all.map { word in
      var text = ""
      for byte in word.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
        case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          text += byte < 16 ? "\\x0\(String(byte, radix: 16))" : "\\x\(String(byte, radix: 16))"
        }
      }
      return "\"\(text)\"\n"
    }.joined()
  }
}
