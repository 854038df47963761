"""The network as one HTML page that needs nothing but itself and sends nothing anywhere."""

import base64
import hashlib
from collections.abc import Mapping, Sequence

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as PyvisNetwork  # type: ignore[import-untyped]  # has no types

from comity.graph.network import Network
from comity.graph.view import assets
from comity.graph.view.families import Legend, read_legend
from comity.graph.view.links import Link, bundle
from comity.graph.view.packing import data_element
from comity.graph.view.placing import place
from comity.graph.view.records import (
    Record,
    Sources,
    clean,
    legend_record,
    link_record,
    node_record,
)

BUDGET = 1500
"""How many links are drawn at once: more than that can neither be read nor panned smoothly."""


def render(network: Network, title: str, part: str = "") -> str:
    """The whole page, always the same text for the same arguments.

    `part` says what part of the graph it shows, in a sentence or two; nothing for all of it.

    It is one HTML5 document that opens from disk; its content security policy allows its own
    scripts and styles and nothing else. All text of the network is carried as JSON and shown
    as text, whatever it holds.
    """
    legend = read_legend()
    links = bundle(network, legend)
    page = _Page(_environment())
    places = place(len(network.nodes), [link.tie for link in links])
    for at, (node, spot) in enumerate(zip(network.nodes, places, strict=True)):
        page.put_node(at, {**node_record(node, legend.group_of(node)), **spot})
    sources = Sources()
    for at, link in enumerate(links):
        page.put_link(at, link, link_record(link, network, sources))
    shown = clean(title, 200) or "Network"
    page.templateEnv.globals |= _parts(shown, _meta(legend, sources, part))
    return str(page.generate_html())


class _Page(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """pyvis' network with our template: its own loads from CDNs and lets markup through.

    Nodes and edges are appended, since `add_edge` looks through all nodes each time.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.templateEnv = environment
        self.path = "template.html.j2"
        self.options = dict(assets.OPTIONS)

    def put_node(self, at: int, record: Record) -> None:
        self.node_ids.append(at)
        self.nodes.append({"id": at, "shape": "custom", **record})

    def put_link(self, at: int, link: Link, record: Record) -> None:
        self.edges.append({"id": at, "from": link.first, "to": link.second, **record})


def _meta(legend: Legend, sources: Sources, part: str) -> Record:
    return {
        "budget": BUDGET,
        "part": clean(part, 2000),
        **legend_record(legend),
        "sources": sources.records,
    }


def _environment() -> Environment:
    return Environment(
        loader=assets.templates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _parts(title: str, meta: Record) -> Mapping[str, object]:
    """What the template needs besides pyvis' own variables."""
    vis, style, script = assets.vis_network(), assets.style(), assets.script()
    return {
        "title": title,
        "meta": meta,
        "data_element": data_element,
        "vis": Markup(vis),
        "style": Markup(style),
        "script": Markup(script),
        "policy": _policy(scripts=(vis, script), styles=(style,)),
    }


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A content security policy under which only these inline texts run or apply."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {' '.join(map(_digest, styles))}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
