import DealText

/// The lines of a file of progress: a flat object of JSON each.
extension LearningRecord {
  /// The line, without its end.
  package var line: String {
    var fields = [
      ("lesson", jsonText(lesson)), ("step", "\(step)"), ("event", jsonText(event.rawValue)),
      ("tries", "\(tries)"), ("hints", "\(hints)"),
    ]
    if let time { fields.append(("time", "\(time)")) }
    return jsonObject(fields)
  }

  /// A record from its line; nil for any other line. Fields that are not known are passed over.
  package init?(line: String) {
    let fields = Self.fields(line)
    guard let lesson = fields["lesson"], let step = fields["step"].flatMap({ Int($0) }), step > 0,
      let event = fields["event"].flatMap({ Event(rawValue: $0) })
    else { return nil }
    func count(_ name: String) -> Int { max(0, fields[name].flatMap { Int($0) } ?? 0) }
    self.init(
      lesson: lesson, step: step, event: event, tries: min(count("tries"), 1_000_000),
      hints: min(count("hints"), 1_000_000), time: fields["time"].flatMap { Int($0) })
  }

  /// The texts and numbers of a flat object; texts with a backslash are never ours.
  private static func fields(_ line: String) -> [String: String] {
    guard line.hasPrefix("{"), line.hasSuffix("}"), !line.contains("\\") else { return [:] }
    var fields: [String: String] = [:]
    for pair in line.dropFirst().dropLast().split(separator: ",") {
      let parts = pair.split(separator: ":", maxSplits: 1).map { part in
        var text = trimmed(String(part))
        if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
          text = String(text.dropFirst().dropLast())
        }
        return text
      }
      if parts.count == 2 { fields[parts[0]] = parts[1] }
    }
    return fields
  }
}
