"""The home page shows one sentence with what rests on it."""

import re
from dataclasses import replace

import pytest

from builder.model.archive import Archive
from builder.model.article import Display
from builder.pipeline import check
from builder.render.indexes import home_html
from builder.render.sample import sample_of
from builder.render.settings import Settings
from builder.render.site import Site
from tests.sites.sites import tiny


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the tiny archive."""
    return check(tiny()).archive


def _with_display(archive: Archive, display: Display) -> Archive:
    articles = {
        id_: replace(entry, record=entry.record.model_copy(update={"display": display}))
        for id_, entry in archive.articles.items()
    }
    return replace(archive, articles=articles)


def test_the_sentence_is_whole(archive: Archive) -> None:
    """The pieces are the sentence, and each number has its statement."""
    sample = sample_of(Site(archive, Settings()))
    assert sample is not None
    assert "".join(piece.text for piece in sample.pieces) == sample.passage.text
    numbers = [piece.number for piece in sample.pieces if piece.number]
    assert numbers == [one.number for one in sample.statements] == list(range(1, len(numbers) + 1))
    assert {"killed", "location"} <= {one.kind for one in sample.statements}


def test_each_statement_leads_to_the_sentence(archive: Archive) -> None:
    """Every number and every statement opens words of the sentence's article."""
    sample = sample_of(Site(archive, Settings()))
    assert sample is not None
    html = home_html(Site(archive, Settings())).split('class="ar-sample"')[1].split("</section>")[0]
    links = re.findall(r'class="ar-(?:passage|evidence)[^"]*"[^>]* href="([^"#]*)#', html)
    assert len(links) == 2 * len(sample.statements)
    assert set(links) == {f"articles/{sample.passage.article}/"}


@pytest.mark.parametrize("display", [Display.EXCERPT, Display.METADATA])
def test_a_text_with_limits_is_no_sample(archive: Archive, display: Display) -> None:
    """A text that may not be shown whole is not shown off with."""
    limited = _with_display(archive, display)
    assert sample_of(Site(limited, Settings())) is None
    assert "ar-sample" not in home_html(Site(limited, Settings()))
