import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation

extension Runner {
  /// What a case is run with: 15 January 2026, and the files beside it.
  static func settings(in folder: String) throws -> Settings {
    Settings(today: try Day(year: 2026, month: 1, day: 15)) { path, _ in
      let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
      guard let data = try? Data(contentsOf: file) else {
        return .failure(Refusal("no-file", "there is no file \(path) beside this one"))
      }
      return .success(IncludedFile(path: path, bytes: [UInt8](data)))
    }
  }

  /// deal itself as the library has it.
  static func deal() throws -> Runner {
    let anywhere = try settings(in: "/")
    return Runner { folder in
      let settings = (try? self.settings(in: folder)) ?? anywhere
      var book = Book(settings: settings)
      return { text, manner, name in
        let step = advance(
          book, with: text, named: name, manner: manner == .script ? .script : .conversation)
        book = step.book
        return Reply(
          text: transcript(of: step), failed: step.diagnostics.contains { $0.severity == .error })
      }
    }
  }
}
