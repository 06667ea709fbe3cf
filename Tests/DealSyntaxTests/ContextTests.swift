import DealSyntax
import Testing

@Suite struct ContextTests {
  /// What fits at the `^` in a text, in a compact form, and the word being typed.
  func fits(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let offset = bytes.firstIndex(of: 0x5E) ?? bytes.count
    let names = NameTable()
    let found = context(
      of: bytes.filter { $0 != 0x5E }, at: offset, vocabulary: testVocabulary, names: names)
    let prefix = String(
      decoding: bytes[Int(found.prefix.lower)..<Int(found.prefix.upper)], as: UTF8.self)
    let parts = found.fits.map { fit in
      switch fit {
      case .statementStart: "start"
      case .name(let label): "name(\(label))"
      case .word(let word): "word \(word)"
      case .clause(let verb, let used):
        "clause(\(testVocabulary.verbs[verb].name),\(used.map { testVocabulary.verbs[verb].clauses[$0].word }))"
      case .definitionClause(let used): "definition\(used)"
      case .operand(let verb, let index): "operand(\(testVocabulary.verbs[verb].name),\(index))"
      case .argument(let verb, let clause):
        "argument(\(testVocabulary.verbs[verb].clauses[clause].word))"
      case .definitionArgument(let clause): "definitionArgument(\(clause))"
      case .formula: "formula"
      case .unit: "unit"
      case .operation: "operation"
      case .field(let path): "field(\(path))"
      case .text: "text"
      case .comment: "comment"
      }
    }
    return "\(prefix): \(parts.joined(separator: " "))"
  }

  @Test(arguments: [
    ("", ": start"), ("de", "de: start"), ("let x = 1\nro", "ro: start"), ("1; ^", ": start"),
    ("deal op", "op: operand(deal,0)"), ("deal openai ", ": operand(deal,1)"),
    ("deal openai aws ", ": clause(deal,[])"), ("deal openai aws va", "va: clause(deal,[])"),
    ("deal openai aws value ", ": argument(value) formula"),
    ("deal openai aws value 38e9 ", ": unit operation clause(deal,[\"value\"])"),
    ("deal openai aws value 38e9 o^ with 3", "o: unit operation clause(deal,[\"value\"])"),
    ("deal a b with 200k ", ": unit operation clause(deal,[\"with\"])"),
    ("deal a b with 200k gp", "gp: unit operation clause(deal,[\"with\"])"),
    ("deal a b kind ", ": argument(kind)"), ("deal a b kind cl", "cl: argument(kind)"),
    ("deal a b {\n value 3\n ", ": clause(deal,[\"value\"])"),
    ("let x = ", ": formula"), ("let x = y ", ": operation definition[]"),
    ("let x = y source \"q\" ", ": definition[]"), ("let x = y basis ", ": definitionArgument(1)"),
    ("1 + ", ": formula"), ("f(a, ", ": formula"), ("x in ", ": formula"),
    ("x ", ": operation"), ("5 ", ": unit operation"), ("$5 / ", ": formula"),
    ("openai_aws.", ": field(openai_aws)"), ("a.b.c", "c: field(a.b)"),
    ("show openai_aws.va", "va: field(openai_aws)"),
    ("\"abc", "abc: text"), ("print \"a ", ": text"), ("print \"a {x", "x: formula"),
    ("1 # com", "com: comment"), ("# a", "a: comment"), ("\"#\" ", ": operation"),
    ("scenario s {\n de", "de: start"), ("rollout gpus by ", ": argument(by) formula"),
    ("200k", "k: unit operation"), ("list ", ": operand(list,0)"), ("x given ", ": formula"),
    ("sweep ", ": operand(sweep,0) formula"), ("sweep u ", ": word over"),
    ("sweep u ov", "ov: word over"), ("sweep u over ", ": formula"),
    ("sweep u over [1] ", ": operation word show"),
    ("sweep u over [1] show ", ": operand(sweep,1) formula"),
    ("show ", ": operand(show,0) formula"), ("deal a b value (1 + 2 ", ": unit operation"),
  ])
  func cursor(_ text: String, _ expected: String) {
    #expect(fits(text) == expected)
  }
}
