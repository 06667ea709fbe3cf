import DealLanguage
import DealSyntax
import Testing

@testable import DealWorkbench

/// The examples of the help pages, on the book that they are shown with.
@Suite struct BookHelpTests {
  @Test(arguments: Verb.all.flatMap(\.examples))
  func examplesOfVerbsRun(_ example: String) { run(example) }

  @Test(arguments: Verb.closedForms.flatMap(\.examples))
  func examplesOfFormsRun(_ example: String) { run(example) }

  @Test(arguments: Function.all.flatMap(\.examples))
  func examplesOfFunctionsRun(_ example: String) { run(example) }

  @Test(arguments: Topic.all.flatMap(\.examples))
  func examplesOfTopicsRun(_ example: String) { run(example) }

  /// Runs an example, which must give no error.
  private func run(_ example: String) {
    let step = advance(sampleBook, with: example, named: "example")
    let errors = step.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(example): \(errors.first?.message ?? "")")
    #expect(!step.needsMore, "\(example) is not complete")
  }

  @Test func everythingHasAnExampleAndAPage() {
    for verb in Verb.all { #expect(!verb.examples.isEmpty, "\(verb.name)") }
    for function in Function.all { #expect(!function.examples.isEmpty, "\(function.name)") }
    for word in helpWords {
      let page = transcript(of: advance(sampleBook, with: "help \(word)", named: "help"))
      #expect(!page.contains("there is no help"), "\(word)")
      #expect(!page.isEmpty, "\(word)")
    }
  }
}
