"""What a build says of a project that is not fit to be published."""

import pytest
from mkdocs.exceptions import PluginError

from builder.diagnostics import Code, Diagnostic
from builder.mkdocs_plugin.preparing import stop_at


def _findings(count: int) -> list[Diagnostic]:
    return [
        Diagnostic("content/articles/a.md", line, 1, Code.UNKNOWN_ID, "no such record", "add it")
        for line in range(1, count + 1)
    ]


@pytest.mark.parametrize(("count", "told", "rest"), [(3, 3, ""), (1_000, 200, "800 more")])
def test_the_first_of_very_many(
    caplog: pytest.LogCaptureFixture, count: int, told: int, rest: str
) -> None:
    """A missing folder makes a finding of each record: a build prints some, and how many."""
    with pytest.raises(PluginError, match=f"{count} findings"):
        stop_at(_findings(count))
    assert caplog.text.count("no such record") == told
    assert rest in caplog.text
    assert ("more: builder check" in caplog.text) is bool(rest)


def test_none() -> None:
    """Without a finding a build goes on."""
    stop_at(())
