extension ErrorEntry {
  /// Deals, rights and files: what is stated, missing or contradicts itself.
  static let facts: [ErrorEntry] = [
    ErrorEntry(
      "book-does-not-fit",
      "A book of the library cannot be read beside what is stated, so nothing of it is used.",
      mend: "Use the book first, then change or dispute what it states.",
      "reset; deal openai aws value 38e9; use atlas"),
    ErrorEntry(
      "bound-seller",
      "A party is bound to buy from another only, so it is left out of the sellers.",
      mend:
        "Nothing is wrong, unless the right was stated the wrong way round: who sells comes first.",
      "party azure kind cloud; party aws kind cloud; exclusive aws for azure over compute; sellers(openai, compute)"
    ),
    ErrorEntry(
      "contradiction", "Two things that were stated cannot both be so.",
      mend: "Leave one of them out, or correct it.",
      "deal openai oracle value $38B from 2026-01 until 2025-12"),
    ErrorEntry(
      "more-than-granted",
      "The rollouts of a deal come to more than it grants in most draws of a range.",
      mend: "Look at the amounts of the rollouts, or grant more with change.",
      "deal openai oracle from 2026 with hundreds of thousands of gpus; rollout 2M gpus by 2027"),
    ErrorEntry(
      "netted", "Deals that overlap are counted once.",
      mend: "Nothing is wrong; the note says which deal is part of which.",
      "deal openai aws value $100B over 8 years from 2026 overlaps openai_aws as second; spend(openai)"
    ),
    ErrorEntry(
      "no-deal-yet", "A rollout belongs to a deal, and there is none.",
      mend: "State the deal first, or name one with for.", "reset; rollout gpus by 2026-12"),
    ErrorEntry(
      "no-deals", "A party pays for no deal, so there is nothing to add up.",
      mend: "Ask for the party that pays.", "spend(aws)"),
    ErrorEntry(
      "no-scope", "A right does not say what it covers.",
      mend: "Add over and a word, such as over compute.",
      "exclusive microsoft for openai until 2030"),
    ErrorEntry(
      "no-sellers", "No provider is known that could sell this.",
      mend: "State a party or a deal of this kind.", "sellers(openai, chips)"),
    ErrorEntry(
      "not-counted", "A sum leaves out deals of which something is not stated.",
      mend: "State it with change, or put a value in place with given.",
      "deal openai amd with 6 GW; commitments(openai)"),
    ErrorEntry(
      "not-firm", "Nothing of some deals counts as firm, as nobody stated how binding they are.",
      mend: "State it: change openai_aws binding firm.", "firm_commitments(openai)"),
    ErrorEntry(
      "not-yet-known", "On the day that is asked about, nobody knew of this.",
      mend: "Ask for a later day, or leave known on out.",
      "openai_aws.value known on 2025-06-01"),
    ErrorEntry(
      "nothing-to-change", "change does not say what is to be different.",
      mend: "Add a clause, such as value $40B.", "change openai_aws"),
    ErrorEntry(
      "nothing-to-explain", "There is no last answer to explain.",
      mend: "Ask something first, or name what to explain.", "why"),
    ErrorEntry(
      "outside-band", "A figure lies far outside of what is usual; perhaps a digit is missing.",
      mend: "Look at value, term and gpus; if all are right, nothing is wrong.",
      "change openai_aws with 2M gpus"),
    ErrorEntry(
      "rollout-date", "A rollout does not say when.", mend: "Add by and a date.", "rollout gpus"),
    ErrorEntry(
      "same-party", "A deal is between two parties, and both are the same.",
      mend: "Name the other one.", "deal openai openai value 38e9"),
    ErrorEntry(
      "scenario-broken", "What a scenario declares does not fit any more.",
      mend: "State the scenario again, to fit what the book says now.",
      "let x = $5; scenario dear { let y = x + $1 }; let x = 2 GW; 1 given dear"),
    ErrorEntry(
      "scenario-statement", "A scenario holds declarations, and a question was found in it.",
      mend: "Ask outside: the question, then given and the scenario.", "scenario slow { 1 + 1 }"),
    ErrorEntry(
      "second-deal", "The two parties have a deal of this name already.",
      mend: "Correct it with change, or give the second a name with as.",
      "deal openai aws value 100e9"),
    ErrorEntry(
      "unstated", "An answer needs a fact that nobody has stated.",
      mend: "Type what the message offers, or put a value in place with given.",
      "deal openai oracle value 300e9; openai_oracle.cost_per_gpu"),
    ErrorEntry(
      "file-outside", "A script may only touch files in its own folder and below.",
      mend: "Put the file beside the script.", nil),
    ErrorEntry(
      "no-file", "There is no file of this name.",
      mend: "Look at the name and the folder; the name stands in quotes.", "use \"other.deal\""),
    ErrorEntry(
      "use-cycle", "Files use each other in a circle.",
      mend: "Put what both need into a third file.", "use \"circle.deal\""),
  ]

