"""Falsehoods about what happened, to whom, where, and how groups stand to each other."""

from collections.abc import Iterator

from builder.frontmatter import Path, Tree
from tests.truth import words as w
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Map, Shelf, has_words, mapping, maps, quoted, text

# Types that a text of the one cannot be read as the other.
_FAR = {
    "suicide-bombing": ("ceasefire", "kidnapping", "shelling", "air-strike", "raid"),
    "bombing": ("ceasefire", "kidnapping", "raid", "clash", "suicide-bombing", "air-strike"),
    "armed-assault": ("ceasefire", "kidnapping", "suicide-bombing", "air-strike", "shelling"),
    "clash": ("ceasefire", "kidnapping", "suicide-bombing", "air-strike", "bombing"),
    "raid": ("ceasefire", "kidnapping", "suicide-bombing", "air-strike", "shelling"),
    "air-strike": ("ceasefire", "kidnapping", "suicide-bombing", "clash", "raid"),
    "shelling": ("ceasefire", "kidnapping", "suicide-bombing", "raid"),
    "assassination": ("ceasefire", "kidnapping", "suicide-bombing", "air-strike", "shelling"),
    "kidnapping": ("ceasefire", "suicide-bombing", "bombing", "air-strike", "shelling"),
    "ceasefire": ("bombing", "clash", "suicide-bombing", "kidnapping", "air-strike"),
    "other": ("ceasefire", "kidnapping", "suicide-bombing"),
}
_AGAINST = {
    "ally": ("rival", "splinter", "merger"),
    "rival": ("ally", "merger", "pledged_to", "affiliate"),
    "affiliate": ("rival", "splinter"),
    "splinter": ("merger", "pledged_to"),
    "merger": ("rival", "splinter"),
    "pledged_to": ("rival", "splinter"),
}


def _events(shelf: Shelf) -> Iterator[tuple[Item, str, list[Item]]]:
    """Yield each event of English articles, with all they quote of it, and the articles."""
    for event in shelf.items["events"].values():
        reports = list(shelf.reports(event.id))
        if reports and all(article.is_english for article, _ in reports):
            words = " ".join(
                article.sentence(quoted(report["quote"])) for article, report in reports
            )
            yield event, words, [article for article, _ in reports]


@kind("event of another type", Family.KINDS)
def _type(shelf: Shelf) -> Iterator[Falsehood]:
    for event, words, articles in _events(shelf):
        true = text(event.data["type"])
        near = f"{words} {text(event.data['title'])}"
        if true == "bombing" and any(
            w.TYPES["suicide-bombing"].search(one.prose) for one in articles
        ):
            near += " suicide"
        for false in _FAR.get(true, ()):
            if not w.TYPES[false].search(near):
                why = f"the words tell of a {true}, not of a {false}"
                yield Falsehood(event, ("type",), false, words, why)


@kind("target that is somebody else's", Family.KINDS)
def _target(shelf: Shelf) -> Iterator[Falsehood]:
    """What another event of the same article was aimed at."""
    for event, words, articles in _events(shelf):
        true = text(event.data.get("target"))
        for article in articles if true else ():
            ids = [text(report["event"]) for report in maps(article.data.get("reports"))]
            others = [text(shelf.items["events"][id_].data.get("target")) for id_ in ids]
            for other in others:
                if other and has_words(article.prose, other) and not has_words(words, other):
                    yield _aimed(event, words, other)


@kind("attackers as the target", Family.KINDS)
def _target_group(shelf: Shelf) -> Iterator[Falsehood]:
    """The group that is said to have done it stands as what it was aimed at."""
    for event, words, articles in _events(shelf):
        if not event.data.get("target"):
            continue
        for article, report in shelf.reports(event.id):
            for one in (*maps(report.get("claimed_by")), *maps(report.get("attributed_to"))):
                group = text(one.get("group"))
                names = shelf.names("groups", group, articles[0]) if group else []
                said = [name for name in names if has_words(article.prose, name)]
                yield from (_aimed(event, words, name) for name in said[:1])


@kind("somebody quoted as the target", Family.KINDS)
def _target_person(shelf: Shelf) -> Iterator[Falsehood]:
    """A person who only speaks in the article stands as what it was aimed at."""
    for event, words, articles in _events(shelf):
        for article in articles if event.data.get("target") else ():
            for person in maps(article.data.get("people"))[:1]:
                if not has_words(words, text(person["name"])):
                    yield _aimed(event, words, text(person["name"]))


def _aimed(event: Item, words: str, false: str) -> Falsehood:
    why = f"the words say that {text(event.data['target'])} was the target, not {false}"
    return Falsehood(event, ("target",), false, words, why)


@kind("event at another place", Family.KINDS)
def _location(shelf: Shelf) -> Iterator[Falsehood]:
    """Another place that all of the event's articles name, but not where they tell of it."""
    for event, words, articles in _events(shelf):
        true = text(event.data.get("location"))
        near = f"{words} {text(event.data['title'])}"
        if not true or not shelf.named_in(near, "locations", true, articles[0]):
            continue
        for other in shelf.listed(articles[0], "locations"):
            is_apart = other not in _around(shelf, true) and true not in _around(shelf, other)
            if is_apart and not shelf.named_in(near, "locations", other, articles[0]):
                why = f"the words say that it was in {true}, not in {other}"
                yield Falsehood(event, ("location",), other, words, why)


def _around(shelf: Shelf, place: str) -> set[str]:
    found: set[str] = set()
    while place and place not in found:
        found.add(place)
        place = text(shelf.items["locations"][place].data.get("within"))
    return found


def _relations(shelf: Shelf) -> Iterator[tuple[Item, Path, Map, str]]:
    for group in shelf.items["groups"].values():
        facts = [(("relations", n), one) for n, one in enumerate(maps(group.data.get("relations")))]
        parent = mapping(group.data.get("parent"))
        every: list[tuple[Path, Map]] = [*facts, *([(("parent",), parent)] if parent else [])]
        for path, fact in every:
            evidence = mapping(fact["evidence"])
            article = shelf.items["articles"].get(text(evidence["article"]))
            if article and article.is_english:
                yield group, path, fact, quoted(evidence["quote"])


@kind("relation of another type", Family.KINDS)
def _relation(shelf: Shelf) -> Iterator[Falsehood]:
    for group, path, fact, words in _relations(shelf):
        true = text(fact.get("type"))
        kept = {text(one["type"]) for one in maps(group.data.get("relations"))}
        for false in _AGAINST.get(true, ()):
            if false not in kept and not w.RELATIONS[false].search(words):
                why = f'"{true}" is what the words say of the two, not "{false}"'
                yield Falsehood(group, (*path, "type"), false, words, why)


@kind("relation or parent with another group", Family.KINDS)
def _relation_group(shelf: Shelf) -> Iterator[Falsehood]:
    for group, path, fact, words in _relations(shelf):
        true: Tree = fact["group"]
        others = [
            id_
            for id_ in shelf.items["groups"]
            if id_ not in (true, group.id) and not shelf.named_in(words, "groups", id_)
        ]
        for false in others[:2]:
            why = f"the words are about {true}, not {false}"
            yield Falsehood(group, (*path, "group"), false, words, why)
