# shellcheck shell=sh
# The programs that deal is measured beside. Sourced by scripts/bench after setup.sh. Each is had if
# it can be had; the benchmark skips the others and says so.
: "${root:?is set by the script}" "${install_log:?is set by setup.sh}"

bench=$program/release/deal-bench
bench_log=$root/.build/deal-bench-build.log
peers_folder=$root/.build/bench-python

# find_python: sets `python`, which runs the benchmark itself; without it there is none.
find_python() {
  if ! command -v python3 >/dev/null 2>&1; then
    say 'the benchmark is run by python3, which is not installed'
    exit "$code_missing"
  fi
  # The interpreter itself: what is called python3 may be a script that looks for it.
  python=$(python3 -c 'import sys; print(sys.executable)' </dev/null) || exit "$code_missing"
}

# build_bench: builds what measures.
build_bench() {
  find_swift
  build_product deal-bench >"$bench_log" 2>&1 && return 0
  cat "$bench_log" >&2
  say 'deal-bench could not be built; what the compiler said is above'
  exit "$code_fault"
}

# may_install: whether the person allows it.
may_install() {
  [ -z "${DEAL_NO_INSTALL:-}" ] || [ "${DEAL_NO_INSTALL:-}" = 0 ]
}

# has_modules PYTHON MODULES: whether an interpreter has all of them.
has_modules() {
  # The names are words, and none has a space.
  # shellcheck disable=SC2086
  [ -x "$1" ] && "$1" -c "import importlib.util as find, sys
sys.exit(any(find.find_spec(name) is None for name in sys.argv[1:]))" $2 </dev/null 2>/dev/null
}

# install_programs NAMES: on Debian and Ubuntu.
install_programs() {
  names=
  for name in $1; do
    if ! command -v "$name" >/dev/null 2>&1; then names="$names $name"; fi
  done
  if [ -z "$names" ]; then return 0; fi
  if ! may_install || ! command -v apt-get >/dev/null 2>&1; then
    say "not installed, and so not measured:$names"
    return 0
  fi
  say "installing$names to measure beside"
  # The second time with a new list of packages.
  if ! apt_install "$names"; then
    as_root apt-get -qq update </dev/null >>"$install_log" 2>&1
    apt_install "$names" || say "could not be installed, and so not measured:$names"
  fi
}

# install_modules MODULES: into an environment below .build, which sees what the machine has.
install_modules() {
  say "installing $1 into $peers_folder to measure beside"
  if [ ! -x "$peers_folder/bin/python" ]; then
    "$python" -m venv --system-site-packages "$peers_folder" </dev/null >>"$install_log" 2>&1 ||
      return 1
  fi
  # The names are words, and none has a space.
  # shellcheck disable=SC2086
  "$peers_folder/bin/python" -m pip install --quiet $1 </dev/null >>"$install_log" 2>&1
}

# choose_python MODULES: sets `chosen` to an interpreter that has them, after installing them if
# need be; to nothing if they cannot be had.
choose_python() {
  for chosen in "$python" "$peers_folder/bin/python"; do
    if has_modules "$chosen" "$1"; then return 0; fi
  done
  chosen=$peers_folder/bin/python
  if may_install && install_modules "$1" && has_modules "$chosen" "$1"; then return 0; fi
  say "cannot be had, and so not measured: $1"
  chosen=
}

# find_peers ARGUMENTS: what the cases that are asked for need; sets `numpy_python` and
# `squigglepy_python`. Nothing is installed for a case that is not run.
find_peers() {
  numpy_python=
  squigglepy_python=
  needs_programs=
  needs_modules=
  case " $* " in
    *' --only'*) ;;
    *) set -- --only startup --only montecarlo --only book ;;
  esac
  case " $* " in
    *startup* | *statements*) needs_programs="$needs_programs lua5.4 qalc" ;;
  esac
  case " $* " in
    *book*) needs_programs="$needs_programs ledger" ;;
  esac
  case " $* " in
    *montecarlo* | *accuracy*) needs_modules=yes ;;
  esac
  if [ -n "$needs_programs" ]; then install_programs "$needs_programs"; fi
  if [ -n "$needs_modules" ]; then
    choose_python 'numpy scipy'
    numpy_python=$chosen
    choose_python 'numpy scipy squigglepy'
    squigglepy_python=$chosen
  fi
}
