"""A lead: what one row of a table claims, and where it came from."""

import json
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from builder.model.fields import Date, EventId, Latitude, Line, Longitude, Sha256, Url
from builder.model.proposals import Bounded
from builder.model.text import one_line
from builder.model.unseen import as_typed

LONGEST = 2_000
"""Letters that a cell may have; no address, headline or note is as long."""


def clean(text: str) -> str:
    """Return the text of a cell as one line, without what nobody sees or no file can hold."""
    return one_line(as_typed(text.encode("utf-8", "replace").decode("utf-8")))


class Origin(BaseModel):
    """Where a lead came from: a row, counted as a spreadsheet shows it, of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Line
    row: Annotated[int, Field(ge=1)]
    sha256: Sha256


class Lead(BaseModel):
    """What a row claims of an event (`date` to `type`) and of the page that tells of it (`url` on).

    `unread` has what a cell says that no field could hold, by column. A person may add the `event`
    that it is about and the day on which a page was `searched` for and not found; an import changes
    neither. Everything else is the table's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    ref: Line | None = None
    date: Date | None = None
    place: Line | None = None
    region: Line | None = None
    country: Line | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    killed: Bounded | None = None
    injured: Bounded | None = None
    groups: tuple[Line, ...] = ()
    type: Line | None = None
    summary: Line | None = None
    url: Url | None = None
    title: Line | None = None
    publisher: Line | None = None
    published: Date | None = None
    authors: tuple[Line, ...] = ()
    cited: tuple[Line, ...] = ()
    unread: Annotated[dict[Line, Line], BeforeValidator(lambda given: given or {})] = {}
    origin: Annotated[Origin, Field(alias="from")]
    event: EventId | None = None
    searched: Date | None = None

    @property
    def claims(self) -> "Lead":
        """The lead with nothing but what its table claims, to tell equal ones."""
        return self.model_copy(update={"origin": _NOWHERE, "event": None, "searched": None})

    @property
    def is_of_event(self) -> bool:
        """Whether it claims anything of an event."""
        return any((self.date, self.place, self.killed, self.injured))

    def line(self) -> str:
        """Return it as a line of JSON, from which `parse_lead` reads the same."""
        found = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for harm in ("killed", "injured"):
            if harm in found:
                found[harm] = {key: n for key, n in found[harm].items() if n is not None}
        return json.dumps(found, ensure_ascii=False)


_NOWHERE = Origin(file="-", row=1, sha256="0" * 64)


def parse_lead(line: str) -> Lead:
    """Read a line of JSON.

    Raises:
        ValueError: it is no lead; the message says where and why, in one line.

    """
    try:
        given = json.loads(line)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    if not isinstance(given, dict):
        raise ValueError("is no object {…}")  # noqa: TRY004 -- it is a value of theirs
    return Lead.model_validate(given)


def said(lead: Lead) -> str:
    """Return what a lead claims, in a line for a person."""
    place = ", ".join(dict.fromkeys(x for x in (lead.place, lead.region, lead.country) if x))
    counts = [
        f"{_bounds(bounds)} {harm}"
        for harm, bounds in (("killed", lead.killed), ("injured", lead.injured))
        if bounds
    ]
    parts = [lead.date and lead.date.text, place, *counts, lead.type, " and ".join(lead.groups)]
    told = "; ".join(part for part in parts if part)
    return told or lead.title or lead.url or lead.summary or "; ".join(lead.cited)


def wanted(lead: Lead) -> str:
    """Say which raw page would prove a lead, as far as its table tells."""
    by = [f"of {lead.publisher}" if lead.publisher else None]
    by.append(f"published {lead.published}" if lead.published else None)
    named = " ".join(part for part in by if part)
    title = f'"{lead.title}"' if lead.title else ""
    if lead.url:
        return " ".join(part for part in ("the page at", lead.url, title and f"({title})") if part)
    if title or named:
        return " ".join(part for part in ("a page", title, named) if part)
    if lead.cited:
        return f"what the table cites: {lead.cited[0]}"
    return f"a page that reports: {said(lead)}"


def _bounds(bounds: Bounded) -> str:
    if bounds.min == bounds.max:
        return str(bounds.min)
    if bounds.max is None:
        return f"{bounds.min} or more"
    return f"{bounds.min or 0} to {bounds.max}"
