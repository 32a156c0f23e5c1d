"""What the search reads of a page: its own words, not what it repeats from others."""

import re

# Subheadings of an article are numbered like its paragraphs.
_OWN = r"p\d+|facts|relations|not-the-same"
_SECTION = re.compile(rf'<(h[23]) id="(?!(?:{_OWN})")')
_FACT = re.compile(r'<p( class="ar-back")?>(?=<a href="#|<span class="ar-label">)')

# What is drawn says again what the table beneath it says; a button says what it does.
_DRAWN = re.compile(r"<(svg|button)\b")


def without_repeats(html: str) -> str:
    """Return the page with a mark for the search on what stands on another page in full.

    Quotes, lists of events and of names are found on the page that they come from. Notes of the
    editors are found beside the sentence that they are about. Material takes the marks out again.
    """
    mark = 'data-search-exclude="1"'
    html = _DRAWN.sub(rf"<\1 {mark}", html)
    return _FACT.sub(rf"<p\1 {mark}>", _SECTION.sub(rf'<\1 {mark} id="', html))
