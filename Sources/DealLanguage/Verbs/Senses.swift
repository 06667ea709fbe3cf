import DealFormula
import DealModel
import DealReports
import DealSyntax

extension Enactment {
  /// Where they are asked for, what there is to note of a thing before a statement changes it.
  mutating func sensesBefore(_ thing: Thing?) -> [String] {
    guard notesSenses, useDepth == 0, let thing else { return [] }
    return viewpoint().senses(of: thing).map(\.message)
  }

  /// Where they are asked for, a note for each figure of a thing that lies outside its band, and that was not there
  /// before.
  mutating func noteSenses(of name: String, besides known: [String] = [], _ span: Span) {
    guard notesSenses, useDepth == 0, let thing = knowledge.world.thing(name) else { return }
    for sense in viewpoint().senses(of: thing) where !known.contains(sense.message) {
      tell(
        Diagnostic(
          .note, "outside-band", sense.message,
          labels: [.init(Place(source: source.id, span: span), "worth a second look")],
          notes: sense.sources))
    }
  }
}
