"""The data of Explore says what the records say, and nothing that is not published."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.archive import Archive, EventEntry
from builder.model.article import Harm
from builder.model.assess import toll
from builder.model.dates import Edtf
from builder.model.text import one_line
from builder.pipeline import check
from builder.render.files.explore import explore_data, explore_files
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import TextFile, read_project
from tests.bench.generate import generate
from tests.browser.exploring import told
from tests.journeys.archive import write_archive
from tests.render.exploring import FACETS, Query, found, values
from tests.sites.sites import ARTICLE, tiny
from tests.test_withdrawn import withdrawn

Row = dict[str, Any]
Data = dict[str, Any]


@pytest.fixture(scope="module", params=["journeys", "bench-1", "bench-2", "tiny"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return a checked archive without findings."""
    folder = tmp_path_factory.mktemp("archive") / "project"
    name, _, seed = request.param.partition("-")
    if name == "tiny":
        return check(tiny()).archive
    if name == "bench":
        generate(folder, articles=60, seed=int(seed))
    else:
        write_archive(folder)
    return check(read_project(folder)).archive


def data_of(archive: Archive) -> Data:
    """Return the data as a reader of the JSON has it."""
    [text] = [
        file.text
        for file in explore_files(Site(archive, Settings()))
        if file.uri == "explore/data.json"
    ]
    data = json.loads(text)
    assert isinstance(data, dict)
    return data


def rows(data: Data, kind: str) -> list[Row]:
    """Return the rows of the columns, with names for indexes, as docs/explore.md says."""
    columns = data[kind]
    length = len(columns["id"])
    assert {len(column) for column in columns.values()} == {length}
    return [
        _row(data, {name: column[i] for name, column in columns.items()}) for i in range(length)
    ]


def _row(data: Data, row: Row) -> Row:
    def one(of: str, column: str, index: int) -> Any:  # noqa: ANN401 -- what JSON gives
        return None if index == -1 else data[of][column][index]

    groups = [
        data["groups"]["id"][g] or f"name:{data['groups']['name'][g]}" for g in row.pop("groups")
    ]
    date = row.pop("date")
    made = {
        **row,
        "date": one("dates", "edtf", date),
        "first": one("dates", "first", date),
        "last": one("dates", "last", date),
    }
    if "place" in row:
        roles = [("claimed_by", "attributed_to", "denied_by")[r] for r in row["roles"]]
        made["ties"] = set(zip(groups, roles, strict=True))
        made["place"] = one("places", "id", row["place"])
        made["type"] = data["types"]["id"][row["type"]]
        made["level"] = data["levels"]["id"][data["grounds"]["level"][made.pop("ground")]]
        for key in ("killed", "injured"):
            parts = tuple(one("figures", part, row[key]) for part in ("low", "high", "open"))
            # Words without a number, as "several", have no range.
            made[key] = None if parts == (None, None, None) else parts
        made["publishers"] = {None if n == -1 else data["publishers"][n] for n in row["publishers"]}
        made["languages"] = {one("languages", "id", n) for n in row["languages"]}
        del made["roles"]
    else:
        made["groups"] = set(groups)
        made["places"] = {data["places"]["id"][n] for n in row["places"]}
        made["publisher"] = None if row["publisher"] == -1 else data["publishers"][row["publisher"]]
        made["language"] = one("languages", "id", row["language"])
    return made


def _days(date: dt.date | None) -> int | None:
    return None if date is None else (date - dt.date(1970, 1, 1)).days


def _dated(date: Edtf | None) -> Row:
    return {
        "date": date and date.text,
        "first": _days(date.earliest) if date else None,
        "last": _days(date.latest) if date else None,
    }


def _figure(archive: Archive, event: EventEntry, key: str) -> tuple[int | None, int, int] | None:
    range_ = toll(archive, event.reports, Harm(key)).range
    return None if range_ is None else (range_.low, range_.high, int(range_.is_open))


def test_events(archive: Archive) -> None:
    """Every column of every event is what its records say."""
    expected = [
        {
            "id": id_,
            "title": event.record.title,
            **_dated(event.record.date),
            "place": event.record.location,
            "type": event.record.type.value,
            "ties": {
                (one.attribution.group or f"name:{one.attribution.name}", role)
                for report in event.reports
                for role in ("claimed_by", "attributed_to", "denied_by")
                for one in getattr(report, role)
            },
            "level": Site(archive, Settings())
            .assessed[id_]
            .confidence.level.value.replace(" ", "-"),
            "killed": _figure(archive, event, "killed"),
            "injured": _figure(archive, event, "injured"),
            "reports": len(event.reports),
            "publishers": {archive.articles[r.article].record.publisher for r in event.reports},
            "languages": {archive.articles[r.article].record.language for r in event.reports},
        }
        for id_, event in archive.events.items()
    ]
    assert rows(data_of(archive), "events") == expected


def test_articles(archive: Archive) -> None:
    """Every column of every reviewed article is what its record says; a draft has no row."""
    expected = [
        {
            "id": id_,
            "title": article.record.title,
            **_dated(article.record.published),
            "groups": {m.owner.id for m in article.mentions if m.owner.kind == "groups"},
            "places": {m.owner.id for m in article.mentions if m.owner.kind == "locations"},
            "publisher": article.record.publisher,
            "language": article.record.language,
            "events": len({report.report.event for report in article.reports}),
        }
        for id_, article in archive.articles.items()
    ]
    assert rows(data_of(archive), "articles") == expected


