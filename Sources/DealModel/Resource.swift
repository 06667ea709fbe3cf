package import DealQuantities

/// A resource that capacity is counted in: what deals grant and rollouts bring into service.
package struct Resource: Sendable {
  /// The name of its field: `gpus`.
  package let name: String
  /// The unit in which it is counted.
  package let unit: Unit
  /// An amount of it as an example of a clause.
  package let example: String
  /// The property that is what is live of it.
  package let capacity: String

  /// A resource by its field, the name of its unit, an example, and the property of its capacity.
  private init(_ name: String, _ unit: String, _ example: String, _ capacity: String) {
    self.name = name
    self.unit = Unit.named(unit) ?? .none
    self.example = example
    self.capacity = capacity
  }

  package static let all = [
    Resource("gpus", "gpu", "200k gpus", "capacity"),
    Resource("cpus", "cpu", "1M cpus", "cpu_capacity"),
    Resource("power", "MW", "2 GW", "power_capacity"),
  ]

  /// The resource that has a dimension.
  private static func of(_ dimension: Dimension) -> Resource? {
    all.first { $0.unit.dimension == dimension }
  }

  /// The words for a resource: `gpus`.
  package static func name(_ dimension: Dimension) -> String {
    of(dimension)?.name ?? dimension.name
  }

  /// One of a resource, by which prices of it are entered: `gpu`, `cpu`, `power`.
  package static func singular(_ dimension: Dimension) -> String {
    switch dimension {
    case .accelerators: "gpu"
    case .processors: "cpu"
    case .power, .energy: "electricity"
    default: dimension.name
    }
  }

  /// The fact in words: `the number of gpus`, `the power`.
  package static func what(_ dimension: Dimension) -> String {
    dimension == .power ? "the power" : "the number of \(name(dimension))"
  }

  /// The unit in which a resource is counted.
  package static func unit(_ dimension: Dimension) -> Unit { of(dimension)?.unit ?? .none }

  /// An amount of it as an example of a clause.
  package static func example(_ dimension: Dimension) -> String {
    of(dimension)?.example ?? "2 GW"
  }

  /// The dimension of a resource by the name of its field: `gpus`, `cpus`, `power`.
  package static func dimension(_ name: String) -> Dimension? {
    all.first { $0.name == name }?.unit.dimension
  }

  /// The property that is what is live of a resource, by the name of that.
  static func capacity(_ name: String) -> String {
    all.first { $0.name == name }?.capacity ?? name
  }
}
