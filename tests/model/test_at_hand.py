"""What is made once of the same objects."""

from builder.model.at_hand import AtHand


def test_it_is_made_once_of_the_same_objects() -> None:
    """Others that say the same are others, and only the last are remembered."""
    made: list[int] = []
    at_hand = AtHand[int]()
    one, other = {"a": 1}, {"a": 1}

    def count() -> int:
        made.append(len(made))
        return made[-1]

    assert [at_hand.made((one, None), count) for _ in range(3)] == [0, 0, 0]
    assert at_hand.made((other, None), count) == 1
    assert at_hand.made((one, None), count) == 2
    assert at_hand.made((one, one), count) == 3
