"""How templates are filled in: Jinja, with shorter ways for what every page does a thousand times.

Three things differ from a plain environment, and none in what comes out:

- what a template prints becomes text in one call, without an object for each piece;
- macros and methods are called directly: none of ours wants to know the template's context;
- a string without places to fill in is translated once.

They use `code_generator_class` and `context_class`, which Jinja has for this. `tests/render/
test_templating.py` compares them with a plain environment, so that it notices when either changes.
"""

import re
from functools import lru_cache
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from builder.model.unseen import shown, shown_in_html
from builder.render.words import Words


# Reading the templates takes longer than filling them in: they are kept from build to build.
@lru_cache(maxsize=4)
def templates_in(words: Words) -> Environment:
    """Return the templates, which speak with the given words."""
    environment = _Environment(
        loader=PackageLoader("builder.render"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        # Whatever a template prints: what nobody sees is shown, also in the words of others.
        finalize=show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words
    environment.install_gettext_translations(  # type: ignore[attr-defined]  # of the extension
        words.strings, newstyle=True
    )
    gettext = _Gettext(words).gettext
    environment.globals |= {"gettext": gettext, "_": gettext}
    return environment


def show(value: object) -> object:
    """Return what a template prints with each character that nobody sees as its code point."""
    if isinstance(value, Markup):
        return Markup(shown_in_html(value))  # noqa: S704 -- brackets and digits come in
    if not isinstance(value, str):
        return value
    # Citations isolate names; a pair of isolates with none between turns nothing round.
    outside_and_inside = _ISOLATED.split(value)
    return "".join(
        f"\u2068{shown(part)}\u2069" if n % 2 else shown(part)
        for n, part in enumerate(outside_and_inside)
    )


_ISOLATED = re.compile("\u2068([^\u202a-\u202e\u2066-\u2069]*)\u2069")
_SPECIAL = re.compile("[&<>'\"]")


def printed(value: object) -> str:
    """Return what stands on a page where a template prints a value: shown, then escaped."""
    kind = type(value)
    if kind is Markup:
        text = str(value)
        return text if text.isascii() else shown_in_html(text)
    if kind is str:
        text = str(value)
        if not text.isascii():
            text = str(show(text))
        return escape(text) if _SPECIAL.search(text) else text
    return escape(show(value))


class _Generator(CodeGenerator):
    """Writes the code of templates, in which `printed` stands for escaping and finalizing."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 -- Jinja's own
        del node, frame, finalize
        self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 -- as above
        del node, frame, finalize
        self.write(")")


class _Context(Context):
    """Calls macros and methods directly."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- whatever a template calls
        if type(called) not in _CALLED_DIRECTLY:
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


_CALLED_DIRECTLY = frozenset((Macro, MethodType, BuiltinMethodType))


class _Environment(Environment):
    code_generator_class = _Generator
    context_class = _Context
    printed = staticmethod(printed)


class _Gettext:
    """The strings of a language as templates ask for them; each is translated once."""

    def __init__(self, words: Words) -> None:
        self._translated = words.gettext
        self._patterns: dict[str, Markup] = {}
        self._whole: dict[str, Markup] = {}

    def gettext(self, string: str, /, **places: object) -> Markup:
        """Return a string in the language, its places filled in and escaped."""
        if places:
            return self._pattern(string) % places
        known = self._whole.get(string)
        if known is None:
            known = self._whole[string] = self._pattern(string) % {}
        return known

    def _pattern(self, string: str) -> Markup:
        known = self._patterns.get(string)
        if known is None:
            translated = self._translated(string)
            known = self._patterns[string] = Markup(translated)  # noqa: S704 -- ours, as Jinja does
        return known
