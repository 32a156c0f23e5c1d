"""What a reader of an HTML page sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import one_line
from builder.model.visible import visible_text
from tests.model.strategies import texts


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>One\n  line</p>", "One line"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<p>Tehrik<b>-e</b>-<a href='x'>Taliban</a></p>", "Tehrik-e-Taliban"),
        ("<p>A&amp;B &lt;p&gt; &nbsp;&eacute;&#x27;</p>", "A&B <p> é'"),
        ("<head><title>No</title></head><body>Yes", "Yes"),
        ("<head><title>No</title><body>Yes", "Yes"),
        ("<style>p{}</style><script>if (a<b) {}</script><p>Yes", "Yes"),
        ("Yes<noscript>No</noscript><template><p>No</p></template>", "Yes"),
        ("<svg><text>No<svg>No</svg></text></svg>Yes", "Yes"),
        ("a<!-- no --><![CDATA[no]]><?php no ?><!DOCTYPE no>b", "ab"),
        ("a<![if IE]>b<![endif]>c", "abc"),
        ("<p>One</i></div></p>Two", "One\nTwo"),
        ("<p title='>'>One", "One"),
        ("a < b", "a < b"),
        ("a<![no[no]]>b", "ab"),
        ("a<![ 3]>b", "ab"),
        ("<table><tr><td>1<td>2</table>", "1\n2"),
        ("", ""),
    ],
)
def test_visible_text(html: str, text: str) -> None:
    """Text stands without markup, one line a block; code, the head and comments are not seen."""
    assert visible_text(html) == text


_MARKUP = st.sampled_from(
    *["<p> </p> <script> </script> <b <!-- --> <! <![ ]> <!x[ <? > & &# &#x; </ <svg/> '".split()]
)


@given(st.lists(_MARKUP | texts).map("".join))
def test_never_fails(html: str) -> None:
    """Broken markup gives some lines of text, none of them empty."""
    text = visible_text(html)
    assert all(line and line == one_line(line) for line in text.split("\n")) or not text


@given(texts)
def test_escaped_text_is_seen(text: str) -> None:
    """What a page writes with references is seen as it was meant."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert visible_text(f"<p>{escaped}</p>") == one_line(text)
