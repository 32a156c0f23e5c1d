"""A group of the public lists as the beginning of a record, for a person to check."""

import difflib

import click

from builder.reader.groups.lists import ListedGroup, families, load_lists


def listed_entry(id_: str) -> ListedGroup:
    """Return the entry of an id as "ucdp:744" or "un:QDe.132".

    Raises:
        click.UsageError: no list has it.

    """
    entries = load_lists().entries
    if id_ in entries:
        return entries[id_]
    close = difflib.get_close_matches(id_, entries, n=1)
    hint = f"; did you mean {close[0]}, {entries[close[0]].name}?" if close else ""
    raise click.UsageError(
        f'the lists have no armed group "{id_}"{hint or ": give one as ucdp:744 or un:QDe.132"}'
    )


def hints_of(entry: ListedGroup) -> dict[str, list[str]]:
    """Return what an article has to bear out or a person to look up, by the field it is for."""
    hints: dict[str, list[str]] = {
        "name": ["Names as the list has them: keep those that your sources use."],
        "relations": [
            f"Split from {other}{f' ({id_})' if id_ else ''}, says the list: find a sentence."
            for other, id_ in entry.split_from
        ],
    }
    same = [un for un, ucdp in families().items() if entry.id in (un, ucdp)]
    same += [ucdp for un, ucdp in families().items() if un == entry.id]
    also = [id_ for id_ in same if id_ != entry.id]
    if also:
        hints["references"] = [f"It seems to be {' and '.join(also)} too: --from has its names."]
    if entry.listed_on:
        hints["kind"] = [f"On the United Nations\u2019 list since {entry.listed_on}."]
    return {field: lines for field, lines in hints.items() if lines}
