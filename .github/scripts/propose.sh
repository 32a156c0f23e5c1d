#!/usr/bin/env bash
# Opens a draft pull request with the seed and the draft that another job made of issue $ISSUE, and left
# in the folder $1. This is the one script that runs with a token (GH_TOKEN), so it trusts nothing that
# it finds there: two plain files, new, where they belong, and no larger than an issue may make
# them. It runs none of the archive's own code.
set -euo pipefail
export LC_ALL=C
made=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."

stop() {
    echo "::error title=No pull request::$1"
    exit 1
}

[[ $ISSUE =~ ^[1-9][0-9]{0,9}$ ]] || stop "The issue has no number."
seed=seeds/issue-$ISSUE.txt
branch=intake/issue-$ISSUE

count=0
draft=
while IFS= read -r -d '' path; do
    count=$((count + 1))
    if [[ $path =~ ^content/articles/[a-z0-9]+(-[a-z0-9]+)*\.md$ ]]; then
        draft=$path
    elif [[ $path != "$seed" ]]; then
        stop "There is a file that does not belong there."
    fi
    [[ -f $made/$path && ! -L $made/$path ]] || stop "There is something that is no plain file."
    [[ $(wc -c <"$made/$path") -le 4000000 ]] || stop "There is a file that is too large."
    [[ ! -e $path && ! -L $path ]] || stop "A file of that name is there already."
done < <(cd "$made" && find . ! -type d -printf '%P\0')
[[ $count -eq 2 && -n $draft && -f $made/$seed ]] || stop "There is not one seed with one draft."

# Git asks for the token when it needs it: it stands in no address, no file and no argument.
helper='!f() { echo username=x-access-token; echo "password=$GH_TOKEN"; }; f'
push() { git -c credential.helper= -c credential.helper="$helper" "$@"; }

if push ls-remote --exit-code --heads origin "$branch" >/dev/null; then
    stop "The branch $branch is there already: delete it first, if the issue is to be taken in again."
fi
git switch --quiet --create "$branch"
install -D --mode=644 -- "$made/$seed" "$seed"
install -D --mode=644 -- "$made/$draft" "$draft"
git add -- "$seed" "$draft"
git -c user.name='github-actions[bot]' \
    -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit --quiet --message="Draft the article of issue $ISSUE"
push push --quiet origin "$branch"

{
    echo "Closes #$ISSUE"
    echo
    echo "A program made this draft from the form. Compare it with the page, mend it, and then mark"
    echo "the pull request as ready: that starts the checks."
    echo
    cat .github/pull_request_template.md
} | gh pr create --draft --base "$GITHUB_REF_NAME" --head "$branch" \
    --title "Article of issue $ISSUE" --body-file - ||
    stop "The branch $branch is there, but no pull request: allow Actions to create pull requests (Settings, Actions, General), or open it by hand."
