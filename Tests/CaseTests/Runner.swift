import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation

extension Runner {
  /// deal itself as the library has it, on 15 January 2026, with the files beside the case.
  static func deal() throws -> Runner {
    let today = try Day(year: 2026, month: 1, day: 15)
    return Runner { folder in
      let settings = Settings(today: today) { path, _ in
        let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
        guard let data = try? Data(contentsOf: file) else {
          return .failure(Refusal("no-file", "there is no file \(path) beside this one"))
        }
        return .success(IncludedFile(path: path, bytes: [UInt8](data)))
      }
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
