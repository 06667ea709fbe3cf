/// A kind of distribution, as it is named in a formula, with its parameters in order.
package struct Family: Sendable {
  /// The name of the function.
  package let name: String
  /// What it is for, in a sentence.
  package let summary: String
  /// The names of the parameters.
  package let parameters: [String]
  /// The numbers of an example.
  package let example: [Double]
  /// Makes the distribution from as many numbers as there are parameters.
  package let make: @Sendable ([Double]) throws(BadParameter) -> Distribution

  /// An entry.
  init(
    _ name: String, _ summary: String, _ parameters: [String], example: [Double],
    make: @escaping @Sendable ([Double]) throws(BadParameter) -> Distribution
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.example = example
    self.make = make
  }

  /// The distribution with these parameters.
  package func distribution(_ numbers: [Double]) throws(BadParameter) -> Distribution {
    guard numbers.count == parameters.count else {
      throw BadParameter(
        "\(name)(\(parameters.joined(separator: ", "))) needs \(parameters.count) numbers, and "
          + "\(numbers.count) were given")
    }
    return try make(numbers)
  }

  /// All families with a fixed number of parameters, in the order of the manual.
  package static let all: [Family] = [
    .uniform, .normal, .lognormal, .triangular, .pert, .beta, .gamma, .exponential, .student,
    .poisson, .binomial, .bernoulli,
  ]
}
