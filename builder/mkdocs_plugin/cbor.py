"""As much of CBOR (RFC 8949) as Pagefind writes: whole numbers, text, arrays of known length."""

from collections.abc import Sequence
from typing import Final

Item = int | str | list["Item"]

NEGATIVE, _BYTES, TEXT, ARRAY = 1, 2, 3, 4
# How many bytes a number has that stands in its first byte, and of those after it the longest.
_SMALL: Final = 24
_LONGEST: Final = 27


class NotCborError(ValueError):
    """Some bytes are no CBOR, or of a kind that is not read here."""


def decoded(data: bytes) -> Item:
    """Return the one item that some bytes are.

    Raises:
        NotCborError: they are something else.

    """
    item, end = _item(data, 0)
    if end != len(data):
        raise NotCborError(f"more after byte {end}")
    return item


def item_at(data: bytes, at: int) -> Item:
    """Return the item that begins at a byte; raise NotCborError if there is none."""
    return _item(data, at)[0]


def encoded(item: Item) -> bytes:
    """Return an item in as few bytes as it can have."""
    if isinstance(item, int):
        return _head(NEGATIVE, -1 - item) if item < 0 else _head(0, item)
    if isinstance(item, str):
        text = item.encode()
        return _head(TEXT, len(text)) + text
    return array_of([encoded(one) for one in item])


def array_of(parts: Sequence[bytes]) -> bytes:
    """Return an array of items that are encoded already."""
    return b"".join([_head(ARRAY, len(parts)), *parts])


def parts_of(data: bytes, at: int) -> list[bytes]:
    """Return the items of the array that begins at a byte and goes on to the end, still encoded.

    The last is not looked at.

    Raises:
        NotCborError: there is no array.

    """
    kind, count, at = head_at(data, at)
    if kind != ARRAY:
        raise NotCborError(f"no array before byte {at}")
    parts = []
    for _ in range(count - 1):
        end = end_of(data, at)
        parts.append(data[at:end])
        at = end
    return [*parts, data[at:]] if count else []


def _item(data: bytes, at: int) -> tuple[Item, int]:
    kind, value, at = head_at(data, at)
    if kind == 0:
        return value, at
    if kind == NEGATIVE:
        return -1 - value, at
    if kind == TEXT:
        return data[at : at + value].decode(), at + value
    if kind != ARRAY:
        raise NotCborError(f"kind {kind} before byte {at}")
    items: list[Item] = []
    for _ in range(value):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def head_at(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of the item at a byte, its number, and where what comes after it begins."""
    if at >= len(data):
        raise NotCborError("it ends within an item")
    kind, value = divmod(data[at], 32)
    at += 1
    if value < _SMALL:
        return kind, value, at
    if value > _LONGEST:
        raise NotCborError(f"a length that is not known, before byte {at}")
    end = at + (1 << value - _SMALL)
    return kind, int.from_bytes(data[at:end], "big"), end


# By the first byte of a number that is all of its item: how many bytes it has. 0 for all others.
WIDTHS: Final = bytes(
    (1 if first % 32 < _SMALL else 1 + (1 << first % 32 - _SMALL))
    if first // 32 <= NEGATIVE and first % 32 <= _LONGEST
    else 0
    for first in range(256)
)


def end_of(data: bytes, at: int) -> int:
    """Return where the item at a byte ends."""
    left = 1
    try:
        while left:
            left -= 1
            # Nearly all of an index are numbers.
            width = WIDTHS[data[at]]
            if width:
                at += width
                continue
            kind, value, at = head_at(data, at)
            if kind == ARRAY:
                left += value
            elif kind in (_BYTES, TEXT):
                at += value
            else:
                raise NotCborError(f"kind {kind} before byte {at}")
    except IndexError:
        raise NotCborError("it ends within an item") from None
    return at


def _head(kind: int, value: int) -> bytes:
    if value < _SMALL:
        return bytes([kind * 32 + value])
    size = next(size for size in range(4) if value < 1 << (8 << size))
    return bytes([kind * 32 + _SMALL + size]) + value.to_bytes(1 << size, "big")
