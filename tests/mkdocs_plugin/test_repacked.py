"""Pagefind's files in smaller parts and under shorter names, with nothing lost."""

import gzip
import hashlib
import json
from bisect import bisect_right
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.mkdocs_plugin import frequent
from builder.mkdocs_plugin import repacked as module
from builder.mkdocs_plugin.cbor import (
    Item,
    NotCborError,
    decoded,
    encoded,
)
from builder.mkdocs_plugin.repacked import UnknownFormError, repacked

_ITEMS = st.recursive(
    st.integers(-(1 << 32), 1 << 40) | st.text(max_size=300), lambda one: st.lists(one, max_size=30)
)
_WORDS = st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, unique=True).map(sorted)


@given(_ITEMS)
def test_cbor_there_and_back(item: Item) -> None:
    """What is written is read again as the same."""
    assert decoded(encoded(item)) == item


@pytest.mark.parametrize(
    ("item", "written"),
    [
        (23, "17"),
        (24, "1818"),
        (-1, "20"),
        (-500, "3901f3"),
        (1_000_000, "1a000f4240"),
        ("ü", "62c3bc"),
        ([1, [2, 3]], "8201820203"),
        ([], "80"),
    ],
)
def test_cbor_as_the_standard_has_it(item: Item, written: str) -> None:
    """These are examples of RFC 8949, appendix A."""
    assert encoded(item).hex() == written


@pytest.mark.parametrize("written", ["", "18", "62c3", "8201", "9f01ff", "a10102", "f5", "0101"])
def test_other_cbor(written: str) -> None:
    """What ends too soon, goes on, or is of another kind is refused."""
    with pytest.raises((NotCborError, ValueError)):
        decoded(bytes.fromhex(written))


def _closed(data: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + data, mtime=0)


def _opened(content: bytes) -> Any:  # noqa: ANN401 -- whatever was written
    return decoded(_text(content))


