"""From the models to JSON Schema as editors read it: draft 7, in plain words, with no null branch.

A schema knows the shape of a record: fields, values, how a date or an id is written. Whether an id
leads somewhere, a quote stands in its article or two dates agree is for `builder check`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from builder.json_schema.descriptions import descriptions_of
from builder.json_schema.values import VALUES
from builder.model.statement import records_in

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_NULL = {"type": "null"}


def json_schema(model: type[BaseModel]) -> Schema:
    """Return the schema of one kind of record, its fields in the order of the model."""
    raw = model.model_json_schema(ref_template="#/definitions/{model}")
    words = {one.__name__: descriptions_of(one) for one in records_in(model)}
    definitions = {
        name: _definition(name, part, words) for name, part in raw.pop("$defs", {}).items()
    }
    return {
        "$schema": _DRAFT,
        "title": model.__name__,
        **_definition(model.__name__, raw, words),
        "definitions": definitions,
    }


def _definition(name: str, schema: Schema, words: Mapping[str, Mapping[str, str]]) -> Schema:
    description = " ".join(schema.get("description", "").split())
    if "enum" in schema:
        # `enumDescriptions` is what the YAML language server shows beside each value.
        values = [VALUES[name][value] for value in schema["enum"]]
        return {
            "description": description,
            "type": "string",
            "enum": schema["enum"],
            "enumDescriptions": values,
        }
    fields = {
        key: _property(words[name][key], value) for key, value in schema["properties"].items()
    }
    return {
        "description": description,
        "type": "object",
        "properties": fields,
        **({"required": schema["required"]} if "required" in schema else {}),
        "additionalProperties": False,
    }


def _property(words: str, schema: Schema) -> Schema:
    plain = _plain(schema)
    described = f"{words} {plain.pop('description', '')}".strip()
    if "$ref" in plain:
        # In draft 7 nothing counts beside a $ref.
        plain["allOf"] = [{"$ref": plain.pop("$ref")}]
    return {"description": described, **plain}


def _plain(schema: Schema) -> Schema:
    """Return the schema without what only pydantic needs."""
    found = {key: value for key, value in schema.items() if key not in ("title", "default")}
    if schema.get("default"):
        found["default"] = schema["default"]
    if "items" in found:
        found["items"] = _plain(found["items"])
    if "anyOf" in found:
        found |= _either([_plain(one) for one in found.pop("anyOf")])
    return found


def _either(schemas: list[Schema]) -> Schema:
    """Return what allows any of the schemas; a null goes into the types of the one other."""
    others = [one for one in schemas if one != _NULL]
    if len(others) == 1 and len(schemas) > 1 and "type" in others[0]:
        types = others[0]["type"]
        return {**others[0], "type": [*([types] if isinstance(types, str) else types), "null"]}
    description = next((one["description"] for one in others if "description" in one), None)
    bare = [{key: one[key] for key in one if key != "description"} for one in schemas]
    return {"anyOf": bare, **({"description": description} if description else {})}
