# shellcheck shell=sh
# What scripts/deal, test, record and bench share: finding what a build needs, installing
# it on Debian and Ubuntu, and building the program. Sourced with `root` set to the repository.
: "${root:?is set by the script}"

# The packages of a build, a line each; `a|b` are names of one package in different releases.
# libedit for the prompt, git and the certificates to fetch what the program is built on, the rest for
# the Swift toolchain and its linker.
packages='libedit-dev
pkg-config|pkgconf
git
ca-certificates
binutils
libc6-dev
g++
tzdata
libcurl4|libcurl4t64
libxml2|libxml2-16
libsqlite3-0
libncurses6'

# Exit codes as the program has them.
code_missing=69
code_fault=70

# In a folder of its own, so that it can be built beside the tests.
program=$root/.build/program
binary=$program/release/deal
stamp=$root/.build/deal-built
build_log=$root/.build/deal-build.log
install_log=$root/.build/deal-install.log

# say TEXT: one line for the person, never into the results.
say() {
  printf 'deal: %s\n' "$1" >&2
}

# is_installed PACKAGE
is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# has_candidate PACKAGE: whether apt knows where to get it.
has_candidate() {
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'
}

# missing_packages: the lines of `packages` of which no name is installed.
missing_packages() {
  printf '%s\n' "$packages" | while read -r line; do
    found=
    for name in $(printf '%s' "$line" | tr '|' ' '); do
      if is_installed "$name"; then found=yes; fi
    done
    if [ -z "$found" ]; then printf '%s\n' "$line"; fi
  done
}

# choose_names LINES: for each line the first name that apt can get; the first of all if none.
choose_names() {
  printf '%s\n' "$1" | while read -r line; do
    chosen=${line%%|*}
    for name in $(printf '%s' "$line" | tr '|' ' '); do
      if has_candidate "$name"; then
        chosen=$name
        break
      fi
    done
    printf '%s ' "$chosen"
  done
}

# all_available NAMES
all_available() {
  for name in $1; do
    has_candidate "$name" || return 1
  done
}

# as_root COMMAND…: what `install_packages` may do as the administrator, or not at all.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  elif command -v sudo >/dev/null 2>&1 && [ -t 0 ] && [ -t 2 ]; then
    sudo "$@"
  else
    return 1
  fi
}

# apt_install NAMES: what apt says goes to a file.
apt_install() {
  # The names are words, and none has a space.
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive TZ=Etc/UTC apt-get -qq -o Dpkg::Use-Pty=0 \
    install --yes --no-install-recommends $1 </dev/null >"$install_log" 2>&1
}

# tell_packages NAMES: names what is missing and how to get it; ends with code 69.
tell_packages() {
  say 'some packages are missing; this line installs them, run as root:'
  printf '  apt-get update && apt-get install --no-install-recommends %s\n' "$1" >&2
  exit "$code_missing"
}

# install_packages: installs what is missing on Debian and Ubuntu, or says what is.
install_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    if [ "$(uname -s)" = Linux ] && [ ! -e /usr/include/histedit.h ]; then
      say 'the development files of libedit are missing (libedit-devel, libedit-dev or libedit)'
      exit "$code_missing"
    fi
    return 0
  fi

  # Lines, not words: each stands for one package.
  lines=$(missing_packages)
  if [ -z "$lines" ]; then return 0; fi
  names=$(choose_names "$lines")
  names=${names% }
  if [ -n "${DEAL_NO_INSTALL:-}" ] && [ "${DEAL_NO_INSTALL:-}" != 0 ]; then
    tell_packages "$names"
  fi
  as_root true || tell_packages "$names"

  say "installing $names"
  mkdir -p "$root/.build" || exit "$code_fault"
  if all_available "$names" && apt_install "$names"; then return 0; fi
  # The list of packages is missing or old: once more with a new one.
  as_root apt-get -qq update </dev/null >"$install_log" 2>&1 || cat "$install_log" >&2
  names=$(choose_names "$lines")
  names=${names% }
  if ! apt_install "$names"; then
    cat "$install_log" >&2
    tell_packages "$names"
  fi
}

# tell_swift REASON: where to get the toolchain; ends with code 69.
tell_swift() {
  say "$1; deal is built with Swift 6.3 or later: https://www.swift.org/install"
  exit "$code_missing"
}

# find_swift: puts a toolchain into PATH if there is one in a usual place.
find_swift() {
  if command -v swift >/dev/null 2>&1; then return 0; fi
  for folder in "${SWIFTLY_BIN_DIR:-}" "${HOME:-}/.local/share/swiftly/bin" \
    /opt/swift/usr/bin /usr/local/swift/usr/bin; do
    if [ -x "$folder/swift" ]; then
      PATH=$folder:$PATH
      export PATH
      return 0
    fi
  done
  tell_swift 'no Swift was found'
}

# check_swift: whether the toolchain starts and is new enough.
check_swift() {
  version=$(swift --version </dev/null 2>/dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1)
  major=${version%% *}
  minor=${version##* }
  if [ -z "$version" ]; then
    tell_swift "$(command -v swift) did not tell its version"
  fi
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
    tell_swift "this is Swift $major.$minor"
  fi
}

# set_up: everything that a build needs is there after this, or the script has ended.
set_up() {
  find_swift
  install_packages
  check_swift
}

# is_built: whether the program is newer than all it is made of. The stamp has the time at which
# the last good build began: the linker does not touch a program that came out the same.
is_built() {
  [ -x "$binary" ] && [ -e "$stamp" ] &&
    [ -z "$(find "$root/Package.swift" "$root/Sources" -newer "$stamp" -print 2>/dev/null |
      head -n 1)" ]
}

# build_product NAME: a release build of one product.
build_product() {
  product=$1
  set --
  # Functions that came out the same are kept once (icf): a hundredth of the program. At a fixed
  # place (no-pie) it has nothing to relocate: a twentieth less of it, and a tenth less of the start.
  # No library looks for symbols in it (no-export-dynamic): another twenty-fifth. Nothing in it unwinds
  # the stack, so neither frames nor their table are kept: a tenth. That takes the linker of the
  # toolchain (lld), as the one of the system cannot leave them out.
  if [ "$(uname -s)" = Linux ]; then
    set -- --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --icf=safe -Xlinker -no-pie \
      -Xlinker --no-export-dynamic -Xlinker --no-eh-frame-hdr \
      -Xlinker -T -Xlinker "$root/scripts/lib/without-frames.ld"
  fi
  swift build --package-path "$root" --scratch-path "$program" \
    -c release "$@" --product "$product" </dev/null
}

# build_program: builds the program unless it is built; on failure shows why and ends.
build_program() {
  if is_built; then return 0; fi
  set_up
  mkdir -p "$root/.build" || exit "$code_fault"
  if [ -t 2 ]; then say 'building; the first time this takes a minute or two'; fi
  : >"$stamp.new"
  if ! build_product deal >"$build_log" 2>&1; then
    cat "$build_log" >&2
    say 'the program could not be built; what the compiler said is above'
    rm -f "$stamp.new"
    exit "$code_fault"
  fi
  mv -f "$stamp.new" "$stamp"
}
