"""The text of an issue that was written with the article form → what somebody sent in.

GitHub writes the answers of a form one below another, each under its question as a heading. Anybody
may write or edit such an issue by hand, and an article may hold any line. So the headings count
only in the form's order and each once, and the article comes last: what stands after its heading
is the article's, whatever it looks like. `.github/ISSUE_TEMPLATE/article.yml` asks the questions.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from builder.ingest.date_line import read_date_line
from builder.ingest.reading import Reading
from builder.model.dates import Edtf, parse_edtf
from builder.model.fields import Url
from builder.model.proposals import ProposedField
from builder.model.text import in_words, one_line, says

ADDRESS = "Address of the page"
PUBLISHER = "Publisher"
DATE = "Date of publication"
WHY = "Why it belongs in the archive"
CONFIRM = "Before you send it"
TEXT = "Text of the article"
QUESTIONS = (ADDRESS, PUBLISHER, DATE, WHY, CONFIRM, TEXT)

_NO_ANSWER = "_No response_"
_HEADING = "### "
_FENCE = "```"
_LONGEST_NAME = 200
_LONGEST_SHOWN = 60
_URL: TypeAdapter[str] = TypeAdapter(Url)

# Breaks of lines that are no line feed to us; other control characters are nothing anybody wrote.
_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_UNSEEN = [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)]
_CLEAN: dict[int, str | None] = {**dict.fromkeys(_UNSEEN), **_BREAKS}

_CHECK = ", so check it at the address"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Submission:
    """An article that somebody sent in, with what the person typed of it; None where nothing."""

    number: int
    url: str
    publisher: str | None
    published: Edtf | None
    text: str


def read_form(number: int, body: str) -> tuple[Submission | None, list[str]]:
    """Read the issue of that number; None with everything that is wrong with it."""
    try:
        answers = _answers(body)
    except ValueError as error:
        return None, [str(error)]
    faults: list[str] = []
    url = _take(ADDRESS, _address, answers, faults)
    publisher = _take(PUBLISHER, _name, answers, faults)
    published = _take(DATE, _date, answers, faults)
    _take(CONFIRM, _confirmed, answers, faults)
    text = _take(TEXT, _text, answers, faults)
    if faults or url is None or text is None:
        return None, faults
    return Submission(number, url, publisher, published, text), []


def complete(reading: Reading, sent: Submission) -> tuple[Reading, tuple[ProposedField, ...]]:
    """Fill in what the page does not say, and say for each answer what became of it.

    What the page says stands: it has the words for it.
    """
    typed = f"typed in the form of issue {sent.number}"
    proposed = [_proposed("url", sent.url, f"{typed}; open it: it must show this article")]
    if sent.publisher:
        is_there = says(in_words(sent.text), in_words(sent.publisher))
        why = _fate(
            reading.publisher,
            is_same=(reading.publisher or "").casefold() == sent.publisher.casefold(),
            otherwise="the page has the name" if is_there else f"the page has no such name{_CHECK}",
        )
        proposed.append(_proposed("publisher", sent.publisher, f"{typed}; {why}"))
    if sent.published:
        day = reading.published
        why = _fate(
            day.text if day else None,
            is_same=day is not None and _days(day) == _days(sent.published),
            otherwise=f"the reader found no date on the page{_CHECK}",
        )
        proposed.append(_proposed("published", sent.published.text, f"{typed}; {why}"))
    filled = replace(
        reading,
        publisher=reading.publisher or sent.publisher,
        published=reading.published or sent.published,
    )
    return filled, tuple(proposed)


def _proposed(field: str, value: str, reason: str) -> ProposedField:
    return ProposedField(field=field, value=value, reason=reason)


def _fate(on_page: str | None, *, is_same: bool, otherwise: str) -> str:
    if on_page is None:
        return f"taken over: {otherwise}"
    return "the page says so too" if is_same else f"the page says {on_page}, which was kept"


def _days(date: Edtf) -> tuple[object, object]:
    return date.earliest, date.latest


def _answers(body: str) -> dict[str, str]:
    lines = body.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN).split("\n")
    headings = [
        (at, question)
        for at, line in enumerate(lines)
        if line.startswith(_HEADING) and (question := line[len(_HEADING) :].strip()) in QUESTIONS
    ]
    found = tuple(question for _, question in headings)
    last = len(QUESTIONS)
    if found[:last] != QUESTIONS or TEXT in found[last:]:
        listed = ", ".join(f'"{_HEADING}{question}"' for question in QUESTIONS)
        raise ValueError(
            "is not as the article form writes it. Each of these headings stands once, in this "
            f"order, with the article last: {listed}"
        )
    starts = [at for at, _ in headings[:last]]
    ends = [*starts[1:], len(lines)]
    return {
        question: "" if (answer := _trimmed(lines[start + 1 : end])) == _NO_ANSWER else answer
        for question, start, end in zip(QUESTIONS, starts, ends, strict=True)
    }


def _trimmed(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _take(
    question: str, read: Callable[[str], T], answers: dict[str, str], faults: list[str]
) -> T | None:
    try:
        return read(answers[question])
    except ValueError as error:
        faults.append(f"{question}: {error}")
        return None


def _address(answer: str) -> str:
    if not answer:
        raise ValueError("is missing: without it nobody can compare the text with the page")
    try:
        url = _URL.validate_python(answer)
        host = urlsplit(url).netloc
    except ValueError:
        host = ""
    # A name before an @, or letters that look like Latin ones, would hide whose page it is.
    if "." not in host or "@" in host or not host.isascii() or not answer.isprintable():
        raise ValueError(
            f"{_shown(answer)} is not one address of a page: copy it from the browser's address "
            "line, with https:// at the start and nothing else beside it"
        )
    return url


def _name(answer: str) -> str | None:
    if "\n" in answer or len(answer) > _LONGEST_NAME:
        raise ValueError(
            f"{_shown(answer)} is more than a name: write one line of at most "
            f"{_LONGEST_NAME} letters"
        )
    return one_line(answer) or None


def _date(answer: str) -> Edtf | None:
    if not answer:
        return None
    try:
        return parse_edtf(answer)
    except ValueError:
        line = read_date_line(answer) if "\n" not in answer else None
    if line is None or not line.is_bare or len(line.stamps) != 1:
        raise ValueError(
            f"{_shown(answer)} cannot be read as one date: write it as 2024-01-03, or write nothing"
        )
    return line.stamps[0].date


def _confirmed(answer: str) -> None:
    boxes = [line.strip().lower() for line in answer.split("\n") if line.strip()]
    if not boxes or not all(box.startswith("- [x] ") for box in boxes):
        raise ValueError("every box must be ticked, and nothing else written there")


def _text(answer: str) -> str:
    lines = answer.split("\n")
    if len(lines) > 1 and lines[0].startswith(_FENCE) and lines[-1].strip() == _FENCE:
        lines = lines[1:-1]
    text = _trimmed(lines)
    if not text or text == _NO_ANSWER:
        raise ValueError("is empty: paste the words of the page")
    return f"{text}\n"


def _shown(answer: str) -> str:
    """Return the answer for a message, on one line, with what cannot be seen written out."""
    line = one_line(answer)
    return repr(line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…")
