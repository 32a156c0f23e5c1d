"""An article's page: its margin, cards, links to sentences, citations, and both directions."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect
from rjsmin import jsmin

from tests.browser.accessibility import axe, stand_still
from tests.browser.acting import follow
from tests.browser.opening import measure, watched
from tests.browser.serving import serve
from tests.conftest import ROOT
from tests.journeys.archive import article_page
from tests.test_build import run_build

FORM = "https://forge.example.org/issues/new?labels=from+a%26b"
WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
DENSE = "articles/2022-03-12-islamic-state-expanding-footprint-in-pakistan/"
SCRIPT = ROOT / "builder/theme/assets/javascripts/article.js"
GRAIN = article_page("market-seven")
COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(journeys_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the invented archive's site with a form for errors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_REPORT_URL", FORM)
        return run_build(journeys_project, tmp_path_factory.mktemp("with-form"))


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Serve that site and return its address."""
    with serve(site) as address:
        yield address


@pytest.fixture
def open_at(browser: Browser, served: str) -> Iterator[Open]:
    """Return a function that opens a watched page of that site, on a wide screen."""
    with ExitStack() as stack:

        def open_page(path: str, **options: Any) -> Page:  # noqa: ANN401 -- Playwright's own
            page = stack.enter_context(watched(browser, served, **{"viewport": WIDE, **options}))
            page.goto(path)
            return page

        yield open_page


def tops(page: Page) -> list[tuple[float, float, float]]:
    """Return top and bottom of every entry of the margin, and the top of its passage.

    A figure that stands in one line with the one before it is no entry of its own here.
    """
    return [
        tuple(found)
        for found in page.evaluate(
            """[...document.querySelectorAll(".ar-reads > li:not(.ar-along)")].map((li) => {
              const box = li.getBoundingClientRect();
              const passage = document.getElementById(li.id.slice(2));
              return [box.top, box.bottom, passage.getClientRects()[0].top];
            })"""
        )
    ]


