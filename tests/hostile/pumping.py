"""Strings that make a regular expression work hard, made from the expression itself."""

import importlib
import re
from collections.abc import Iterator
from typing import Any

# Python's own reader of patterns, which has no types.
sre: Any = importlib.import_module("re._constants")
sre_parser: Any = importlib.import_module("re._parser")
_LONGEST_SAMPLE = 60


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Yield strings of some length: what the pattern matches, with each piece of it repeated."""
    seen: set[tuple[str, str]] = set()
    for choice in range(4):
        sample = _sample(sre_parser.parse(pattern.pattern, pattern.flags), choice)[:_LONGEST_SAMPLE]
        for start in range(len(sample) + 1):
            for end in range(start, min(len(sample), start + 12) + 1):
                piece = sample[start:end] or " "
                key = (sample[:start], piece)
                if key not in seen:
                    seen.add(key)
                    yield sample[:start] + piece * (length // len(piece))
        yield (sample or " ") * (length // max(1, len(sample)))


def _sample(parsed: Any, choice: int) -> str:  # noqa: ANN401 -- the parser's own, without types
    """Return a text that the pattern matches, or nearly; `choice` picks among its branches."""
    return "".join(_sample_of(op, argument, choice) for op, argument in parsed)


def _sample_of(op: Any, argument: Any, choice: int) -> str:  # noqa: ANN401, PLR0911 -- as above
    match op:
        case sre.LITERAL:
            return chr(argument)
        case sre.NOT_LITERAL:
            return "b" if argument == ord("a") else "a"
        case sre.ANY:
            return "a"
        case sre.IN:
            return _member(argument, choice)
        case sre.BRANCH:
            branches = argument[1]
            return _sample(branches[choice % len(branches)], choice)
        case sre.SUBPATTERN:
            return _sample(argument[3], choice)
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            least, most, inner = argument
            times = min(max(int(least), 1 + choice % 2), int(most), 8)
            return _sample(inner, choice) * times
        case sre.ATOMIC_GROUP:
            return _sample(argument, choice)
        case _:
            return ""


def _member(items: Any, choice: int) -> str:  # noqa: ANN401 -- as above
    is_not = bool(items[0][0] is sre.NEGATE)
    pool = " a1-.,\"'\t" if is_not else ""
    for op, argument in items:
        if op is sre.LITERAL:
            pool = pool.replace(chr(argument), "") if is_not else pool + chr(argument)
        elif op is sre.RANGE and not is_not:
            pool += chr(argument[0])
        elif op is sre.CATEGORY and not is_not:
            name = str(argument).lower()
            if "not" in name:
                pool += "!"
            else:
                pool += {"space": " ", "digit": "1", "word": "a"}[name.rpartition("_")[2]]
    return pool[choice % len(pool)] if pool else ""


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Yield every compiled pattern in a value, also inside lists, mappings and objects."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        if isinstance(value, dict):
            inner: Any = [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inner = value
        else:
            inner = (
                vars(value).values()
                if hasattr(value, "__dataclass_fields__") and hasattr(value, "__dict__")
                else ()
            )
        for item in inner:
            yield from patterns_in(item, depth + 1)
