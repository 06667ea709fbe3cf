extension ErrorEntry {
  /// What cannot be worked out.
  static let values: [ErrorEntry] = [
    ErrorEntry(
      "bad-parameter", "A distribution was given a value that it cannot have.",
      mend: "The message says what each value must be.", "normal(5, 0)"),
    ErrorEntry(
      "chance-not-truth",
      "A choice needs true or false, and this holds in some draws of a range only.",
      mend: "Ask for the chance: chance(x > 5) > 90%.",
      "if (200k to 900k gpus) > 500k gpus then 1 else 2"),
    ErrorEntry(
      "chance-range", "A chance lies between 0% and 100%.", mend: "Write a share such as 80%.",
      "deal openai oracle chance 120%"),
    ErrorEntry(
      "correlate-alone", "correlate states a fact about two ranges and has no value of its own.",
      mend: "Write it as a statement: correlate(price, sold, -0.5).",
      "assume a = 1 to 2; assume b = 3 to 5; let c = correlate(a, b, 0.7)"),
    ErrorEntry(
      "correlate-inputs",
      "Only ranges that were stated can move together, not what was worked out from them.",
      mend: "Correlate the ranges that the value rests on.",
      "assume a = 1 to 2; let b = a * 2; correlate(a, b, 0.7)"),
    ErrorEntry(
      "cycle", "Something would rest on itself.",
      mend: "Follow the arrows in the message and give one of the names another formula.",
      "let a = 1; let b = a + 1; let a = b * 2"),
    ErrorEntry(
      "day-count", "No way to count the days of a year has this name.",
      mend: "Use one that the message lists, such as act/365.",
      "years(2025-11-03, 2032-11-03, \"act/300\")"),
    ErrorEntry(
      "dimension",
      "Amounts that measure different things cannot be added, compared or converted into one another.",
      mend: "Look at both units; often a rate is missing, such as a price per gpu.", "$38B + 2 GW"),
    ErrorEntry(
      "division-by-zero", "A value is divided by zero.",
      mend: "Look at what stands behind /.", "$38B / 0 years"),
    ErrorEntry(
      "empty-list", "A list holds nothing, so there is nothing to choose or to add up.",
      mend: "Look at the condition that chose its entries.", "max([])"),
    ErrorEntry(
      "expectation-failed", "What expect states is not so.",
      mend: "Ask for the value of each side; within allows for a difference.", "expect 2 + 2 == 5"),
    ErrorEntry(
      "far-draws", "A mean rests on a few far draws and would change with others.",
      mend: "Ask for the median.", "mean(exp(0 ± 3) + exp(1 ± 3))"),
    ErrorEntry(
      "left-out", "Some rows are left out, as whether they belong depends on a range.",
      mend: "Ask for the chance of the condition.",
      "deal openai oracle value up to $300B; list deals where value > $9B"),
    ErrorEntry(
      "lengths-differ", "Lists that are paired have different lengths.",
      mend: "Count the entries of both.", "zip([1, 2], [3])"),
    ErrorEntry(
      "negative-root", "A number below zero has no such root.",
      mend: "Look at its sign; abs takes it away.",
      "sqrt(-4)"),
    ErrorEntry(
      "never", "What when asks for does not happen.",
      mend: "Ask for less, or look at the series by year.", "when(openai_aws.capacity >= 1M gpus)"),
    ErrorEntry(
      "no-end", "Something goes on without an end, so it has no total.",
      mend: "Give the deal an end, or ask for a period: during 2026.",
      "deal openai oracle with 200k gpus from 2026-01; total(openai_oracle.capacity)"),
    ErrorEntry(
      "no-mean", "A range has so much weight far out that it has no mean.",
      mend: "Ask for the median or a quantile.", "mean(student(1))"),
    ErrorEntry(
      "no-number", "In some of the draws of a range there is no answer.",
      mend: "Make the range end where the formula does.", "sqrt(1 ± 1)"),
    ErrorEntry(
      "no-ranges", "A formula rests on no range, so nothing can swing.",
      mend: "State an input as a range: assume price = $2 to $4.", "tornado $38B / 7 years"),
    ErrorEntry(
      "no-rate", "Two currencies meet, and no rate between them is known.",
      mend: "State one: rate EUR = 1.08 USD on 2025-11-03.", "€5 + $3"),
    ErrorEntry(
      "no-solution", "Within the bounds there is no value that fits.",
      mend: "Look at the two answers in the message and move the bounds.",
      "assume p = $3; solve p for p * 2 = $100 between $1 and $10"),
    ErrorEntry(
      "no-such-position", "A list is shorter than the position that is asked for.",
      mend: "Positions count from 1, from the end with -1.", "[4, 5, 6][7]"),
    ErrorEntry(
      "not-positive", "A value must be above zero here.", mend: "Look at its sign.", "ln(0)"),
    ErrorEntry(
      "percent-left-out", "A rate of 1 or more has no %, so it may be a hundred times too large.",
      mend: "Write 8% for 8 per cent, and 800% if that is meant.", "npv(8, [$100, $100])"),
    ErrorEntry(
      "power", "A unit can be raised to whole powers only, and not beyond 12.",
      mend: "Raise the number alone, or use a whole power.", "$5 ^ 0.3"),
    ErrorEntry(
      "range-crosses-zero", "a to b must lie on one side of zero.",
      mend: "Write hard ends with -5..5, or a bell curve with 0 ± 5.", "-5 to 5"),
    ErrorEntry(
      "range-not-positive", "The size behind ± must be above zero.", mend: "Write 5 ± 1.", "5 ± 0"),
    ErrorEntry(
      "range-not-possible", "One exact value is needed here, and a range was given.",
      mend: "Take its median, or write an exact value.", "range(1, 2 to 5)"),
    ErrorEntry(
      "range-step", "The steps lead away from the end, or nowhere.",
      mend: "Make the step above zero to count up, below to count down.", "range(1, 5, -1)"),
    ErrorEntry(
      "rate-not-positive", "An exchange rate must be above zero.",
      mend: "Write what one unit is worth.",
      "rate EUR = 0 USD"),
    ErrorEntry(
      "rate-same-currency", "An exchange rate is between two different currencies.",
      mend: "Name the other one.", "rate EUR = 1.08 EUR"),
    ErrorEntry(
      "reversed-range", "The lower end of a range comes first.", mend: "Swap the two ends.",
      "500k to 100k"),
    ErrorEntry(
      "several-solutions", "More than one rate fits, and the nearest to the guess is shown.",
      mend: "Give a guess near the one that you mean.", "irr([-$100, $230, -$132])"),
    ErrorEntry(
      "unit-not-positive", "A unit must be more than zero.", mend: "Write an amount above zero.",
      "unit rack8 = 0 gpus"),
    ErrorEntry(
      "weights-sum", "Weights in per cent do not come to 100%, so each counts as its part of them.",
      mend: "Add what is missing, or leave out the % of weights that are no shares.",
      "discrete([3 years, 5 years], [20%, 50%])"),
  ]
}
