package import DealFormula
package import DealSyntax

/// The texts that a session has read, by their number; errors and derivations quote them. They are
/// only added to, so all books of a session share them; those that no book refers to can be given back.
package final class SourceShelf {
  private var sources = ChunkStore<Source?>(blank: nil)

  package init() {}

  package var count: Int { sources.count }

  /// The text of this number.
  package subscript(_ id: UInt32) -> Source? {
    sources[Int(id)]
  }

  /// Keeps a text, which is made with its number.
  package func keep(_ make: (UInt32) -> Source) -> Source {
    let source = make(UInt32(truncatingIfNeeded: sources.count))
    sources.append(source)
    return source
  }

  /// Gives back the texts that the references do not reach.
  package func release(except references: References) {
    sources.release(except: references.sources, eachAlone: true)
  }
}
