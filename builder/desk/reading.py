"""What the reader makes of some words: a form for each kind of fact, filled in where they say so.

The same functions answer here as in `builder import` and in the second reading of `builder check`.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from builder.check.second.roles import scene_of
from builder.check.second.texts import ArticleText, Texts
from builder.desk.facts import FactForm, RefusedError
from builder.desk.judged import Judged
from builder.model.article import Who
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.model.text import Span, widened
from builder.model.verdict import Verdict
from builder.reader.figures import CountedHarm, Fate, Share
from builder.reader.people import find_people
from builder.reader.roles import Role, read_role

# Verbs and nouns with which English tells what somebody said.
_SPEECH = re.compile(
    r"\b(?:said|says?|saying|stated|declared?|condemn(?:ed|s)?|called|announced?|warned"
    r"|claimed|claims|denied|denies|told|statement|according to|accused|emphasi[sz]ed|stressed"
    r"|added)\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(r"\b(?:attack|bomb|blast|assault|raid|clash|kill|shoot)", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,;–—]+(?:and|that|which|who|when|as|after|while|with))*[\s,;–—]*$")


@dataclass(frozen=True)
class Reader:
    """Reads words of one article as its record and the archive's names see it."""

    judged: Judged

    @cached_property
    def text(self) -> ArticleText:
        """The article as the second reader reads it."""
        entry = self.judged.entry
        if entry is None or self.judged.archive is None:
            raise RefusedError("the record cannot be read: mend it in the file first")
        texts = Texts(self.judged.archive, self.judged.records)
        return texts[entry.id]

    def whole(self, span: Span) -> Span:
        """Return the words that an editor means who marked a span: whole, without spaces."""
        body = self.text.entry.body
        span = widened(body.text, span)
        words = body.text[span.start : span.end]
        start = len(words) - len(words.lstrip())
        return Span(span.start + start, span.start + max(start, len(words.rstrip())))

    def forms(self, span: Span) -> tuple[str, list[FactForm]]:
        """Return the kind of fact that the words most likely are, and a form for each kind."""
        text = self.text
        counted = [one for one in text.figures.within(span) if one.harm is not Fate.OTHER]
        roles = self.roles(span)
        event = self.event_near(span)
        forms = [
            *(self.figure(one, span, event) for one in counted[:1]),
            *(FactForm(role.value, span, {**values, "event": event}) for role, values in roles),
            self.note(span),
        ]
        kinds = {form.kind for form in forms}
        if not counted:
            forms.append(FactForm("killed", span, {"event": event}))
        if not kinds & {role.value for role in Role}:
            groups = self.groups(span)
            values = {"event": event, "group": groups[0] if groups else None}
            forms.append(FactForm(Role.ATTRIBUTED.value, span, values))
        dates = [one for one in text.dates(span) if one.value]
        people = [p for p in find_people(text.text) if p.span.overlaps(span)]
        role = people[0].role if people else None
        words = text.text[span.start : span.end]
        forms.append(
            FactForm("person", span, {"name": people[0].name if people else words, "role": role})
        )
        if event and dates:
            phrase = text.text[dates[0].span.start : dates[0].span.end]
            values = {"event": event, "date": str(dates[0].value), "date_phrase": phrase}
            forms.append(FactForm("date", span, values))
        forms.append(FactForm("groups", span, {"names": [words]}))
        forms.append(FactForm("locations", span, {"names": [words]}))
        forms.append(self.new_report(span))
        return self.guess(span, event, counted, roles), forms

    def guess(
        self,
        span: Span,
        event: str | None,
        counted: list[CountedHarm],
        roles: list[tuple[Role, dict[str, Any]]],
    ) -> str:
        """Return the likeliest kind: a figure or a role where an event is reported, else a note."""
        if event is None or not self.in_report(span):
            return "note"
        if counted:
            return _harm_of(counted[0])
        return roles[0][0].value if roles else "note"

    def figure(self, one: CountedHarm, span: Span, event: str | None) -> FactForm:
        """Return a figure as the words count it."""
        words = self.text.text[span.start : span.end].casefold()
        values: dict[str, Any] = {"event": event}
        values["min"] = None if one.min is None else str(one.min)
        values["max"] = None if one.max is None else str(one.max)
        if one.qualifier and one.qualifier.casefold() in words:
            values["qualifier"] = one.qualifier[:1].lower() + one.qualifier[1:]
        sure = one.who - {Who.CIVILIANS} if Who.UNSPECIFIED in one.who else one.who
        sure -= {Who.UNSPECIFIED} if sure & {Who.WOMEN, Who.CHILDREN} else set()
        if len(sure) == 1 and Who.UNSPECIFIED not in sure:
            values["who"] = next(iter(sure)).value
        return FactForm(_harm_of(one), span, values)

    def roles(self, span: Span) -> list[tuple[Role, dict[str, Any]]]:
        """Return who claims, denies or did it by these words, with the date of a claim."""
        entry, archive = self.judged.entry, self.judged.archive
        if entry is None or archive is None:
            return []
        scene = scene_of(Texts(archive, self.judged.records), self.text)
        found: list[tuple[Role, dict[str, Any]]] = []
        for role in (Role.CLAIMED, Role.DENIED, Role.ATTRIBUTED):
            for group in self.groups(span):
                if read_role(scene, span, role, group).verdict is Verdict.AGREES:
                    values: dict[str, Any] = {"group": group}
                    dates = [one for one in self.text.dates(span) if one.value]
                    if role is Role.CLAIMED and dates and dates[0].value:
                        values["date"] = dates[0].value.text
                    found.append((role, values))
        return found

    def note(self, span: Span) -> FactForm:
        """Return a note on the words, with the time and the names that stand in them."""
        words = self.text.text[span.start : span.end]
        dates = [one for one in self.text.dates(span) if one.value]
        values: dict[str, Any] = {"text": "", **self.scope("", span)}
        # In the words of a report the time is the event's.
        if len(dates) == 1 and dates[0].value and not self.in_report(span):
            at = dates[0].span
            values["date"] = dates[0].value.text
            values["date_phrase"] = self.text.text[at.start : at.end]
        sentence = self.text.sentence(span)
        said = self.text.text[sentence.start : sentence.end]
        values["kind"] = "statement" if _SPEECH.search(words) or _SPEECH.search(said) else "context"
        return FactForm("note", span, values)

    def scope(self, text: str, span: Span) -> dict[str, list[str]]:
        """Return what a note is about: what its own words name, else what the marked ones name.

        A place at which an event of the article happened stands for the event.
        """
        owners = self._owners_in(text)
        events = self._events(owners, text)
        if not owners:
            within = self.in_report(span)
            if within:
                return {"groups": [], "locations": [], "events": [within]}
            mentions = self.text.entry.mentions
            owners = [one.owner for one in mentions if one.span.overlaps(span)]
        places = {e.record.location for e in self.judged.records.events.values() if e.id in events}
        return {
            "groups": _ids(owners, BearerKind.GROUP),
            "locations": [id_ for id_ in _ids(owners, BearerKind.LOCATION) if id_ not in places],
            "events": events,
        }

    def _events(self, owners: list[Owner], text: str) -> list[str]:
        entry = self.judged.entry
        own = [] if entry is None else [report.event for report in entry.record.reports]
        places = _ids(owners, BearerKind.LOCATION)
        return [
            id_
            for id_ in dict.fromkeys(own)
            if (event := self.judged.records.events.get(id_))
            and event.record.location in places
            and re.search(
                r"\b(?:attack|bomb|blast|assault|raid|clash|kill|shoot)", text, re.IGNORECASE
            )
        ]

    def _owners_in(self, text: str) -> list[Owner]:
        """Return the groups and places that words of the editor's name, in this article's sense."""
        entry = self.judged.entry
        if not text or entry is None:
            return []
        listed = {Owner(BearerKind.GROUP, one.id): one for one in entry.record.groups}
        listed |= {Owner(BearerKind.LOCATION, one.id): one for one in entry.record.locations}
        own = NameIndex([Name(name, o) for o, one in listed.items() for name in one.names])
        found: dict[Owner, int] = {}
        taken: list[Span] = []
        matches = [*self.judged.records.names.find(text), *own.find(text)]
        for match in sorted(matches, key=lambda m: m.span.start - m.span.end):
            bearers = (match.strong & listed.keys()) or (match.weak & listed.keys()) or match.strong
            if len(bearers) == 1 and not any(span.overlaps(match.span) for span in taken):
                taken.append(match.span)
                found.setdefault(next(iter(bearers)), match.span.start)
        return sorted(found, key=lambda owner: found[owner])

    def groups(self, span: Span) -> list[str]:
        """Return the groups that the words name, or else those of their sentence."""
        for near in (span, self.text.sentence(span)):
            mentions = (m.owner for m in self.text.entry.mentions if m.span.overlaps(near))
            if found := _ids(list(mentions), BearerKind.GROUP):
                return found
        return []

    def in_report(self, span: Span) -> str | None:
        """Return the event whose report has the words."""
        reports = self.text.entry.reports
        return next((r.report.event for r in reports if r.passage.span.overlaps(span)), None)

    def event_near(self, span: Span) -> str | None:
        """Return the event whose report has the words, or the last one before them."""
        before = [r for r in self.text.entry.reports if r.passage.span.start <= span.start]
        last = max(before, key=lambda r: r.passage.span.start).report.event if before else None
        first = next((r.report.event for r in self.text.entry.reports), None)
        return self.in_report(span) or last or first

    def new_report(self, span: Span) -> FactForm:
        """Return a report of a new event, resting on the whole sentences of the words."""
        quote = self.whole(self.text.sentence(span))
        if not self.text.entry.body.within_block(quote):
            quote = span
        dates = [one for one in self.text.dates(quote) if one.value]
        places = [m.owner for m in self.text.entry.mentions if m.span.overlaps(quote)]
        new: dict[str, Any] = {
            "title": "",
            "location": next(iter(_ids(places, BearerKind.LOCATION)), None),
        }
        if dates and dates[0].value:
            at = dates[0].span
            new |= {"date": dates[0].value.text, "date_phrase": self.text.text[at.start : at.end]}
        return FactForm("report", quote, {"new": new}, parts=tuple(self.report(quote)))

    def report(self, quote: Span) -> list[FactForm]:
        """Return the figures of a sentence that reports an event, and who did or claims it."""
        found: list[FactForm] = []
        spans: list[Span] = []
        whole: CountedHarm | None = None
        for one in self.text.figures.within(quote):
            if one.harm is Fate.OTHER or one.share is Share.ASIDE or not one.span.overlaps(quote):
                continue
            span = self.whole(_clause(self.text.text, quote, one))
            form = self.figure(one, span, None)
            if (
                one.share is Share.PART
                and whole
                and (whole.span, whole.harm) == (one.span, one.harm)
            ):
                found[-1] = _with_part(found[-1], form)
                continue
            if one.share is Share.REST and whole and found[-1].values.get("of_which"):
                continue  # the attackers are among the whole already
            whole = one if one.share is Share.WHOLE else None
            found.append(form)
            spans.append(span)
        end = min((span.start for span in spans), default=quote.end)
        for words in (_front(self.text.text, quote, end), quote):
            if roles := self.roles(words):
                found += [FactForm(role.value, words, values) for role, values in _one_each(roles)]
                break
        return found