def test_authorities(archive: Archive) -> None:
    """Groups and places come with their other names, and places with what they lie within."""
    data = data_of(archive)
    groups, places = data["groups"], data["places"]
    assert [id_ for id_ in groups["id"] if id_] == list(archive.groups)
    assert places["id"] == list(archive.locations)
    for id_, name, also in zip(groups["id"], groups["name"], groups["also"], strict=True):
        if id_:
            record = archive.groups[id_].record
            native = {n.name for n in record.native_names}
            assert name == record.name
            assert set(also) == {*record.aliases, *native, *record.weak_aliases} - {record.name}
    for id_, within in zip(places["id"], places["within"], strict=True):
        outer = archive.locations[id_].record.within
        assert (None if within == -1 else places["id"][within]) == outer


@given(st.data())
def test_filtering_columns(archive: Archive, data: st.DataObject) -> None:
    """Whatever is asked, the columns give the records that give it."""
    kind = data.draw(st.sampled_from(["events", "articles"]))
    query = Query(kind)
    for facet in data.draw(st.sets(st.sampled_from(FACETS), max_size=3)):
        if known := values(archive, kind, facet):
            chosen = data.draw(
                st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True)
            )
            change: Any = {facet: tuple(chosen)}
            query = replace(query, **change)
    if data.draw(st.booleans()):
        days = st.dates(dt.date(2010, 1, 1), dt.date(2032, 1, 1))
        query = replace(query, start=data.draw(st.none() | days), end=data.draw(st.none() | days))
    read = _read(archive)
    assert [row["id"] for row in read[kind] if _passes(read, row, query)] == found(archive, query)


_READ: dict[int, Data] = {}


def _read(archive: Archive) -> Data:
    if id(archive) not in _READ:
        data = data_of(archive)
        made = {kind: rows(data, kind) for kind in ("events", "articles")}
        places = data["places"]
        _READ[id(archive)] = {
            **made,
            "within": dict(zip(places["id"], places["within"], strict=True)),
            "places": places["id"],
        }
    return _READ[id(archive)]


def _passes(read: Data, row: Row, query: Query) -> bool:
    is_event = query.kind == "events"
    roles = {"claimed_by": "claimed", "attributed_to": "attributed", "denied_by": "denied"}
    ties = {(g, roles[r]) for g, r in row["ties"]} if is_event else {(g, "") for g in row["groups"]}
    places: set[str] = set()
    for place in {row["place"]} - {None} if is_event else row["places"]:
        while place is not None and place not in places:
            places.add(place)
            within = read["within"][place]
            place = None if within == -1 else read["places"][within]  # noqa: PLW2901 -- up the tree
    own = {
        "place": places or {"-"},
        "publisher": {p or "-" for p in (row["publishers"] if is_event else {row["publisher"]})},
        "language": {p or "-" for p in (row["languages"] if is_event else {row["language"]})},
        "type": {row.get("type")},
        "confidence": {row.get("level")},
    }
    if any(getattr(query, key) and not own[key] & set(getattr(query, key)) for key in own):
        return False
    if (query.group or query.role) and not (
        any(
            (not query.group or g in query.group) and (not query.role or r in query.role)
            for g, r in ties
        )
        or (not ties and "-" in query.group and not query.role)
    ):
        return False
    if not (query.start or query.end or query.period):
        return True
    if row["date"] is None:
        return "-" in query.period
    start, end = _days(query.start), _days(query.end)
    return bool(query.start or query.end) and (
        (end is None or row["first"] is None or row["first"] <= end)
        and (start is None or row["last"] is None or row["last"] >= start)
    )


def test_nothing_of_a_text(archive: Archive) -> None:
    """No paragraph and no draft is in the data."""
    text = json.dumps(explore_data(Site(archive, Settings())), ensure_ascii=False)
    for article in archive.articles.values():
        for block in article.body.blocks:
            assert len(block.text) < 60 or block.text not in text
        for report in article.reports:
            assert len(report.passage.text) < 60 or report.passage.text not in text
    for draft in archive.drafts.values():
        assert draft.id not in text


def test_nothing_withdrawn() -> None:
    """A withdrawn article is gone from the data, with what it reported."""
    data = data_of(check(withdrawn()).archive)
    assert "2031-05-06-nine-dead" not in data["articles"]["id"]
    assert len(data["articles"]["id"]) == 1
    assert len(data["events"]["id"]) == 1


def test_as_a_script() -> None:
    """No letter of the data means anything to a browser, as JSON or as a script."""
    hostile = "x</script><!--<script> & \u2028\u2029 'quoted' \\u003c"
    project = tiny()
    path = "content/groups/vell-front.md"
    records = tuple(
        TextFile(
            f.path,
            f.text.replace(
                "name: Vell Front\n", f"name: {json.dumps(hostile)}\naliases: [Vell Front]\n", 1
            ),
        )
        if f.path == path
        else f
        for f in project.records
    )
    archive = check(replace(project, records=records)).archive
    files = {f.uri: f.text for f in explore_files(Site(archive, Settings()))}
    plain, script = files["explore/data.json"], files["explore/data.js"]
    assert not set("<>&\u2028\u2029") & set(plain + script)
    assert told(script)["groups"] == json.loads(plain)["groups"]
    assert json.loads(plain) == explore_data(Site(archive, Settings()))
    assert one_line(hostile) in json.loads(plain)["groups"]["name"]


def test_redirects() -> None:
    """Where a record was renamed, its old id is given with the new one."""
    assert Path(ARTICLE).stem not in data_of(check(tiny()).archive)["moved"]["from"]
    archive = replace(check(tiny()).archive, redirects={"groups/old": "groups/vell-front"})
    assert data_of(archive)["moved"] == {"from": ["groups/old"], "to": ["groups/vell-front"]}
