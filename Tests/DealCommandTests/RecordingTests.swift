import DealText
import Foundation
import SeededNumbers
import Testing

@testable import deal

/// Recordings are added to as the session goes on, and are what they would be if written at once.
@Suite struct RecordingTests {
  let home: TestHome

  init() throws { home = try TestHome() }

  /// Statements with their answers, some of which are hard to hold.
  static let moments = [
    ("38B / 7", "5.43B\n"), ("let x =\n  1", ""), ("# note \u{1B}[2J", ""),
    ("ticks", "```\n````\n"), ("\"quoted \\ text\"", "\u{1B}[36mquoted\u{1B}[0m…\n\n  end\n"),
    ("größe 中国", "none\n"), ("wrong", "error[x]: no\n  ┌─ prompt\n"),
  ]

  /// Adds a moment; what a terminal shows is that with a colour.
  private func add(_ moment: (String, String), to recording: inout Recording) {
    let problem = recording.add(
      moment.0, answer: moment.1, shown: moment.1.isEmpty ? "" : "\u{1B}[31m\(moment.1)\u{1B}[0m")
    #expect(problem == nil)
  }

  /// Opened at any moment, a recording of the same session has the same bytes.
  @Test(arguments: ["a.md", "a.cast"])
  func itIsAddedToAsIfWrittenAtOnce(_ name: String) throws {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<20 {
      let session = (0..<8).map { _ in generator.pick(Self.moments) }
      var texts: Set<String> = []
      for begins in [0, generator.pick(Array(1..<8)), 8] {
        var recording = Recording(on: "2026-01-15", script: "let y = 2\n")
        for (index, moment) in session.enumerated() {
          if index == begins {
            #expect(recording.begin(to: home.file(name), overwrite: true) == nil)
          }
          add(moment, to: &recording)
        }
        if begins == 8 { #expect(recording.begin(to: home.file(name), overwrite: true) == nil) }
        texts.insert(home.text(name))
      }
      #expect(texts.count == 1, "round \(round)")
    }
  }

  /// What is too long for the memory goes to a file without a name, if there can be one.
  @Test(arguments: [true, false])
  func longSessionsAreWhole(_ hasFolder: Bool) throws {
    let long = String(repeating: "größe 中国\n", count: 700)
    var recording = Recording(
      on: "2026-01-15", script: "", folder: hasFolder ? home.path : home.file("missing"))
    var expected = Recording(on: "2026-01-15", script: "", folder: home.file("missing"))
    #expect(expected.begin(to: home.file("b.md"), overwrite: true) == nil)
    for round in 0..<60 {
      let moment = (Self.moments[round % Self.moments.count].0, "\(round)\n" + long)
      add(moment, to: &recording)
      add(moment, to: &expected)
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(!kept.contains { $0.hasPrefix("deal-") }, "no folder lists the file")
    #expect(recording.begin(to: home.file("a.md"), overwrite: true) == nil)
    #expect(home.text("a.md").utf8.count > 600_000)
    #expect(home.text("a.md") == home.text("b.md"))
  }

  @Test func aFileThatSomebodyChangedIsWrittenAnew() throws {
    for name in ["a.md", "a.cast"] {
      var recording = Recording(on: "2026-01-15", script: "")
      #expect(recording.begin(to: home.file(name), overwrite: false) == nil)
      add(Self.moments[0], to: &recording)
      let before = home.text(name)
      for other in ["", before + "x", String(before.dropLast()) + "x"] {
        _ = try home.make(name, other.utf8)
        add(Self.moments[0], to: &recording)
        let text = home.text(name)
        #expect(!text.contains("x\n") && !text.hasSuffix("x") || name == "a.cast", "\(name)")
        #expect(text.count > before.count)
      }
      try FileManager.default.removeItem(atPath: home.file(name))
      add(Self.moments[0], to: &recording)
      #expect(home.text(name).count > before.count)
    }
  }

  /// A film of all moments.
  private func film() throws -> String {
    var recording = Recording(on: "2026-01-15", script: "", columns: 100, rows: 30)
    #expect(recording.begin(to: home.file("a.cast"), overwrite: false) == nil)
    for moment in Self.moments { add(moment, to: &recording) }
    return home.text("a.cast")
  }

  @Test func aFilmIsLinesOfJSON() throws {
    let lines = try film().split(separator: "\n")
    #expect(
      lines.first
        == "{\"version\":2,\"width\":100,\"height\":30,\"env\":{\"TERM\":\"xterm-256color\"}}")
    var time = 0.0
    var text = ""
    for line in lines.dropFirst() {
      let event = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let (seconds, kind) = (try #require(event[0] as? Double), event[1] as? String)
      #expect(seconds >= time && kind == "o")
      time = seconds
      text += try #require(event[2] as? String)
    }
    #expect(
      text.hasPrefix("deal> 38B / 7\r\n\u{1B}[31m5.43B\r\n\u{1B}[0mdeal> let x =\r\n   …>   1\r\n"))
    // What was typed cannot command the terminal, and every line ends as terminals need it.
    #expect(text.contains("deal> # note \\u{1b}[2J\r\n"))
    #expect(!text.unicodeScalars.split(separator: "\r\n".unicodeScalars).joined().contains("\n"))
    #expect(text.hasSuffix("prompt\r\n\u{1B}[0m"))
  }

  @Test(.enabled(if: Shell.has("python3", for: "films in Python")))
  func pythonReadsAFilm() throws {
    let shell = try Shell()
    try shell.make("a.cast", try film())
    try shell.make(
      "read.py",
      """
      import json
      lines = open("a.cast", encoding="utf-8").read().split("\\n")
      assert lines.pop() == ""
      assert json.loads(lines[0])["version"] == 2
      events = [json.loads(line) for line in lines[1:]]
      assert all(len(event) == 3 and event[1] == "o" for event in events)
      print(len(events) == \(home.text("a.cast").split(separator: "\n").count - 1))
      """)
    let outcome = try shell.run("python3 read.py")
    #expect(outcome.output == "True\n", "\(outcome.errors)")
  }

  /// It asks for a terminal, which `script` gives it.
  @Test(
    .enabled(if: Shell.has("asciinema", for: "films in asciinema")),
    .enabled(if: Shell.has("script", for: "films in asciinema")))
  func asciinemaShowsAFilm() throws {
    let shell = try Shell()
    try shell.make("a.cast", try film())
    let outcome = try shell.run("script -qec 'asciinema cat a.cast' /dev/null")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("5.43B\r\n"))
    #expect(outcome.output.contains("deal> größe 中国\r\n"))
  }
}
