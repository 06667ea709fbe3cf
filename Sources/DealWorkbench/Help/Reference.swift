import DealFormula
import DealLanguage
import DealModel
package import DealPage
import DealQuantities

/// The whole language as a document: the pages of `help` in the order of a reader, made from the same
/// tables, each example run while it is made. It rests on no clock, so it is the same everywhere.
package enum Reference {
  /// A part of the reference: its name, by which links find it, what it is about, and how it is made.
  package struct Chapter: Sendable {
    package var name: String
    package var title: String
    package var gist: String
    let blocks: @Sendable () -> [Block]
  }

  /// All of it.
  package static var document: Document {
    document("deal: the language", chapters)
  }

  /// What it has on a word: a chapter of this name, else the page of help; nil for an unknown word.
  package static func document(on word: String) -> Document? {
    if let chapter = chapters.first(where: { $0.name == word }) {
      return document(chapter.title, [chapter])
    }
    return page(on: word, in: sampleBook).map { page in
      document(word, [Chapter(name: word, title: word, gist: "") { page.blocks }])
    }
  }

  private static func document(_ title: String, _ chapters: [Chapter]) -> Document {
    let answers = chapters.map { chapter in
      var answer = Answer(Page(chapter.blocks()), .page)
      answer.title = chapter.title
      return answer
    }
    return Document(title, answers, sampleBook.colophon(withScript: false))
  }

  /// Every chapter, in the order of a reader.
  package static let chapters: [Chapter] = [
    Chapter(
      name: "language", title: "The language in brief", gist: "Where to start, subject by subject."
    ) {
      let elsewhere = placed.flatMap(\.topics)
      return [
        line("Every example runs on a book of two lines, known on 4 November 2025:"),
        .script(sampleScript),
      ] + startPage.blocks + sections(of: Topic.all.map(\.name).filter { !elsewhere.contains($0) })
    },
    Chapter(
      name: "verbs", title: "Verbs", gist: "What begins a statement, with all that may follow."
    ) {
      Verb.Group.allCases.map { group in
        let title = group.title.prefix(1).uppercased() + group.title.dropFirst()
        return .section(
          Section(
            title,
            Verb.all.filter { $0.group == group }.map(section)
              + (group == .declaring ? Verb.closedForms.map(section) : [])))
      }
    },
    Chapter(
      name: "functions", title: "Functions", gist: "What is called with values in brackets."
    ) {
      Function.families.filter { !["Distributions", "Time"].contains($0.title) }.map { family in
        .section(Section(family.title, family.functions.map(section)))
      }
    },
    chapter("metrics") {
      Thing.Kind.allCases.compactMap { kind in
        let properties = Property.all.filter { $0.thing == kind }
        return properties.isEmpty
          ? nil : .section(Section("Of \(kind.phrase)", properties.map(section)))
      }
    },
    chapter("units") { unitTables },
    chapter("distributions") { families("Distributions") },
    chapter("dates") { families("Time") },
    chapter("errors") {
      ErrorEntry.all.sorted { $0.code < $1.code }.map { entry in
        .section(
          Section(
            entry.code, anchor: "error-\(entry.code)", gist: entry.meaning, page(entry).blocks))
      }
    },
    chapter("keys") { [] },
    chapter("files") { [] },
    Chapter(
      name: "library", title: "The library", gist: "The books of facts that use reads."
    ) {
      LibraryBook.allCases.map { book in
        .section(
          Section(
            book.rawValue, anchor: "book-\(book.rawValue)", gist: book.summary,
            [line(book.summary), examples(["use \(book.rawValue); \(question(book))"])]))
      }
    },
  ]

  /// Chapters that subjects of help belong to; all other subjects are in the first one.
  private static let placed: [(name: String, title: String, gist: String, topics: [String])] = [
    ("metrics", "Metrics and facts", "What is asked of a thing with a dot.", ["metrics"]),
    ("units", "Units and currencies", "What numbers are of.", ["units", "money"]),
    ("distributions", "Ranges and distributions", "What is not known exactly.", ["ranges"]),
    ("dates", "Dates and time", "Days, stretches of time, what changes over time.", ["dates"]),
    (
      "errors", "Errors, warnings and notes", "What each code means and how to mend it.", ["errors"]
    ),
    ("keys", "The keys of the prompt", "What the keys do.", ["keys"]),
    ("files", "Pictures and files", "What is written and read.", ["pictures", "files", "csv"]),
  ]

  /// A chapter of the table with its subjects, and what follows them.
  private static func chapter(
    _ name: String, _ blocks: @escaping @Sendable () -> [Block]
  ) -> Chapter {
    let (_, title, gist, topics) = placed.first { $0.name == name } ?? (name, name, "", [])
    return Chapter(name: name, title: title, gist: gist) { sections(of: topics) + blocks() }
  }
}

