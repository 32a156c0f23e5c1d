"""Issue forms as GitHub writes their answers into an issue."""

from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

FORMS = ROOT / ".github/ISSUE_TEMPLATE"


def questions(name: str) -> list[dict[str, Any]]:
    """Return the questions of a form, without the explanations between them."""
    form = load(FORMS / name)
    return [part for part in form["body"] if part["type"] != "markdown"]


def load(path: Path) -> dict[str, Any]:
    """Return a file of GitHub's."""
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    # To YAML 1.1 the word `on` is a truth.
    return {"on" if key is True else key: value for key, value in data.items()}


def issue_text(name: str, answers: dict[str, str]) -> str:
    """Return the text of an issue that was written with a form; boxes are ticked."""
    parts = []
    for question in questions(name):
        attributes = question["attributes"]
        answer = answers.get(question["id"], "")
        if question["type"] == "checkboxes" and not answer:
            answer = "\n".join(f"- [X] {option['label']}" for option in attributes["options"])
        elif not answer:
            answer = "_No response_"
        elif "render" in attributes:
            answer = f"```{attributes['render']}\n{answer}\n```"
        parts.append(f"### {attributes['label']}\n\n{answer}")
    return "\n\n".join(parts)
