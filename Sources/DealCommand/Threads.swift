internal import CEdit
internal import DealFormula

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Threads that draw samples.
enum Threads {
  /// How many the machine has processors for.
  static var usual: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// A crew of so many threads, made for each piece of work: a run that is worth sharing takes
  /// milliseconds, and a thread 50 microseconds.
  static func crew(of size: Int) -> Crew {
    Crew(size: size) { count, body in
      var threads: [pthread_t] = []
      for piece in 1..<max(1, count) {
        let errand = Unmanaged.passRetained(Errand { body(piece) })
        var thread = pthread_t()
        let start: Start = { context in
          guard let context else { return nil }
          deal_crash_guard_thread()
          Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }
        if pthread_create(&thread, nil, start, errand.toOpaque()) == 0 {
          threads.append(thread)
        } else {
          errand.release()
          body(piece)
        }
      }
      if count > 0 { body(0) }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  #if canImport(Glibc)
    private typealias Start =
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
  #else
    private typealias Start =
      @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
  #endif

  /// What one thread does.
  private final class Errand: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
