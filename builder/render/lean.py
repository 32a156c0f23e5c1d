"""Our style sheets and scripts as they are sent: without comments and indentation.

A tenth and more of what they weigh, compressed, is for those who read them in `overrides/`.
"""

import re

_INDENT = re.compile(r"\n\s+")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Only whole lines: within one, the same signs may be part of a string or an expression.
_JS_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)$", re.MULTILINE)


def lean_css(text: str) -> str:
    """Return a style sheet that means the same; no string in it may have a comment's signs."""
    return _INDENT.sub("\n", _CSS_COMMENT.sub("", text)).lstrip()


def lean_js(text: str) -> str:
    """Return a script that does the same; no string in it may go over lines."""
    return _INDENT.sub("\n", _JS_COMMENT.sub("", text)).lstrip()
