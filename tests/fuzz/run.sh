#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Runs every fuzzer: run.sh BUILD [SECONDS]. What it finds stays in BUILD/found; a copy among the seeds keeps it tested.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
build="$1"
seconds="${2:-60}"
mkdir -p "$build/found"
for program in "$build"/tests/fuzz/fuzz_*; do
  [ -f "$program" ] && [ -x "$program" ] || continue
  name="$(basename "$program")"
  name="${name#fuzz_}"
  corpus="$build/corpus/$name"
  mkdir -p "$corpus"
  echo "$name: $seconds s" >&2
  if ! "$program" "$corpus" "$here/seeds/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
      -artifact_prefix="$build/found/$name-" >"$build/found/$name.log" 2>&1; then
    tail -n 40 "$build/found/$name.log" >&2
    exit 1
  fi
  grep -E '^(Done|#[0-9]+[[:space:]]+DONE)' "$build/found/$name.log" >&2
done
