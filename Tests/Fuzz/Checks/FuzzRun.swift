import DealModel
import Foundation

/// What the programs that fuzz do with a check.
package enum FuzzRun {
  /// Whether what does not hold is only told (`DEAL_FUZZ_GOES_ON=1`), to see all of it at once.
  private static let goesOn = ProcessInfo.processInfo.environment["DEAL_FUZZ_GOES_ON"] == "1"

  /// Takes an input; ends the program if something does not hold, so that libFuzzer keeps it.
  package static func look(at bytes: UnsafeBufferPointer<UInt8>, with check: some FuzzCheck) -> CInt
  {
    let bytes = Array(bytes)
    guard !isLeftOut(bytes), let broken = check.broken(by: bytes) else { return 0 }
    FileHandle.standardError.write(Data("\nNOT AS IT MUST BE: \(broken)\n".utf8))
    if goesOn { return 0 }
    abort()
  }

  /// Whether an input waits for another time: it names a book of the library, and reading that takes longer
  /// than a hundred other inputs; one of sixteen does.
  private static func isLeftOut(_ bytes: [UInt8]) -> Bool {
    holds(bytes, oneOf: books) && number(of: bytes) % 16 != 0
  }

  /// The names of the books of the library.
  private static let books = LibraryBook.allCases.map { Array($0.rawValue.utf8) }

  /// With `--prepare FOLDER REPOSITORY` writes `words.dict` and `seeds` there, and ends.
  package static func prepare<Check: FuzzCheck>(_ check: Check) -> CInt {
    let words = CommandLine.arguments
    guard let place = words.firstIndex(of: "--prepare"), words.count > place + 2 else { return 0 }
    do {
      let folder = URL(fileURLWithPath: words[place + 1])
      let repository = Repository(top: URL(fileURLWithPath: words[place + 2]))
      let seeds = folder.appendingPathComponent("seeds")
      try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
      for (index, seed) in Check.seeds(repository).enumerated() {
        try Data(seed).write(to: seeds.appendingPathComponent("seed-\(index)"))
      }
      try Data(FuzzWords.dictionary.utf8).write(to: folder.appendingPathComponent("words.dict"))
    } catch {
      FileHandle.standardError.write(Data("fuzz: \(error)\n".utf8))
      exit(74)
    }
    exit(0)
  }
}