def target_of(page: Page) -> str:
    """Return what stands on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def quote_of(link: Locator) -> str:
    """Return the words that the form for errors is filled with."""
    return fields_of(link)["quote"][0]


def fields_of(link: Locator) -> dict[str, list[str]]:
    """Return all fields that the form for errors is filled with."""
    return parse_qs(urlsplit(link.get_attribute("href") or "").query, keep_blank_values=True)


def choose(page: Page, paragraph: str, start: int, end: int) -> str:
    """Select letters of the plain text at the end of a paragraph, and return them."""
    return str(
        page.evaluate(
            """([id, start, end]) => {
              const range = document.createRange();
              const walker = document.createTreeWalker(
                document.getElementById(id), NodeFilter.SHOW_TEXT);
              let at = 0;
              for (let node; (node = walker.nextNode()); at += node.length) {
                if (start >= at && start < at + node.length) range.setStart(node, start - at);
                if (end > at && end <= at + node.length) range.setEnd(node, end - at);
              }
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              return range.toString();
            }""",
            [paragraph, start, end],
        )
    )


# The margin


def test_entries_stand_beside_their_passages(page: Page) -> None:
    """On a wide screen each entry stands near its passage, in order, and over no other."""
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    page.locator(".ar-margin--beside").wait_for()
    found = tops(page)
    assert len(found) > 20
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(found))
    apart = sorted(abs(top - passage) for top, _, passage in found)
    assert apart[len(apart) // 2] < 100
    assert apart[-1] < 250
    text = page.locator(".ar-text").bounding_box()
    assert text is not None
    assert found[-1][1] <= text["y"] + text["height"] + 1


def test_facts_of_one_event_stand_together(page: Page) -> None:
    """The name of an event is said once above what follows, and figures are in one line."""
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    page.locator(".ar-margin--beside").wait_for()
    shown = page.locator(".ar-reads a:visible")
    for name in ("Suicide bombing in a Shiite mosque", "Roadside bombing of security forces"):
        assert shown.filter(has_text=name).count() == 1
    along = page.locator(".ar-reads > .ar-along").all()
    assert len(along) == 2
    for entry in along:
        figure, before = entry.bounding_box(), entry.locator("xpath=preceding-sibling::li[1]")
        of_before = before.bounding_box()
        assert figure and of_before  # noqa: PT018 -- both for the type
        assert figure["y"] == of_before["y"]
        assert figure["x"] > of_before["x"]


def test_the_chosen_entry_stands_beside_its_passage(page: Page) -> None:
    """The number behind a passage brings its entry beside it, both on the screen, and it stays.

    Where the entries before it take more room than the text beside them, which depends on the
    fonts of the machine, it lies below its passage without being moved, and stays there. Number 20
    stands in one line with the entry before it, whose passage is another.
    """
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    for number in (5, 20, 28, 1):
        page.locator(f'.ar-text [href*="#f-"][data-n="{number}"]').click()
        page.wait_for_function(
            """() => {
              // On its way an entry may be beside a passage where it does not stay.
              if (document.getAnimations().length) return false;
              // Not `:target`, which a page loses where Material puts another in its place.
              const entry = document.getElementById(location.hash.slice(1));
              if (!entry?.matches(".ar-reads > li")) return false;
              const passage = document.getElementById(entry.id.slice(2)).getClientRects()[0];
              const box = entry.getBoundingClientRect();
              const below = box.top - passage.top;
              const isPushed = entry.style.translate === "0px" && below > 0;
              const isNear = Math.abs(below) < 12 || isPushed;
              return isNear && box.top > 40 && box.bottom < innerHeight;
            }"""
        )
        if number == 20:
            chosen = "document.getElementById(location.hash.slice(1))"
            assert page.evaluate(f"{chosen}.matches('.ar-along')")
    page.go_back()
    page.wait_for_function("() => location.hash.startsWith('#f-')")


@pytest.mark.parametrize("screen", [PHONE, {"width": 820, "height": 1180}])
def test_below_the_text_the_list_stays_a_list(page: Page, screen: ViewportSize) -> None:
    """Where there is no margin beside the text nothing is moved."""
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    page.locator(".ar-margin--beside").wait_for()
    page.set_viewport_size(screen)
    page.locator(".ar-margin:not(.ar-margin--beside)").wait_for()
    moved = "[...document.querySelectorAll('.ar-reads > li')].some((li) => li.style.translate)"
    assert not page.evaluate(moved)


def test_passage_and_entry_light_each_other(page: Page) -> None:
    """The pointer and the focus light a passage with its entry, from either side."""
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    passage = page.locator("mark", has_text="wounding scores of others").last
    entry = page.locator(f'[id="f-{passage.get_attribute("id")}"]')
    passage.hover()
    page.locator(".ar-reads > .ar-lit").wait_for()
    assert "ar-lit" in (entry.get_attribute("class") or "")
    page.mouse.move(5, 5)
    page.locator(".ar-lit").first.wait_for(state="detached")
    entry.hover()
    assert "ar-lit" in (passage.get_attribute("class") or "")
    page.mouse.move(5, 5)
    page.locator('.ar-text [href*="#f-"][data-n="6"]').focus()
    assert "ar-lit" in (entry.get_attribute("class") or "")


# Cards


def test_card_by_mouse(page: Page) -> None:
    """A card opens under the pointer, stays while the pointer is on it, and Escape closes it."""
    page.set_viewport_size(WIDE)
    page.goto(DENSE)
    name = page.locator(".ar-text a:not([data-n], .ar-correct)", has_text="Peshawar").first
    card = page.get_by_role("tooltip")
    name.hover()
    card.wait_for()
    assert "city, in Khyber Pakhtunkhwa" in card.inner_text()
    assert "named 2 times, first in paragraph 4; 1 event, 1 article" in card.inner_text()
    assert name.get_attribute("aria-describedby") == card.get_attribute("id")
    assert card.locator("a").count() == 0
    card.hover()
    page.wait_for_timeout(600)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert name.get_attribute("aria-describedby") is None
    name.hover()
    card.wait_for()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_card_by_keyboard(page: Page) -> None:
    """A card opens with the focus, Escape closes it and leaves the focus, Enter follows."""
    page.goto(DENSE)
    card = page.get_by_role("tooltip")
    page.locator('.ar-text [href$="#p2"]').focus()
    page.keyboard.press("Tab")  # to the tool of the paragraph
    page.keyboard.press("Tab")
    card.wait_for()
    assert "Islamic State – Khorasan" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/groups/islamic-state-khorasan/")


def test_a_tap_follows_the_name(open_at: Open) -> None:
    """On a touch screen the first tap on a name follows it, and no card is in the way."""
    page = open_at(article_page("urdu"), viewport=PHONE, has_touch=True, is_mobile=True)
    name = page.locator(".ar-text a:not([data-n], .ar-correct)").first
    page.evaluate("addEventListener('click', (event) => event.preventDefault(), { once: true })")
    name.tap()
    page.wait_for_timeout(600)
    assert not page.get_by_role("tooltip").is_visible()
    name.tap()
    page.wait_for_url("**/locations/gulmand/")


def test_cards_stay_on_the_screen(open_at: Open) -> None:
    """On a phone no card makes the page wider, on either side."""
    page = open_at(article_page("urdu"), viewport=PHONE)
    names = page.locator(".ar-text a:not([data-n], .ar-correct)")
    for name in names.all():
        name.hover()
        page.wait_for_function("() => !document.querySelector('.ar-card').hidden")
        box = page.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_fact_opens_at_its_sentence(open_at: Open) -> None:
    """On a phone a number shows in place what rests on its sentence, and then leads to the list."""
    page = open_at(article_page("market-nine"), viewport=PHONE, has_touch=True)
    address, number = page.url, page.locator('.ar-text [href*="#f-"]').first
    card = page.get_by_role("tooltip")
    number.tap()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Killed 9 civilians")
    expect(number).to_have_accessible_description(re.compile("Killed 9 civilians"))
    assert page.url == address
    box, at = card.bounding_box(), number.bounding_box()
    assert box is not None
    assert at is not None
    assert 0 <= box["y"] - at["y"] - at["height"] < 40
    page.locator(".ar-text p").last.tap()
    expect(card).to_be_hidden()
    number.tap()
    number.tap()
    expect(card).to_be_hidden()
    assert "#f-" in page.url


def test_the_card_of_what_goes_on_names_its_event(open_at: Open) -> None:
    """An entry about the same event as the one before says only there which; its card says it."""
    page = open_at(article_page("market-nine"), viewport=PHONE, has_touch=True)
    entry = page.locator(".ar-reads > .ar-on").first
    head = page.locator(".ar-reads > li:not(.ar-on):has(+ .ar-on)").first
    event = head.locator("a[href*='/events/']").first.inner_text()
    assert event not in entry.inner_text()
    page.locator(f'.ar-text [href$="#{entry.get_attribute("id")}"]').tap()
    expect(page.get_by_role("tooltip")).to_contain_text(event)


def test_numbers_say_where_they_lead(open_at: Open) -> None:
    """A screen reader hears of each number what it is of, beside the text and within it."""
    page = open_at(article_page("market-nine"))
    expect(page.locator('.ar-text [href$="#p1"]')).to_have_accessible_name("Paragraph 1")
    number = page.locator('.ar-text [href*="#f-"][data-n="1"]')
    expect(number).to_have_accessible_name("What rests on this, 1")
    back = page.locator(".ar-reads > li > a").first
    expect(back).to_have_accessible_name(re.compile(r"^1, Paragraph \d+$"))


def test_a_number_beside_the_margin_leads_to_it(open_at: Open) -> None:
    """On a wide screen the entry stands beside the text, and no card covers that."""
    page = open_at(article_page("market-nine"))
    page.locator('.ar-text [href*="#f-"]').first.click()
    expect(page.get_by_role("tooltip")).to_be_hidden()
    assert "#f-" in page.url


# Links to sentences


def test_copy_the_link_to_a_sentence_by_keyboard(open_at: Open) -> None:
    """Behind the number of a passage the next stop is a button that copies its address."""
    page = open_at(article_page("urdu"), **COPIES)
    ref = page.locator('.ar-text [href*="#f-"][data-n="4"]')
    anchor = (ref.get_attribute("href") or "").split("#f-")[1]
    ref.focus()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("title") == "Copy link to this sentence"
    page.keyboard.press("Enter")
    status = page.get_by_role("status").filter(has_text="Link copied")
    status.wait_for()
    assert target_of(page) == f"{page.url}#{anchor}"
    assert focused.get_attribute("title") == "Copy link to this sentence"
    page.keyboard.press("Escape")
    assert ref.evaluate("(ref) => ref === document.activeElement")
    page = open_at(target_of(page))
    assert "VFF" in page.locator("mark:target").inner_text()


def test_copy_the_link_to_a_paragraph_by_mouse(open_at: Open) -> None:
    """The number of a paragraph brings the button, which copies the paragraph's address."""
    page = open_at(f"{article_page('urdu')}?h=words", **COPIES)
    page.locator('.ar-text [href$="#p3"]').hover()
    button = page.get_by_role("button", name="Copy link to this paragraph")
    button.click()
    page.get_by_role("status").filter(has_text="Link copied").wait_for()
    assert target_of(page) == page.url.split("?")[0] + "#p3"
    page.get_by_role("status").filter(has_text="Link copied").wait_for(state="hidden")


