internal import DealText
internal import CConfine
internal import CEdit
internal import DealFormula
internal import DealLanguage
internal import DealPage
internal import DealQuantities
internal import DealSyntax
internal import DealWorkbench

/// One run of the program: the scripts, the statements, the prompt, in this order.
final class Performance {
  private let options: RunOptions
  /// How answers are written; none for text as they come.
  private var format: FileFormat?
  /// The answers so far, for formats that are written at the end.
  private var answers: [Answer] = []
  private var keepsAnswers = false
  /// What answers in a stream say of how they came to be. The book is at work while it answers.
  private var colophon: Colophon
  let terminal: Terminal
  let environment: Environment
  let output = Output()
  var book: Book
  /// The texts of the book, which is at work itself while it tells of errors in them.
  private let shelf: SourceShelf
  /// How much the run may take.
  private let limits: RunLimits
  private var isTimed = false
  private let progress: Progress
  /// How the line is edited.
  private let editing: EditingSettings
  /// What the prompt keeps beside the book.
  var notebook = Notebook()
  var hasErrors = false
  private var hasFailedExpectations = false

  /// A run in which statements write files, or one in which they only say that they would.
  init(_ options: RunOptions, writes: Bool = true) {
    self.options = options
    environment = Environment.ofProcess()
    terminal = Terminal.current(environment, color: options.color)
    editing = EditingSettings(environment)
    let progress = Progress(isDumb: terminal.isDumb)
    self.progress = progress
    let limits = RunLimits.chosen(options)
    let isSafe = options.safe
    self.limits = limits
    let (timeout, memory) = (limits.timeout, limits.memoryGuard)
    var settings = Settings(
      today: options.today.flatMap { try? Day($0) } ?? Clock.today,
      file: { path, from in
        Includes(limit: limits.script, isSafe: isSafe).file(path, from: from)
      },
      write: { file in
        guard writes else { return nil }
        return FileWriter(overwrite: file.overwrite, staysBelowHere: isSafe || !file.isTyped)
          .write(file.bytes, to: file.path)
          .map { Refusal("not-written", $0.whenWriting(file.path)) }
      },
      isInterrupted: {
        progress.tick()
        return deal_interrupted() || timeout?.isUp ?? false || memory.isUsedUp
      })
    settings.data = { path, from in
      Includes(limit: limits.data, isSafe: isSafe).file(path, from: from)
    }
    limits.apply(to: &settings, timeout, memory)
    settings.crew = Threads.crew(of: options.threads ?? Threads.usual)
    if let samples = options.samples { settings.sampling.count = samples.count }
    if let seed = options.seed { settings.sampling.seed = seed }
    if let method = options.sampling { settings.sampling.method = method }
    book = Book(settings: settings)
    shelf = book.shelf
    colophon = book.colophon(withScript: false)
  }

  /// Does everything that the command line asks for and gives the exit status.
  func run(_ command: Deal) -> Int32 {
    format = command.options.answerFormat
    keepsAnswers = format.map { !$0.isStreamed || command.options.outputFile != nil } ?? false
    var code: Int32 = 0
    let hasWork = !command.files.isEmpty || !command.options.statement.isEmpty
    let talks = terminal.isInteractive && (command.options.interactive || !hasWork)
    if options.safe {
      Confinement.begin(for: command.files + [command.options.outputFile].compactMap { $0 })
      notebook.usesPager = false
    }
    if !talks { output.limit = limits.output }
    if talks, !command.options.noInit, !options.safe { runStartUp(command.options.startUp) }
    for file in command.files {
      code = runFile(file)
      if code != 0 { break }
    }
    for statement in command.options.statement {
      perform(Array(statement.utf8), named: "-e", manner: .script)
    }
    if code == 0 {
      if talks {
        code = talk(command)
      } else if !hasWork {
        code = runFile("-")
      }
    }
    if let problem = writeAnswers(
      titled: command.files.first { $0 != "-" }, to: command.options.outputFile,
      overwrite: command.options.overwrite)
    {
      return problem
    }
    return finish(code)
  }

