"""What the search reads of a page: its own words, not what it repeats from others."""

import re

from selectolax.lexbor import LexborHTMLParser

# Subheadings of an article are numbered like its paragraphs.
_OWN = r"p\d+|facts|relations|not-the-same"
_SECTION = re.compile(rf'<(h[23]) id="(?!(?:{_OWN})")')

_MARK = re.compile(r" data-search-exclude(?=[ >])")
_TAG_SO_FAR = re.compile(r"<\w[^<>]*\Z")
# The names of a record's facts are the same on thousands of pages; what is taken from the words of
# an article stands on the pages of its events and groups, but for notes.
_IN_THE_MARGIN = ".ar-reads > li > :not(.ar-note)"
_SET_APART = f"[data-search-exclude]:not(h1, h2, h3, h4, h5, h6), .ar-facts dt, {_IN_THE_MARGIN}"
_WITHIN_A_LINE = "a abbr b bdi cite em i mark small span strong time".split()

# The search drops these tags, and would read the words of two as one.
_CELL_ENDS = re.compile("</(?:td|th|dt|dd)>")

# What is drawn says again what the table beneath it says; a button says what it does.
_DRAWN = re.compile(r"<(svg|button)\b")


def words_to_find(html: str) -> str:
    """Return a page as the search should read it, without what stands on another page in full.

    Quotes, lists of events and of names are found on the page that they come from, notes of the
    editors beside the sentence that they are about. Material's search reads every tag with Python's
    parser and keeps few; a parser ten times as fast takes out the rest first.
    """
    tree = LexborHTMLParser(_marked(html))
    # The inner ones first: a node goes with the memory of all that is in it.
    for node in reversed(tree.css(_SET_APART)):
        node.decompose()
    tree.unwrap_tags(_WITHIN_A_LINE)
    return _CELL_ENDS.sub(r"\g<0> ", (tree.body and tree.body.inner_html) or "")


def _marked(html: str) -> str:
    mark = 'data-search-exclude="1"'
    html = _DRAWN.sub(rf"<\1 {mark}", html)
    return _SECTION.sub(rf'<\1 {mark} id="', html)


def without_marks(html: str) -> str:
    """Return a page without the marks of our templates that only the search needs."""

    def kept(mark: re.Match[str]) -> str:
        # A text may have the same words, which are no mark.
        tag = html.rfind("<", 0, mark.start())
        return "" if tag >= 0 and _TAG_SO_FAR.match(html, tag, mark.start()) else mark[0]

    return _MARK.sub(kept, html)
