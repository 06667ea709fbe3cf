import DealFormula
import DealModel
import DealReports
import DealSyntax

extension Enactment {
  /// At the prompt, a note for each figure of a thing that lies outside its band.
  mutating func noteSenses(of name: String, _ span: Span) {
    guard let thing = knowledge.world.thing(name) else { return }
    noteSenses(of: thing, span)
  }

  /// The same, of a thing.
  mutating func noteSenses(of thing: Thing, _ span: Span) {
    guard isConversation, useDepth == 0 else { return }
    for sense in viewpoint().senses(of: thing) {
      tell(
        Diagnostic(
          .note, "outside-band", sense.message,
          labels: [.init(Place(source: source.id, span: span), "worth a second look")],
          notes: sense.sources))
    }
  }
}
