#!/usr/bin/env bash
# Trains the example sessions on real data, one after another, and lists what each reached. Arguments: names of configurations;
# all by default. The data lies in the folder that THELPER_SHARED names, the sessions go to artifacts/tasks.
set -euo pipefail
cd "$(dirname "$0")/.."
sessions=(wine donkey-car bbbc039 flower-photos bccd fashion-mnist-ae fashion-mnist-resnet)
[ $# -eq 0 ] || sessions=("$@")
for name in "${sessions[@]}"; do
    ./thelper new "configs/$name.yml" artifacts/tasks --set overwrite=true
done

# The last set in results.json is the test set where there is one, else the validation set.
for name in "${sessions[@]}"; do
    echo
    echo "$name"
    sed -n '/^  "test": {/,/^  },/p' "artifacts/tasks/$name/results.json" | grep . \
        || sed -n '/^  "valid": {/,/^  },/p' "artifacts/tasks/$name/results.json"
done
