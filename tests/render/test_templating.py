"""The shorter ways of filling in templates print what Jinja's own would."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from builder.model.article import Harm
from builder.render.templating import printed, show, templates_in
from builder.render.words import Words

_UNSEEN = "\u202e\u200b\u2068\u2069\u200d\u200f\ufeff"
_texts = st.text(st.one_of(st.sampled_from(f"<>&\"'a ب{_UNSEEN}"), st.characters()))
_values = st.one_of(
    _texts, _texts.map(Markup), st.integers(), st.floats(), st.none(), st.sampled_from(Harm)
)

_MACROS = """\
{% macro bdi(text, kind='plain') %}<bdi class="{{ kind }}">{{ text }}</bdi>
{% endmacro %}
{% macro around(text) %}{{ text }}{{ caller() }}{% endmacro %}
"""
_TEMPLATE = """\
{% import 'macros.html' as m with context %}
{% macro twice(value) %}
{{ value }}{{ value }}{{ kwargs|length }}{{ varargs|join(',') }}
{% endmacro %}
{% set held %}{{ text }}<b>{% endset %}
{{ held }}{{ 'A "constant"' }}{{ text ~ html }}{{ text|upper }}{{ html|safe }}
{% for one in (text, html, 1, none, true) %}
{{ loop.index }}{{ m.bdi(one) }}{{ m.bdi(one, kind=text) }}{{ twice(one, 1, text, a=2) }}
{{ one is none }}{{ dict(a=one).items()|list }}{{ '%s'|format(one) }}{{ text.upper() }}
{% trans part=m.bdi(one) %}100% of {{ part }}, "quoted"{% endtrans %}
{{ _("Title & 100%%") }}{{ gettext("%(n)s of <these>", n=one) }}
{% trans n=loop.index %}{{ n }} one{% pluralize %}{{ n }} many{% endtrans %}
{% endfor %}
{% block inner %}{{ m.bdi(text) }}{% filter upper %}{{ html }}{% endfilter %}{% endblock %}
{% call m.around(text) %}{{ html }}{% endcall %}
"""


def _plain() -> Environment:
    environment = Environment(
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        finalize=show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]  # of the extension
        NullTranslations(), newstyle=True
    )
    return environment


_LOADER = DictLoader({"macros.html": _MACROS, "page.html": _TEMPLATE})
_PLAIN, _OURS = (
    environment.overlay(loader=_LOADER).get_template("page.html")
    for environment in (_plain(), templates_in(Words()))
)


@given(_values)
def test_printed_is_shown_then_escaped(value: object) -> None:
    """A value is printed as Jinja prints what `show` makes of it."""
    assert printed(value) == str(escape(show(value)))


@given(text=_texts, html=_texts)
def test_templates_are_filled_in_as_by_jinja(text: str, html: str) -> None:
    """A template with everything that ours use gives the same in a plain environment."""
    values = {"text": text, "html": Markup(html)}  # noqa: S704 -- as it is
    assert _OURS.render(values) == _PLAIN.render(values)


def test_what_is_missing_is_an_error() -> None:
    """A name that nothing has ends the page, as it does with Jinja."""
    template = templates_in(Words()).from_string("{{ nobody }}")
    with pytest.raises(UndefinedError):
        template.render()
