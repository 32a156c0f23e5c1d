"""What a snapshot is, as an RO-Crate: a description that repositories of research data read."""

import json
from collections.abc import Mapping

from rocrate.model.contextentity import ContextEntity
from rocrate.rocrate import ROCrate

from builder.releasing.snapshot import (
    CONTENT,
    RECORDS_LIST,
    SEEDS_LIST,
    SITE,
    SPDX,
    DataSet,
    names_of,
)

NAME = "ro-crate-metadata.json"
_NO_LICENCE = "No licence is stated. The texts of articles belong to their publishers."


def crate_of(data: DataSet, version: str, sums: Mapping[str, str]) -> str:
    """Return the description; `sums` are the checksums of the site's files by their paths in it."""
    crate = ROCrate(gen_preview=False)
    crate.name = data.name
    crate.description = data.description
    crate.root_dataset["datePublished"] = data.day
    crate.root_dataset["version"] = version
    # A name in the place of an address: an archive without one is described all the same.
    maker = ContextEntity(crate, data.url or "#archive", {"@type": "Organization"})
    maker["name"] = data.name
    crate.root_dataset["author"] = crate.add(maker)
    if data.licence:
        licence = ContextEntity(crate, f"{SPDX}{data.licence}", {"@type": "CreativeWork"})
        licence["name"] = data.licence
        crate.root_dataset["license"] = crate.add(licence)
    else:
        crate.root_dataset["license"] = _NO_LICENCE
    crate.add_dataset(dest_path=f"{SITE}/", properties={"name": "The site, as it was published"})
    crate.add_dataset(dest_path=f"{CONTENT}/", properties={"name": "The records"})
    for name, title in (
        (RECORDS_LIST, "The SHA-256 of every record"),
        (SEEDS_LIST, "The SHA-256 of every raw page"),
    ):
        crate.add_file(dest_path=name, properties={"name": title, "encodingFormat": "text/plain"})
    for path, file in zip(names_of(data.files), data.files, strict=True):
        told = {"name": file["description"], "encodingFormat": file["encodingFormat"]}
        size = file["contentSize"].removesuffix(" B")
        crate.add_file(
            dest_path=path,
            properties={**told, "contentSize": size, "sha256": sums[path.removeprefix(f"{SITE}/")]},
        )
    return json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=2) + "\n"
