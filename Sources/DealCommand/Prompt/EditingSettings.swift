/// Which keys edit the line.
package enum EditingStyle: String, CaseIterable, Sendable {
  case emacs
  case vi
}

/// How the user wants to edit. Shared between the prompt, which looks at it before each statement,
/// and whoever carries out what the user says.
package final class EditingSettings {
  /// The keys; none leaves them as the user's file of keys says.
  package var style: EditingStyle?
  /// Whether the rest of a known statement is shown behind the cursor.
  package var showsHints = true
  /// Where the text is put that another editor is to edit.
  package let folder: String

  /// The usual settings; temporary files go to `TMPDIR`.
  package init(_ environment: Environment = Environment([:])) {
    folder = environment.nonEmpty("TMPDIR") ?? "/tmp"
  }
}
