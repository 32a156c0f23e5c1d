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


def text_at(data: bytes, at: int) -> tuple[str, int]:
    """Return the text that begins at a byte, and where it ends; NotCborError if there is none."""
    kind, length, at = head_at(data, at)
    if kind != TEXT:
        raise NotCborError(f"no text before byte {at}")
    return data[at : at + length].decode(), at + length


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
    return b"".join([array_head(len(parts)), *parts])


def array_head(count: int) -> bytes:
    """Return what stands before so many items that are an array."""
    return _head(ARRAY, count)


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


def _head(kind: int, value: int) -> bytes:
    if value < _SMALL:
        return bytes([kind * 32 + value])
    size = next(size for size in range(4) if value < 1 << (8 << size))
    return bytes([kind * 32 + _SMALL + size]) + value.to_bytes(1 << size, "big")
