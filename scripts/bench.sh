#!/usr/bin/env bash
# Compares our speed with that of peers in one run, and writes artifacts/bench.json. Arguments: training, loader, consumers, endurance; all by default.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet artifacts/bin/Thelper.Bench/release/Thelper.Bench.dll artifacts/bench.json "$@"
