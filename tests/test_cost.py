"""What the other tests measure costs with tells linear work from other work."""

from collections.abc import Sequence

import pytest

from tests.cost import Costs, assert_at_most, assert_linear


def _step(size: int) -> int:
    return sum(len(str(number)) for number in range(size))


def test_linear_work_passes() -> None:
    """Twice the work for twice the input is accepted."""
    assert_linear(_step, int, 400_000)


def test_work_that_grows_with_the_square_fails() -> None:
    """Four times the work for twice the input is refused."""
    with pytest.raises(AssertionError, match="times as much"):
        assert_linear(lambda size: _step(size * size), int, 1_000)


@pytest.mark.parametrize(
    ("times", "is_accepted"),
    [
        ([2, 2, 2, 2, 2], True),
        ([2, 3, 2, 2, 2], True),
        ([2, 2, 2, 2, 3, 2], True),
        ([2, 3, 3], False),
        ([2, 2, 2, 2, 3, 3], False),
    ],
)
def test_one_size_may_be_noise(
    times: Sequence[int], *, is_accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What grows too fast at one size alone is accepted, the last size measured once more."""
    left = list(times)

    def compared(*_: object) -> Costs:
        return Costs(1, left.pop(0), 0.4)

    monkeypatch.setattr("tests.cost.compared", compared)
    if is_accepted:
        assert_linear(_step, int, 32)
    else:
        with pytest.raises(AssertionError, match=r"costs 3\.0 times as much"):
            assert_linear(_step, int, 32)
    assert not left


def test_three_times_the_work_is_not_at_most_two() -> None:
    """A cost over its limit is refused, and one below is accepted."""
    assert_at_most(4, lambda: _step(300_000), lambda: _step(100_000))
    with pytest.raises(AssertionError, match="times as much"):
        assert_at_most(2, lambda: _step(300_000), lambda: _step(100_000))
