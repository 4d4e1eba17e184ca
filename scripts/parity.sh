#!/usr/bin/env bash
# Compares all that a configuration can name with PyTorch, and writes docs/parity.md. THELPER_PARITY_SEED draws other numbers.
set -uo pipefail
cd "$(dirname "$0")/.."
table=$PWD/docs/parity.md
before=$(stat -c %Y "$table" 2>/dev/null || echo 0)
THELPER_PARITY_TABLE=$table dotnet test tests/Thelper.Parity.Tests --configuration Release --no-build --nologo \
    --logger "console;verbosity=minimal" | grep -v '^\s*$'
status=${PIPESTATUS[0]}
if [ "$(stat -c %Y "$table" 2>/dev/null || echo 0)" = "$before" ]; then
    echo "Nothing was compared."
    exit 1
fi
tail -n 1 "$table"
exit "$status"
