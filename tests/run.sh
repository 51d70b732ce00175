#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs what the tests need on Debian 12, builds, and runs every test. With --long: also under AddressSanitizer and
# UndefinedBehaviorSanitizer, each reader fuzzed for a minute, and maps of all sizes measured. With --bench: the measures
# of tests/bench, which judge nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake/packages.sh test
cmake --preset release -DBUILD_TESTING=ON
cmake --build build/release
case "${1:-}" in
  --long)
    cmake --preset asan
    cmake --build build/asan
    ctest --preset asan
    cmake/packages.sh fuzz
    cmake --preset fuzz
    cmake --build --preset fuzz
    tests/fuzz/run.sh build/fuzz
    /usr/bin/python3 tests/support/map_matrix.py build/release/mediamap
    ;;
  --bench)
    python=/usr/bin/python3
    "$python" tests/bench/map_peers.py build/release/mediamap
    "$python" tests/bench/map_watch.py build/release/mediamap
    "$python" tests/bench/load_actors.py build/release/mediamap build/release/tests/libyaml_scan
    exit
    ;;
esac
ctest --preset release
