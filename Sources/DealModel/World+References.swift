package import DealFormula

extension World {
  /// Tells of all that another world does not share with this one.
  package func tell(_ references: inout References, beside other: World?) {
    func tell<One: Referring>(_ things: KeyPath<World, ChunkedArray<One>>) {
      self[keyPath: things].forEach(notSharedWith: other?[keyPath: things]) {
        $0.tell(&references)
      }
    }
    tell(\.parties)
    tell(\.deals)
    tell(\.rollouts)
    tell(\.milestones)
    tell(\.rights)
    tell(\.sources)
    tell(\.scenarios)
    tell(\.chips)
    tell(\.prices)
    tell(\.claims)
  }
}