  /// Writes what scripts state as tables and gives the exit status.
  func export(_ command: ExportBook) -> Int32 {
    // What the scripts themselves ask is not answered.
    keepsAnswers = true
    for file in command.files {
      let code = runFile(file)
      if code != 0 { return finish(code) }
    }
    guard !hasErrors else { return finish(0) }
    let kinds = command.what.map { $0.split(separator: ",").map(String.init) }
    answers = []
    for kind in kinds ?? book.listedKinds {
      let step = advance(book, with: "list \(kind)", named: "--what", manner: .script)
      for diagnostic in step.diagnostics {
        hasErrors = true
        output.writeMessage(drawShort(diagnostic, sources: { self.shelf[$0] }) + "\n")
      }
      for var answer in step.answers {
        guard case .table(let table) = answer.datum, !table.rows.isEmpty || kinds != nil else {
          continue
        }
        answer.title = kind
        answers.append(answer)
      }
    }
    guard !hasErrors else { return finish(0) }
    format = FileFormat.forFile(command.outputFile)
    let problem = writeAnswers(
      titled: command.files.first { $0 != "-" }, to: command.outputFile,
      overwrite: command.overwrite)
    return problem ?? finish(0)
  }

  /// Writes the answers that were kept; the exit status if that failed.
  private func writeAnswers(titled title: String?, to path: String?, overwrite: Bool) -> Int32? {
    guard keepsAnswers, let format else { return nil }
    let title = title ?? ""
    do {
      let bytes = try format.write(Document(title, answers, book.colophon(withScript: true)))
      guard let path else {
        output.write(bytes)
        return nil
      }
      guard let problem = FileWriter(overwrite: overwrite).write(bytes, to: path) else {
        return nil
      }
      let hint = problem == .exists ? "; --overwrite replaces it" : ""
      output.writeMessage("deal: \(problem.whenWriting(path))\(hint)\n")
      return problem.exitCode
    } catch {
      output.flush()
      output.writeMessage(
        "deal: the answers cannot be written as \(format.name): \(error.message)\n")
      return 65
    }
  }

  /// Looks a script over and gives the exit status.
  func check(_ path: String) -> Int32 {
    let code = runFile(path, manner: .check)
    if code == 0, !hasErrors, !hasFailedExpectations {
      output.write("\(visible(path)): in order\n")
    }
    return finish(code)
  }

  /// The exit status once all is written, unless there is one already.
  private func finish(_ code: Int32) -> Int32 {
    output.flush()
    if let failure = output.failure { return failure.exitCode }
    if code != 0 { return code }
    return hasErrors ? 65 : hasFailedExpectations ? 1 : 0
  }

  /// Runs a script; one that is optional need not be there.
  func runFile(_ path: String, isOptional: Bool = false, manner: Manner = .script) -> Int32 {
    let reader = FileReader(limit: limits.script)
    let isStandardInput = path == "-"
    switch isStandardInput ? reader.readStandardInput() : reader.read(path) {
    case .success(let bytes):
      perform(
        bytes, named: isStandardInput ? "standard input" : path, manner: manner,
        path: isStandardInput ? nil : Includes.fullPath(path))
      return 0
    case .failure(.missing) where isOptional: return 0
    case .failure(let problem):
      var message = problem.whenReading(path)
      let isWord = path.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      let near = nearest(to: path, in: Program.commands.map(\.name), most: 1)
      if problem == .missing, isWord, let command = near.first {
        message += "; did you mean deal \(command)?"
      }
      output.writeMessage("deal: \(message)\n")
      return problem.exitCode
    }
  }

  /// Carries out a text and writes what it says. Returns whether to go on.
  @discardableResult
  private func perform(
    _ bytes: [UInt8], named name: String, manner: Manner, path: String? = nil
  ) -> Bool {
    if manner == .conversation, notebook.study != nil { return hearInLesson(bytes) }
    var goesOn = true
    let start = isTimed ? Clock.seconds : 0
    // What is answered at the prompt is in the journal before it is seen.
    var events: [Event] = []
    if terminal.errorsAreTerminal { progress.begin() }
    advance(&book, with: bytes, named: name, manner: manner, path: path) { event in
      if manner == .conversation {
        events.append(event)
      } else {
        self.progress.hide()
        self.write(event, manner, &goesOn)
      }
    }
    progress.end()
    if manner == .conversation {
      keep(String(decoding: bytes, as: UTF8.self), events)
      for event in events { write(event, manner, &goesOn) }
    }
    // Events are drawn, so nobody has a place in a text any more.
    if manner == .conversation, book.releaseUnreachable() { deal_return_memory() }
    if isTimed {
      output.writeMessage("\(NumberText.short((Clock.seconds - start) * 1000)) ms\n")
    }
    return goesOn
  }

