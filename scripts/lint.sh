#!/usr/bin/env bash
# Formatting and analyzers. Analyzer findings are build errors, so a tree that builds has none left; this checks the rest.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet format whitespace Thelper.slnx --no-restore --verify-no-changes
if grep -rnE '\s+$' --include='*.cs' --include='*.cpp' --include='*.h' --include='*.sh' --include='*.yml' native src tests tools bench scripts configs; then
    echo "The lines above end in white space." >&2
    exit 1
fi
for script in scripts/*.sh bench/*.sh thelper .ci/run; do
    bash -n "$script"
done
echo "lint: nothing to mend"
