internal import ArgumentParser
internal import DealText

/// The man page deal(1), made from the commands, their options and the tables of what surrounds them.
enum ManualPage {
  /// The whole page in the language of man.
  static var text: String {
    var page = Roff()
    page.macro(
      "TH", ["DEAL", "1", "", "deal \(programVersion)", "Commands for users"])
    page.macro("SH", ["NAME"])
    page.line("deal - \(firstSmall(Outline.configuration.abstract))")
    page.macro("SH", ["SYNOPSIS"])
    page.block(Outline.usage.split(separator: "\n").map(String.init))
    page.macro("SH", ["DESCRIPTION"])
    page.paragraphs(Outline.introduction)
    page.macro("SH", ["OPTIONS"])
    let options = HelpEntry.all(of: Outline.self)
    for option in options { page.entry(option.label, option.meaning) }
    page.macro("SH", ["COMMANDS"])
    for (_, command) in Program.commands { add(command, behind: "deal", known: options, to: &page) }
    page.macro("SH", ["EXIT STATUS"])
    for status in ExitStatus.all { page.entry(String(status.code), status.meaning) }
    page.macro("SH", ["FILES"])
    for file in files { page.entry(file.name, file.meaning) }
    page.macro("SH", ["ENVIRONMENT"])
    for variable in Environment.variables { page.entry(variable.name, variable.meaning) }
    page.macro("SH", ["EXAMPLES"])
    for example in examples {
      page.paragraph(example.meaning)
      page.block([example.command])
    }
    return page.text
  }

  /// A command and those below it; options that `deal` itself has are only named.
  private static func add(
    _ command: any ParsableCommand.Type, behind path: String, known: [HelpEntry],
    to page: inout Roff
  ) {
    let configuration = command.configuration
    let path = "\(path) \(configuration.commandName ?? "")"
    let entries = HelpEntry.all(of: command)
    let arguments = entries.filter { !$0.isOption }.map { $0.label.uppercased().filter(\.isLetter) }
    page.macro("SS", [([path] + arguments).joined(separator: " ")])
    page.line(configuration.abstract)
    if !configuration.discussion.isEmpty { page.paragraphs(configuration.discussion) }
    for entry in entries where !known.contains(entry) { page.entry(entry.label, entry.meaning) }
    let shared = known.filter { $0.isWorthNaming && entries.contains($0) }.map(\.name)
    if !shared.isEmpty {
      page.paragraph("It also takes \(shared.joined(separator: ", ")).")
    }
    for below in configuration.subcommands { add(below, behind: path, known: known, to: &page) }
  }

  private static func firstSmall(_ sentence: String) -> String {
    var words = sentence.prefix(1).lowercased() + sentence.dropFirst()
    if words.last == "." { words.removeLast() }
    return words
  }

  /// What deal reads and writes by itself.
  private static let files: [(name: String, meaning: String)] = [
    ("~/.config/deal/init.deal", "Statements that are run before the first prompt."),
    (
      "~/.local/state/deal/",
      "The history of the prompt, and the journals of sessions, readable by you alone."
    ),
  ]

  private static let examples: [(meaning: String, command: String)] = [
    ("Talk at a prompt:", "deal"),
    ("Work out one thing:", "deal -e '$38B / 7 years'"),
    ("Run a script and write its answers to a spreadsheet:", "deal openai.deal -o openai.xlsx"),
    ("Read the reference of the language:", "deal doc > deal.md"),
  ]
}

/// A line of the help of a command: an option or an argument with what it is for.
private struct HelpEntry: Equatable {
  var label: String
  var meaning: String

  /// Whether it is an option or a flag, and no argument.
  var isOption: Bool { label.hasPrefix("-") }

  /// Whether a command that also takes it should say so: all but those that every command has.
  var isWorthNaming: Bool { isOption && !label.contains("--help") && !label.contains("--version") }

  /// The name without other names and values: its long one, if it has one.
  var name: String {
    let names = label.split { $0 == " " || $0 == "," }.filter { $0.hasPrefix("-") }
    return String(names.last ?? "")
  }

  /// The arguments and options of a command, as its help lists them.
  static func all(of command: any ParsableCommand.Type) -> [HelpEntry] {
    // Wide enough that nothing is broken over lines; entries begin behind two spaces, and what they mean
    // stands in a column, or below where the label is too long.
    let help =
      command == Outline.self
      ? Outline.helpMessage(columns: 10_000) : Outline.helpMessage(for: command, columns: 10_000)
    let margin = 26
    var entries: [HelpEntry] = []
    var isListed = false
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.first != " " {
        isListed = line == "ARGUMENTS:" || line == "OPTIONS:"
      } else if isListed {
        let indent = line.prefix { $0 == " " }.count
        if indent < margin {
          let parts = line.dropFirst(indent).split(separator: "  ", maxSplits: 1)
          entries.append(
            HelpEntry(
              label: String(parts[0]),
              meaning: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""))
        } else if let last = entries.indices.last {
          entries[last].meaning +=
            (entries[last].meaning.isEmpty ? "" : " ") + line.dropFirst(indent)
        }
      }
    }
    return entries
  }
}
