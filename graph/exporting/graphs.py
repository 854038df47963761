"""The network for graph tools: GraphML and GEXF, through networkx.

Parallel edges stay apart. Neither format can mix directions well, so every edge is directed and
`symmetric` says where that means nothing.
"""

import io
import re

import networkx as nx

from comity.graph.exporting.summary import summary
from comity.graph.network import Network

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 file may hold, however they are written."""


def graphml(network: Network) -> bytes:
    """The network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(_multigraph(network), out, named_key_ids=True)
    return out.getvalue()


def gexf(network: Network) -> bytes:
    """The network as GEXF 1.2 (Gephi), without the date and version that networkx writes in."""
    out = io.BytesIO()
    nx.write_gexf(_multigraph(network), out, version="1.2draft")
    meta = rb"<meta\b.*?</meta>"
    named = b"<meta><creator>Comity</creator></meta>"
    return re.sub(meta, named, out.getvalue(), count=1, flags=re.DOTALL)


def _multigraph(network: Network) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.iri, label=xml_text(node.label), kind=node.kind)
    for edge in network.edges:
        about = summary(edge)
        graph.add_edge(
            edge.source,
            edge.target,
            label=xml_text(edge.label),
            relation=edge.relation,
            kind=edge.kind,
            symmetric=edge.symmetric,
            asserted=edge.shortcut,
            weight=about.claims,
            sources=about.sources,
            confidence=about.confidence,
            modality=about.modality,
            polarity=about.polarity,
            date=about.date,
            quote=xml_text(about.quote),
        )
    return graph


def xml_text(text: str) -> str:
    """The text with U+FFFD for what XML can't hold."""
    return NOT_XML.sub("�", text)
