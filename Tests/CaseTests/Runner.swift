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
    return .deal { folder in (try? self.settings(in: folder)) ?? anywhere }
  }
}
