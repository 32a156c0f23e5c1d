"""Groups and how they stand to each other, as GraphML."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from builder.render.files.feeds import in_xml
from builder.tables.column import Filled
from builder.tables.written import Written, gathered

_NODE = ("name", "kind", "formed", "dissolved", "wikidata", "address")
_EDGE = ("type", "date", "reason", "quote", "paragraph", "address", "second_reading", "because")


def graphml_file(tables: Mapping[str, Filled]) -> Written:
    """Return the graph: a node a group, an edge a relation, with its sentence."""
    return Written(
        "groups.graphml",
        gathered(_lines(tables)),
        "application/graphml+xml",
        "Groups and their relations",
    )


def _lines(tables: Mapping[str, Filled]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    # Plain names with the namespace as an attribute, which all programs read.
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            type_ = "int" if name == "paragraph" else "string"
            values = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
            yield _line(ET.Element("key", values), 1)
    yield ' <graph id="groups" edgedefault="directed">\n'
    for row in tables["groups"].as_mappings():
        yield _line(_filled(ET.Element("node", {"id": row["id"]}), _NODE, row), 2)
    for row in tables["relations"].as_mappings():
        ends = {"id": row["id"], "source": row["group_id"], "target": row["other_id"]}
        yield _line(_filled(ET.Element("edge", ends), _EDGE, row), 2)
    yield " </graph>\n</graphml>\n"


def _filled(element: ET.Element, names: tuple[str, ...], row: dict[str, Any]) -> ET.Element:
    for name in names:
        if row[name] is not None:
            data = ET.SubElement(element, "data", {"key": f"{element.tag}-{name}"})
            data.text = in_xml(str(row[name]))
    return element


def _line(element: ET.Element, depth: int) -> str:
    ET.indent(element, " ", depth)
    return f"{' ' * depth}{ET.tostring(element, encoding='unicode')}\n"
