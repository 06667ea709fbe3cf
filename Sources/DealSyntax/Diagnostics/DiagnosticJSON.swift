import DealText

/// A diagnostic as one JSON object on one line, without the newline: `severity`, `code`, `message`, then
/// what it has of `labels` (each with `file`, `line`, `column`, `end_line`, `end_column`, `text`; the
/// place that it is about comes first), `notes` and `remedies`. Lines and columns count from 1, columns in
/// characters; the end is the place behind the last character.
package func drawJSON(_ diagnostic: Diagnostic, sources: (UInt32) -> Source?) -> String {
  var fields = [
    "\"severity\":\(jsonText(diagnostic.severity.word))",
    "\"code\":\(jsonText(diagnostic.code))",
    "\"message\":\(jsonText(diagnostic.message))",
  ]
  func add(_ name: String, _ elements: [String]) {
    if !elements.isEmpty { fields.append("\"\(name)\":[\(elements.joined(separator: ","))]") }
  }
  let labels = diagnostic.labels.compactMap { label -> String? in
    guard let source = sources(label.place.source) else { return nil }
    let (line, column) = source.position(of: label.place.span.lower)
    let (endLine, endColumn) = source.position(of: label.place.span.upper)
    return """
      {"file":\(jsonText(source.name)),"line":\(line),"column":\(column),"end_line":\(endLine),\
      "end_column":\(endColumn),"text":\(jsonText(label.text))}
      """
  }
  add("labels", labels)
  add("notes", diagnostic.notes.map(jsonText))
  add("remedies", diagnostic.remedies.map(jsonText))
  return "{\(fields.joined(separator: ","))}"
}
