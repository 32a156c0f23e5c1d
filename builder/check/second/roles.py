"""Who claims, is blamed or denies, against the words that say so."""

from collections.abc import Iterator

from builder.check.second.english import is_english
from builder.check.second.texts import ArticleText, Texts
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, SourcedAttribution, SourcedReport
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.coreference import namings
from builder.reader.roles import Role, Scene, read_named_role, read_role, read_speaker


def role_facts(texts: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield every group and name that a report gives a role in its event."""
    if any(_given(report) for report in text.entry.reports):
        scene = scene_of(texts, text)
        for report in text.entry.reports:
            n = text.entry.record.reports.index(report.report)
            for role, i, sourced in _given(report):
                group = sourced.attribution.group
                known = group in texts.records.groups
                at = ("reports", n, role.value, i)
                read = _read(scene, role, sourced, is_known=known)
                yield _fact(text, at, role, sourced, read)


def scene_of(texts: Texts, text: ArticleText) -> Scene:
    """Return an article with the groups that it names, by the names of its own record, too."""
    entry = texts.records.articles[text.entry.id]
    groups = namings((*texts.records.own_matches_in(entry), *texts.records.matches_in(entry)))
    # By its words: a record that calls it French makes nobody silent.
    return Scene(text.text, groups, text.sentences, is_english(text.text))


def _given(report: SourcedReport) -> list[tuple[Role, int, SourcedAttribution]]:
    found = []
    for role in Role:
        places = {id(one): i for i, one in enumerate(getattr(report.report, role.value))}
        found += [(role, places[id(one.attribution)], one) for one in getattr(report, role.value)]
    return found


def _fact(
    text: ArticleText,
    path: FieldPath,
    role: Role,
    sourced: SourcedAttribution,
    read: tuple[SecondReading, FieldPath],
) -> Fact:
    said = sourced.attribution
    reading, part = read
    words = text.text[reading.words.start : reading.words.end] if reading.words else ""
    return Fact(
        "articles",
        text.entry.id,
        path,
        Aspect.ROLE,
        f"{role.value} {said.group or said.name}" + (f", by {said.by}" if part == ("by",) else ""),
        sourced.passage,
        reading,
        words,
        said.because,
        part,
    )


def _read(
    scene: Scene, role: Role, sourced: SourcedAttribution, *, is_known: bool
) -> tuple[SecondReading, FieldPath]:
    said, span = sourced.attribution, sourced.passage.span
    if said.group and not is_known:
        return CANNOT_TELL, ()  # its names are those of a record that cannot be read
    if said.group:
        reading, part = read_role(scene, span, role, said.group), "group"
    else:
        reading, part = read_named_role(scene, span, role, said.name or ""), "name"
    if reading.verdict is not Verdict.DISAGREES and said.by:
        speaker = read_speaker(
            scene, span, said.by, said.group if role is Role.ATTRIBUTED else None
        )
        if speaker.verdict is Verdict.DISAGREES:
            return speaker, ("by",)
    return reading, (part,)
