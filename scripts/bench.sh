#!/usr/bin/env bash
# Compares our speed with that of peers in one run, and writes artifacts/bench.json. Arguments: training, loader, consumers, endurance; all by default.
set -euo pipefail
cd "$(dirname "$0")/.."
# As the launcher of the program has it.
export DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x400000}
exec dotnet artifacts/bin/Thelper.Bench/release/Thelper.Bench.dll artifacts/bench.json "$@"
