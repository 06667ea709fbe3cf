# shellcheck shell=sh
# What the shipped program may weigh and need. Sourced by scripts/test after setup.sh.
: "${root:?is set by the script}" "${binary:?is set by setup.sh}"

# The largest size of the stripped program, in bytes.
largest_size=20000000

# Every library that the program may load, by the start of its name.
allowed_libraries='linux-vdso ld-linux libedit libc libm libstdc++ libgcc_s libtinfo libbsd libmd'

# check_libraries: whether the program loads only the allowed libraries (Linux).
check_libraries() {
  outcome=0
  for library in $(ldd "$binary" | sed -n 's|^[[:space:]]*\([^[:space:]]*\).*|\1|p'); do
    name=${library##*/}
    name=${name%%.so*}
    known=
    for allowed in $allowed_libraries; do
      case $name in
        "$allowed" | "$allowed"-*) known=yes ;;
      esac
    done
    if [ -z "$known" ]; then
      say "the program loads $library, which is not one of: $allowed_libraries"
      outcome=1
    fi
  done
  return "$outcome"
}

# check_size: whether the stripped program is small enough.
check_size() {
  stripped=$root/.build/deal-stripped
  strip -o "$stripped" "$binary" || return 1
  size=$(wc -c <"$stripped" | tr -d ' ')
  rm -f "$stripped"
  if [ "$size" -gt "$largest_size" ]; then
    say "the stripped program has $size bytes; at most $largest_size are allowed"
    return 1
  fi
}

# check_start: whether the program starts and answers.
check_start() {
  answer=$("$binary" -e '1 + 1' </dev/null) || {
    say "deal -e '1 + 1' ended with an error"
    return 1
  }
  if [ "$answer" != 2 ]; then
    say "deal -e '1 + 1' answered: $answer"
    return 1
  fi
}

# check_binary: all of the above.
check_binary() {
  if [ "$(uname -s)" = Linux ]; then check_libraries || return 1; fi
  check_size && check_start
}
