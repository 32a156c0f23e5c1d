#!/usr/bin/env bash
# Checks the records in the folder $1 by the rules, and against the records and the list of editors, of
# the project that this script lies in, and tells of another list. Nothing there is run.
set -euo pipefail
change=$(realpath "$1")
cd "$(dirname "$0")/../.."
if [ -f editors.txt ] && ! cmp --silent editors.txt "$change/editors.txt"; then
    echo "::notice file=editors.txt::The change has another list of editors: see to it that its owner agrees. Nobody whom it adds can review in the same change."
fi
.venv/bin/builder --project "$change" check --format github --since .
