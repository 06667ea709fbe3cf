extension ErrorEntry {
  /// Names, words and functions that are not known or do not belong.
  static let names: [ErrorEntry] = [
    ErrorEntry(
      "argument-count", "A function was given too few or too many values.",
      mend: "Count the values in the brackets; help and the function shows how it is called.",
      "round()"),
    ErrorEntry(
      "argument-name", "A value in brackets has a name that the function does not know.",
      mend: "Use the names that help shows, or none.", "round(2.6, by: 2)"),
    ErrorEntry(
      "clause-does-not-fit", "This word cannot follow here, though the verb knows it elsewhere.",
      mend: "Leave it out.", "list assumptions top 3"),
    ErrorEntry(
      "function-without-values", "A function stands alone, without its values in brackets.",
      mend: "Write round(2.6), not round.", "round + 1"),
    ErrorEntry(
      "given-target", "Behind given stands something that cannot take another value.",
      mend: "Name an assumption, a field such as openai_aws.value, or a scenario.",
      "let x = 5; x + 1 given x.size = 3"),
    ErrorEntry(
      "name-taken", "The name stands for something else already.",
      mend: "Choose another name.", "let openai = 5"),
    ErrorEntry(
      "not-a-function", "Values in brackets follow something that is no function.",
      mend: "Write * to multiply; define a function with fn.", "let x = 5; x(3)"),
    ErrorEntry(
      "recursion", "A function would call itself and might never end.",
      mend: "Go through a list instead: [… for x in range(1, 10)].",
      "fn count_down(n) = if n < 1 then 0 else count_down(n - 1)"),
    ErrorEntry(
      "repeated-name", "Two values of one function have the same name.",
      mend: "Give each a name of its own.", "fn f(a, a) = a"),
    ErrorEntry(
      "reserved-name", "This is a word of the language, so it cannot be a name.",
      mend: "Choose another name, such as deal_value.", "let deal = 5"),
    ErrorEntry(
      "setting", "A setting was given a value that it cannot have.",
      mend: "Choose a value that the message names.", "set digits 99"),
    ErrorEntry(
      "similar-name",
      "A new party has a name very close to one that is known; perhaps it is the same.",
      mend: "If it was a slip, undo and write the known name.", "deal opanai microsoft value 250B"),
    ErrorEntry(
      "unit-exists", "A unit of this name is there already.",
      mend: "Choose another name for yours.", "unit gpu = 3 cpus"),
    ErrorEntry(
      "unknown-chip", "A chip is named of which nothing has been stated.",
      mend: "State it with chip, or read what is known with use hardware.",
      "deal openai oracle with 200k gpus of gb200"),
    ErrorEntry(
      "unknown-choice", "One of a few words is expected, and another was found.",
      mend: "Use a word that the message lists.", "deal openai oracle pays weekly"),
    ErrorEntry(
      "unknown-clause", "A word is no clause of this verb.",
      mend: "help and the verb lists its clauses; perhaps it is a slip of the finger.",
      "deal openai oracle valu 38e9"),
    ErrorEntry(
      "unknown-currency", "No currency has this code.",
      mend: "Use a code of three letters, such as EUR.", "base EURO"),
    ErrorEntry(
      "unknown-field", "This cannot be asked of such a thing.",
      mend: "Type the name, a point and ? to see what can be asked.", "openai_aws.colour"),
    ErrorEntry(
      "unknown-function", "No function has this name.",
      mend: "Look at the nearest names, or find one with help and a word.", "averge([1, 2])"),
    ErrorEntry(
      "unknown-name", "Nothing in the book has this name.",
      mend: "Look for a slip, or state it first, with let, assume or deal.", "opena"),
    ErrorEntry(
      "unknown-scenario", "Behind given stands a name that is no scenario.",
      mend: "list scenarios shows them; to set a value write given name = value.",
      "1 + 1 given slwo"),
    ErrorEntry(
      "unknown-scope", "No right covers anything of this name.",
      mend: "Use a word that a right is over; list rights shows them.",
      "exclusive microsoft for openai over compute until 2030; sellers(openai, compte)"),
    ErrorEntry(
      "unknown-source", "A source is cited by a name that no source has.",
      mend: "State it with source and its name, or put a text in quotes.",
      "deal openai oracle value $300B source reuterz"),
    ErrorEntry(
      "unknown-unit", "A number is followed by a word that is no unit.",
      mend: "Look for a slip; capitals count. help units lists the families.", "38 gpsu"),
    ErrorEntry(
      "unknown-verb", "A line of several words begins with a word that is no verb.",
      mend: "Begin with a verb; help lists them.", "deel openai aws value 38e9"),
    ErrorEntry(
      "unknown-word", "A word of a fixed list is expected here, and this one is not in it.",
      mend: "Use one of the words that the message lists.", "openai_aws.spend by fortnight"),
    ErrorEntry(
      "wrong-kind", "Something of another kind is needed here: a number, a date, a list.",
      mend: "The message says what is needed and what was found.", "\"a\" + 1"),
  ]
}
