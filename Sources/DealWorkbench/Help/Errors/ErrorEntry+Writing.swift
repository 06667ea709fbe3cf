extension ErrorEntry {
  /// How statements, numbers, dates and texts are written.
  static let writing: [ErrorEntry] = [
    ErrorEntry(
      "ambiguous-m", "The letter m alone could be millions, months or minutes.",
      mend: "Write M for millions, or the unit in full: 5 months, 5 minutes.", "5m"),
    ErrorEntry(
      "bad-bytes", "A file is not text in UTF-8, so its letters cannot be told.",
      mend: "Save the file as UTF-8 in the program that wrote it.", "use \"latin1.deal\""),
    ErrorEntry(
      "bad-escape", "In a text a backslash begins a sign such as \\n, and this one is not known.",
      mend: "Write two backslashes for one, or leave it out.", #"print "50\% done""#),
    ErrorEntry(
      "comparison-chain", "A comparison has two sides, and three values were compared in a row.",
      mend: "Compare twice and join with and: 1 < x and x < 3.", "1 < 2 < 3"),
    ErrorEntry(
      "comparison-expected",
      "A comparison such as a >= b is needed here, and something else was found.",
      mend: "Write the two sides with a sign of comparison between them.",
      "when(openai_aws.backlog)"),
    ErrorEntry(
      "currency-sign", "A currency sign stands on the wrong side of its number.",
      mend: "Write $38B, or -$5 for less than nothing.", "38B$"),
    ErrorEntry(
      "date-shape", "This looks like a date, but is not written as one.",
      mend: "Write 2026-12-31, 2026-12, 2026-Q4 or December 2026; numbers have two digits.",
      "2026-1"),
    ErrorEntry(
      "decimal-comma", "A comma stands where a decimal point belongs.",
      mend: "Write 38.5; commas only group thousands.", "38,5"),
    ErrorEntry(
      "equals", "One = gives something a name, two == compare.",
      mend: "Compare with ==; give a name with let x = 5.", "1 + 1 = 2"),
    ErrorEntry(
      "formula-in-text", "This text is kept as it is, so { } cannot put a value into it.",
      mend: "Write the text without braces, or \\{ for a brace.",
      "source filing title \"Form {10}-K\""),
    ErrorEntry(
      "grouped-digits", "Digits are grouped in a way that can be read as one number or as two.",
      mend: "Leave a blank behind a comma between values, or write 100k.", "sum([100,200])"),
    ErrorEntry(
      "half-scale", "Only the right end of a range has a scale such as B or k.",
      mend: "Write it behind both ends: $15B to $50B.", "$15 to $50B"),
    ErrorEntry(
      "hole", "A ? asks what fits in its place, and in a script nobody can answer.",
      mend: "Type it at the prompt, and put what you choose in its place.", "use \"hole.deal\""),
    ErrorEntry(
      "hyphen-in-name", "A name is one word of letters, digits and _, and a hyphen takes away.",
      mend: "Write open_ai for open-ai, 7 years for 7-years, and two names with a blank.",
      "deal open-ai aws value 38e9"),
    ErrorEntry(
      "impossible-date", "The calendar has no such day or month.",
      mend: "Look at the number of the month and of the day.", "2026-02-30"),
    ErrorEntry(
      "minus-range",
      "A hyphen between two numbers takes the second from the first; perhaps a range was meant.",
      mend: "Write 60% to 85% for a range; put blanks around the minus to take away.",
      "assume sold = 60%-85%"),
    ErrorEntry(
      "missing", "A statement lacks a part that it needs.",
      mend: "Add what the message names; help and the verb shows all parts.", "deal openai"),
    ErrorEntry(
      "missing-value", "A value should follow, and there is none.",
      mend: "Write a number, a name or a formula there; ? shows what fits.", "let x ="),
    ErrorEntry(
      "money-percent", "A number is marked as money and as a percentage at once.",
      mend: "Keep one of the two signs.", "$5%"),
    ErrorEntry(
      "no-part", "early, mid and late stand before a year or a month, not before this.",
      mend: "Write late 2026, or the quarter alone.", "late 2026-Q4"),
    ErrorEntry(
      "number-range", "A number is larger or smaller than any that can be kept.",
      mend: "Look at the exponent behind e.", "1e400"),
    ErrorEntry(
      "number-word", "A number is written as a word.",
      mend: "Write digits: 7 years.", "deal openai aws value $38B over seven years"),
    ErrorEntry(
      "open-bracket", "A bracket was opened and not closed.",
      mend: "Close it, with ) for (, ] for [ and } for {.", "let x = (1 + 2"),
    ErrorEntry(
      "open-text", "A text in quotes was begun and not ended.",
      mend: "End it with \" on the same line.", "print \"hello"),
    ErrorEntry(
      "other-sign", "This sign is written differently here.",
      mend: "Use the sign that the message names.", "print 'hello'"),
    ErrorEntry(
      "prompt-prefix", "The prompt was copied together with the statement.",
      mend: "Leave out deal> at the front.", "deal> 1 + 1"),
    ErrorEntry(
      "range-chain", "A range has two ends, and a third was given.",
      mend: "Write one range, or the outermost ends.", "1 to 2 to 3"),
    ErrorEntry(
      "rate-behind-stroke",
      "Behind a stroke stands what looks like a rate, and each of its strokes divides by itself.",
      mend: "Put the rate in brackets: x / ($18/gpu/hour).", "let x = $36; x / $18/gpu/hour"),
    ErrorEntry(
      "repeated-clause", "A clause that can be given once was given twice.",
      mend: "Keep the one that is right.", "deal openai oracle over 7 years over 5 years"),
    ErrorEntry(
      "scale", "A number is scaled by a letter that is not known.",
      mend: "Write k, M, B (or bn) and T.", "200K"),
    ErrorEntry(
      "strange-sign", "A sign means nothing here.",
      mend: "Leave it out, or write what it stands for.", "2 § 3"),
    ErrorEntry(
      "stray-bracket", "A bracket is closed that was never opened.",
      mend: "Take it out, or open it where it should begin.", "1 + 2)"),
    ErrorEntry(
      "two-values", "Two values follow one another, and nothing says what to do with them.",
      mend: "Write an operator between them, such as + or /.", "2 3"),
    ErrorEntry(
      "unexpected", "Something stands where the statement should go on differently or end.",
      mend: "Look at the sign that is marked: one too many, or a word missing before it.",
      "let x = 5 , 6"),
  ]
}
