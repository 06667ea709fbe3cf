#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What `scripts/bench` needs from Swift; the rest of the benchmark is in `runner`.
///
/// `deal-bench measure OUTPUT PROGRAM ARGUMENTS…` runs a program and prints what it took;
/// `deal-bench stages [--quick]` measures the parts of the engine inside one process.
@main
struct DealBench {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "measure" where arguments.count > 2:
      let measured = Measured(
        Array(arguments.dropFirst(2)), output: arguments[arguments.startIndex + 1])
      guard let measured else { exit(69) }
      print(measured.json)
    case "stages":
      let isQuick = arguments.contains("--quick")
      do {
        for stage in try Stage.machine(isQuick: isQuick) + Stage.engine() {
          print(stage.measured(isQuick: isQuick))
        }
      } catch {
        print("deal-bench: \(error)")
        exit(70)
      }
    default:
      print("deal-bench measure OUTPUT PROGRAM ARGUMENTS… | deal-bench stages [--quick]")
      exit(64)
    }
  }
}
