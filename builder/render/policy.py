"""What a browser may do on our pages, as the Content-Security-Policy that each page carries.

The policy is the same on every page: a browser adds a policy that a script puts into the head to
the ones it has, so that Material's instant navigation would pile up those that differ.
"""

# Workers may come from where scripts may, and plugins from nowhere, without a word for either.
_DIRECTIVES = (
    "default-src 'none'; script-src 'self'{inline}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
POLICY = _DIRECTIVES.format(inline="")
# `mkdocs serve` puts a script into each page that differs every time.
PREVIEW_POLICY = _DIRECTIVES.format(inline=" 'unsafe-inline'")


def policy_tag(policy: str = POLICY) -> str:
    """Return the element that lays the policy down; it stands right after the charset."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
