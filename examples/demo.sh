#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The main job, end to end, on the example territory: from a list of actors to the printed mind map and the first fiche
# bilan. Installs what it needs on Debian 12, builds, and writes into build/demo.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake/packages.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build build/release --target mediamap man

mediamap=$PWD/build/release/mediamap
example=$PWD/examples/hauts-de-flandre
demo=$PWD/build/demo
rm -rf "$demo"
mkdir -p "$demo"

step() {
  printf '\n\033[1m$ mediamap %s\033[0m\n' "$*"
  "$mediamap" "$@"
}

cd "$demo"
step init territoire --name "CC des Hauts de Flandre" --type CC --siren 200040954
cd territoire
step territory import "$example/sources/communes.csv"
step actors import "$example/sources/acteurs.csv"
printf '\nLes offres de l’atelier de l’exemple, l’atelier et sa fiche bilan rejoignent le territoire :\n'
cp -R "$example/offres" "$example/ateliers" "$example/bilans" .
step check
step status
step analyse gaps
step map render
step map render -o rendus/carte.svg
date=$(date -d '+8 weeks' +%F)
step workshop plan --date "$date" --start 09:00 --place l-ecluse-numerique --capacity 40
step bilan new --workshop "atelier-$date"
step bilan render
git init -q . 2>/dev/null && git add . && git -c user.name=mediamap -c user.email=mediamap@example.org commit -qm "Le territoire de l'exemple"

printf '\n\033[1mFait.\033[0m Tout est dans build/demo/territoire, suivi par git :\n'
for file in acteurs offres thematiques.yaml rendus/carte.pdf rendus/carte.svg rendus/bilan-*.pdf bilans/*.yaml; do
  printf '  build/demo/territoire/%s\n' "$file"
done
printf 'Le programme : build/release/mediamap (mediamap --help)\n'
