package import DealSyntax

/// The texts that a session has read, by their number; errors and derivations quote them. They are
/// only added to, so all books of a session share them.
package final class SourceShelf {
  private var sources: [Source] = []

  package init() {}

  package var count: Int { sources.count }

  /// The text of this number.
  package subscript(_ id: UInt32) -> Source? {
    Int(id) < sources.count ? sources[Int(id)] : nil
  }

  /// Keeps a text, which is made with its number.
  package func keep(_ make: (UInt32) -> Source) -> Source {
    let source = make(UInt32(truncatingIfNeeded: sources.count))
    sources.append(source)
    return source
  }
}
