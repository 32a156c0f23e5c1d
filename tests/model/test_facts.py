"""Facts by their records: what the pages and tables ask of them."""

from builder.model.facts import Agreement, Aspect, Fact
from builder.model.sourced import FieldPath
from builder.model.verdict import SecondReading, Verdict
from tests.cost import assert_linear

OF = ("articles", "a")


def _fact(path: FieldPath, verdict: Verdict, says: str = "4") -> Fact:
    return Fact(*OF, path, Aspect.FIGURE, says, None, SecondReading(verdict, says))


def test_a_field_is_alone_by_itself_or_by_what_is_below() -> None:
    """A fact tells of its own field, and a field that is none of what is in it."""
    agreement = Agreement(
        {
            OF: (
                _fact(("reports", 0, "killed", 0), Verdict.AGREES),
                _fact(("reports", 0, "killed", 0, "of_which", 0), Verdict.CANNOT_TELL),
                _fact(("reports", 1, "killed", 0), Verdict.CANNOT_TELL),
            )
        }
    )
    assert not agreement.is_alone(*OF, ("reports", 0, "killed", 0))
    assert agreement.is_alone(*OF, ("reports", 0, "killed"))
    assert agreement.is_alone(*OF, ("reports", 1, "killed", 0))
    assert not agreement.is_alone(*OF, ("reports", 2))
    assert not agreement.is_alone("events", "a", ("date",))


def test_of_two_readings_of_a_field_the_last_is_its_fact() -> None:
    """A field may be read twice over, and has one place on a page."""
    path = ("reports", 0, "killed", 0)
    first, last = (_fact(path, Verdict.AGREES, says) for says in ("4", "at least 4"))
    agreement = Agreement({OF: (first, last)})
    assert agreement.at(*OF, *path) is last
    assert agreement.at(*OF, "date") is None
    assert agreement.of(*OF) == agreement.facts == (first, last)


def test_asking_for_every_fact_of_a_record_takes_time_in_proportion() -> None:
    """However many facts a record has, each is found at once."""

    def work(agreement: Agreement) -> None:
        for fact in agreement.facts:
            assert agreement.at(*OF, *fact.path) is fact
            assert not agreement.is_alone(*OF, ("notes", fact.path[1]))

    def make(size: int) -> Agreement:
        return Agreement(
            {OF: tuple(_fact(("reports", n, "killed", 0), Verdict.AGREES) for n in range(size))}
        )

    assert_linear(work, make, 64_000)
