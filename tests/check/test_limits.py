"""What a record may hold: what is beyond a limit is a finding, and costs nothing more."""

from dataclasses import replace

from builder.check.limits import MOST_SAID
from builder.diagnostics import Code
from builder.pipeline import check
from builder.store import TextFile
from tests.sites.sites import ARTICLE, tiny


def test_phrases_beyond_the_limit() -> None:
    """The first phrase beyond the limit is named, and what follows is not looked for."""
    base = tiny()
    listed = ", ".join(f"{{name: Absent N{n}}}" for n in range(MOST_SAID * 2))
    records = tuple(
        TextFile(
            one.path,
            one.text.replace(
                "    claimed_by:", f"    attributed_to: [{listed}]\n    claimed_by:", 1
            ),
        )
        if one.path == ARTICLE
        else one
        for one in base.records
    )
    found = [one.code for one in check(replace(base, records=records)).findings]
    assert found.count(Code.TOO_MANY) == 1
    assert 0 < found.count(Code.UNSUPPORTED_PHRASE) <= MOST_SAID