def test_the_button_stands_at_the_passage_of_the_address(open_at: Open) -> None:
    """Who comes by a link finds the button at the passage, on a phone too, and no other stop."""
    page = open_at(article_page("urdu"), viewport=PHONE)
    anchor = page.locator(".ar-text mark[id]").last.get_attribute("id")
    assert page.get_by_role("button", name="Copy link").count() == 0
    page = open_at(f"{article_page('urdu')}#{anchor}", viewport=PHONE)
    button = page.get_by_role("button", name="Copy link to this sentence")
    button.wait_for()
    there, passage = button.bounding_box(), page.locator("mark:target").bounding_box()
    assert there is not None
    assert passage is not None
    assert abs(there["y"] - passage["y"]) < 30
    assert there["width"] >= 24
    assert there["height"] >= 24
    assert page.locator(".ar-tools").count() == 1


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (1, 30, "IS-K has already carried out five"),  # half words are made whole
        (0, 44, "IS-K has already carried out five attacks this"),
        (40, 200, "attacks this year. On March,28 people others in southwestern"),
    ],
)
def test_copy_the_link_to_chosen_words(
    browser: Browser, address: str, start: int, end: int, text: str
) -> None:
    """A selection gets a link that names the words, or the first and last of many."""
    with watched(browser, address, viewport=WIDE, **COPIES) as page:
        page.goto(DENSE)
        choose(page, "p8", start, end)
        page.get_by_role("button", name="Copy link to these words").click()
        page.get_by_role("status").filter(has_text="Link copied").wait_for()
        link = target_of(page)
        before, _, directive = link.partition(":~:text=")
        assert before == f"{page.url}#p8"
        assert unquote(directive) == text
        assert "-" not in directive.replace("%2D", "")
        page.evaluate("getSelection().removeAllRanges()")
        page.get_by_role("button", name="Copy link").wait_for(state="hidden")