def _text(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(b"pagefind_dcd")


def _files(
    words: list[str], addresses: tuple[str, ...] = ("/articles/a/", "/about/")
) -> dict[str, bytes]:
    """Return files as Pagefind makes them: each word stands on the first page, in one part."""
    index: Item = [[[word, [[0, [-25, 1 + len(word)], []]], []] for word in words]]
    pages: Item = [[f"en_{number:07x}", 1] for number in range(len(addresses))]
    meta: Item = ["1.5.2", pages, [[words[0], words[-1], "en_1234567"]], [], [], ["title"]]
    told = {
        "version": "1.5.2",
        "languages": {"en": {"hash": "en_0123456789", "wasm": "en", "page_count": 2}},
        "include_characters": ["_"],
    }
    return {
        **{
            f"fragment/en_{number:07x}.pf_fragment": _closed(
                json.dumps({"url": url, "content": ""}).encode()
            )
            for number, url in enumerate(addresses)
        },
        "index/en_1234567.pf_index": _closed(encoded(index)),
        "pagefind.en_0123456789.pf_meta": _closed(encoded(meta)),
        "pagefind-entry.json": json.dumps(told).encode(),
        "pagefind.js": b"x",
        "wasm.en.pagefind": b"program",
        "wasm.unknown.pagefind": b"program for any language",
    }


def _indexed(html: str) -> dict[str, bytes]:
    """Stand in for Pagefind where no word is frequent."""
    raise AssertionError(html)


def _list(files: dict[str, bytes]) -> Any:  # noqa: ANN401 -- an object of lists
    (path,) = (path for path in files if path.startswith("list."))
    return json.loads(files[path])


@given(_WORDS, st.integers(1, 200))
def test_every_word_is_in_the_part_that_is_loaded_for_it(words: list[str], most: int) -> None:
    """A part is loaded for the words between which it lies, and no other for the same word."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LARGE", most)
        files = dict(repacked([_files(words)], {}, _indexed))
    parts = _list(files)["parts"]
    assert {f"index/{name}.pf_index" for name in parts["name"]} == {
        path for path in files if path.startswith("index/")
    }
    for word in words:
        number = bisect_right(parts["first"], word) - 1
        (entries,) = _opened(files[f"index/{parts['name'][number]}.pf_index"])
        assert [word, [[0, [-25, 1 + len(word)], []]], []] in entries


def test_words_of_one_family_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for "bomb" is told of bombers, too, which are only found in a part that is there."""
    monkeypatch.setattr(module, "_LARGE", 1)
    words = ["attack", "bomb", "bomber", "bombing", "border"]
    files = dict(repacked([_files(words)], {}, _indexed))
    assert _list(files)["parts"]["first"] == ["a", "b", "bor"]


def test_names() -> None:
    """A page has the name that it is to have, or its number; those in a row are told at once."""
    files = _files(["a"], ("/articles/a/", "/articles/b/", "/about/", "/articles/c/"))
    names = {"/articles/a/": "a12", "/articles/b/": "a13", "/articles/c/": "a15"}
    made = dict(repacked([files], names, _indexed))
    told = _list(made)
    assert told["pages"] == [["a", 12, 2], ["p", 2, 1], ["a", 15, 1]]
    assert told["words"] == [1, 1, 1, 1]
    for number, name in enumerate(["a12", "a13", "p2", "a15"]):
        old = files[f"fragment/en_{number:07x}.pf_fragment"]
        assert made[f"fragment/{name}.pf_fragment"] == old
    assert told["frequent"] == []


def test_what_the_worker_reads_by() -> None:
    """The list has what Pagefind's own script would ask other files for."""
    told = _list(repacked_of(["a"]))
    assert (told["pagefind"], told["language"]) == ("1.5.2", "en")
    assert (told["kept"], told["fields"]) == (["_"], ["title"])


def test_one_program_and_no_script_of_pagefinds() -> None:
    """Its scripts, and its programs for other languages, are loaded by nobody."""
    made = repacked_of(["a"])
    (program,) = (path for path in made if path.endswith(".pagefind"))
    assert made[program] == b"program"
    assert not [path for path in made if path.endswith(".js")]


@pytest.mark.parametrize("kind", ["list", "program"])
def test_a_change_gets_another_name(kind: str) -> None:
    """A browser that has kept files asks for those that say something else."""
    files = _files(["a"])
    changed = {**_files(["b"]), "wasm.en.pagefind": b"another"}
    one, again, other = (
        {path for path in dict(repacked([made], {}, _indexed)) if path.startswith(kind)}
        for made in (files, files, changed)
    )
    assert len(one) == len(other) == 1
    assert one == again
    assert one != other


def test_another_text_is_asked_for_by_another_address() -> None:
    """Pages are numbered anew where one comes between: the list says which texts it means."""
    one, other = _files(["a"]), _files(["a"])
    meta: Item = ["1.5.2", [["en_00000ff", 1]], [["a", "a", "en_1234567"]], [], [], ["title"]]
    other["pagefind.en_0123456789.pf_meta"] = _closed(encoded(meta))
    other["fragment/en_00000ff.pf_fragment"] = other.pop("fragment/en_0000000.pf_fragment")
    texts = {_list(dict(repacked([made], {}, _indexed)))["texts"] for made in (one, other)}
    assert len(texts) == 2


def repacked_of(words: list[str]) -> dict[str, bytes]:
    """Return the new files of an archive with these words."""
    return dict(repacked([_files(words)], {}, _indexed))


def _noise() -> bytes:
    """Return a part of the index that is too large and no CBOR."""
    noise = (hashlib.sha256(str(n).encode()).digest() for n in range(2_000))
    return _closed(b"".join([b"\x81\x9a\x00\xff\xff\xff", *noise]))


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files.pop("pagefind-entry.json"),
        lambda files: files.pop("fragment/en_0000000.pf_fragment"),
        lambda files: files.update({"pagefind.en_0123456789.pf_meta": _closed(encoded(["2.0.0"]))}),
        lambda files: files.update({"pagefind.en_0123456789.pf_meta": _closed(b"\x9f\xff")}),
        lambda files: files.update({"pagefind.en_0123456789.pf_meta": gzip.compress(b"\x80")}),
        lambda files: files.update({"pagefind.en_0123456789.pf_meta": b"no gzip"}),
        lambda files: files.update({"index/en_1234567.pf_index": _noise()[:-9]}),
        lambda files: files.update({"index/en_1234567.pf_index": _noise()}),
        lambda files: files.update({"pagefind-entry.json": b"{}"}),
        lambda files: files.update(
            {"pagefind-entry.json": files["pagefind-entry.json"].replace(b"1.5.2", b"1.6.0")}
        ),
        lambda files: files.pop("wasm.en.pagefind"),
        lambda files: files.update(
            {
                "pagefind.en_0123456789.pf_meta": _closed(
                    encoded(
                        [
                            "1.5.2",
                            [],
                            [["b", "b", "en_1234567"], ["a", "a", "en_7654321"]],
                            [],
                            [],
                            [],
                        ]
                    )
                ),
                "index/en_7654321.pf_index": files["index/en_1234567.pf_index"],
            }
        ),
    ],
)
def test_another_form(change: Any) -> None:  # noqa: ANN401 -- a function of the files
    """Files that a later Pagefind may write are refused, and never half renamed."""
    files = _files(["a"])
    change(files)
    with pytest.raises(UnknownFormError, match="1\\.5"):
        dict(repacked([files], {}, _indexed))


