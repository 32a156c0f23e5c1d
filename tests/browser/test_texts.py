"""Pagefind behind the box of the header and on Explore, in an archive that asks for it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from builder.mkdocs_plugin import pagefind, repacked, searching
from builder.mkdocs_plugin.pagefind import runs_of, texts_of
from builder.render.texts import SearchPage
from tests.browser.accessibility import stand_still
from tests.browser.acting import await_shut, follow, type_on
from tests.browser.exploring import choose, explore, facet, shown, status
from tests.browser.opening import measure, watched
from tests.browser.serving import serve
from tests.conftest import PATIENCE
from tests.journeys.archive import article_page, event_page, write_archive
from tests.test_build import run_build
from tests.test_regions import write_archive as write_region

EVENT = event_page("three-figures")
ARTICLE = article_page("market-seven")
INPUT = "input.md-search__input"
RESULT = ".md-search-result__item"
META = ".md-search-result > .md-search-result__meta"
PHONE = {"width": 390, "height": 844}


def _with_pagefind(project: Path) -> Path:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    asked = text.replace("  - archive:\n", "  - archive:\n      search: pagefind\n", 1)
    assert asked != text
    config.write_text(asked, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the site, which `address` serves and fills."""
    return tmp_path_factory.mktemp("texts") / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the invented archive, with Pagefind, at the address that it was built for."""
    project = _with_pagefind(write_archive(site.parent / "project"))
    site.mkdir()
    with serve(site) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_SITE_URL", address)
        # So that its index has parts that were too large, and frequent words.
        patch.setattr(repacked, "_LARGE", 500)
        patch.setattr(repacked, "_MUCH", 200)
        # And was made in several runs, where Pagefind's own files are of one.
        patch.setattr(pagefind, "_LETTERS", 5_000)
        patch.setattr(searching, "runs_of", _keeping(site.parent / "pagefind"))
        run_build(project, site)
        (site.parent / "pagefind").rename(site / "pagefind")
        yield address


def _keeping(folder: Path) -> Callable[..., list[dict[str, bytes]]]:
    """Return what has Pagefind index pages, and keeps the files of one run over all of them."""

    def kept(path: str, pages: Sequence[SearchPage], language: str) -> list[dict[str, bytes]]:
        for uri, content in texts_of(path, pages, language).items():
            (folder / uri).parent.mkdir(parents=True, exist_ok=True)
            (folder / uri).write_bytes(content)
        runs = runs_of(path, pages, language)
        assert len(runs) > 1
        return runs

    return kept


def _ask(page: Page, words: str, path: str = "method/") -> Locator:
    """Ask in the box of the header and return the results, once they are there."""
    page.goto(path)
    page.locator(INPUT).click()
    return _ask_on(page, words)


def _ask_on(page: Page, words: str) -> Locator:
    """Ask for more in the open box, where some words may stand; return the results as above."""
    box = page.locator(INPUT)
    # Where a reader stops between two letters, those before are answered too.
    type_on(box, words)
    expect(page.locator(".ar-offers bdi").first).to_have_text(box.input_value())
    return page.locator(RESULT)


def _links(results: Locator) -> list[str]:
    hrefs = results.locator("a.md-search-result__link").evaluate_all("all => all.map(a => a.href)")
    return [str(href) for href in hrefs]


@pytest.mark.parametrize("path", ["", ARTICLE, "explore/"])
def test_nothing_is_loaded_unasked(browser: Browser, address: str, path: str) -> None:
    """No page asks for anything of the search on its own."""
    requests = measure(browser, f"{address}{path}").requests
    assert not [url for url in requests if "/search/" in url or "texts.js" in url]


def _loads(page: Page, part: str) -> list[str]:
    """Return the addresses with these letters that a page asks for from now on, as they come."""
    found: list[str] = []
    page.on("request", lambda one: found.append(one.url) if part in one.url else None)
    return found


def _until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for something that no locator tells."""
    for _ in range(PATIENCE // 20):
        if is_so():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it never was")


AT_ONCE = ("words.js", "finding.js", "/list.", "/program.")


@pytest.mark.parametrize("way", ["tap", "focus"])
def test_all_that_every_question_needs_comes_at_once(
    browser: Browser, address: str, way: str
) -> None:
    """Nothing of it waits for another, or for a letter: each is asked for before any has come."""
    with watched(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(EVENT)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route(re.compile("|".join(map(re.escape, AT_ONCE))), hold)
        if way == "tap":
            page.locator(".md-header [for=__search].md-header__button").tap()
        else:
            page.evaluate("document.querySelector('.md-search__input').focus()")
        _until(page, lambda: len(held) == len(AT_ONCE))
        for route in held:
            route.continue_()
        page.locator(INPUT).press_sequentially("midnight")
        page.locator(RESULT).first.wait_for()
        assert len(held) == len(AT_ONCE)


# What follows from it has been asked for by then.
_IS_ABOUT_KNOWN = """async () => {
  const script = new URL("../assets/javascripts/texts.js", document.baseURI);
  await (await import(script.href)).about();
  await new Promise((resolve) => setTimeout(resolve));
}"""


def test_nothing_comes_early_to_who_saves_data(page: Page) -> None:
    """A reader whose browser says so loads the program with a word and not before."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    loads = _loads(page, "/program.")
    page.goto("method/")
    page.locator(INPUT).click()
    page.evaluate(_IS_ABOUT_KNOWN)
    assert not loads
    page.keyboard.type("midnight")
    page.locator(RESULT).first.wait_for()
    assert len(loads) == 1


@pytest.mark.parametrize("parts", ["poli|c|e", "atta|c|k", "2022", '"attack on the"'])
def test_the_beginning_of_a_word_loads_nothing_else(page: Page, parts: str) -> None:
    """A question that is typed loads the parts of the index that it loads in one piece.

    Within a word a reader may stop as well, from the fourth letter on, and gets an answer.
    """
    first, *rest = parts.split("|")
    word = "".join([first, *rest])
    loads = _loads(page, "/index/")
    _ask(page, first)
    for letter in rest:
        _ask_on(page, letter)
    typed = set(loads)
    page.goto("method/")
    loads.clear()
    page.locator(INPUT).click()
    page.locator(INPUT).fill(word)
    page.keyboard.press("End")
    expect(page.locator(".ar-offers bdi").first).to_have_text(word)
    assert typed == set(loads)


def test_the_first_page_waits_for_no_other(page: Page) -> None:
    """It is shown as soon as its text is there, with the number of all, and then five are."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if passed:
            held.append(route)
        else:
            passed.append(route.request.url)
            route.continue_()

    passed: list[str] = []
    page.route("**/fragment/**", hold)
    results = _ask(page, "police")
    expect(results).to_have_count(1)
    expect(page.locator(META)).to_have_text(re.compile(r"^\d+ matching documents$"))
    first = results.first.inner_text()
    _until(page, lambda: len(held) == 4)
    expect(results).to_have_count(1)
    for route in held:
        route.continue_()
    expect(results).to_have_count(5)
    assert results.first.inner_text() == first
    assert len({*passed, *(route.request.url for route in held)}) == 5


def test_no_text_comes_twice(page: Page) -> None:
    """What a page says is kept for the next question that finds it."""
    loads = _loads(page, "/fragment/")
    results = _ask(page, "midnight")
    expect(results).to_have_count(1)
    expect(_ask_on(page, " harvest")).to_have_count(1)
    assert len(loads) == 1


def test_another_page_under_the_same_name(browser: Browser, address: str, site: Path) -> None:
    """The archive was published anew meanwhile: no page is shown for another."""
    other = (site / "search/pagefind/fragment/e0.pf_fragment").read_bytes()
    with watched(browser, address) as page:
        page.route("**/fragment/a*", lambda route: route.fulfill(body=other))
        page.goto("method/")
        page.locator(INPUT).click()
        page.keyboard.type("midnight")
        expect(page.locator(".ar-offers a")).to_have_attribute(
            "href", re.compile(r"explore/\?text=midnight$")
        )
        expect(page.locator(RESULT)).to_have_count(0)


_BOTH = """async (words) => {
  const own = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
  const texts = await import(new URL("assets/javascripts/texts.js", document.baseURI).href);
  const pagefind = (await own.search(words)).results;
  const ours = await texts.search(arFinding.ask(words).words);
  const urls = async (found) => Promise.all(found.map(async (one) => (await one).url));
  return [
    await urls(pagefind.map(async (one) => ({ url: (await one.data()).raw_url }))),
    await urls(Array.from(ours.pages, (_, n) => ours.data(n))),
    pagefind.map(({ score }) => score),
    [...ours.scores],
  ];
}"""


# Of shorter words Pagefind's script would load more that begin with them, in its larger parts; and
# frequent words have no places, so that none is in that of another.
RANKED = ("police", "attack", "harvest midnight", "bombing killed", '"harvest"', "دھماکہ")


@pytest.mark.parametrize("words", RANKED)
def test_ranked_as_pagefind_ranks(page: Page, words: str) -> None:
    """The same pages as by Pagefind's own script, with the same scores, in the same order."""
    page.goto("")
    page.locator(INPUT).click()
    _until(page, lambda: bool(page.evaluate("!!window.arFinding")))
    old, new, old_scores, new_scores = page.evaluate(_BOTH, words)
    assert old
    assert set(new) == set(old)
    score = dict(zip(old, old_scores, strict=True))
    assert new_scores == pytest.approx([score[url] for url in new], rel=1e-4)
    assert new_scores == sorted(new_scores, reverse=True)


def test_leads_to_the_sentence(page: Page) -> None:
    """A result shows the words where they stand, and opens their paragraph."""
    results = _ask(page, "Nobody had said by midnight")
    first = results.filter(has_text="Blast at grain market in Pirkhel kills seven")
    expect(first).to_contain_text("24 September 2022")
    expect(first).to_contain_text("Sarvan Herald")
    snippet = first.locator("a[href*='#p2']")
    expect(snippet.locator("mark").first).to_be_visible()
    snippet.click()
    page.wait_for_url(f"**/{ARTICLE}?h=*#p2")
    expect(page.locator("#p2")).to_be_in_viewport()
    expect(page.locator("#p2")).to_contain_text("Nobody had said by midnight")


def test_an_event_is_said_in_a_line(page: Page) -> None:
    """A year is a period; the events are those of Explore, each with its day, place and figures."""
    results = _ask(page, "Pirkhel 2022")
    event = results.filter(has_text="Bombing of the grain market in Pirkhel")
    expect(event).to_contain_text(
        "24 September 2022 · Pirkhel, Barkai, Sarvan, Pakistan · "
        "Killed: 9–12 or more · Injured: 20–26 · contested"
    )
    while page.locator("button.ar-more").count():
        n = results.count()
        page.locator("button.ar-more").click()
        expect(results.nth(n)).to_be_visible()
    links = _links(results)
    found = {re.split("/events/", url)[1].split("/")[0] for url in links if "/events/" in url}
    assert found
    explore(page, "?text=Pirkhel+2022")
    assert set(shown(page)) == found


def test_every_name_of_a_group_finds_its_events(page: Page) -> None:
    """As on Explore: an event is found by names that its own page does not have."""
    results = _ask(page, "VFF 2024")
    expect(results.filter(has=page.locator("a[href*='/events/']")).first).to_be_visible()


def test_a_period_alone(page: Page) -> None:
    """A time without words is a question for Explore, and counts what is there."""
    _ask(page, "2022")
    lines = page.locator(".ar-offers li")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text(re.compile(r"2022: \d+ of \d+ events, \d+ of \d+ articles"))
    said = lines.inner_text()
    lines.get_by_role("link").first.click()
    page.locator(".ar-explore--ready").wait_for()
    assert status(page) in said


def test_all_words_are_required(page: Page) -> None:
    """What has one of the words is not found; where nothing has all, each says what it finds."""
    results = _ask(page, "Pirkhel xylophone")
    expect(page.locator(META)).to_have_text("No matching documents")
    expect(results).to_have_count(0)
    lines = page.locator(".ar-offers li").all_inner_texts()
    assert [line.split(":")[0] for line in lines][1:] == ["Pirkhel", "xylophone"]
    assert lines[2] == "xylophone: 0"


def test_a_phrase(page: Page) -> None:
    """Words in quotation marks stand side by side, in this order."""
    results = _ask(page, '"the new harvest"')
    expect(results).to_have_count(1)
    expect(_ask(page, '"harvest new the"')).to_have_count(0)


def test_a_phrase_of_frequent_words(page: Page, site: Path) -> None:
    """It is looked up by two of its words, and all of them are sought in what is shown."""
    (path,) = (site / "search/pagefind").glob("list.*.json")
    forms = json.loads(path.read_text(encoding="utf-8"))["frequent"]
    assert {"the", "on"} <= {form for _, *own in forms for form in own}
    loads = _loads(page, "/index/")
    results = _ask(page, '"attack on the"')
    expect(results.first).to_be_visible()
    assert len(loads) == 2  # of two frequent words side by side, and of the other
    for marks in results.locator("article").filter(has=page.locator("mark")).all():
        said = " ".join(marks.locator("mark").all_inner_texts()).lower()
        assert "attack on the" in said
    expect(_ask(page, '"attack to the"')).to_have_count(0)


def test_more(page: Page) -> None:
    """All results are counted; more of them come when they are asked for, and get the focus."""
    results = _ask(page, "police")
    expect(results).to_have_count(5)
    count = int((page.locator(META).inner_text()).split()[0].replace(",", ""))
    assert count > results.count()
    page.locator("button.ar-more").click()
    expect(results).to_have_count(10)
    expect(results.nth(5).locator("a").first).to_be_focused()
    expect(page.locator(META)).to_contain_text(str(count))


def test_by_keyboard(page: Page) -> None:
    """Material's keys work as before: / opens the search, Enter the first result."""
    page.goto("events/")
    page.keyboard.press("/")
    page.keyboard.type("harvest")
    page.locator(RESULT).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**?h=*")


def test_shared_search(page: Page, address: str) -> None:
    """An address with a search opens with its results."""
    page.goto(f"{address}{EVENT}?q=new+harvest")
    expect(page.locator(RESULT).first).to_contain_text("harvest")


def test_after_instant_navigation(page: Page) -> None:
    """A result opens without a load of the page, and the search goes on working there."""
    results = _ask(page, "Pirkhel", "events/")
    page.evaluate("window.isStill = true")
    follow(results.locator("a[href*='/events/']").first)
    page.wait_for_url(re.compile(r"/events/2[^/]*/"))
    assert page.evaluate("window.isStill")
    await_shut(page)
    page.locator(INPUT).fill("")
    page.locator(INPUT).click()
    page.keyboard.type("harvest")
    expect(results.first).to_contain_text("harvest")


def test_on_a_phone(browser: Browser, address: str) -> None:
    """The search covers a phone's screen, and no result is wider than it."""
    with watched(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(EVENT)
        page.locator(".md-header [for=__search].md-header__button").tap()
        page.locator(INPUT).press_sequentially("police")
        expect(page.locator(RESULT)).to_have_count(5)
        stand_still(page)  # the box slides in
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("words", ["دھماکہ", "برید", "تفجير"])
def test_words_of_other_languages(page: Page, words: str) -> None:
    """An article is found by words of its own language, whatever that of the site is."""
    expect(_ask(page, words).locator("mark").first).to_contain_text(words)


def test_explore_reads_the_texts(page: Page) -> None:
    """Of articles Explore finds words in the text too, narrows them, and shows the sentence."""
    explore(page, "?kind=articles&text=harvest")
    expect(page.locator(".ar-explore__quote").first).to_contain_text("harvest")
    expect(page.locator("[data-part=label]")).to_contain_text("texts")
    assert status(page).startswith("2 of")
    publishers = facet(page, "publisher")
    assert publishers["Sarvan Herald"] > 0
    choose(page, "publisher", "Sarvan Herald")
    expect(page.locator("[data-part=status]")).to_contain_text(f"{publishers['Sarvan Herald']} of")
    page.locator("ar-explore tbody tr").scroll_into_view_if_needed()
    page.locator(f".ar-explore__quote[href*='{ARTICLE}']").click()
    page.wait_for_url(f"**/{ARTICLE}#p2")


def test_explore_keeps_to_names_of_events(page: Page) -> None:
    """Events are found by titles and names, as on map and timeline, and the form says so."""
    explore(page, "?text=midnight")
    label = page.locator("[data-part=label]")
    # Once the articles are found by their texts, events would have been too.
    page.get_by_role("radio", name="Articles").check()
    expect(label).to_contain_text("texts")
    page.get_by_role("radio", name="Events").check()
    expect(label).not_to_contain_text("texts")
    assert status(page).startswith("0 of")


def test_from_a_disk(browser: Browser, address: str, site: Path) -> None:
    """Where nothing can be fetched, Explore finds by titles and names, and says so."""
    del address
    with watched(browser, f"file://{site}/") as page:
        page.goto(f"file://{site}/explore/index.html?kind=articles&text=midnight")
        page.locator(".ar-explore--ready").wait_for()
        expect(page.locator("[data-part=label]")).not_to_contain_text("texts")
        assert status(page).startswith("0 of")


def test_what_does_not_come(browser: Browser, address: str) -> None:
    """Where Pagefind does not come, the box leads to Explore and denies nothing."""
    with watched(browser, address, allowed=["net::ERR_FAILED"]) as page:
        page.route("**/words.js", lambda route: route.abort())
        page.goto("method/")
        page.locator(INPUT).click()
        page.keyboard.type("harvest")
        expect(page.locator(".ar-offers a")).to_have_attribute(
            "href", re.compile(r"explore/\?text=harvest$")
        )
        expect(page.locator(META)).to_have_text("")


def test_a_host_with_a_policy_of_its_own(browser: Browser, address: str) -> None:
    """Where a host forbids WebAssembly in every file, the box leads to Explore."""

    def strictly(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": "script-src 'self'"}
        route.fulfill(response=answer, headers=headers)

    with watched(browser, address, allowed=["WebAssembly", "policy:"]) as page:
        page.route("**/words.js", strictly)
        page.goto("method/")
        page.locator(INPUT).click()
        page.keyboard.type("harvest")
        expect(page.locator(".ar-offers a")).to_have_attribute(
            "href", re.compile(r"explore/\?text=harvest$"), timeout=60_000
        )


def test_in_the_language_of_the_site(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An archive in Spanish is searched by Spanish stems, with accents and without."""
    folder = tmp_path_factory.mktemp("spanish")
    project = _with_pagefind(write_region(folder, "colombia"))
    with serve(run_build(project, folder / "site")) as address, watched(browser, address) as page:
        expect(_ask(page, "policias atacaban").first).to_contain_text("cuatro policías")
        expect(_ask(page, "xilófono")).to_have_count(0)
        expect(page.locator(META)).to_contain_text("No se encontraron documentos")