  /// Writes an event; the texts are those that its places are in, if not those of the book.
  func write(
    _ event: Event, _ manner: Manner, _ goesOn: inout Bool, from shelf: SourceShelf? = nil
  ) {
    switch event {
    case .answer(let answer):
      if manner == .check || answer.purpose == .echo && manner == .script { return }
      if keepsAnswers, answer.purpose == .result { answers.append(answer) }
      if keepsAnswers, manner != .conversation { return }
      if !keepsAnswers, let format, format.name != "txt" {
        if let line = try? format.write(Document("", [answer], colophon)) {
          output.write(String(decoding: line, as: UTF8.self))
        }
      } else {
        let text = written(answer.page)
        if manner != .conversation || !page(text) { output.write(text) }
      }
    case .diagnostic(let diagnostic):
      if diagnostic.severity == .error {
        if diagnostic.code != "expectation-failed" { hasErrors = true }
      }
      output.writeMessage(text(of: diagnostic, from: shelf ?? self.shelf))
    case .effect(let effect):
      carryOut(effect, manner, &goesOn)
    }
  }

  /// A page as it is seen where results go.
  func written(_ page: Page) -> String {
    writer(colour: terminal.colorsOutput, isSeen: terminal.outputIsTerminal).write(page)
  }

  private func text(of diagnostic: Diagnostic, from shelf: SourceShelf) -> String {
    switch options.diagnostics {
    case .short: drawShort(diagnostic, sources: { shelf[$0] }) + "\n"
    case .json: drawJSON(diagnostic, sources: { shelf[$0] }) + "\n"
    case .human:
      show(
        .diagnostic(diagnostic), shelf,
        writer(colour: terminal.colorsErrors, isSeen: terminal.errorsAreTerminal))
    }
  }

  /// A writer for a stream: what goes to a file or a pipe does not depend on the terminal.
  private func writer(colour: Bool, isSeen: Bool) -> TextWriter {
    TextWriter(
      colour: colour, width: isSeen ? terminal.columns : nil,
      asciiOnly: isSeen && !terminal.isUTF8)
  }

  private func carryOut(_ effect: Effect, _ manner: Manner, _ goesOn: inout Bool) {
    switch effect {
    case .expectationFailed: hasFailedExpectations = true
    case .drawing(let changed): colophon = changed
    case .quit: goesOn = false
    case .prompt(.time(let isOn)): isTimed = isOn
    case .prompt(.hints(let isOn)): editing.showsHints = isOn
    case .prompt(.viKeys(let isOn)): editing.style = isOn ? .vi : .emacs
    case .prompt(.pager(let isOn)): notebook.usesPager = isOn
    case .record(let path, let overwrite):
      record(to: path, overwrite: overwrite)
    case .resume(let isWanted):
      if manner == .conversation { resume(isWanted) }
    case .learn(let words):
      if manner == .conversation { learn(words) }
    case .undo, .redo, .reset, .help, .hole, .history, .open, .wrote: break
    }
  }

  // MARK: The prompt

  private func talk(_ command: Deal) -> Int32 {
    if !command.options.quiet {
      output.write(
        "deal \(programVersion): type what you read, then ask. help says where to start, learn begins a lesson, quit leaves.\n"
      )
    }
    let keepsNothing = command.options.noHistory || options.safe
    let history = keepsNothing ? nil : HistoryFile(environment)
    notebook.recording = Recording(
      on: book.today.text, script: book.script, columns: terminal.columns, rows: terminal.rows,
      folder: editing.folder)
    beginJournal(beside: history)
    if !keepsNothing { notebook.progressFile = ProgressFile(environment) }
    if let lesson = command.lesson { learn(lesson) }
    let conversation = Conversation(
      isComplete: { self.notebook.study?.isComplete($0) ?? self.book.isComplete($0) },
      complete: { text, cursor in self.complete(text, cursor) },
      paint: { (self.notebook.study?.book ?? self.book).paint($0) },
      hearsEnter: { self.notebook.study != nil },
      evaluate: { statement in
        self.perform(Array(statement.utf8), named: "prompt", manner: .conversation)
          ? .goOn : .quit(0)
      })
    let code = Prompt(
      terminal: terminal, history: history, output: output, editing: editing
    ).run(conversation)
    // A terminal that went away is no end that anybody wanted.
    if code == 0 { notebook.journal?.remove() }
    // What was mistyped at the prompt is no failure of the session.
    hasErrors = false
    hasFailedExpectations = false
    return code
  }
}
