"""Whether a sentence tells of an incident that was told before."""

from collections.abc import Sequence

from builder.model.event import EventType
from builder.reader.casualties import Casualties
from builder.reader.casualties.cues import Fate
from builder.reader.events.sentences import SentenceReport
from builder.reader.events.setting import Setting
from builder.reader.found import Count
from builder.reader.languages import english

# Types that one incident may be called by in turn.
_FAMILIES: tuple[frozenset[EventType], ...] = (
    frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING}),
    frozenset({EventType.AIR_STRIKE, EventType.BOMBING, EventType.SHELLING}),
    frozenset({EventType.CLASH, EventType.RAID}),
    frozenset({EventType.CEASEFIRE}),
    frozenset({EventType.KIDNAPPING}),
    frozenset({EventType.ASSASSINATION, EventType.BOMBING, EventType.SUICIDE_BOMBING}),
)
_CONTINUES = 3  # sentences
# Words of a type that say that people died, and nothing of what was done.
_OF_DEATH = tuple(english("tolls")["lists"]["deaths"].split())


def is_same(before: Sequence[SentenceReport], told: SentenceReport, setting: Setting) -> bool:
    """Tell whether the sentence goes on about the incident of those before."""
    if not told.begins or _adds_only(told, setting):
        says_who = bool(told.actors.claimed or told.actors.blamed)
        goes_on = bool(told.casualties) or says_who or told.says_when
        return told.has_toll or (goes_on and told.order - before[-1].order <= _CONTINUES)
    if told.is_separate and not told.has_toll:
        return False
    if EventType.CEASEFIRE in (told.type, before[0].type) and told.type is not before[0].type:
        return False
    if told.is_definite or told.has_toll:
        return _types_fit(before, told) or told.has_toll
    if told.is_background != before[0].is_background:
        return False
    return (
        _types_fit(before, told)
        and not _is_elsewhere(before, told, setting)
        and not _is_set_apart(before, told, setting)
        and (_numbers_fit(before, told) or _is_part(before, told, setting))
    )


def _adds_only(told: SentenceReport, setting: Setting) -> bool:
    """Tell whether it counts people, with no act, place or day of its own: "13 were martyred"."""
    is_act = told.happened or told.is_separate or not told.word.startswith(_OF_DEATH)
    return not is_act and not setting.places_in(told.span) and not setting.days(told.span)


def _is_set_apart(before: Sequence[SentenceReport], told: SentenceReport, setting: Setting) -> bool:
    """Tell whether "In Huila, they …" or "They also attacked a post in Farah" is of a new place.

    Where the place before is wide and the dead are fewer, they may be some of those counted there.
    """
    places = setting.names(told.span)
    known = frozenset(name for one in before for name in setting.names(one.span))
    if not told.is_fronted and not told.is_also:
        return False
    return bool(places - known and known) and not _is_part(before, told, setting)


def _is_part(before: Sequence[SentenceReport], told: SentenceReport, setting: Setting) -> bool:
    """Tell whether "At Mandara, they killed six" is of those counted in a wider place before."""
    mine = [one.victims for one in _dead(told)]
    theirs = [one.victims for one in _dead(before[0])]
    is_wide = told.is_fronted and not setting.fine_places(before[0].span)
    if not mine or not theirs or None in mine or told.is_also or not is_wide:
        return False
    most = max((_least(count) for count in theirs if count), default=0)
    return all(count is not None and _least(count) < most for count in mine)


def _least(count: Count) -> int:
    return count.min if count.min is not None else count.max or 0


def types_fit(one: EventType, other: EventType) -> bool:
    """Tell whether one incident may be called both."""
    if one is other or EventType.ARMED_ASSAULT in (one, other):
        return True
    return any(one in family and other in family for family in _FAMILIES)


def _types_fit(before: Sequence[SentenceReport], told: SentenceReport) -> bool:
    types = {one.type for one in before if one.type is not None}
    return told.type is None or not types or any(types_fit(told.type, one) for one in types)


def _is_elsewhere(before: Sequence[SentenceReport], told: SentenceReport, setting: Setting) -> bool:
    """Tell whether the sentence names other towns or another day than those before."""
    for names in (setting.fine_places, setting.provinces):
        places, known = names(told.span), frozenset(n for one in before for n in names(one.span))
        if names == setting.fine_places:
            known = frozenset(n for one in before for n in setting.acting_places(one.span)) or known
        if places and known and not places & known:
            return True
    for times in (setting.acting_days, setting.months):
        mine, theirs = times(told.span), frozenset(t for one in before for t in times(one.span))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _numbers_fit(before: Sequence[SentenceReport], told: SentenceReport) -> bool:
    """Tell whether the dead may be the same people, or those of a sentence that had none."""
    mine, theirs = _dead(told), [found for one in before for found in _dead(one)]
    if not mine or not theirs:
        return True
    if told.type in {one.type for one in before}:
        return True
    if all(found.victims is None for found in mine):
        return all(found.attackers is None for found in theirs)  # "a third attacker was shot dead"
    known = {(found.victims, found.attackers) for found in theirs}
    return any((found.victims, found.attackers) in known for found in mine)


def _dead(told: SentenceReport) -> list[Casualties]:
    return [found for found in told.casualties if found.harm is Fate.KILLED]