def test_repeated_words_are_told_apart(browser: Browser, address: str) -> None:
    """Words that stand elsewhere too are named with those before them."""
    with watched(browser, address, viewport=WIDE, **COPIES) as page:
        page.goto(DENSE)
        text = str(page.locator("#p6").text_content())
        start = text.index("established cells")
        assert choose(page, "p6", start, start + 17) == "established cells"
        page.get_by_role("button", name="Copy link to these words").click()
        page.get_by_role("status").filter(has_text="Link copied").wait_for()
        directive = unquote(target_of(page).partition(":~:text=")[2])
        assert directive == "their bases in Afghanistan and-,established cells"


def test_words_of_the_heading_are_told_apart(open_at: Open) -> None:
    """A link to words that the heading has, too, in capitals or not, leads to the paragraph."""
    page = open_at(GRAIN, **COPIES)
    assert "grain market" in page.locator("h1").inner_text().lower()
    start = str(page.locator("#p1").text_content()).index("grain market")
    assert choose(page, "p1", start, start + 12) == "grain market"
    page.get_by_role("button", name="Copy link to these words").click()
    page.get_by_role("status").filter(has_text="Link copied").wait_for()
    page = open_at(target_of(page), viewport={"width": 1440, "height": 300})
    page.wait_for_function("() => scrollY > 0")
    stand_still(page)
    expect(page.locator("#p1")).to_be_in_viewport()


