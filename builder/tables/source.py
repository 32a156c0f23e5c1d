"""What every table asks of an archive: addresses, words that may be shown, and second readings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.model.article import Display
from builder.model.facts import Fact, Standing
from builder.model.sourced import Passage
from builder.render.assessed import Assessed
from builder.render.site import Site


@dataclass(frozen=True, slots=True)
class Rest:
    """What a fact rests on, as far as it may be shown, and how a second reading stands to it.

    `passage` is what it rests on and `quote` its words, None where they may not be shown;
    `paragraph` counts from 1, `address` opens the words on the site. `standing` and `finds` are of
    the second reading, and `because` is the editors' reason where it differs.
    """

    article: str | None
    passage: Passage | None
    quote: str | None
    paragraph: int | None
    address: str | None
    standing: Standing | None
    finds: str | None
    because: str | None


@dataclass(frozen=True)
class TableSource:
    """A site, the ids that were deleted from its archive, and what rows are made of."""

    site: Site
    deleted: tuple[str, ...] = ()

    def address(self, kind: str, id_: str, anchor: str = "") -> str:
        """Return the address of a record's page: from the root of a site that has no address."""
        return self.page(f"{kind}/{id_}.md", anchor)

    def page(self, uri: str, anchor: str = "") -> str:
        """Return the address of a page or file of the site."""
        settings = self.site.settings
        fragment = f"#{anchor}" if anchor else ""
        return f"{settings.url or ''}{settings.links.address(uri)}{fragment}"

    def may_show(self, article: str) -> bool:
        """Tell whether words of an article may be shown."""
        return self.site.archive.article(article).record.display not in _NO_WORDS

    def paragraph(self, passage: Passage) -> int:
        """Return the number of the paragraph, from 1, that has the words."""
        body = self.site.archive.article(passage.article).body
        return body.block_at(passage.span.start) + 1

    def rest(self, passage: Passage | None, kind: str, id_: str, *path: str | int) -> Rest:
        """Return what the fact at a field of a record rests on."""
        fact = self.site.archive.agreement.at(kind, id_, *path)
        return self.rest_of(passage, fact)

    def rest_of(
        self, passage: Passage | None, fact: Fact | None, because: str | None = None
    ) -> Rest:
        """Return what a fact rests on, with its second reading."""
        article = passage.article if passage else None
        if article is None and fact and fact.kind == "articles":
            article = fact.id
        is_shown = article is None or self.may_show(article)
        return Rest(
            article,
            passage,
            passage.text if passage and is_shown else None,
            self.paragraph(passage) if passage else None,
            self.address("articles", passage.article, passage.anchor) if passage else None,
            fact.standing if fact else None,
            (fact.reading.says or None) if fact and is_shown else None,
            (fact.because if fact else None) or because,
        )

    @cached_property
    def assessed(self) -> Mapping[str, Assessed]:
        """Every event with what its reports come to."""
        return self.site.assessed


# A withdrawn article has left nothing that could be quoted; it is named here to be sure.
_NO_WORDS = frozenset({Display.METADATA, Display.WITHDRAWN})
