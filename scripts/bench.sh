#!/usr/bin/env bash
# Compares our speed with PyTorch's in one run, and writes artifacts/bench.json.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet artifacts/bin/Thelper.Bench/release/Thelper.Bench.dll artifacts/bench.json