def test_what_stands_beside_a_passage_follows_it(open_at: Open) -> None:
    """After the screen was turned the button and an open card stand where they belong."""
    page = open_at(GRAIN, viewport=PHONE)
    last = page.locator(".ar-text [href*='#f-']").last
    # Its passage has the address, and its card is open.
    page.goto(page.url + "#" + (last.get_attribute("href") or "").split("#f-")[1])
    last.click()
    expect(page.locator("#ar-card")).to_be_visible()
    page.set_viewport_size({"width": 844, "height": 390})
    page.wait_for_function(
        """() => {
          const topOf = (one) => one.getClientRects()[0].top;
          const of = (selector) => topOf(document.querySelector(selector));
          const passage = topOf(document.getElementById(location.hash.slice(1)));
          const number = of("[aria-describedby=ar-card]");
          const areNear = (one, other, most) => Math.abs(one - other) < most;
          return areNear(of(".ar-tools"), passage, 30) && areNear(of("#ar-card"), number, 120);
        }"""
    )
    page.set_viewport_size(WIDE)
    expect(page.locator("#ar-card")).to_be_hidden()


def test_a_word_that_was_searched_for_is_no_passage(open_at: Open) -> None:
    """A passage lights up under the pointer, on the words that the search marks in it as well."""
    page = open_at(f"{GRAIN}?h=cart")
    page.locator(".ar-text mark[id] mark[data-md-highlight]").first.hover()
    expect(page.locator(".ar-text mark[id].ar-lit")).to_have_count(1)


def test_the_passage_of_the_address_on_paper(open_at: Open) -> None:
    """On paper nothing is drawn over the words beside the chosen entry, and there is no button."""
    page = open_at(GRAIN)
    page.locator(".ar-text [href*='#f-']").first.click()
    expect(page.locator(".ar-tools")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".ar-tools")).to_be_hidden()
    entry = page.locator(".ar-reads > .ar-lit").first
    expect(entry).to_have_css("box-shadow", "none")


@pytest.mark.parametrize(
    "clipboard", ["{writeText: () => Promise.reject(new Error('refused'))}", "undefined"]
)
def test_without_a_clipboard(open_at: Open, clipboard: str) -> None:
    """Where the browser does not copy, the address stands in a field, chosen as a whole."""
    page = open_at("about/")
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}}})")
    page.goto(article_page("urdu"))
    page.locator('.ar-text [href$="#p1"]').hover()
    page.get_by_role("button", name="Copy link to this paragraph").click()
    field = page.get_by_role("textbox", name="Copy it from here")
    field.wait_for()
    assert field.input_value() == f"{page.url}#p1"
    chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(chosen) == f"{page.url}#p1"
    assert "does not let the page copy" in page.locator(".ar-said [role=status]").inner_text()
    page.keyboard.press("Escape")
    assert not field.is_visible()


# Citations


def test_cite(open_at: Open) -> None:
    """The citation can be copied, as a sentence and as BibTeX, which a library reads."""
    page = open_at(article_page("arabic"), **COPIES)
    page.get_by_text("Cite this article").click()
    cited = page.locator(".ar-cite > p").first.inner_text()
    assert cited.startswith("\u2068سمير حداد\u2069. “\u2068تفجير في محطة القطار في غولمند\u2069”. ")
    assert "via Highland Wire, 13 December 2022. Address unknown. In: Invented Archive, " in cited
    sentence, entry = page.get_by_role("button", name="Copy", exact=True).all()
    sentence.click()
    page.get_by_role("status").filter(has_text="Citation copied").wait_for()
    assert target_of(page) == cited
    entry.click()
    expect(page.get_by_role("status").filter(has_text="Citation copied")).to_be_visible()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('@')")
    (read,) = parse_string(target_of(page)).entries
    assert read["title"] == "{تفجير في محطة القطار في غولمند}"


def test_head(open_at: Open) -> None:
    """Zotero finds the article's own citation in the head of its page, and none on a draft."""
    page = open_at(article_page("arabic"))
    given = 'meta[name^="citation_"], meta[name^="prism."], meta[property^="z:"]'
    metas = page.locator(given).evaluate_all(
        "metas => metas.map(m => [m.name || m.getAttribute('property'), m.content])"
    )
    assert metas == [
        ["z:itemType", "newspaperArticle"],
        ["citation_title", "تفجير في محطة القطار في غولمند"],
        ["citation_author", "سمير حداد"],
        ["citation_publication_date", "2022/12/13"],
        ["prism.publicationName", "صحيفة الوديان"],
        ["citation_language", "ar"],
    ]
    page.goto(article_page("draft-report"))
    assert page.locator('meta[name^="citation_"], .ar-cite').count() == 0


# Errors


