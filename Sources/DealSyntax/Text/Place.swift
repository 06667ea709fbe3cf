/// A half-open range of bytes in one source text.
package struct Span: Hashable, Sendable {
  package var lower: UInt32
  package var upper: UInt32

  package init(_ lower: UInt32, _ upper: UInt32) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest span that holds both.
  package func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A span in a particular source: what a label in an error points at.
package struct Place: Hashable, Sendable {
  /// The number that the book gave the source (`Source.id`).
  package var source: UInt32
  package var span: Span

  package init(source: UInt32, span: Span) {
    self.source = source
    self.span = span
  }
}
