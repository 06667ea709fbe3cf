/// Lessons that are taken one after the other.
package struct Course: Sendable {
  package var title: String
  package var lessons: [Lesson]

  package init(title: String, lessons: [Lesson]) {
    self.title = title
    self.lessons = lessons
  }

  /// The course that is part of the program.
  package static let builtIn = Course(
    title: "Reading an AI-compute deal",
    lessons: texts.compactMap { name, bytes in
      try? LessonReader.read(String(decoding: bytes, as: UTF8.self), named: name)
    })

  /// The files of that course by the names of their lessons, in order.
  package static let texts: [(name: String, bytes: [UInt8])] = [
    ("first-deal", PackageResources._1_first_deal_md),
    ("units-and-money", PackageResources._2_units_and_money_md),
    ("time-and-rollouts", PackageResources._3_time_and_rollouts_md),
    ("hundreds-of-thousands", PackageResources._4_hundreds_of_thousands_md),
    ("price-of-a-gpu-hour", PackageResources._5_price_of_a_gpu_hour_md),
    ("firm-or-headline", PackageResources._6_firm_or_headline_md),
    ("exclusivity-and-dependence", PackageResources._7_exclusivity_and_dependence_md),
    ("scenarios", PackageResources._8_scenarios_md),
    ("circles", PackageResources._9_circles_md),
    ("check-an-article", PackageResources._0_check_an_article_md),
  ]

  /// The short name of the lesson in a file: `first-deal` of `course/01-first-deal.md`. Nil where it is
  /// not made of small letters, digits and hyphens.
  package static func name(ofFile path: String) -> String? {
    var name = String(path.split(separator: "/").last ?? "")
    if name.hasSuffix(".md") { name.removeLast(3) }
    let numberless = name.drop { $0.isNumber }.drop { $0 == "-" }
    let rest = numberless.isEmpty ? name : String(numberless)
    let isPlain = rest.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isPlain && !rest.isEmpty ? rest : nil
  }

  /// The place of a lesson by its number from 1, its name, or the beginning of its name or title.
  package func place(of words: String) -> Int? {
    if let number = Int(words) { return lessons.indices.contains(number - 1) ? number - 1 : nil }
    let asked = words.lowercased()
    return lessons.firstIndex { $0.name == asked }
      ?? lessons.firstIndex { $0.name.hasPrefix(asked) || $0.title.lowercased().hasPrefix(asked) }
  }
}

/// Which lesson is asked for, and which of its steps: `3`, `3.10`, `units step 2`, `"own.md"`.
package struct LessonRequest: Equatable {
  /// A number, a name or a file.
  package var lesson: String
  /// The number of the step from 1; none to begin, or to go on where it was left.
  package var step: Int?
  /// Whether it stands in quotes or looks like the name of a file.
  package var isFile: Bool

  /// Reads what stands behind `learn`; nil where a step is no number.
  package init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    if words.count > 2, words[words.count - 2] == "step" {
      guard let number = Int(words[words.count - 1]), number > 0 else { return nil }
      step = number
      words.removeLast(2)
    }
    var name = words.joined(separator: " ")
    let isQuoted = name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
    if isQuoted { name = String(name.dropFirst().dropLast()) }
    isFile = isQuoted || name.hasSuffix(".md")
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if !isFile, step == nil, parts.count == 2, Int(parts[0]) != nil {
      guard let number = Int(parts[1]), number > 0 else { return nil }
      (name, step) = (String(parts[0]), number)
    }
    lesson = name
  }
}
