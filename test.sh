#!/usr/bin/env bash
# Everything that has to hold before a change is merged: locked restore, build without warnings, formatting, all tests.
#
#   ./test.sh              all of it
#   ./test.sh --no-e2e     without the browser tests
#   ./test.sh Passkey      only tests whose full name contains the word, or any filter that dotnet test understands
#
# The last line is always "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")" || exit 1

e2e=yes
filter=()
for argument in "$@"; do
  case $argument in
    --no-e2e) e2e=no ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "Unknown option $argument, see ./test.sh --help" >&2; exit 2 ;;
    *) filter=(--filter "$argument") ;;
  esac
done

results=TestResults
rm -rf "$results"
mkdir -p "$results"
broken=0

# One number per trx file. A skipped test is one that is counted and was not executed: the logger leaves notExecuted at 0.
sum() {
  local total=0 value
  for value in $(cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | sed 's/[^0-9]//g'); do
    total=$((total + value))
  done
  echo "$total"
}

finish() {
  local status=$? passed failed executed
  executed=$(sum executed)
  passed=$(sum passed)
  failed=$(($(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted)))
  ((broken == 0 && failed == 0 && executed > 0)) || ((status != 0)) || status=1
  ((executed > 0)) || echo "No test was executed." >&2
  echo "$passed passed, $failed failed, $(($(sum total) - executed)) skipped"
  exit "$status"
}
trap finish EXIT

step() {
  echo
  echo "== $*"
  "$@"
}

# need <what it is for> <Debian packages> <check...>: installs what the check misses, or says what to install.
need() {
  local purpose=$1 packages=$2
  shift 2
  "$@" && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 # a list of packages
    step apt-get update -qq && DEBIAN_FRONTEND=noninteractive step apt-get install -y -qq --no-install-recommends $packages
  fi
  "$@" && return
  echo "Missing: $purpose. Install it (Debian and Ubuntu: apt-get install $packages) and run again." >&2
  exit 1
}

has_dotnet() { dotnet --version >/dev/null 2>&1; }
has_chromium() { command -v chromium >/dev/null; }
has_postgres() { [[ -x $(pg_config --bindir 2>/dev/null)/initdb ]]; }
has_npm() { command -v node >/dev/null && command -v npm >/dev/null; }

if ! has_dotnet; then
  echo "Missing: the .NET SDK of global.json. Install it from https://dotnet.microsoft.com/download and run again." >&2
  exit 1
fi

need "PostgreSQL's server programs (pg_config, initdb), for the store tests" "postgresql libpq-dev" has_postgres
if [[ $e2e == yes ]]; then
  need "Chromium on the PATH, for the browser tests" chromium has_chromium
  while IFS= read -r lock; do
    need "Node.js and npm, for $(dirname "$lock")" "nodejs npm" has_npm
    (cd "$(dirname "$lock")" && step npm ci --no-audit --no-fund) || exit 1
  done < <(find Portal.E2E -name node_modules -prune -o -name package-lock.json -print)
fi

step dotnet restore --locked-mode || exit 1
step dotnet build -warnaserror --no-restore -c Release || exit 1
step dotnet format --verify-no-changes --no-restore || broken=1

projects=(Portal.Tests)
[[ $e2e == yes ]] && projects+=(Portal.E2E)
# One after another: the browser tests measure waiting times and want the machine to themselves.
for project in "${projects[@]}"; do
  step dotnet test "$project" -c Release --no-build --results-directory "$results" --logger "trx;LogFileName=$project.trx" \
    ${filter[@]+"${filter[@]}"} || broken=1
done
