import DealText

/// Looks an SVG picture over, as far as can be told without eyes.
package struct PictureReader {
  /// A text of a picture and the box that it takes.
  package struct Label: Sendable {
    package var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  private let picture: String

  package init(_ picture: String) { self.picture = picture }

  /// All that is wrong: what is not well-formed, what a page must not have, numbers that are none,
  /// texts that stick out of the picture or lie on one another.
  package var faults: [String] {
    var faults = [markupFault].compactMap { $0 }
    if picture.unicodeScalars.contains(where: { $0 != "\n" && isHidden($0) }) {
      faults.append("a hidden character")
    }
    let body = picture.replacing(/>[^<]*</.matchingSemantics(.unicodeScalar), with: "><")
    for word in ["href", "http://www.w3.org/1999", "NaN", "nan ", "inf", "e+", "\"-0\""]
    where body.contains(word) {
      faults.append("has \(word)")
    }
    guard let labels,
      let size = picture.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/),
      let width = Double(size.output.1), let height = Double(size.output.2)
    else { return faults + ["texts or size that cannot be read"] }
    for (index, label) in labels.enumerated() {
      if label.left < -0.1 || label.right > width + 0.1 || label.top < -0.1
        || label.bottom > height + 0.1
      {
        faults.append("\(label) is outside")
      }
      for other in labels[..<index]
      where label.left < other.right - 0.1 && other.left < label.right - 0.1
        && label.top < other.bottom - 0.1 && other.top < label.bottom - 0.1
      {
        faults.append("\(label) is on \(other)")
      }
    }
    return faults
  }

  /// The texts, as wide as a cautious reader takes them; nil if one of them cannot be read.
  package var labels: [Label]? {
    let pattern =
      /<text x="([0-9.-]+)" y="([0-9.-]+)" class="[a-z0-9]+" font-size="([0-9.]+)"( text-anchor="([a-z]+)")?( font-weight="600")?>([^<]*)<\/text>/
      .matchingSemantics(.unicodeScalar)
    let found = picture.matches(of: pattern)
    guard found.count == picture.matches(of: /<text\ /.matchingSemantics(.unicodeScalar)).count
    else { return nil }
    var labels: [Label] = []
    for match in found {
      guard let x = Double(match.output.1), let y = Double(match.output.2),
        let size = Double(match.output.3)
      else { return nil }
      var text = String(match.output.7)
      for (sign, entity) in [
        ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"), ("&", "&amp;"),
      ] {
        text = text.replacing(entity, with: sign)
      }
      let width = Double(columns(of: text)) * size * (match.output.6 == nil ? 0.6 : 0.66)
      let left =
        switch match.output.5 {
        case "end": x - width
        case "middle": x - width / 2
        default: x
        }
      labels.append(
        Label(
          text: text, left: left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2))
    }
    return labels
  }

  /// What is wrong with it as XML; none if it is well-formed.
  package var markupFault: String? {
    let text = picture
    var open: [String] = []
    var rest = text[...]
    if let declaration = rest.prefixMatch(of: /<\?xml [^<>?]*\?>\n/) {
      rest = rest[declaration.range.upperBound...]
    }
    while !rest.isEmpty {
      if let text = rest.prefixMatch(
        of: /([^<&]|&(lt|gt|amp|quot|#39);)+/.matchingSemantics(.unicodeScalar))
      {
        if open.isEmpty, text.output.0.contains(where: { $0 != "\n" }) { return "text outside" }
        rest = rest[text.range.upperBound...]
      } else if let end = rest.prefixMatch(of: /<\/([A-Za-z]+)>/.matchingSemantics(.unicodeScalar))
      {
        guard open.popLast() == String(end.output.1) else { return "end of \(end.output.1)" }
        rest = rest[end.range.upperBound...]
      } else if let start = rest.prefixMatch(
        of: /<([A-Za-z]+)((?: [A-Za-z:-]+="(?:[^<&"]|&(?:lt|gt|amp|quot|#39);)*")*)(\/?)>/
          .matchingSemantics(.unicodeScalar))
      {
        let names = start.output.2.matches(of: /\ ([A-Za-z:-]+)="/).map { $0.output.1 }
        if Set(names).count != names.count { return "an attribute twice" }
        if start.output.3.isEmpty { open.append(String(start.output.1)) }
        rest = rest[start.range.upperBound...]
      } else {
        return "at \(rest.prefix(60))"
      }
    }
    return open.isEmpty ? nil : "open: \(open)"
  }
}
