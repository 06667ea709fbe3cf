import Foundation
import Testing

@testable import deal

/// `deal doc`: the reference, its folder of pages, and the man page.
@Suite struct ReferenceCommandTests {
  let shell: Shell

  init() throws { shell = try Shell() }

  @Test func theReferenceIsATranscript() throws {
    let outcome = try shell.run("deal doc > ref.md && deal test ref.md")
    #expect(outcome.status == 0, "\(outcome.output.prefix(2_000))")
    #expect(outcome.output.contains("answers as recorded"))
  }

  @Test func itDependsOnNothingAroundIt() throws {
    let outcome = try shell.run(
      "deal doc > a; mkdir x; cd x; COLUMNS=40 TZ=Asia/Tokyo LANG=C deal doc > ../b; cmp ../a ../b")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  @Test func aWordIsEnough() throws {
    let word = try shell.run("deal doc rollout")
    #expect(word.status == 0)
    #expect(word.output.hasPrefix("# rollout\n"))
    #expect(
      word.output.contains("```deal sample\ndeal> deal openai oracle from 2026 with 100k gpus"))
    let page = try shell.run("deal doc error dimension -O html")
    #expect(page.output.hasPrefix("<!DOCTYPE html>"))
    let none = try shell.run("deal doc 'wr\u{1B}od'")
    #expect(none.status == 64)
    #expect(none.output == "")
    #expect(none.errors.contains("wr\\u{1b}od"))
  }

  @Test func aFolderOfPagesLinksWithinItself() throws {
    let outcome = try shell.run("deal doc --html site")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: shell.home.file("site"))
    #expect(names.contains("index.html"))
    #expect(names.allSatisfy { $0.hasSuffix(".html") })
    var ids: [String: Set<Substring>] = [:]
    for name in names {
      let found = shell.home.text("site/\(name)").matches(of: /\sid="([^"]*)"/).map(\.output.1)
      ids[name] = Set(found)
      #expect(found.count == ids[name]?.count, "\(name) has an id twice")
    }
    for name in names {
      let text = shell.home.text("site/\(name)")
      #expect(!text.contains("http"), "\(name)")
      for link in text.matches(of: /(?:href|src|action)="([^"#]*)#?([^"]*)"/) {
        let target = link.output.1.isEmpty ? name : String(link.output.1)
        let places = try #require(ids[target], "\(name): \(link.output.0)")
        if !link.output.2.isEmpty {
          #expect(places.contains(link.output.2), "\(name): \(link.output.0)")
        }
      }
    }
    for word in ["verbs.html#verb-deal", "units.html#unit-gpu", "errors.html#error-dimension"] {
      #expect(shell.home.text("site/index.html").contains("\"\(word)\""), "\(word)")
    }
  }

  @Test func aFolderWithOtherThingsIsKept() throws {
    let kept = try shell.run("mkdir site && echo mine > site/index.html && deal doc --html site")
    #expect(kept.status == 74)
    #expect(kept.errors.contains("--overwrite"))
    #expect(shell.home.text("site/index.html") == "mine\n")
    #expect(try shell.run("deal doc --html site --overwrite").status == 0)
    #expect(shell.home.text("site/index.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try shell.run("mkdir empty && deal doc --html empty").status == 0)
    #expect(try shell.run("deal doc --html no/where").status == 66)
    #expect(try shell.run("echo > file; deal doc --html file").status == 66)
  }

  @Test func contradictingOptionsAreRefused() throws {
    for words in ["--man --html site", "-O html --man", "--man deal", "--html site deal"] {
      #expect(try shell.run("deal doc \(words)").status == 64, "\(words)")
    }
  }
}
