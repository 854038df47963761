"""How the page carries its data: as JSON that anybody can read, or packed where that is large.

Packed are tables, column by column, since equal keys and alike values then cost next to nothing;
deflated and in base64. `js/data.js` reads both.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from comity.graph.view.records import Record

PLAIN = 1_000_000
"""JSON of more characters is packed."""

Columns = Mapping[str, Sequence[Any]]


def data_element(nodes: Sequence[Record], edges: Sequence[Record], rest: Record) -> Markup:
    """The element of the page that holds nodes, edges and the entries of `rest`.

    It is inert, whatever the texts hold. The same data always give the same text, as long as
    zlib is the same.
    """
    plain = htmlsafe_json_dumps({"nodes": nodes, "edges": edges, **rest}, sort_keys=True)
    if len(plain) <= PLAIN:
        return Markup('<script id="data" type="application/json">{}</script>').format(plain)
    packed = json.dumps({**tables(nodes, edges), **rest}, sort_keys=True, separators=(",", ":"))
    text = base64.b64encode(zlib.compress(packed.encode(), 9)).decode()
    return Markup('<script id="data" type="text/plain" data-packed>{}</script>').format(text)


def tables(nodes: Sequence[Record], edges: Sequence[Record]) -> dict[str, Any]:
    """Nodes, edges, their parts and the parts' claims, each a table of columns.

    An edge has the number of its parts, a part that of its claims: they follow each other.
    """
    parts = [part for edge in edges for part in edge["parts"]]
    return {
        "nodes": _columns(nodes),
        "edges": _columns(_counting(edges, "parts")),
        "parts": _columns(_counting(parts, "claims")),
        "claims": _columns([claim for part in parts for claim in part["claims"]]),
    }


def _counting(records: Iterable[Record], inner: str) -> list[Record]:
    return [{**record, inner: len(record[inner])} for record in records]


def _columns(records: Sequence[Record]) -> Columns:
    """The values of each key; all records have the same keys."""
    return {key: [record[key] for record in records] for key in (records[0] if records else ())}