def test_report_an_error(open_at: Open) -> None:
    """The form knows the article, and the passage or the words that the reader has chosen."""
    page = open_at(article_page("urdu"))
    link = page.locator(".ar-ways").get_by_role("link", name="Report an error")
    fields = fields_of(link)
    assert fields["labels"] == ["from a&b"]
    assert fields["template"] == ["correction.yml"]
    assert fields["article"][0].endswith(article_page("urdu"))
    assert fields["article"][0].startswith("https://")
    assert fields["title"] == ["گلمند کے بس اڈے پر دھماکہ، 4 افراد ہلاک"]
    assert quote_of(link) == ""
    anchor = page.locator("mark[id]").last.get_attribute("id")
    page = open_at(f"{article_page('urdu')}#{anchor}")
    link = page.locator(".ar-ways").get_by_role("link", name="Report an error")
    page.locator("mark:target").wait_for()
    assert quote_of(link) == page.locator("mark:target").text_content()
    words = choose(page, "p1", 0, 20)
    beside = page.locator(".ar-tools").get_by_role("link", name="Report an error")
    beside.wait_for()
    assert quote_of(beside) == quote_of(link) == words.strip()


def test_long_quotes_are_cut(page: Page, browser: Browser, served: str) -> None:
    """However much is chosen, the form's address stays one that a server takes."""
    del page
    with watched(browser, served, viewport=WIDE) as page:
        page.goto(article_page("urdu"))
        page.evaluate("document.querySelector('#p1').append('لفظ '.repeat(400))")
        choose(page, "p1", 0, 1500)
        beside = page.locator(".ar-tools").get_by_role("link", name="Report an error")
        beside.wait_for()
        assert len(quote_of(beside)) == 501
        assert quote_of(beside).endswith("…")
        assert len(beside.get_attribute("href") or "") < 6_000


def test_no_form_no_link(journey_page: Page) -> None:
    """A site that names no form shows no link to one."""
    journey_page.goto(article_page("urdu"))
    assert journey_page.get_by_text("Report an error").count() == 0


# Without JavaScript, after instant navigation, accessible, light


def test_without_javascript(open_at: Open) -> None:
    """Facts, names, citation and the form are there without JavaScript, and no dead button."""
    page = open_at(article_page("arabic"), java_script_enabled=False)
    assert page.locator(".ar-reads > li").count() >= 5
    named = page.locator(".ar-named > li", has_text="Gulmand")
    assert "city, in Zardkoh" in named.inner_text()
    page.get_by_text("Cite this article").click()
    assert page.locator(".ar-cite > pre").is_visible()
    form = page.get_by_role("link", name="Report an error")
    assert fields_of(form)["article"][0].endswith(article_page("arabic"))
    assert page.get_by_role("button").filter(has_text=re.compile("^Cop")).count() == 0
    assert not page.locator(".ar-said").is_visible()


