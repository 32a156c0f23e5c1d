"""Front matter and body of a record, with the line and column of every value.

The only module that knows YAML. The loader is strict: scalars stay text, except `null`, `~` and
nothing at all, which are None; anchors, aliases, tags, merge keys and equal keys are faults.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from builder.diagnostics import Code, Diagnostic

Tree = str | None | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]
Place = tuple[int, int]

_NULLS = frozenset({"", "~", "null"})
_MAX_DEPTH = 12
_MAX_LENGTH = 2_000_000
_START: Place = (1, 1)

# The C parser gives the same events some ten times faster, where PyYAML was built with it.
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A record as it was written.

    `data` is the front matter, written as `front` from `first_line` on, and `body` the text after
    it, which begins at `body_line`. Where data was taken out or has moved up, `moved` has the path
    of what is left by the path that it was written at.
    """

    path: str
    data: dict[str, Tree]
    front: str = ""
    first_line: int = 1
    body: str = ""
    body_line: int = 1
    moved: Mapping[Path, Path] | None = None

    @property
    def end_line(self) -> int:
        """The line that closes the front matter."""
        return self.first_line + self.front.count("\n")

    @property
    def places(self) -> Mapping[Path, Place]:
        """The line and column of each key and list item by its path."""
        return self._marks[0]

    @property
    def spans(self) -> Mapping[Path, tuple[Place, Place]]:
        """Where each text of the front matter begins and ends, quotation marks included."""
        return self._marks[1]

    @cached_property
    def _marks(self) -> tuple[dict[Path, Place], dict[Path, tuple[Place, Place]]]:
        # Read once more when somebody asks: few records have a finding, and the marks of all of
        # them take more memory than the records.
        reader = _Reader(self.path, self.first_line)
        reader.read(self.front)
        if (moved := self.moved) is None:
            return reader.places, reader.spans
        return (
            {moved[path]: place for path, place in reader.places.items() if path in moved},
            {moved[path]: span for path, span in reader.spans.items() if path in moved},
        )

    def place(self, path: Path) -> Place:
        """Return line and column of the nearest value at or above the path."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, _START)


def parse_document(path: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Split a record's text and read its front matter; None when there is nothing to work with."""
    handler = YAMLHandler()
    text = text.removeprefix("\ufeff")
    try:
        raw, body = handler.split(text) if handler.detect(text) else ("", None)
    except ValueError:
        body = None
    if body is None:
        return None, [_no_front_matter(path)]
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    first_line = text.count("\n", 0, text.index(raw)) + 1
    reader = _Reader(path, first_line)
    data = reader.read(raw)
    if data is None:
        return None, reader.findings
    return Document(path, data, raw, first_line, body, body_line), reader.findings


def dump_document(data: Mapping[str, Tree], body: str) -> str:
    """Write a record's text, from which `parse_document` reads the same data and body."""
    yaml_text = yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)
    return f"---\n{yaml_text}---\n\n{body}"


def _no_front_matter(path: str) -> Diagnostic:
    return Diagnostic(
        path,
        1,
        1,
        Code.MISSING_FRONT_MATTER,
        "has no front matter",
        "begin the file with a line ---, the fields, and a second line ---",
    )


class _Dumper(yaml.SafeDumper):
    """Quotes only what our loader would read as None; dates and numbers are text to us."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 -- PyYAML's own name

    def ignore_aliases(self, data: object) -> bool:
        """Write what stands twice out twice: our loader refuses anchors."""
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        """Indent lists below their key, as people do by hand."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003 -- PyYAML's signature


_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:null", yaml.SafeDumper.yaml_implicit_resolvers["~"][0][1], ["~", "n", ""]
)


class _YamlFaultError(Exception):
    """Ends the reading: what follows would only be a consequence."""


