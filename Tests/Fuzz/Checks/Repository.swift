package import Foundation

/// What the repository has of texts to start from.
package struct Repository {
  /// Its top folder.
  package var top: URL

  package init(top: URL) { self.top = top }

  /// The texts of the files below a folder whose names end so, in order.
  func texts(_ folder: String, ending: String) -> [String] {
    let place = top.appendingPathComponent(folder)
    let found =
      FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
    return found.sorted().filter { $0.hasSuffix(ending) }.compactMap {
      try? String(contentsOf: place.appendingPathComponent($0), encoding: .utf8)
    }
  }

  /// What is typed in the cases, a text for each file.
  var typed: [String] {
    texts("Tests/Cases", ending: ".md").map { text in
      text.split(separator: "\n").compactMap { line in
        line.hasPrefix("deal> ") || line.hasPrefix("   …> ")
          ? String(line.dropFirst(6)) : nil
      }.joined(separator: "\n")
    }
  }

  /// The scripts of the examples.
  var scripts: [String] { texts("examples", ending: ".deal") }
}
