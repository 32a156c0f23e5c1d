"""What readers can filter map and timeline by, with the parameters of Explore."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model.assess import Level
from builder.model.event import EventType
from builder.model.sourced import ROLES

if TYPE_CHECKING:
    from builder.render.site import Site


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter of the address, and what it may be: values of it, each with its name."""

    parameter: str
    label: str
    every: str
    options: Sequence[tuple[str, str]]


def filters_of(site: "Site") -> list[Filter]:
    """Return the filters that tell events apart; none that has a single value."""
    _, words = site.words.gettext, site.words
    groups = {
        sourced.attribution.group
        for event in site.archive.events.values()
        for report in event.reports
        for role in ROLES
        for sourced in getattr(report, role)
        if sourced.attribution.group
    }
    named = sorted(
        (
            (id_, site.archive.groups[id_].record.name)
            for id_ in groups
            if id_ in site.archive.groups
        ),
        key=lambda item: (item[1].casefold(), item[0]),
    )
    types = {event.record.type for event in site.archive.events.values()}
    levels = {assessed.confidence.level for assessed in site.assessed.values()}
    every = [
        Filter("group", _("Group"), _("All groups"), named),
        Filter(
            "type",
            _("Type"),
            _("All types"),
            [(one.value, words.plain(one)) for one in EventType if one in types],
        ),
        Filter(
            "confidence",
            _("Confidence"),
            _("Any confidence"),
            [(one.value.replace(" ", "-"), words.plain(one)) for one in Level if one in levels],
        ),
    ]
    return [one for one in every if len(one.options) > 1]
