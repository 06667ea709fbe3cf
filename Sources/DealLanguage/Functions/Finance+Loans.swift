import DealChance
import DealFormula
import DealQuantities

/// What is asked of level payments; the raw value is the name of the function.
enum AnnuityQuestion: String, Sendable {
  case present = "pv"
  case future = "fv"
  case payment = "pmt"
  case interest = "ipmt"
  case principal = "ppmt"
  case periods = "nper"
  case rate

  /// The arguments in their order; those from the fourth on (of `nper` and the others) may be left
  /// out.
  fileprivate var arguments: [Part] {
    switch self {
    case .present: [.rate, .periods, .payment, .future, .due]
    case .future: [.rate, .periods, .payment, .present, .due]
    case .payment: [.rate, .periods, .present, .future, .due]
    case .interest, .principal: [.rate, .period, .periods, .present, .future, .due]
    case .periods: [.rate, .payment, .present, .future, .due]
    case .rate: [.periods, .payment, .present, .future, .due, .guess]
    }
  }

  /// What ties level payments together.
  fileprivate enum Part: String, Sendable {
    case rate, period, periods, payment, present, future, due, guess

    var isMoney: Bool { self == .payment || self == .present || self == .future }
  }
}

extension Function {
  /// A function of level payments: the arguments in the order of the spreadsheet, then the formula
  /// of `Annuity`, in each draw where something is a range.
  static func annuity(
    _ question: AnnuityQuestion, _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let name = question.rawValue
    var unit = Unit.none
    var places: [AnnuityQuestion.Part: Int] = [:]
    for part in [AnnuityQuestion.Part.payment, .present, .future] {
      guard let position = question.arguments.firstIndex(of: part), position < values.count else {
        continue
      }
      if unit.isNone, let own = values[position].ownUnit { unit = own }
    }
    var figures = Figures()
    for (part, value) in zip(question.arguments, values) {
      places[part] = figures.count
      let role = "the \(part.rawValue) of \(name)"
      if part == .rate { checkPercent(value, role, &evaluation) }
      if part == .due {
        figures.add(try due(value, name))
      } else if part.isMoney, case .quantity(let zero) = value, zero.value == 0, zero.unit.isNone {
        figures.add(0)
      } else {
        try figures.add(value, in: part.isMoney ? unit : .none, role, evaluation)
      }
    }
    let found = places
    let amounts = { @Sendable (numbers: [Double]) in
      { @Sendable (part: AnnuityQuestion.Part) -> Double in
        found[part].map { numbers[$0] } ?? (part == .guess ? 0.1 : 0)
      }
    }
    if question == .rate {
      return try rate(figures, orElse: noAnswer(question), &evaluation) { numbers in
        let of = amounts(numbers)
        return Annuity.rates(
          periods: of(.periods), payment: of(.payment), present: of(.present),
          future: of(.future), due: of(.due), guess: of(.guess))
      }
    }
    return try figures.value(
      in: question == .periods ? .none : unit, orElse: noAnswer(question)
    ) { numbers in answer(question, amounts(numbers)) }
  }

  /// The formula of a question, for the numbers of its parts.
  private static func answer(
    _ question: AnnuityQuestion, _ of: (AnnuityQuestion.Part) -> Double
  ) -> Double {
    switch question {
    case .present:
      return Annuity.present(
        rate: of(.rate), periods: of(.periods), payment: of(.payment), future: of(.future),
        due: of(.due))
    case .future:
      return Annuity.future(
        rate: of(.rate), periods: of(.periods), payment: of(.payment), present: of(.present),
        due: of(.due))
    case .payment:
      return Annuity.payment(
        rate: of(.rate), periods: of(.periods), present: of(.present), future: of(.future),
        due: of(.due))
    case .interest, .principal:
      let interest = Annuity.interest(
        rate: of(.rate), period: of(.period), periods: of(.periods), present: of(.present),
        future: of(.future), due: of(.due))
      if question == .interest { return interest }
      let payment = Annuity.payment(
        rate: of(.rate), periods: of(.periods), present: of(.present), future: of(.future),
        due: of(.due))
      return payment - interest
    case .periods:
      return Annuity.periods(
        rate: of(.rate), payment: of(.payment), present: of(.present), future: of(.future),
        due: of(.due))
    case .rate:
      return .nan
    }
  }

  /// Why there is no answer.
  private static func noAnswer(_ question: AnnuityQuestion) -> Refusal {
    let name = question.rawValue
    switch question {
    case .present, .future:
      return Refusal("no-solution", "the rate of \(name) must be above -100%")
    case .payment:
      return Refusal(
        "no-solution", "pmt has no answer: it needs a rate above -100% and periods above zero")
    case .interest, .principal:
      return Refusal(
        "no-solution",
        "\(name) has no answer: it needs a rate above -100% and one of the periods, from 1 on")
    case .periods:
      return Refusal(
        "no-solution", "nper has no answer: these payments never get there",
        notes: [
          "what is received is above zero, what is paid below: nper(7%/12, -$150, $8k)",
          "a payment that is less than the interest never pays a loan off",
        ])
    case .rate:
      return Refusal(
        "no-solution", "rate has no answer: no rate ties these payments to their amounts",
        notes: [
          "what is received is above zero, what is paid below: rate(48, -$200, $8k)"
        ])
    }
  }

  /// Whether payments are due at the start of a period (1) or at its end (0).
  private static func due(_ value: Value, _ name: String) throws(Refusal) -> Double {
    switch value {
    case .text("start"), .text("begin"): return 1
    case .text("end"): return 0
    case .quantity(let number) where number.unit.isNone && (number.value == 0 || number.value == 1):
      return number.value
    default:
      throw Refusal(
        "wrong-kind", "payments of \(name) are due at the end (0) or the start (1) of a period",
        notes: ["write 0 or 1, or \"end\" or \"start\""])
    }
  }
}