def test_after_instant_navigation(browser: Browser, site: Path) -> None:
    """Come from another page without a new document, and again from article to article."""
    own = "https://archive.example.org/"

    def answer(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.strip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    # Material navigates so only at the address that the site was built for, and only to pages of
    # the sitemap, such as an article of which only an excerpt is shown.
    with watched(browser, own, viewport=WIDE) as page:
        page.context.route(f"{own}**", answer)
        page.goto("locations/pirkhel/")
        page.evaluate("window.here = true")
        link = page.locator(f'main a[href*="{article_page("teachers")}"]').first
        follow(link)
        name = page.locator(".ar-text a:not([data-n], .ar-correct)").first
        for _ in range(2):
            page.wait_for_url(f"**/{article_page('teachers')}*")
            page.locator(".ar-margin--beside").wait_for()
            name.hover()
            page.get_by_role("tooltip").wait_for()
            page.mouse.move(5, 5)
            page.locator('.ar-text [href$="#p2"]').hover()
            page.get_by_role("button", name="Copy link to this paragraph").wait_for()
            assert page.locator("ar-article").count() == 1
            name.click()
            page.wait_for_url("**/locations/pirkhel/")
            page.go_back()
        assert page.evaluate("window.here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["urdu", "teachers", "school-raid", "draft-report"])
def test_accessible(open_at: Open, key: str, scheme: str) -> None:
    """Axe finds nothing on a phone, with a passage chosen, a card open and the folds unfolded."""
    page = open_at(article_page(key), viewport=PHONE, color_scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    names = page.locator(".ar-text a:not([data-n], .ar-correct)")
    if key == "urdu":
        page.evaluate("location.hash = document.querySelector('mark[id]').id")
        page.get_by_role("button", name="Copy link").wait_for()
        names.last.hover()
        page.get_by_role("tooltip").wait_for()
    assert axe(page) == []


def test_weight(browser: Browser, served: str, address: str) -> None:
    """An article stays within 80 KB, the densest one too, and nothing moves while it loads."""
    kinds = ("document", "stylesheet", "script")  # the search and the sitemap come when idle
    for url in (f"{served}{article_page('urdu')}", f"{address}{DENSE}"):
        for screen in (PHONE, WIDE):
            load = measure(browser, url, viewport=screen)
            assert sum(load.bytes[kind] for kind in kinds) < 80_000
            assert load.shift < 0.01
    # As it is loaded, without its comments; with what stood within each article before.
    assert len(gzip.compress(jsmin(SCRIPT.read_text("utf-8")).encode(), mtime=0)) < 4_400


def test_only_articles_load_the_script(page: Page) -> None:
    """Other pages do without it."""
    page.goto("groups/islamic-state-khorasan/")
    assert page.locator('script[src*="article.js"]').count() == 0


# Right to left


@pytest.mark.parametrize("screen", [PHONE, WIDE])
@pytest.mark.parametrize(
    ("key", "language"), [("urdu", "ur"), ("pashto", "ps"), ("arabic", "ar"), ("persian", "fa")]
)
def test_right_to_left(open_at: Open, key: str, language: str, screen: ViewportSize) -> None:
    """Title and text begin at the right; numbers of paragraphs and lists stand on that side."""
    page = open_at(article_page(key), viewport=screen)
    text = page.locator(".ar-text")
    assert text.get_attribute("lang") == page.locator("h1").get_attribute("lang") == language
    assert text.evaluate("(text) => getComputedStyle(text).direction") == "rtl"
    around, number = text.bounding_box(), page.locator('.ar-text [href$="#p1"]').bounding_box()
    assert around is not None
    assert number is not None
    edge = around["x"] + around["width"]
    assert edge - 40 < number["x"] + number["width"] <= edge + 1
    letters = "(node) => getComputedStyle(node).letterSpacing"
    assert page.locator("h1").evaluate(letters) in ("normal", "0px")
    assert page.locator("html").get_attribute("dir") != "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    title = page.locator("h1").evaluate(
        """(title) => {
          const range = document.createRange();
          range.selectNodeContents(title);
          return range.getBoundingClientRect().right;
        }"""
    )
    assert abs(title - edge) < 4


def test_names_and_figures_are_isolated(open_at: Open) -> None:
    """In tables and lists right-to-left words do not reorder what stands beside them."""
    page = open_at("events/")
    figures = page.locator(".ar-table td.ar-figure .ar-evidence")
    assert figures.count() > 10
    bidi = "(figure) => getComputedStyle(figure).unicodeBidi"
    assert {figure.evaluate(bidi) for figure in figures.all()} == {"plaintext"}
    assert page.locator(".ar-table td:nth-child(2) > a > bdi").count() > 10
    page.goto("locations/gulmand/")
    cite = page.locator("cite", has_text="تفجير").first
    assert (cite.get_attribute("lang"), cite.get_attribute("dir")) == ("ar", "auto")


# Print


def test_print(open_at: Open) -> None:
    """Paper gets the article, its facts as numbered notes, its citation, and no interface."""
    page = open_at(article_page("arabic"))
    page.locator(".ar-margin--beside").wait_for()
    page.emulate_media(media="print")
    for hidden in (".ar-tools", ".ar-reads > li > a", "summary", ".md-header", ".md-footer"):
        for one in page.locator(hidden).all():
            assert not one.is_visible(), hidden
    moved = "(entry) => getComputedStyle(entry).translate"
    assert {entry.evaluate(moved) for entry in page.locator(".ar-reads > li").all()} == {"none"}
    text, facts = page.locator(".ar-text").bounding_box(), page.locator("#facts").bounding_box()
    assert text is not None
    assert facts is not None
    assert facts["y"] >= text["y"] + text["height"]
    rights = page.locator(".ar-facts a[rel~=license]")
    shown = rights.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "rightsstatements.org" in shown or "attr(href)" in shown
    assert page.locator(".ar-cite > p").first.is_visible()