  /// What is more than deal takes.
  static let limits: [ErrorEntry] = [
    ErrorEntry(
      "beyond-calendar", "A date lies outside of the years 1 to 9999.",
      mend: "Look at the length of time that was added.", "2026-01-01 + 9000 years"),
    ErrorEntry(
      "internal", "Something is wrong in deal itself.",
      mend: "Please tell its makers what you typed.", nil),
    ErrorEntry(
      "interrupted", "You stopped the statement; the book is as it was before it.",
      mend: "Type it again, with fewer samples if it took too long: set samples 10000.", nil),
    ErrorEntry(
      "timeout", "A statement took longer than --timeout lets it.",
      mend: "Give it more seconds, or draw fewer samples: set samples 10000.", nil),
    ErrorEntry(
      "too-much-memory", "A statement or a script took more memory than it may.",
      mend: "Ask for less at a time: shorter lists, fewer cells.", nil),
    ErrorEntry(
      "more-errors", "A text has more errors than are shown.",
      mend: "Mend the first ones; the others may go with them.", nil),
    ErrorEntry(
      "file-format", "The name of a file ends in no format that fits the answer.",
      mend:
        "End the name in .html or .json, which hold every answer, or in one that the message names.",
      "export openai_aws.value to \"value.doc\""),
    ErrorEntry(
      "nothing-dated", "A timeline was asked for, and nothing of it has a date.",
      mend: "State a date, such as announced 2025-11-03.", "party nobody; timeline nobody"),
    ErrorEntry(
      "nothing-to-report", "A report was asked for, and there are no deals for it.",
      mend: "State a deal, or leave out about.",
      "party nobody; report \"Nobody\" about nobody to \"nobody.html\""),
    ErrorEntry(
      "not-written", "A file cannot be written where you asked for it.",
      mend: "Choose another name, or add overwrite to replace the file that is there.",
      "save \"market.deal\""),
    ErrorEntry(
      "prompt-only", "What you asked for belongs to the prompt, and this is a script.",
      mend: "Type it at the prompt.", nil),
    ErrorEntry(
      "text-too-large", "A script is larger than deal reads.",
      mend: "Divide it into files and use them.", nil),
    ErrorEntry(
      "too-deep", "Brackets, lists, formulas or scenarios lie too deep inside or on one another.",
      mend: "Give inner parts names with let; state what many scenarios share in one.", nil),
    ErrorEntry(
      "too-large", "A result is larger than any number that can be kept.",
      mend: "Look at powers and units.", "1e300 * 1e300"),
    ErrorEntry(
      "too-long", "A script has more parts than deal reads.",
      mend: "Divide it into files and use them.", nil),
    ErrorEntry(
      "too-long-chain", "A formula joins too many values in a row.",
      mend: "Use sum with a list, or give parts of it names.", nil),
    ErrorEntry(
      "too-long-list", "A list would have too many entries.",
      mend: "Use larger steps or a shorter stretch.", "range(1, 1e9)"),
    ErrorEntry(
      "too-long-text", "A text would be longer than 1 MiB.",
      mend: "Write it in parts.", nil),
    ErrorEntry(
      "too-many-cells", "A table of sweep would have too many answers.",
      mend: "Take fewer values for each name.",
      "assume a = 1; sweep a over range(1, 10001) show a"),
    ErrorEntry(
      "too-many-digits", "A number has more digits than can be read.",
      mend: "Round it, or write it with e: 1.5e12.", nil),
    ErrorEntry(
      "too-many-files", "Files use one another too deep, or are too many.",
      mend: "Bring some of them together.", nil),
    ErrorEntry(
      "too-many-samples", "Samples times ranges would be too many.",
      mend: "Take fewer: set samples 100000.",
      "set samples 1e11; (1 to 2) + (1 to 2) * uniform(1, 2)"),
    ErrorEntry(
      "too-many-steps", "A statement takes too many steps.",
      mend: "Make its lists shorter.", nil),
    ErrorEntry(
      "unit-too-large", "A unit would have a power beyond 12.",
      mend: "Look for a factor that is one too many.", "(1 gpu)^12 * 1 gpu"),
  ]
}
