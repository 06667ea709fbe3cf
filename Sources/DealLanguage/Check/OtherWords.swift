import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

/// What people call things elsewhere, and what they are called here: for errors, which name the word to
/// write. Each table is a text of `other=here`, so that nothing is made before a mistake asks for it.
enum OtherWords {
  /// Units.
  static func unit(_ word: String) -> String? {
    let small = word.lowercased()
    let one = small.last == "s" ? String(small.dropLast()) : small
    let table =
      "dollar=USD buck=USD euro=EUR pound=GBP yen=JPY yuan=CNY kilowatt=kW megawatt=MW gigawatt=GW terawatt=TW kilobyte=kB megabyte=MB gigabyte=GB terabyte=TB petabyte=PB y=years yr=years jahr=years mo=months mon=months mth=months mnth=months wk=weeks hr=hours min=minutes sec=seconds day=days gpu=gpus pct=%"
    return find(small, in: table) ?? find(one, in: table)
  }

  /// Functions.
  static func function(_ word: String) -> String? {
    find(
      word.lowercased(),
      in:
        "average=mean avg=mean stdev=sd std=sd stddev=sd variance=variance percentile=quantile len=count length=count size=count probability=chance prob=chance p=chance p50=median random=uniform rand=uniform gauss=normal gaussian=normal ceiling=ceil"
    )
  }

  /// What is asked of something with a point.
  static func field(_ word: String) -> String? {
    find(
      word.lowercased(),
      in:
        "price=cost_per_gpu_hour cost=cost_per_gpu_hour costs=cost_per_gpu_hour amount=value size=value worth=value total=value length=term duration=term years=term chips=gpus accelerators=gpus seller=payee provider=payee vendor=payee buyer=payer customer=payer start=from end=until date=announced signed=announced price_per_gpu=cost_per_gpu spending=spend sales=revenue income=revenue"
    )
  }

  /// Verbs.
  static func verb(_ word: String) -> String? {
    find(
      word,
      in:
        "update=change edit=change modify=change correct=change amend=change delete=cancel remove=cancel terminate=cancel ls=list dir=list display=show describe=show info=show echo=print say=print draw=plot chart=plot graph=plot import=use include=use load=use require=use man=help var=let const=let define=let int=let function=fn def=fn func=fn assuming=assume ramp=rollout deploy=rollout company=party bye=quit exit=quit select=list"
    )
  }

  /// What a name that nobody gave stands for elsewhere: something to write in its place.
  static func value(_ word: String) -> String? {
    find(
      word.lowercased(),
      in: "now=today yesterday=today_-_1_day tomorrow=today_+_1_day true=true false=false")?
      .split(separator: "_").joined(separator: " ")
  }

  /// The second word of the pair that begins with a word.
  private static func find(_ word: String, in table: String) -> String? {
    let wanted = Array(word.utf8)
    // How many bytes of the word a pair begins with; -1 once it begins with others.
    var matched = 0
    var found: [UInt8]?
    for byte in table.utf8 {
      if byte == UInt8(ascii: " ") {
        if found != nil { break }
        matched = 0
      } else if found != nil {
        found?.append(byte)
      } else if byte == UInt8(ascii: "="), matched == wanted.count {
        found = []
      } else if matched >= 0 {
        matched = matched < wanted.count && wanted[matched] == byte ? matched + 1 : -1
      }
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension WordHints {
  /// What this language knows of words, for the errors of the parser.
  static let language = WordHints(
    clause: { word in
      guard let dimension = Unit.named(word)?.dimension else { return nil }
      if dimension == .money { return "value" }
      if dimension == .time { return "over" }
      let granted: [Dimension] = [.accelerators, .processors, .power]
      return granted.contains(dimension) ? "with" : nil
    },
    isField: { word in Property.isKnown(word) },
    isFunction: { word in
      Function.index(of: word).map { !Function.all[Int($0)].isName } ?? false
    },
    isFileEnding: { ending in FileFormat.all.contains { $0.extensions.contains(ending) } },
    verb: OtherWords.verb)
}
