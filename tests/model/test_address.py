"""Addresses: which host is not what it seems, and which two lead to one page."""

import pytest

from builder.model.address import archived_address, is_same_page, misleading

HONEST = (
    "https://www.dawn.com/news/1?x=@y",
    "https://пример.рф/a",
    "https://münchen.example:8080/",
    "https://[2001:db8::1]/",
)
FALSE = (
    "https://reuters.com@evil.example/x",
    "https://r\u0435uters.com/",
    "https://xn--80ak6aa92e.com/",
    "https://reuters.com\u2044a.example/",
    "https://reuters%2ecom.example/",
    "https://xn--\u0435.example/",
)
SAME = (
    ("http://www.dawn.com/a/", "https://dawn.com/a?utm_source=x"),
    ("https://dawn.com/a%20b", "dawn.com/a b"),
)
OTHER = (
    ("https://dawn.com/a", "https://dawn.com/b"),
    ("https://dawn.com/?id=1", "https://dawn.com/?id=2"),
    ("https://dawn.com/a", "https://d\u0430wn.com/a"),
)


@pytest.mark.parametrize("url", HONEST)
def test_honest(url: str) -> None:
    """A host of one script, with a port or a number, is what it seems."""
    assert misleading(url) is None


@pytest.mark.parametrize("url", FALSE)
def test_false(url: str) -> None:
    """A host that hides behind another, or is written to look like it, is told."""
    assert misleading(url)


@pytest.mark.parametrize("pair", SAME)
def test_same_page(pair: tuple[str, str]) -> None:
    """A copy is of the page whatever scheme, www. or marks of ads its address had."""
    assert is_same_page(*pair)


@pytest.mark.parametrize("pair", OTHER)
def test_other_page(pair: tuple[str, str]) -> None:
    """Another path, query or host is another page."""
    assert not is_same_page(*pair)


def test_archived() -> None:
    """The address of a copy names its page where web archives put it."""
    copy = "https://web.archive.org/web/20310506000000/https://dawn.com/a"
    assert archived_address(copy) == "https://dawn.com/a"
    assert archived_address("https://archive.today/AbCd1") is None
