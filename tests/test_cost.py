"""What the other tests measure costs with tells linear work from other work."""

import pytest

from tests.cost import assert_at_most, assert_linear


def _step(size: int) -> int:
    return sum(len(str(number)) for number in range(size))


def test_linear_work_passes() -> None:
    """Twice the work for twice the input is accepted."""
    assert_linear(_step, int, 400_000)


def test_work_that_grows_with_the_square_fails() -> None:
    """Four times the work for twice the input is refused."""
    with pytest.raises(AssertionError, match="times as much"):
        assert_linear(lambda size: _step(size * size), int, 1_000)


def test_three_times_the_work_is_not_at_most_two() -> None:
    """A cost over its limit is refused, and one below is accepted."""
    assert_at_most(4, lambda: _step(300_000), lambda: _step(100_000))
    with pytest.raises(AssertionError, match="times as much"):
        assert_at_most(2, lambda: _step(300_000), lambda: _step(100_000))
