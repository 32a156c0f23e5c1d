"""Snapshots as bags (BagIt): written whole or not at all, and checked years later."""

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import bagit
from rocrate.rocrate import ROCrate

from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import compare, parse_manifest
from builder.releasing.crate import NAME as CRATE
from builder.releasing.snapshot import CONTENT, RECORDS_LIST, SITE, differences
from builder.store import checksums
from builder.writing import copy_whole, make_folder, write_whole

# It tells of every file that it moves; what is wrong stands in what it raises.
logging.getLogger("bagit").setLevel(logging.CRITICAL)


def write_bag(
    folder: Path,
    texts: Mapping[str, str],
    copied: Mapping[str, Path],
    info: Mapping[str, str],
) -> int:
    """Write a bag with texts and copies of files, by their names in it; return how many files.

    Raises:
        NotWrittenError: a file cannot be read or written.
        FileExistsError: the folder is there already, and is not empty.

    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    make_folder(folder.parent)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-", suffix=".tmp") as made:
        bag = Path(made) / "bag"
        make_folder(bag)
        for name, text in texts.items():
            write_whole(bag / name, text)
        for name, source in copied.items():
            copy_whole(source, bag / name)
        bagit.make_bag(str(bag), dict(info), checksums=["sha256"])
        if folder.exists():
            folder.rmdir()
        shutil.move(bag, folder)
    return len(texts) + len(copied)


def faults_of(folder: Path) -> Iterator[str]:
    """Yield everything that is not as it was when a bag was written; nothing if all is.

    What the bag lists is held against its checksums, and what it holds against the lists within.
    """
    try:
        bag = bagit.Bag(str(folder))
        # It would stop at a number of files or bytes that is wrong, and not say which they are.
        bag.info.pop("Payload-Oxum", None)
        bag.validate()
    except bagit.BagValidationError as error:
        yield from sorted(str(one) for one in error.details or [error])
    except bagit.BagError as error:
        yield str(error)
        return
    payload = folder / "data"
    yield from _site_faults(payload / SITE)
    yield from _record_faults(payload)
    try:
        parts = ROCrate(payload).root_dataset["hasPart"]
    except Exception as error:  # noqa: BLE001 -- whatever it makes of a file that anybody may have changed
        yield f"{CRATE}: cannot be read: {error}"
        return
    for part in parts:
        if not (payload / part.id).exists():
            yield f"{part.id}: described in {CRATE}, and missing"


def _site_faults(site: Path) -> Iterator[str]:
    try:
        listed = parse_manifest((site / MANIFEST).read_bytes().decode(errors="surrogateescape"))
    except (OSError, ValueError) as error:
        yield f"{SITE}/{MANIFEST}: cannot be read: {error}"
        return
    found = compare(listed, checksums(site))
    for name in (*found.changed, *found.missing, *found.added):
        yield f"{SITE}/{name}: not as {SITE}/{MANIFEST} has it"


def _record_faults(payload: Path) -> Iterator[str]:
    try:
        listed = parse_manifest((payload / RECORDS_LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"{RECORDS_LIST}: cannot be read: {error}"
        return
    kept = checksums(payload / CONTENT)
    yield from differences(listed, {f"{CONTENT}/{name}": sum_ for name, sum_ in kept.items()})
