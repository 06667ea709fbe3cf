package import DealFormula
import DealQuantities

/// When a rollout runs, for a picture: from its first capacity until all of it is there.
package struct RolloutSpan: Sendable {
  package var rollout: Rollout
  /// The day it begins; the day on which it is complete, if it comes in one step.
  package var from: Value
  /// The last day of the ramp.
  package var by: Value
}

extension Terms {
  /// The spans of all rollouts of a deal whose dates are known, in the order in which they were stated.
  package func rolloutSpans(in evaluation: inout Evaluation) -> [RolloutSpan] {
    var spans: [RolloutSpan] = []
    for (offset, index) in deal.rollouts.enumerated() {
      guard let rollout = world.rollouts[Int(index)],
        case .success(let course)? = try? course(of: rollout, offset + 1, in: &evaluation)
      else { continue }
      switch course {
      case .atStart(let day), .atEnd(let day):
        spans.append(RolloutSpan(rollout: rollout, from: day, by: day))
      case .rising(let from, let by, _):
        spans.append(RolloutSpan(rollout: rollout, from: from, by: by))
      }
    }
    return spans
  }
}
