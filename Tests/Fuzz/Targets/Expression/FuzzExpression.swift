import FuzzChecks

/// What all inputs are looked over by.
private nonisolated(unsafe) let check = ExpressionCheck()

/// What libFuzzer calls once, before all.
@_cdecl("LLVMFuzzerInitialize")
public func begin(
  _ count: UnsafeMutablePointer<CInt>?, _ words: UnsafeMutableRawPointer?
) -> CInt {
  FuzzRun.prepare(check)
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzRun.look(at: UnsafeBufferPointer(start: bytes, count: count), with: check)
}
