"""Groups and how they stand to each other, as GraphML."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from builder.render.files.feeds import in_xml
from builder.tables.column import Filled
from builder.tables.written import Written

_NODE = ("name", "kind", "formed", "dissolved", "wikidata", "address")
_EDGE = ("type", "date", "reason", "quote", "paragraph", "address", "second_reading", "because")


def graphml_file(tables: Mapping[str, Filled]) -> Written:
    """Return the graph: a node a group, an edge a relation, with its sentence."""
    # Plain names with the namespace as an attribute: ElementTree keeps prefixes for all programs.
    root = ET.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            type_ = "int" if name == "paragraph" else "string"
            values = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
            ET.SubElement(root, "key", values)
    graph = ET.SubElement(root, "graph", {"id": "groups", "edgedefault": "directed"})
    for row in tables["groups"].as_mappings():
        _add(ET.SubElement(graph, "node", {"id": row["id"]}), "node", _NODE, row)
    for row in tables["relations"].as_mappings():
        ends = {"id": row["id"], "source": row["group_id"], "target": row["other_id"]}
        _add(ET.SubElement(graph, "edge", ends), "edge", _EDGE, row)
    ET.indent(root, " ")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
    return Written(
        "groups.graphml", text.encode(), "application/graphml+xml", "Groups and their relations"
    )


def _add(element: ET.Element, kind: str, names: tuple[str, ...], row: dict[str, Any]) -> None:
    for name in names:
        if row[name] is not None:
            ET.SubElement(element, "data", {"key": f"{kind}-{name}"}).text = in_xml(str(row[name]))
