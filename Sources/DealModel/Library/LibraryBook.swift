/// A book that comes with the program: facts with their sources, as statements. Nothing of it is
/// looked at before it is used.
package enum LibraryBook: String, CaseIterable, Sendable {
  case hardware, market, atlas

  /// What it holds, in a few words.
  package var summary: String {
    switch self {
    case .hardware: "accelerators and systems: speed, memory, power, prices"
    case .market: "prices, costs, power, lives, utilization, shares, backlogs"
    case .atlas: "the deals of AI compute, with hardware and market"
    }
  }

  /// How errors call it, as if it were a file.
  package var fileName: String { "\(rawValue).deal" }

  /// Its text in UTF-8.
  package var bytes: [UInt8] {
    switch self {
    case .hardware: PackageResources.hardware_deal
    case .market: PackageResources.market_deal
    case .atlas: PackageResources.atlas_deal
    }
  }
}