@dataclass
class _Reader:
    """Builds the tree from the parser's events, where every value still has its place."""

    path: str
    first_line: int
    places: dict[Path, Place] = field(default_factory=dict)
    spans: dict[Path, tuple[Place, Place]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def read(self, raw: str) -> dict[str, Tree] | None:
        try:
            value = self._root(raw)
        except _YamlFaultError:
            return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            lines = raw.split("\n")
            if line < len(lines) and lines[line][column : column + 1] == "\t":
                self._report(
                    line + self.first_line,
                    column + 1,
                    Code.INVALID_YAML,
                    "has a tab in the indentation",
                    "indent with spaces",
                )
            elif error.context == "while scanning a quoted scalar" and error.context_mark:
                self._report(
                    error.context_mark.line + self.first_line,
                    error.context_mark.column + 1,
                    Code.INVALID_YAML,
                    "has a quotation mark that is not closed",
                    "close it, or take it away",
                )
            else:
                self._report_yaml(line, column, error.problem or "cannot be read")
            return None
        except yaml.reader.ReaderError as error:
            at = max(raw.find(chr(error.character)), 0)
            line, column = raw.count("\n", 0, at), at - raw.rfind("\n", 0, at) - 1
            problem = f"has a character that is not allowed (U+{error.character:04X})"
            self._report_yaml(line, column, problem)
            return None
        except (ValueError, OverflowError):
            # PyYAML's own parser fails so on "\UFFFFFFFF".
            self._report_yaml(0, 0, "has an escape sequence for no character")
            return None
        if isinstance(value, dict):
            return value
        self._report_yaml(0, 0, "is not a list of fields")
        return None

    def _root(self, raw: str) -> Tree:
        if len(raw) > _MAX_LENGTH:
            self._report_yaml(0, 0, "is over 2 MB long")
            raise _YamlFaultError
        events = yaml.parse(raw, Loader=_Loader)
        next(events)  # the stream begins
        if isinstance(next(events), yaml.StreamEndEvent):
            return {}
        value = self._value(events, next(events), (), 0)
        next(events)  # the document ends
        if not isinstance(event := next(events), yaml.StreamEndEvent):
            self._stop(event.start_mark, "has a second document", "remove the line with --- or ...")
        return value

    def _value(self, events: Iterator[Any], event: Any, path: Path, depth: int) -> Tree:  # noqa: ANN401 -- PyYAML has no types for events
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(mark, "has an anchor or alias", "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            self._stop(mark, f"has the tag {event.tag}", "remove the word that begins with !")
        if depth > _MAX_DEPTH:
            self._stop(mark, f"is nested more than {_MAX_DEPTH} deep", "flatten the field")
        if isinstance(event, yaml.ScalarEvent):
            is_plain = event.style is None or event.style == ""
            return None if is_plain and event.value in _NULLS else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path, depth)
        return self._mapping(events, path, depth)

    def _item(self, events: Iterator[Any], event: Any, path: Path, depth: int) -> Tree:  # noqa: ANN401 -- as above
        if isinstance(event, yaml.ScalarEvent):
            self.spans[path] = (self._place(event.start_mark), self._place(event.end_mark))
        return self._value(events, event, path, depth)

    def _list(self, events: Iterator[Any], path: Path, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            here = (*path, len(items))
            self._mark(here, event.start_mark)
            items.append(self._item(events, event, here, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], path: Path, depth: int) -> dict[str, Tree]:
        items: dict[str, Tree] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            mark = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(mark, "has a field name that is not a word", "write name: value")
            key = str(self._value(events, event, path, depth) or "")
            if key == "<<":
                self._stop(mark, "has a merge key <<", "write the fields out")
            here = (*path, key)
            value = self._item(events, next(events), here, depth + 1)
            if key in items:
                self._report(
                    mark.line + self.first_line,
                    mark.column + 1,
                    Code.DUPLICATE_KEY,
                    f"has the field {key} twice",
                    f"keep one; the first stands on line {self.places[here][0]}",
                )
                continue
            items[key] = value
            self._mark(here, mark)
        return items

    def _mark(self, path: Path, mark: Any) -> None:  # noqa: ANN401 -- as above
        self.places[path] = self._place(mark)

    def _place(self, mark: Any) -> Place:  # noqa: ANN401 -- as above
        return (mark.line + self.first_line, mark.column + 1)

    def _stop(self, mark: Any, message: str, help_text: str) -> None:  # noqa: ANN401 -- as above
        self._report(
            mark.line + self.first_line, mark.column + 1, Code.INVALID_YAML, message, help_text
        )
        raise _YamlFaultError

    def _report_yaml(self, line: int, column: int, problem: str) -> None:
        self._report(
            line + self.first_line,
            column + 1,
            Code.INVALID_YAML,
            f"is not valid YAML: {problem}",
            'check the indentation, and put text that has ": " or " #" in it in quotation marks',
        )

    def _report(self, line: int, column: int, code: Code, message: str, help_text: str) -> None:
        self.findings.append(Diagnostic(self.path, line, column, code, message, help_text))
