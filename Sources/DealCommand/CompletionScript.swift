internal import ArgumentParser

/// What a shell reads to complete the words behind `deal`: the script that follows from the commands, and
/// behind it that a script of deal may stand where a command does.
struct CompletionScript {
  let shell: CompletionShell

  /// Prints the script that the words of the command line ask for: of the shell that they name, else of
  /// the one in use.
  static func give(_ words: [String]) {
    let option = (words.first ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    let named = option.count > 1 ? option[1] : words.dropFirst().first
    guard let shell = named.map(CompletionShell.init) ?? .autodetected() else {
      Outline.exit(
        withError: ValidationError("--generate-completion-script takes bash, zsh or fish"))
    }
    let output = Output()
    output.write(CompletionScript(shell: shell).text + "\n")
    output.flush()
    Outline.exit(withError: output.failure.map { ExitCode($0.exitCode) })
  }

  /// The whole script.
  var text: String { Outline.completionScript(for: shell) + "\n" + scripts }

  /// The words that a shell tells commands by, with signs between them.
  private func commands(_ separator: String) -> String {
    (Program.commands.map(\.name) + ["help"]).joined(separator: separator)
  }

  /// Offers scripts in the first place, and behind scripts no commands.
  private var scripts: String {
    switch shell {
    case .bash:
      """

      _deal_or_script() {
          _deal "${@}"
          local commands='@(\(commands("|")))'
          [[ "${2}" == -* || "${COMP_CWORD}" -gt 1 && "${COMP_WORDS[1]}" == ${commands} ]] && return
          local reply
          local -a replies=()
          for reply in "${COMPREPLY[@]}"; do
              [[ "${reply}" == -* || "${COMP_CWORD}" -gt 1 && "${reply}" == ${commands} ]] ||
                  replies+=("${reply}")
          done
          COMPREPLY=("${replies[@]}")
          [[ "${COMP_CWORD}" -gt 1 && "${#COMPREPLY[@]}" -gt 0 ]] && return
          local file
          while IFS='' read -r file; do
              COMPREPLY+=("${file}")
          done < <(compgen -o plusdirs -f -X '!*.deal' -- "${2}")
      }
      complete -o filenames -F _deal_or_script deal
      """
    case .zsh:
      """

      _deal_or_script() {
          local first="${words[2]}" current="${words[CURRENT]}"
          local -i place="${CURRENT}" ret=1
          _deal "${@}" && ret=0
          if [[ "${current}" != -* && ( "${place}" -eq 2 || "${first}" != (\(commands("|"))) ) ]]; then
              _files -g '*.deal' && ret=0
          fi
          return "${ret}"
      }
      compdef _deal_or_script deal
      """
    default:
      """
      complete -c deal -n 'not __fish_seen_subcommand_from \(commands(" "))' -k -a '(__fish_complete_suffix .deal)'
      """
    }
  }
}
