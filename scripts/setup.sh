#!/usr/bin/env bash
# Installs the Debian packages that are missing, and says what it does.
#   setup.sh engine   what building and running needs
#   setup.sh peers    what tests and benchmarks compare with: PyTorch and scikit-learn for Python; a browser for reports
# Where there is no apt, it says what to provide instead.
set -euo pipefail

declare -A packages=(
    [engine]="cmake g++ make libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev libjpeg-dev libhdf5-dev librsvg2-dev fonts-dejavu-core"
    [peers]="python3-torch python3-torchvision python3-h5py python3-sklearn chromium"
)
wanted=${packages[${1:?say which: engine or peers}]}

# OpenBLAS with OpenMP shares its threads with libtorch; the variant that Debian prefers keeps a pool of its own that spins.
if [ "$1" = engine ] && [ -z "${THELPER_LIBTORCH:-}" ]; then
    wanted="$wanted libtorch-dev libopenblas0-openmp"
fi

explain_without_apt() {
    cat >&2 <<EOF
This system has no apt, so please provide by yourself:
  a C++17 compiler, cmake 3.25, make;
  libtorch 1.13 or later: unpack it anywhere and set THELPER_LIBTORCH to its folder;
  OpenCV 4.6 or later (core, imgproc, imgcodecs), libjpeg, HDF5 1.10.7 or later and librsvg 2.54 or later, with headers;
  a sans-serif font that fontconfig knows, such as DejaVu Sans, for charts;
  for 'make test' and 'make bench' also PyTorch, torchvision, h5py and scikit-learn for Python (THELPER_PYTHON names the
  interpreter) and Chromium.
Then say so by: mkdir -p artifacts && touch artifacts/setup.stamp artifacts/setup-peers.stamp; and call make again.
EOF
    exit 1
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

if ! command -v dotnet >/dev/null; then
    echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download says how to install it." >&2
    exit 1
fi
command -v apt-get >/dev/null || explain_without_apt

missing=()
for package in $wanted; do
    is_installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: ${missing[*]}" >&2; exit 1; }
    root=(sudo)
fi
echo "installing from Debian: ${missing[*]}"
log=$(mktemp)
{ "${root[@]}" apt-get update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 \
    || { tail -n 30 "$log" >&2; echo "The installation failed; its log is $log." >&2; exit 1; }
rm -f "$log"