def _one_each(roles: list[tuple[Role, dict[str, Any]]]) -> list[tuple[Role, dict[str, Any]]]:
    """Keep one role for each group: who claims it need not be named twice."""
    seen: dict[str, tuple[Role, dict[str, Any]]] = {}
    for role, values in roles:
        seen.setdefault(values["group"], (role, values))
    return list(seen.values())


def _harm_of(one: CountedHarm) -> str:
    """Return the field of a report for what happened; who was shot may be dead."""
    return "killed" if one.harm in {Fate.BOTH, Fate.OTHER} else one.harm.value


def _with_part(whole: FactForm, part: FactForm) -> FactForm:
    """Return a figure with another that is counted in it among its parts."""
    own = {key: value for key, value in part.values.items() if key != "event" and value}
    parts = [*(whole.values.get("of_which") or ()), own]
    return replace(whole, values={**whole.values, "of_which": parts})


def _clause(text: str, quote: Span, one: CountedHarm) -> Span:
    """Return the verb and the people as far as they stand in the sentence."""
    start = max(quote.start, min(one.span.start, one.words.start))
    end = min(quote.end, max(one.span.end, one.words.end))
    at = text.rfind(one.qualifier, quote.start, one.words.start) if one.qualifier else -1
    if 0 <= at < start and one.words.start - at < len(one.qualifier or "") + 3:
        start = at
    return Span(start, end)


def _front(text: str, quote: Span, end: int) -> Span:
    """Return what a sentence says before its first figure."""
    words = text[quote.start : end]
    cut = _TRAILING.sub("", words)
    return Span(quote.start, quote.start + len(cut)) if cut.strip() else quote


def _ids(owners: list[Owner], kind: BearerKind) -> list[str]:
    return list(dict.fromkeys(owner.id for owner in owners if owner.kind is kind))
