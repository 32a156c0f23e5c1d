#!/usr/bin/env bash
# Builds the site strictly, with the addresses of this repository: the site's own, where a record is
# edited, and where an error is reported. ARCHIVE_SITE_URL may be set already, for a site with a
# domain of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

owner=${GITHUB_REPOSITORY%%/*}
name=${GITHUB_REPOSITORY#*/}
pages="https://${owner,,}.github.io/"
if [[ ${name,,} != "${owner,,}.github.io" ]]; then
    pages+="$name/"
fi
export ARCHIVE_SITE_URL=${ARCHIVE_SITE_URL:-$pages}
repository=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY
export ARCHIVE_EDIT_URL="$repository/edit/main/content/{path}"
export ARCHIVE_REPORT_URL="$repository/issues/new"

make site
