#!/usr/bin/env bash
# Runs every test project and ends with one line that adds them up. Tests that are skipped say why.
set -uo pipefail
cd "$(dirname "$0")/.."

passed=0 failed=0 skipped=0 broken=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "== $name"
    log=$(mktemp)
    dotnet test "$project" --configuration Release --no-build --nologo \
        --logger "console;verbosity=minimal" --blame-hang-timeout 10min 2>&1 | tee "$log" | grep -v '^\s*$'
    status=${PIPESTATUS[0]}
    summary=$(grep -E '^(Passed|Failed|Skipped)! ' "$log" | tail -n 1)
    if [ -z "$summary" ] || { [ "$status" -ne 0 ] && [[ "$summary" != Failed* ]]; }; then
        broken=1
        echo "$name ended without a result."
    fi
    count() { sed -nE "s/.*$1: +([0-9]+).*/\1/p" <<<"$summary"; }
    passed=$((passed + $(count Passed || true) + 0)) failed=$((failed + $(count Failed || true) + 0))
    skipped=$((skipped + $(count Skipped || true) + 0))
    rm -f "$log"
done
[ "$broken" -eq 0 ] || failed=$((failed + 1))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
