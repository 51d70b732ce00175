#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs the Debian 12 packages that building needs, and, with the words "test" and "fuzz", what those need too. Does
# nothing when they are there.
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config
  libcli11-dev libyaml-cpp-dev libfmt-dev libgraphviz-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libicu-dev
  nlohmann-json3-dev libvalijson-dev libcsv-dev libzip-dev libpugixml-dev libproj-dev libgeos-dev libqpdf-dev libqrencode-dev
  scdoc fonts-lato fonts-dejavu-core git)
for what in "$@"; do
  case "$what" in
    test) packages+=(doctest-dev graphviz poppler-utils qpdf librsvg2-bin libyaml-dev
      python3 python3-yaml python3-jsonschema nodejs node-yaml patch procps zbar-tools) ;;
    fuzz) packages+=(clang libclang-rt-14-dev) ;;
  esac
done

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
echo "Installation : ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
