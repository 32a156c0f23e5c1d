"""What may not be lost between one state of the archive and the next: addresses and raw pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.diagnostics import Code, Diagnostic


@dataclass(frozen=True, slots=True)
class State:
    """The ids of an archive, each as in groups/ttp, and the SHA-256 of its raw pages by name.

    `former` are the ids that a record lists under `redirect_from`, `deleted` those in the ledger.
    `unread` are the kinds, as in groups, of which a record could not be read.
    """

    ids: frozenset[str]
    former: frozenset[str]
    deleted: frozenset[str]
    seeds: Mapping[str, str]
    unread: frozenset[str]


def check_history(before: State, after: State, ledger: str) -> Iterator[Diagnostic]:
    """Yield a finding for every id that is gone without a word, and every raw page that changed.

    A raw page may go: that of a withdrawn article has to. `ledger` is the path of the list of
    deleted ids.
    """
    for id_ in sorted(before.ids - after.ids - after.former - after.deleted):
        # It may be the one that was renamed, and its own finding says what is wrong with it.
        if id_.partition("/")[0] in after.unread:
            continue
        yield Diagnostic(
            f"content/{id_}.md",
            1,
            1,
            Code.LOST_ID,
            f"{id_} was published, and no record has or had that id now",
            f"add {id_} to {ledger}, or its name to redirect_from of the record that it became",
        )
    for id_ in sorted(before.deleted - after.deleted):
        yield Diagnostic(
            ledger,
            1,
            1,
            Code.LOST_ID,
            f"{id_} is no longer listed",
            "bring its line back: an id that was deleted is never used again",
        )
    for name in sorted(before.seeds.keys() & after.seeds.keys()):
        if before.seeds[name] != after.seeds[name]:
            yield Diagnostic(
                f"seeds/{name}",
                1,
                1,
                Code.CHANGED_SEED,
                "is not the raw page that it was",
                "bring the old file back, and add a better copy under a name of its own",
            )
