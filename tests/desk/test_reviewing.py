"""Both real articles, from their drafts to the records of this repository, in few actions."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from builder.check.records import Records
from builder.desk.facts import span_of
from builder.model.article import Article
from builder.pipeline import check, read_records
from builder.store import read_project
from tests.conftest import ROOT
from tests.desk.editor import Editor

FIRST = "2022-03-12-islamic-state-expanding-footprint-in-pakistan"
SECOND = "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry"


def facts_of(records: Records, id_: str) -> dict[str, Any]:
    """Return all that a record says, and what the events it reports say, without ids and days."""
    entry = records.articles[id_]
    record: Article = entry.record
    titles = {event.id: event.record.title for event in records.events.values()}
    front = record.model_dump(mode="json")
    for name in ("reviewed", "source", "proposals"):
        front.pop(name)
    for name in ("groups", "locations"):
        front[name] = sorted(one if isinstance(one, str) else one["id"] for one in front[name])
    for report in front["reports"]:
        report["event"] = titles[report["event"]]
    for note in front["notes"]:
        note["events"] = [titles[event] for event in note["events"]]
        note["groups"], note["locations"] = sorted(note["groups"]), sorted(note["locations"])
        note.pop("on")
    front["people"] = list(front["people"])
    front["its events"] = sorted(
        (
            records.events[report.event].record.model_dump(mode="json")
            for report in record.reports
        ),
        key=str,
    )
    return front


def assert_same(found: Any, wanted: Any, body: Any, at: str = "") -> None:  # noqa: ANN401 -- what JSON holds
    """Hold two records against each other: equal, but for how long a quote or phrase is.

    Of listed groups and places the ids count: the names that mean them are the importer's.
    A quote or a phrase of a date need not begin and end at the same word: it has to have words of
    the same place.
    """
    if at.endswith("/quote") and found != wanted:
        one, other = (span_of(body, quote) for quote in (found, wanted))
        assert one, at
        assert other, at
        assert one.overlaps(other), (at, found, wanted)
    elif at.endswith("/date_phrase") and found and wanted:
        small, large = sorted((found.casefold(), wanted.casefold()), key=len)
        assert small in large, (at, found, wanted)
    elif isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), at
        for key, value in wanted.items():
            assert_same(found[key], value, body, f"{at}/{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), (at, found, wanted)
        for n, value in enumerate(wanted):
            assert_same(found[n], value, body, f"{at}/{n}")
    else:
        assert found == wanted, at


def assert_as_reviewed(project: Path, id_: str) -> None:
    """Hold what an editor made at the desk against the record of this repository."""
    made, ours = read_records(read_project(project)), read_records(read_project(ROOT))
    body = ours.articles[id_].body
    assert made.articles[id_].body == body
    assert_same(facts_of(made, id_), facts_of(ours, id_), body)
    findings = check(read_project(project)).findings
    assert [one for one in findings if one.path.endswith(f"{id_}.md")] == []


def test_first_article(editor: Editor, drafts: Path) -> None:
    """An article with two events, a person and fourteen notes: at most 45 actions, and no YAML."""
    page = editor.page
    editor.click(page.get_by_role("link", name="Islamic State expanding footprint"))
    # Proposals come in the order of the text; the first is a time that nothing rests on yet.
    editor.press("a")
    editor.type("The Taliban took power in Afghanistan in August 2021, the year before the article.")
    editor.press("Enter")
    # Who signs is asked once.
    editor.press("Enter")
    editor.press("a")
    editor.type("Suicide bombing in a Shiite mosque in Peshawar")
    editor.press("Tab")
    editor.type("Shiite mosque")
    editor.press("Enter")
    editor.press("a")
    editor.type("IS-K emerged in 2015, by this article.")
    editor.press("Enter")
    editor.press("a")
    editor.type(
        "Five attacks by IS-K from January to the day of publication: a total, and no event of its "
        "own."
    )
    editor.tick("Caution")
    editor.press("Enter")
    editor.press("a")
    editor.type("Roadside bombing of security forces in southwestern Pakistan")
    editor.press("Tab")
    editor.type("members of the security forces")
    editor.press("Enter")
    editor.press("a")  # the police chief
    editor.press("a")
    editor.type("A military offensive drove the TTP from its bases in the tribal belt in 2014.")
    editor.tick("tribal districts")
    editor.press("Enter")
    # What is marked next saves what was written before.
    editor.mark("IS-K has claimed responsibility for a string of high-profile attacks in Pakistan")
    editor.type(
        "The article says of no attack but the roadside bomb that IS-K claimed it in particular."
    )
    editor.tick("Caution")
    editor.tick("Suicide bombing")
    editor.mark("It was the most lethal attack in Pakistan in nearly four years.")
    editor.type("The article's comparison of the bombing in Peshawar with earlier attacks.")
    editor.mark("a dramatic surge in attacks by the Tehrik-e Taliban Pakistan (TTP)")
    editor.type("A rise in attacks by the TTP, without a number, a date or a place.")
    editor.mark("On March 8, IS-K claimed responsibility")
    editor.tick("Note")
    editor.type(
        "March 8 is the date of the claim. The article does not say when the bomb went off, so the "
        "date of the event is uncertain."
    )
    editor.tick("Caution")
    editor.mark("bigger threat to peace and security in the province compared to the TTP")
    editor.type("Moazzam Jah Ansari calls IS-K a bigger threat to the province than the TTP.")
    editor.tick("Khyber Pakhtunkhwa")
    editor.mark("Many IS-K fighters are former members of the TTP")
    editor.type("By this article, many fighters of IS-K were in the TTP before.")
    editor.mark("But the TTP soon found itself fighting turf wars with the Afghan Taliban.")
    editor.type(
        'This stands against the sentence that the TTP "has close ties with the Afghan Taliban", '
        "four paragraphs above. The archive keeps both and decides neither."
    )
    editor.tick("Caution")
    editor.mark("The Afghan militants have waged a nationwide hunt for IS-K members")
    editor.type(
        "The Afghan Taliban hunt members of IS-K and have targeted the Salafi minority, by this "
        "article."
    )
    editor.tick("Afghanistan")
    editor.mark("the Afghan Taliban condemned IS-K’s deadly attack in Peshawar")
    editor.type("The Afghan Taliban condemned the bombing in Peshawar.")
    editor.tick("Islamic State – Khorasan")
    editor.mark(
        "The TTP, meanwhile, said that such attacks do not align with its jihad, or holy war, in "
        "Pakistan."
    )
    editor.type("The TTP distanced itself from such attacks.")
    editor.tick("Suicide bombing")
    editor.press("Enter")
    editor.press("s")
    editor.type(
        "Asian Lite News, citing RFE/RL, on attacks by Islamic State – Khorasan in Pakistan, among "
        "them the bombing of a mosque in Peshawar on 4 March 2022."
    )
    editor.press("Enter")
    editor.press("r")
    expect(page.locator(".ar-kicker")).to_contain_text("reviewed")
    assert_as_reviewed(drafts, FIRST)
    print(editor.actions)
    assert editor.actions <= 45


def test_second_article(editor: Editor, drafts: Path) -> None:
    """An article with an event, nine notes and a place that it does not name: at most 35 actions."""
    page = editor.page
    editor.click(page.get_by_role("link", name="Pakistan facing increasing threat"))
    # "US army" names no place of the article's.
    editor.press("x")
    editor.press("a")
    editor.type("The ministry dates the growth of the TTP to the peace negotiations of 2022.")
    editor.press("Enter")
    editor.press("Enter")
    editor.press("a")
    editor.type("Pakistan began to fence its border with Afghanistan in March 2017.")
    editor.tick("Durand Line")
    editor.press("Enter")
    editor.press("a")
    editor.type(
        "A truce with the government ended in November 2022. The sentence says \"they\" and "
        "\"militants\" and does not name the group."
    )
    editor.tick("Pakistan")
    editor.press("Enter")
    editor.press("a")
    editor.type("Attack on a military installation in Daraban")
    editor.press("Tab")
    editor.type("a military installation")
    editor.press("Enter")
    editor.mark(
        "Pakistan is facing a threat from the Islamic State (ISIS), which is attempting to gain "
        "ground in the nation"
    )
    editor.type("What the interior ministry said of Islamic State in its answer to the Senate.")
    editor.tick("Statement")
    editor.tick("Pakistan")
    editor.mark(
        "It is mostly concentrated in Khyber Pakhtunkhwa, especially merged districts, with "
        "footprints in Balochistan"
    )
    editor.type("Where the ministry sees the TTP.")
    for place in ("Khyber Pakhtunkhwa", "tribal districts", "Balochistan"):
        editor.tick(place)
    editor.mark("suicide bombers are being recruited, trained, and deployed there")
    editor.type("The ministry says this of the TTP in the combined areas. It names no event.")
    editor.mark(
        "the militant group known by its Arabic name, Daesh, which calls itself the Islamic State"
    )
    editor.type(
        "The article speaks of Islamic State (ISIS, Daesh) and never of its Khorasan branch. The "
        "archive does not read IS-K into it."
    )
    editor.tick("Caution")
    editor.mark(
        "a wave of lethal strikes by militant groups operating out of that country the year before"
    )
    editor.type(
        "Strikes in 2016, the year before the fence. The article names no group, place or number."
    )
    editor.tick("Pakistan")
    editor.mark(
        "the bloodiest attack on security forces of the previous year, which occurred on December 12"
    )
    editor.type(
        "The previous year is 2023, since the article is of January 2024. It states no claim of "
        "responsibility, and it does not say that this sentence is the ministry's."
    )
    editor.tick("Caution")
    editor.press("Enter")
    editor.press("s")
    editor.type(
        "An article of unknown publisher on a written answer of Pakistan's interior ministry to the "
        "Senate, which also reports the attack on a military installation in Daraban in December "
        "2023."
    )
    editor.press("Enter")
    editor.press("r")
    expect(page.locator(".ar-kicker")).to_contain_text("reviewed")
    assert_as_reviewed(drafts, SECOND)
    print(editor.actions)
    assert editor.actions <= 35
