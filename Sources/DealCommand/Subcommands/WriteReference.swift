internal import ArgumentParser
internal import DealPage
internal import DealText
internal import DealWorkbench

/// `deal doc`: the reference of the language, and the man page.
struct WriteReference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc",
    abstract: "Prints the reference of the language, with live examples.",
    discussion: """
      All of it, a chapter or what there is on a word, such as deal doc rollout or deal doc errors. What \
      it writes as Markdown, deal test runs again. --html makes a folder of pages in which words can \
      be found; -O man prints the man page of the program.
      """)

  /// How the reference is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case markdown, html, man
  }

  @Option(name: [.customShort("O"), .customLong("output")], help: "How it is written.")
  var format: Form?

  @Option(
    help: ArgumentHelp("Write a folder of pages for a browser.", valueName: "folder"),
    completion: .directory)
  var html: String?

  @Flag(help: "The same as -O man.")
  var man = false

  @Flag(help: "The folder of --html may have files in it, which are replaced.")
  var overwrite = false

  @Argument(help: "A word or a chapter; all of it if there is none.")
  var words: [String] = []

  func validate() throws {
    let isMan = man || format == .man
    guard [isMan, format == .html || format == .markdown, html != nil].filter(\.self).count <= 1
    else {
      throw ValidationError("one of -O, --man and --html, please")
    }
    guard words.isEmpty || !isMan && html == nil else {
      throw ValidationError("the man page and the folder of pages are about all, not about a word")
    }
  }

  func run() throws {
    let command = self
    let code = onLargeStack {
      let output = Output()
      let code = command.write(output)
      output.flush()
      return output.failure?.exitCode ?? code
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// Writes what is asked for and gives the exit status.
  private func write(_ output: Output) -> Int32 {
    if let html { return writeSite(to: html, output) }
    if man || format == .man {
      output.write(ManualPage.text)
      return 0
    }
    let word = words.joined(separator: " ")
    guard let document = word.isEmpty ? Reference.document : Reference.document(on: word) else {
      output.writeMessage(
        "deal: there is nothing on \(visible(word)); help \(visible(word)) at the prompt finds words\n"
      )
      return 64
    }
    do {
      let name = (format ?? .markdown).rawValue
      if let bytes = try FileFormat.named(name)?.write(document) { output.write(bytes) }
      return 0
    } catch {
      output.writeMessage("deal: \(error.message)\n")
      return 70
    }
  }

  /// Writes the folder of pages and gives the exit status.
  private func writeSite(to path: String, _ output: Output) -> Int32 {
    let writer = FileWriter(overwrite: overwrite)
    if let problem = writer.makeFolder(path) {
      let reason =
        problem == .exists
        ? "it has files in it; --overwrite replaces those of the same names" : problem.reason
      output.writeMessage("deal: cannot write to \(visible(path)): \(reason)\n")
      return problem.exitCode
    }
    let chapters = Reference.chapters.map { ($0.name, $0.gist) }
    let files = HTMLSite(Reference.document, chapters: chapters).files
    for file in files {
      let place = "\(path)/\(file.name)"
      if let problem = writer.write(file.text, to: place) {
        output.writeMessage("deal: \(problem.whenWriting(place))\n")
        return problem.exitCode
      }
    }
    output.write("\(visible(path)): \(files.count) pages; index.html is the first\n")
    return 0
  }
}
