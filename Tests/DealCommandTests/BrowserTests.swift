import Foundation
import Testing

/// Pages that the program wrote, in a real browser.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct BrowserTests {
  /// What a copy of a page tells of itself; the page has no script.
  private static let measuring = """
    <script>addEventListener("load", () => {
      const root = document.documentElement, wrong = [];
      const shown = "header,main,footer,section,figure,svg,table,caption,h1,h2,h3,p,dl,dt,dd,pre,li,summary";
      for (const element of document.querySelectorAll(shown)) {
        const folded = element.closest("details:not([open])");
        if (folded && element.tagName !== "SUMMARY") continue;
        const box = element.getBoundingClientRect();
        if (box.width <= 0 || box.height <= 0) wrong.push("unseen " + element.outerHTML.slice(0, 120));
        const scroll = element.closest(".scroll,.picture,pre");
        if (!scroll && box.right > root.clientWidth + 1)
          wrong.push("sticks out " + element.outerHTML.slice(0, 120));
      }
      if (root.scrollWidth > root.clientWidth || document.body.scrollWidth > root.clientWidth)
        wrong.push("scrolls " + root.scrollWidth + " in " + root.clientWidth);
      const loaded = performance.getEntriesByType("resource").map(entry => entry.name);
      if (loaded.length) wrong.push("loads " + loaded);
      const style = getComputedStyle(root);
      parent.postMessage({wrong, width: innerWidth, paper: style.backgroundColor, ink: style.color,
        sections: document.querySelectorAll("section").length}, "*");
    })</script>
    """

  /// A page with copies of another in frames, as narrow as no window can be.
  private static func frames(_ widths: [Int]) -> String {
    let frames = widths.map { width in
      "<iframe src=\"measured.html\" style=\"width:\(width)px;height:900px;border:0\"></iframe>"
    }.joined()
    return """
      <!DOCTYPE html><meta charset="utf-8"><pre id="told"></pre>\(frames)<script>
      const told = document.getElementById("told");
      addEventListener("message", event => {
        const {wrong, width, paper, ink, sections} = event.data;
        told.textContent += `WIDTH ${width} PAPER ${paper} INK ${ink} SECTIONS ${sections}\\n`;
        for (const one of wrong) told.textContent += `WRONG ${width} ${one}\\n`;
      })</script>
      """
  }

  private static let script = """
    source announcement title "AWS and OpenAI announce partnership" date 2025-11-03
    deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k to 900k gpus source announcement
    rollout gpus by 2026-12
    deal aws openai value $10B over 5 years from 2026-01-01
    exclusive microsoft for openai over compute from 2023-01-23 until 2027-01-21
    milestone live on 2026-12-31
    claim "more than 300k accelerators" openai_aws.gpus > 300k gpus source announcement
    assume utilization = 70%
    """

  static let pages = [
    "report \"OpenAI and AWS\" asking openai_aws.cost_per_gpu_hour", "timeline",
    "export deals, parties, openai_aws, openai_aws.spend by year",
  ]

  @Test(arguments: pages)
  func pagesAreSeenAndSilent(statement: String) throws {
    guard let browser = Chromium(for: "browser tests") else { return }
    let shell = try Shell()
    try shell.make("deals.deal", Self.script + "\n\(statement) to \"page.html\"\n")
    let outcome = try shell.run("deal --quiet --no-history deals.deal")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try look(at: "page.html", in: shell, through: browser, of: statement)
  }

  /// The pages of the reference that differ most; the others are made as they are.
  @Test(arguments: ["index.html", "verbs.html", "units.html", "library.html"])
  func theReferenceIsSeenAndSilent(page: String) throws {
    guard let browser = Chromium(for: "browser tests of the reference") else { return }
    let shell = try Shell()
    #expect(try shell.run("deal doc --html site && cp site/* .").status == 0)
    try look(at: page, in: shell, through: browser, of: page)
  }

  @Test func theReferenceFindsWords() throws {
    guard let browser = Chromium(for: "browser tests of the search") else { return }
    let shell = try Shell()
    #expect(try shell.run("deal doc --html site").status == 0)
    for (asked, first) in [
      ("gpu", "units.html#unit-gpu"), ("slip", "verbs.html#verb-rollout-slip"),
      ("open+bracket", "errors.html#error-open-bracket"), ("%3Cb%3E", ""),
    ] {
      let seen = try browser.open(shell.home.file("site/index.html") + "?find=\(asked)")
      #expect(seen.messages == [])
      let found = seen.page.firstMatch(of: /<ol id="found"[^>]*>(.*?)<\/ol>/.dotMatchesNewlines())
      let list = try #require(found).output.1
      if first.isEmpty {
        #expect(list == "<li>Nothing has these words.</li>")
      } else {
        #expect(list.hasPrefix("<li><a href=\"\(first)"), "\(asked): \(list.prefix(200))")
      }
    }
  }

  /// Opens a page in the light and the dark, and copies of it as narrow and as wide as screens are.
  private func look(
    at name: String, in shell: Shell, through browser: Chromium, of statement: String
  ) throws {
    let page = shell.home.text(name)
    #expect(try browser.open(shell.home.file(name)).messages == [], "\(statement)")

    let copy = page.replacingOccurrences(of: "</body>", with: Self.measuring + "</body>")
    try #require(copy != page)
    try shell.make("measured.html", copy)
    let widths = [400, 1200]
    try shell.make("frames.html", Self.frames(widths))
    var papers: Set<Substring> = []
    for isDark in [false, true] {
      let seen = try browser.open(shell.home.file("frames.html"), isDark: isDark)
      #expect(seen.messages == [], "\(statement)")
      let lines = seen.page.split(separator: "\n")
      let told = lines.filter { $0.contains(/WIDTH [0-9]/) }
      #expect(told.count == widths.count, "\(statement): \(told)")
      for width in widths { #expect(told.contains { $0.contains("WIDTH \(width) ") }) }
      for line in lines where line.hasPrefix("WRONG ") { Issue.record("\(statement): \(line)") }
      for line in told {
        if let paper = line.firstMatch(of: /PAPER (.*) INK/) { papers.insert(paper.output.1) }
      }
    }
    #expect(papers.count == 2, "light and dark: \(papers)")
  }
}
