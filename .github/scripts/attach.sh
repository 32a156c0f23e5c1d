#!/usr/bin/env bash
# Attaches the snapshot that another job left in the folder $1 to the release of the tag, and makes the
# release if there is none. It runs with a token (GH_TOKEN), so it trusts nothing that it finds there:
# one plain file of the tag's name. It runs none of the archive's own code.
set -euo pipefail
export LC_ALL=C

stop() {
    echo "::error title=No release::$1"
    exit 1
}

tag=$GITHUB_REF_NAME
[[ $tag =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ ]] || stop "The tag has another name than a snapshot may."
file=$1/snapshot-$tag.tar.gz
[[ -f $file && ! -L $file ]] || stop "There is no snapshot of this tag."
[[ $(find "$1" -mindepth 1 -printf x) == x ]] || stop "There is something else beside the snapshot."

if ! gh release view "$tag" >/dev/null 2>&1; then
    gh release create "$tag" --verify-tag --title "$tag" \
        --notes "A snapshot of the archive, to be kept. README.txt in its folder data says what it holds." ||
        stop "The release could not be made."
fi
gh release upload "$tag" "$file" ||
    stop "The snapshot could not be attached. One that is there already is not replaced."
