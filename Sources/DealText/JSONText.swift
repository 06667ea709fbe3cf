/// A text in quotes as JSON writes it. What must not reach a terminal is escaped; a reader gets it
/// back as it was.
package func jsonText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case "\r": quoted += "\\r"
    default:
      if isHidden(scalar) {
        for unit in UTF16.encode(scalar).map({ Array($0) }) ?? [] {
          let hexadecimal = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        }
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
  }
  return quoted + "\""
}

/// An object of JSON: names, and values that are JSON already, in this order.
package func jsonObject(_ fields: [(String, String)]) -> String {
  "{" + fields.map { "\(jsonText($0.0)):\($0.1)" }.joined(separator: ",") + "}"
}

/// A list of JSON: elements that are JSON already.
package func jsonArray(_ elements: [String]) -> String {
  "[" + elements.joined(separator: ",") + "]"
}

/// A number of JSON, which knows finite ones only.
package func jsonNumber(_ value: Double) -> String { plainNumber(value) ?? "null" }
