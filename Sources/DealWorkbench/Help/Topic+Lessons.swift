/// What is taught at the prompt.
extension Topic {
  static let lessons = Topic(
    name: "lessons", summary: "Lessons begin with learn, and go on at the prompt step by step.",
    lines: [
      "learn lists the lessons, learn 1 begins the first one or goes on where it was left, learn 2 step 3 enters a step directly.",
      "In a lesson you type as always. Enter on an empty line goes on where nothing is asked; a letter chooses an answer. These words work there only:",
    ] + StudyControl.allCases.map { "  \($0.rawValue): \($0.summary)" } + [
      "Your own book waits until the lesson is left. What was done is kept, and learn tells how far you are.",
      "learn \"our-own.md\" begins a lesson in a file of your own.",
      "In a shell: deal learn report says how far somebody is, check looks lessons over for their authors, run plays one with answers from a pipe, export writes a handout.",
    ],
    examples: [])
}
