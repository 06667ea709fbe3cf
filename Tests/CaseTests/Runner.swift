import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation

extension Runner {
  /// What a case is run with: 15 January 2026, and the files beside it, of which none is written.
  static func settings(in folder: String) throws -> Settings {
    @Sendable func data(of path: String) -> Data? {
      try? Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(path))
    }
    return Settings(
      today: try Day(year: 2026, month: 1, day: 15),
      file: { path, _ in
        guard let data = data(of: path) else {
          return .failure(Refusal("no-file", "there is no file \(path) beside this one"))
        }
        return .success(IncludedFile(path: path, bytes: [UInt8](data)))
      },
      write: { file in
        guard !file.overwrite, data(of: file.path) != nil else { return nil }
        return Refusal("not-written", "there is a file \(file.path) already")
      })
  }

  /// deal itself as the library has it. After each text it gives back whatever no book refers to, each
  /// formula alone, so that no answer can rest on one that the prompt would give back some day.
  static func deal() throws -> Runner {
    let anywhere = try settings(in: "/")
    return .deal(releasing: true) { folder in (try? self.settings(in: folder)) ?? anywhere }
  }
}