// MARK: Sections

extension Reference {
  private static func sections(of topics: [String]) -> [Block] {
    Topic.all.filter { topics.contains($0.name) }.map { topic in
      .section(
        Section(
          topic.name, anchor: "topic-\(topic.name)", gist: topic.summary, topic.page().blocks))
    }
  }

  private static func section(_ verb: Verb) -> Block {
    .section(
      Section(verb.name, anchor: "verb-\(verb.name)", gist: verb.summary, page(verb).blocks))
  }

  private static func section(_ form: Verb.ClosedForm) -> Block {
    .section(
      Section(form.name, anchor: "verb-\(form.name)", gist: form.summary, page(form).blocks))
  }

  private static func section(_ function: Function) -> Block {
    .section(
      Section(
        function.name, anchor: "function-\(function.name)", gist: function.summary,
        page(function).blocks))
  }

  /// A property, with what it is of the sample book where that has one.
  private static func section(_ property: Property) -> Block {
    var blocks = page([property]).blocks
    let things: [Thing.Kind: String] = [.deal: "openai_aws", .party: "openai"]
    if let thing = things[property.thing] {
      let statement = "\(thing).\(property.name)"
      let step = example(statement, on: sampleBook)
      if step.diagnostics.isEmpty { blocks.append(examples([statement])) }
    }
    return .section(
      Section(
        property.name, anchor: "\(property.thing)-\(property.name)",
        gist: "of \(property.thing.phrase): \(property.summary)", blocks))
  }

  private static func families(_ title: String) -> [Block] {
    Function.families.filter { $0.title == title }.flatMap(\.functions).map(section)
  }

  /// The units of the catalogue and the currencies.
  private static var unitTables: [Block] {
    let columns = ["unit", "also", "with", "what it is"].map { Table.Column($0) }
    let units: [Block] = UnitCatalogue.families.map { family in
      let rows = family.entries.map { entry in
        let others = (entry.plural == entry.name ? [] : [entry.plural]) + entry.others
        return [
          Table.Cell(entry.name, role: .name), Table.Cell(others.joined(separator: " ")),
          Table.Cell(entry.prefixes.map(\.rawValue).joined(separator: " ")),
          Table.Cell(entry.meaning),
        ]
      }
      return .section(
        Section(family.title, anchor: "unit", [.table(Table(columns: columns, rows: rows))]))
    }
    let currencies = Currency.all.map { currency in
      [
        Table.Cell(currency.code, role: .name), Table.Cell(currency.sign ?? ""),
        Table.Cell(currency.name),
      ]
    }
    let heads = ["code", "sign", "name"].map { Table.Column($0) }
    return units + [
      .section(
        Section("Currencies", anchor: "currency", [.table(Table(columns: heads, rows: currencies))])
      )
    ]
  }

  /// What shows what a book of the library holds.
  private static func question(_ book: LibraryBook) -> String {
    switch book {
    case .hardware: "list chips"
    case .market: "list prices"
    case .atlas: "list deals"
    }
  }
}
