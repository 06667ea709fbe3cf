package import DealQuantities

/// How a value came about, recorded while it is worked out.
extension Evaluation {
  /// The value of a formula together with how it came about.
  package mutating func explain(
    _ id: FormulaID, title: String, declaring name: Declaration.Name
  ) -> (Result<Value, Refusal>, Derivation) {
    recorder = Recorder(open: [Derivation(title: title, kind: .metric, formula: id)])
    defer { recorder = nil }
    let result: Result<Value, Refusal>
    do {
      result = .success(try evaluate(id, declaring: name))
    } catch {
      result = .failure(error)
    }
    var derivation = recorder?.open.first ?? Derivation(title: title, kind: .metric)
    if case .success(let value) = result { derivation.value = value }
    return (result, derivation)
  }

  /// Opens a step of the derivation that is being recorded, if one is.
  package mutating func open(_ step: @autoclosure () -> Derivation) {
    guard recorder != nil else { return }
    recorder?.open.append(step())
  }

  package mutating func close(with value: Value?) {
    recorder?.close(with: value)
  }

  /// Whether a derivation is being recorded.
  package var isRecording: Bool { recorder != nil }

  /// How many steps the open one rests on so far.
  package var stepCount: Int { recorder?.open.last?.steps.count ?? 0 }

  /// Takes away what has been added to the open step since it rested on so many.
  package mutating func takeSteps(since count: Int) -> [Derivation] {
    guard let top = recorder?.open.indices.last else { return [] }
    let taken = recorder?.open[top].steps.dropFirst(count) ?? []
    recorder?.open[top].steps.removeLast(taken.count)
    return Array(taken)
  }

  /// Adds a fact to the step that is open.
  package mutating func remark(_ text: @autoclosure () -> String) {
    guard let top = recorder?.open.indices.last else { return }
    let text = text()
    guard recorder?.open[top].remarks.contains(text) == false else { return }
    recorder?.open[top].remarks.append(text)
  }
}
