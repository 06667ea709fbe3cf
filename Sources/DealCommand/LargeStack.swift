internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the thread does and what came of it.
private final class Errand {
  let body: () -> Int32
  var code: Int32 = 70
  init(_ body: @escaping () -> Int32) { self.body = body }
}

/// Runs a body on a thread with a stack of 256 MB and waits for it; on this thread if there is none.
func onLargeStack(_ body: @escaping () -> Int32) -> Int32 {
  let errand = Errand(body)
  var attributes = pthread_attr_t()
  var thread = pthread_t()
  let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
    guard let context else { return nil }
    deal_crash_guard_thread()
    let errand = Unmanaged<Errand>.fromOpaque(context).takeUnretainedValue()
    errand.code = errand.body()
    return nil
  }
  guard pthread_attr_init(&attributes) == 0,
    pthread_attr_setstacksize(&attributes, 256 << 20) == 0,
    pthread_create(
      &thread, &attributes, start, Unmanaged.passUnretained(errand).toOpaque()) == 0
  else { return body() }
  pthread_join(thread, nil)
  pthread_attr_destroy(&attributes)
  return errand.code
}
