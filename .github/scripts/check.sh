#!/usr/bin/env bash
# Checks the records, and compares them with the state that the change starts from: the first parent
# of what is checked out, both of a pull request and of main. It lies in the folder $1 then. The very
# first commit has none.
set -euo pipefail
cd "$(dirname "$0")/../.."
before=$1

since=()
if git rev-parse --quiet --verify 'HEAD^' >/dev/null; then
    git worktree add --quiet --detach "$before" 'HEAD^'
    since=(--since "$before")
fi
.venv/bin/builder check --format github "${since[@]}"
