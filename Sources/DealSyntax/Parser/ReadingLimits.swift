/// How much the parser takes before it says that a text is too much.
package struct ReadingLimits: Sendable {
  /// Brackets, braces and prefixes inside one another.
  package var nesting: Int
  /// The height of one written formula: `1 + 1 + …` grows by one with each term.
  package var height: Int
  /// Parts of formulas in one source.
  package var nodes: Int
  /// Mistakes kept until the caller takes them; later ones are only counted.
  package var diagnostics: Int

  package init(
    nesting: Int = 200, height: Int = 1_000, nodes: Int = 1_000_000, diagnostics: Int = 1_000
  ) {
    self.nesting = nesting
    self.height = height
    self.nodes = nodes
    self.diagnostics = diagnostics
  }
}
