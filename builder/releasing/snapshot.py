"""What a snapshot says of itself, and which records may go with it; all of it without a clock."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from builder.check.quoted import quotes_of
from builder.check.records import Records
from builder.frontmatter import Tree, dump_document
from builder.model.article import Display
from builder.model.manifest import dump_manifest

SITE, CONTENT = "site", "content"
RECORDS_LIST, SEEDS_LIST = "records-sha256.txt", "seeds-sha256.txt"
SPDX = "https://spdx.org/licenses/"

_NO_WORDS = (Display.METADATA, Display.WITHDRAWN)
_README = """\
{name}, version {version}
{underline}

A snapshot of an annotated archive of news articles: the site as it was published, the files of its
data, and the records that both were made from. The last review behind it is of {day}.

site/                   the site; open index.html, no server is needed
site/data/              all facts as files; index.html says what each is
content/                the records, in folders by kind
{records}      the SHA-256 of every record of the archive
{seeds}        the SHA-256 of every raw page of the archive
ro-crate-metadata.json  what this is, for programs (RO-Crate)
CITATION.cff            how it is cited; .zenodo.json says the same to Zenodo

A record is left out if it has words of an article whose text the site does not show whole. The raw
pages belong to their publishers and are left out, too: who has them can hold them against the list.

Whether everything is as it was written: builder verify --release with the folder that this folder
lies in, or any program that knows BagIt.
"""


class NoDataPageError(Exception):
    """A site has no data page of ours, from which the snapshot would take its name."""


@dataclass(frozen=True)
class DataSet:
    """What the data page of a built site says: name, address, licence, last review, files."""

    name: str
    description: str
    day: str
    url: str | None
    licence: str | None
    files: tuple[Mapping[str, str], ...]


def data_set_of(html: str) -> DataSet:
    """Read the JSON-LD of a data page.

    Raises:
        NoDataPageError: it has none.

    """
    node = LexborHTMLParser(html).css_first('script[type="application/ld+json"]')
    found = json.loads(node.text(strip=False)) if node else {}
    if found.get("@type") != "Dataset":
        raise NoDataPageError
    licence = found.get("license")
    return DataSet(
        found["name"],
        found["description"],
        # An archive without a review has no day; that of the epoch says so.
        found.get("dateModified", "1970-01-01"),
        found["creator"].get("url"),
        licence and licence.removeprefix(SPDX),
        tuple(found.get("distribution", ())),
    )


def may_be_kept(records: Records) -> frozenset[str]:
    """Return the paths of the records that say nothing that the site does not show."""
    articles = {id_: entry.record.display for id_, entry in records.articles.items()}
    hidden = {id_ for id_, display in articles.items() if display in _NO_WORDS}
    return frozenset(
        entry.document.path
        for kind, entry in records
        if not (kind == "articles" and articles[entry.id] in (Display.EXCERPT, Display.METADATA))
        and not any(article in hidden for _, article, _ in quotes_of(entry.id, entry.record))
    )


def texts_of(
    data: DataSet, version: str, records: Mapping[str, str], seeds: Mapping[str, str]
) -> dict[str, str]:
    """Return the texts that go with a snapshot by name; `records` and `seeds` are checksums."""
    heading = f"{data.name}, version {version}"
    return {
        "README.txt": _README.format(
            name=data.name,
            version=version,
            underline="=" * len(heading),
            day=data.day,
            records=RECORDS_LIST,
            seeds=SEEDS_LIST,
        ),
        RECORDS_LIST: dump_manifest(records),
        SEEDS_LIST: dump_manifest(seeds),
        "CITATION.cff": _citation(data, version),
        ".zenodo.json": _indented(_deposit(data, version)),
    }


def bag_info(data: DataSet, version: str, software: str) -> dict[str, str]:
    """Return what a bag says of itself; nothing of when or where it was made."""
    return {
        "Source-Organization": data.name,
        "External-Description": data.description,
        "External-Identifier": f"{data.url or data.name} {version}",
        "Bagging-Date": data.day,
        "Bag-Software-Agent": software,
    }


def _citation(data: DataSet, version: str) -> str:
    fields: dict[str, Tree] = {
        "cff-version": "1.2.0",
        "message": "Cite an article by its publisher, and these annotations as below.",
        "type": "dataset",
        "title": data.name,
        "abstract": data.description,
        "authors": [{"name": data.name}],
        "version": version,
        "date-released": data.day,
        **({"url": data.url} if data.url else {}),
        **({"license": data.licence} if data.licence else {}),
    }
    return dump_document(fields, "").removeprefix("---\n").removesuffix("---\n\n")


def _deposit(data: DataSet, version: str) -> dict[str, object]:
    site = {"identifier": data.url, "relation": "isVersionOf", "scheme": "url"}
    return {
        "title": data.name,
        "upload_type": "dataset",
        "description": data.description,
        "creators": [{"name": data.name}],
        "publication_date": data.day,
        "version": version,
        **({"license": data.licence} if data.licence else {}),
        **({"related_identifiers": [site]} if data.url else {}),
    }


def differences(listed: Mapping[str, str], there: Mapping[str, str]) -> Iterable[str]:
    """Yield what is wrong with kept records: one that is not the one of the list, or not in it."""
    for name, sha256 in sorted(there.items()):
        if name not in listed:
            yield f"{name}: not in {RECORDS_LIST}"
        elif listed[name] != sha256:
            yield f"{name}: not as {RECORDS_LIST} has it"


def _indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def names_of(files: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the paths within a snapshot of the files of a data set."""
    return [f"{SITE}/data/{file['contentUrl'].rpartition('/')[2]}" for file in files]
