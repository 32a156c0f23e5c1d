"""Print how many falsehoods `builder check` finds: `python -m tests.truth`."""

import argparse
from collections.abc import Callable, Iterator, Sequence

from tests.truth import KINDS
from tests.truth.archives import ARCHIVES, shelf
from tests.truth.floors import PATH, SAMPLE, raised, reached, read_floors, write_floors
from tests.truth.measure import Measured, Told, measure, rate
from tests.truth.part import at

# A column is a heading and what it says of some that were told.
_COLUMNS: tuple[tuple[str, Callable[[Sequence[Told]], str]], ...] = (
    ("tried", lambda told: str(len(told))),
    ("found", lambda told: str(sum(one.is_found for one in told))),
    ("rate", lambda told: f"{rate(told):.3f}" if told else "–"),
)
_WIDTH = 46


def table(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of the report: every kind, below its family, and all of it."""
    yield _line("", [heading for heading, _ in _COLUMNS])
    told = [one for each in measured for one in each.told]
    for family in dict.fromkeys(kind.family for kind in KINDS):
        yield _row(f"{family}", [one for one in told if one.kind.family is family])
        for kind in KINDS:
            if kind.family is family:
                yield _row(f"  {kind.name}", [one for one in told if one.kind is kind])
    for each in measured:
        yield _row(f"all of the {each.archive} archive", each.told)
    yield _row("all", told)
    whole = sum((each.decided for each in measured[1:]), measured[0].decided)
    for name, share in whole.rates.items():
        yield _line(name, [str(whole.asked[name]), str(whole.told[name]), f"{share:.3f}"])
    yield f"reasons given by editors: {whole.reasons} for {whole.facts} facts"
    alarms = [key for each in measured for key in each.alarms]
    yield f"control: {len(alarms)} findings in true records"
    yield from (f"  {path} {code} {message}" for path, code, message in alarms)


def _row(name: str, told: Sequence[Told]) -> str:
    return _line(name, [say(told) for _, say in _COLUMNS])


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{_WIDTH}}" + "".join(f"{cell:>8}" for cell in cells)


def details(measured: Measured, *, is_found: bool) -> Iterator[str]:
    """Yield each falsehood that was found, or each that was missed, with its words."""
    for one in measured.told:
        if one.is_found is is_found:
            lie = one.falsehood
            yield f"{one.kind.name}: {lie.item.path} {at(lie.path)}"
            yield f"    old: {lie.old}"
            yield f"    new: {lie.new}" + (f" (and {dict(lie.also)})" if lie.also else "")
            yield f"    words: {lie.words}"
            yield f"    false: {lie.why}" + (f" [{', '.join(one.codes)}]" if is_found else "")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth", description=__doc__)
    parser.add_argument("--archive", action="append", choices=ARCHIVES, help="only this one")
    parser.add_argument("--kind", help="only kinds with these words in their names")
    parser.add_argument("--missed", action="store_true", help="list each that was missed")
    parser.add_argument("--found", action="store_true", help="list each that was found")
    parser.add_argument("--sample", type=int, help="at most so many of each kind and archive")
    parser.add_argument(
        "--raise-floors", action="store_true", help="write higher floors, refuse to lower any"
    )
    options = parser.parse_args()
    if options.raise_floors:
        now = [measure(shelf(name), SAMPLE) for name in ARCHIVES]
        write_floors(PATH, raised(read_floors(PATH), [reached(one) for one in now]))
        return
    measured = [
        measure(shelf(name), options.sample, options.kind or "")
        for name in options.archive or ARCHIVES
    ]
    for is_found, is_wanted in ((False, options.missed), (True, options.found)):
        for one in measured if is_wanted else ():
            print(*details(one, is_found=is_found), sep="\n")
    print(*table(measured), sep="\n")


if __name__ == "__main__":
    main()
