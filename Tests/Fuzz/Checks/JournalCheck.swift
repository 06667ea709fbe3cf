import Foundation
import deal

/// The records of a journal and the files that hold them.
package final class JournalCheck: FuzzCheck {
  package static let name = "journal"
  /// Where files are written, of this process alone.
  private let folder: String

  package init() {
    let memory = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    folder = "\(memory)/deal-fuzz-journal-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  package func broken(by bytes: [UInt8]) -> String? {
    // A checksum that fits cannot be guessed: the second half of inputs has it made.
    let isSealed = bytes.first.map { $0 & 1 == 1 } ?? false
    let file = isSealed ? sealed(bytes.dropFirst()) : bytes
    let (statements, whole) = JournalRecord.decode(file)
    if whole < 0 || whole > file.count { return "\(whole) bytes of \(file.count) are whole" }
    if JournalRecord.decode(Array(file[..<whole])).statements != statements {
      return "what is whole is read in another way alone"
    }
    if JournalRecord.decode(statements.flatMap(JournalRecord.encode)).statements != statements {
      return "what was read is not read again"
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let record = JournalRecord.encode(text)
    let (behind, end) = JournalRecord.decode(record + file)
    if behind != [text] + statements || end != record.count + whole {
      return "a record before others hides them"
    }
    let cut = number(of: bytes) % record.count
    if !JournalRecord.decode(Array(record[..<cut])).statements.isEmpty {
      return "a record of \(cut) bytes of \(record.count) is taken for a whole one"
    }
    return number(of: bytes) % 32 == 0 ? leftBehind(file, statements, whole) : nil
  }

  /// A file with records that are whole: of each line, damaged where the line asks for it.
  private func sealed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var file: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var record = JournalRecord.encode(String(decoding: line, as: UTF8.self))
      if line.first == 0x01, line.count > 2 {
        record[Int(line[line.startIndex + 1]) % record.count] ^= line[line.startIndex + 2]
      } else if line.first == 0x02, line.count > 1 {
        record.removeLast(Int(line[line.startIndex + 1]) % record.count)
      }
      file += record
    }
    return file
  }

  /// A file that a session left is taken up as far as it is whole, and its rest is kept beside it.
  private func leftBehind(_ file: [UInt8], _ statements: [String], _ whole: Int) -> String? {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/1-0"
    guard manager.createFile(atPath: path, contents: Data(file)) else { return nil }
    let left = Journal.newestLeft(in: folder)
    let kept = manager.contents(atPath: path).map { Array($0) } ?? []
    let damaged = manager.contents(atPath: path + ".damaged").map { Array($0) }
    left?.remove()
    try? manager.removeItem(atPath: path)
    try? manager.removeItem(atPath: path + ".damaged")
    if (left?.statements ?? []) != statements { return "the file gives \(left?.statements ?? [])" }
    if whole < file.count, kept != Array(file[..<whole]) { return "the damaged end was not cut" }
    if whole < file.count, damaged != Array(file[whole...]) {
      return "the damaged end is not beside it as it was"
    }
    return nil
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    let typed = repository.typed.prefix(60).map { String($0.prefix(600)) }
    let records = typed.map { text in
      text.split(separator: "\n").flatMap { JournalRecord.encode(String($0)) }
    }
    let lines = typed.map { [UInt8(1)] + Array($0.utf8) }
    let damaged: [[UInt8]] = [
      [1, 1, 3, 4, 0x0A, 0x61], [1, 2, 3, 0x0A, 0x61], [1, 0xC3, 0x28], Array("00000000 0 \n".utf8),
    ]
    return records + lines + damaged
  }
}
