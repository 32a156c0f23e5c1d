#!/usr/bin/env bash
# Makes a seed and its draft of the issue in the event, and copies the two into the folder $1. It reads
# the issue from the event's file: no word of it passes through a shell, a variable or the command
# line, and no token is here to be stolen. What the commands print may hold lines of the issue, so the
# runner is told to obey none of them until a word comes that nobody can guess.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$1

word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$word"
trap 'echo; echo "::$word::"' EXIT

.venv/bin/builder intake "$GITHUB_EVENT_PATH"

mkdir -p "$out"
git ls-files --others --exclude-standard -z -- seeds content/articles |
    xargs -0 -r cp --parents --target-directory="$out" --
