"""What a browser may do on our pages, as the Content-Security-Policy that each page carries.

The policy is the same on every page: a browser adds a policy that a script puts into the head to
the ones it has, so that Material's instant navigation would pile up those that differ.
"""

# Inline scripts that Material needs, by the SHA-256 of their text. They come from a build of an
# empty site, never from the pages that they protect: tests/render/test_policy.py makes one, and
# says what changed after an upgrade of Material. Read the new script before you write its hash.
INLINE_SCRIPTS = (
    # It remembers settings (Material's partials/javascripts/base.html, with SCOPE).
    "sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY=",
    # It puts on the colours that the reader chose, before they are seen (palette.html).
    "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
    # It opens the tab that an address points to (content.html).
    "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
)
# Material writes the way to the root of the site into its first script. With this in mkdocs.yml's
# `extra` it is the same on every page: what a reader chose is then kept for the whole host.
SCOPE = "/"

_DIRECTIVES = (
    "default-src 'none'; script-src 'self' {inline}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
POLICY = _DIRECTIVES.format(inline=" ".join(f"'{name}'" for name in INLINE_SCRIPTS))
# `mkdocs serve` puts a script into each page that differs every time.
PREVIEW_POLICY = _DIRECTIVES.format(inline="'unsafe-inline'")


def policy_tag(policy: str = POLICY) -> str:
    """Return the element that lays the policy down; it stands right after the charset."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
