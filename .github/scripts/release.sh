#!/usr/bin/env bash
# Builds the site and writes a snapshot of the archive, named after the tag, into the folder $1: one
# file, with the same bytes for the same content.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/../.."

output=$1
[[ $GITHUB_REF_NAME =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ ]] || {
    echo "::error title=No snapshot::A tag has letters, digits, dots, dashes and underscores."
    exit 1
}
name=snapshot-$GITHUB_REF_NAME
.github/scripts/build.sh
make .venv/release
rm -rf build/snapshot
mkdir -p build/snapshot "$output"
.venv/bin/builder release "build/snapshot/$name" --version "$GITHUB_REF_NAME"
.venv/bin/builder verify --release "build/snapshot/$name"
tar --create --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
    --directory build/snapshot "$name" | gzip --no-name --best >"$output/$name.tar.gz"