def test_frequent_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of a frequent word, its places and its forms: each can be had without the others."""
    monkeypatch.setattr(module, "_LARGE", 1)
    monkeypatch.setattr(module, "_MUCH", 20)
    content = "Bombs fell. Bombed, they bombed."
    files = _files(["bomb", "fell"])
    places: Item = [1, 3, *[1] * 20]
    index: Item = [[["bomb", [[0, places, []]], []], ["fell", [[0, [2], []]], []]]]
    files["index/en_1234567.pf_index"] = _closed(encoded(index))
    for path in [path for path in files if path.startswith("fragment/")]:
        told = json.loads(_text(files[path])) | {"content": content}
        files[path] = _closed(json.dumps(told).encode())

    def indexed(html: str) -> dict[str, bytes]:
        assert "<p>bombed bombs fell they</p>" in html
        forms: Item = [[["bomb", [[0, [-25, 0, 1], []]], []], ["fell", [[0, [-25, 2], []]], []]]]
        page = json.dumps({"content": "bombed bombs fell they."})
        return {"a.pf_fragment": _closed(page.encode()), "b.pf_index": _closed(encoded(forms))}

    made = dict(repacked([files], {}, indexed))
    assert _list(made)["frequent"] == [["bomb", "bombed", "bombs"]]
    entries = {
        entry[0]: entry[1]
        for path, one in made.items()
        if path.startswith("index/")
        for entry in _opened(one)[0]
    }
    assert entries[frequent.apart("bomb")] == [[0, places, []]]
    assert entries["fell"] == [[0, [2], []]]
    assert len(encoded(entries["bomb"])) < len(encoded(places))
    first = _list(made)["parts"]["first"]
    assert first == sorted(first)
    assert first[-1] == frequent.apart("bomb")


def test_frequent_words_side_by_side() -> None:
    """Two have the pages where one follows the other, whatever form and signs they have there."""
    forms = [["council", "council", "councils"], ["said", "said"], ["the", "the"]]
    texts = [
        "The council said; Councils, said Ann",
        "x",
        "“Said the council.”",
        "said-council the x said",
    ]
    entries = [decoded(entry.written()) for entry in frequent.pairs_in(texts, forms)]
    a, b = "\U0010fffc", "0"
    assert entries == [
        [f"{a}council{a}said{b}", [[0, []]], []],
        [f"{a}said{a}council{b}", [[0, []]], []],
        [f"{a}said{a}the{b}", [[2, []]], []],
        [f"{a}the{a}council{b}", [[0, []], [2, []]], []],
    ]


def test_pairs_are_parts_of_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come after all words and before the places of each, in parts that are no larger."""
    monkeypatch.setattr(module, "_LARGE", 30)
    forms = [[word, word] for word in ("council", "said", "the")]
    texts = ["the council said the council"] * 9
    parts = list(module._parts(frequent.pairs_in(texts, forms), family=0))
    firsts = [first for first, _ in parts]
    assert len(parts) > 1
    assert firsts == sorted(firsts)
    assert all("zebra" < first < frequent.apart("a") for first in firsts)


def test_words_without_spaces_keep_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind itself parts a question in Chinese, and asks for words by their names."""
    monkeypatch.setattr(module, "_LARGE", 1)
    monkeypatch.setattr(module, "_MUCH", 5)
    files = _files(["a"])
    path = "fragment/en_0000000.pf_fragment"
    told = json.loads(_text(files[path])) | {"content": "a\u200bb"}
    files[path] = _closed(json.dumps(told).encode())
    made = dict(repacked([files], {}, _indexed))
    assert _list(made)["frequent"] == []
    assert _list(made)["parts"]["first"] == ["a"]


def test_names_of_rows_are_light() -> None:
    """A list of ten thousand pages is loaded with the first question: a fifth of Pagefind's."""
    count = 10_000
    names = [f"en_{hashlib.sha256(str(n).encode()).hexdigest()[:7]}" for n in range(count)]
    assert len(set(names)) == count
    lengths = [350 + n * 7919 % 350 for n in range(count)]
    meta: Item = ["1.5.2", [list(one) for one in zip(names, lengths, strict=True)], [], [], [], []]
    files = _files(["a"], ())
    files["pagefind.en_0123456789.pf_meta"] = _closed(encoded(meta))
    for n, name in enumerate(names):
        text = json.dumps({"url": f"/articles/{n}/", "content": ""}).encode()
        files[f"fragment/{name}.pf_fragment"] = _closed(text)
    made = dict(repacked([files], {f"/articles/{n}/": f"a{n}" for n in range(count)}, _indexed))
    (path,) = (path for path in made if path.startswith("list."))
    old = len(files["pagefind.en_0123456789.pf_meta"])
    assert len(gzip.compress(made[path], mtime=0)) < 0.2 * old
