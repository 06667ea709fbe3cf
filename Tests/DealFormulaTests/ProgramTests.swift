import DealChance
import DealQuantities
import SeededNumbers
import Testing

@testable import DealFormula

/// Compiled programs against a plain reading of the graph.
@Suite struct ProgramTests {
  @Test(arguments: UInt64(0)..<40)
  func aProgramComputesWhatTheGraphSays(_ seed: UInt64) throws {
    var dice = GraphDice(seed: seed)
    let nodes = try dice.nodes(8 + Int(seed))
    let sampling = Ground().sampling(1_100, seed % 2 == 0 ? .random : .sobol, seed: seed)
    // Also nodes in the middle, whose registers must be kept.
    let outputs = [
      nodes[nodes.count - 1], nodes[0], nodes[nodes.count / 2], nodes[nodes.count - 2],
    ]
    let program = try sampling.program(outputs)
    let columns = try Ground.columns(program, sampling)
    var reading = PlainReading(sampling.settings.plan)
    for (output, node) in outputs.enumerated() {
      #expect(columns[output].count == 1_100)
      for sample in stride(from: 0, to: 1_100, by: 23) {
        let drawn = columns[output][sample]
        let read = try reading.value(node, at: UInt64(sample))
        #expect(
          drawn.bitPattern == read.bitPattern || drawn.isNaN && read.isNaN,
          "output \(output), sample \(sample): \(drawn), not \(read)")
      }
    }
    #expect(program.registers <= program.steps.count)
    #expect(program.steps.count <= nodes.count * 3)
  }

  @Test(arguments: UInt64(100)..<110)
  func pointsThatAreGivenGoThroughTheSameSteps(_ seed: UInt64) throws {
    var dice = GraphDice(seed: seed)
    let nodes = try dice.nodes(20)
    let sampling = Ground().sampling(64, .random)
    let program = try sampling.program([nodes[19]])
    let inputs = try Ground.columns(sampling.program(program.drawnInputs), sampling)
    let drawn = try Ground.columns(program, sampling)[0]
    let given = program.outputs(at: 64) { inputs[$0][$1] }[0]
    #expect(given.map(KernelBits.of) == drawn.map(KernelBits.of))
  }

  @Test func whatIsTheSameIsOneStep() throws {
    func product() throws -> Uncertain {
      try Ground.input("a", .interval(1, 2)) * Ground.input("b", .bounds(0, 1))
    }
    let sampling = Ground().sampling(16)
    let twice = try sampling.program([try product() + product()])
    // Two draws, a product, a sum.
    #expect(twice.steps.count == 4)
    #expect(twice.inputs.count == 2)
    #expect(twice.registers == 2)
    let outputs = try sampling.program([try product(), try product()])
    #expect(outputs.steps.count == 3)
    #expect(outputs.outputs[0] == outputs.outputs[1])
  }

  @Test func aFactorOfOneIsNoStep() throws {
    let a = Ground.input("a", .interval(1, 2))
    let sampling = Ground().sampling(16)
    let node = try Uncertain(
      .sum(
        Operand(try Uncertain(.product(Operand(a), Operand(1)), unit: .none)), Operand(0)),
      unit: .none)
    #expect(try sampling.program([node]).steps.count == 1)
  }

  @Test func aSumOfManyNeedsFewRegisters() throws {
    var sum = Ground.input("0", .bounds(0, 1))
    for index in 1..<400 { sum = try sum + Ground.input("\(index)", .bounds(0, 1)) }
    let program = try Ground().sampling(16).program([sum])
    #expect(program.steps.count == 799)
    #expect(program.registers == 2)
  }

  @Test func tenThousandNodesAreNoRecursion() throws {
    // A tree that is wide, with a chain of 800 on top.
    var level = (0..<4_096).map { Ground.input("\($0 % 50)", .bounds(Double($0 % 50), 51)) }
    var nodes = level.count
    while level.count > 1 {
      var next: [Uncertain] = []
      for index in stride(from: 0, to: level.count, by: 2) {
        let part = try Double(index + 1) * level[index]
        next.append(try part + level[index + 1])
      }
      level = next
      nodes += 2 * level.count
    }
    var top = level[0]
    for step in 0..<400 {
      let part: Uncertain = try top / Double(2 + step % 3)
      top = try part + Double(step)
    }
    nodes += 800
    #expect(nodes > 10_000)
    let program = try Ground().sampling(16).program([top])
    #expect(program.inputs.count == 50)
    #expect(program.registers <= 64)
    #expect(top.inputs.count == 50)
    let values = program.outputs(at: 1) { _, _ in 1 }[0]
    #expect(values[0].isFinite)
  }

  @Test func aRangeMayPassThroughAThousandSteps() throws {
    var node = Ground.input("a", .bounds(0, 1))
    for _ in 1..<1_000 { node = try node + 1 }
    #expect(throws: Refusal.self) { try node + 1 }
    do {
      _ = try node + 1
    } catch let refusal as Refusal {
      #expect(refusal.code == "too-deep")
    }
    #expect(try Ground().sampling(16).samples(of: node, count: 1)[0] > 999)
  }
}

/// The bits of a number, all that are not a number alike.
enum KernelBits {
  static func of(_ number: Double) -> UInt64 {
    (number.isNaN ? Double.nan : number).bitPattern
  }
}
