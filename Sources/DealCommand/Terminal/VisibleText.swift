/// Text from a user or a file, made safe to show on a terminal in one line: scalars that control
/// the terminal, turn the direction of writing or are invisible are written as `\u{…}`.
package func visible(_ text: some StringProtocol) -> String {
  var shown = ""
  for scalar in text.unicodeScalars {
    if isSafeToShow(scalar) {
      shown.unicodeScalars.append(scalar)
    } else {
      shown += "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
  return shown
}

/// Whether a scalar shows itself and does nothing else.
private func isSafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator:
    return false
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
    .modifierSymbol, .otherSymbol, .spaceSeparator:
    return true
  @unknown default:
    return false
  }
}
