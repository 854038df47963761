"""The network as CSV: for Neo4j's importer and for Gephi."""

import re
from collections.abc import Mapping

from comity.graph.exporting.cells import csv_bytes
from comity.graph.exporting.summary import summary
from comity.graph.network import Edge, Network


def neo4j_tables(network: Network) -> Mapping[str, bytes]:
    """`nodes.csv` and `edges.csv` for `neo4j-admin database import` (typed headers).

    A relationship's type is the shortcut's name (`MEMBER_OF`) where a claim asserts it, else
    `UNASSERTED_MEMBER_OF`: a plan or a denial never matches a query for the fact.
    """
    nodes = [(node.iri, node.label, node.kind, node.kind) for node in network.nodes]
    edges = []
    for edge in network.edges:
        about = summary(edge)
        edges.append(
            (
                edge.source, edge.target, _type(edge), edge.label, edge.kind, about.claims,
                about.sources, about.confidence, about.modality, about.polarity, about.date,
                about.quote,
            )
        )  # fmt: skip
    header = (
        ":START_ID", ":END_ID", ":TYPE", "label", "kind", "claims:int", "sources:int",
        "confidence:double", "modality", "polarity", "date", "quote",
    )  # fmt: skip
    return {
        "nodes.csv": csv_bytes(("iri:ID", "label", "kind", ":LABEL"), nodes),
        "edges.csv": csv_bytes(header, edges),
    }


def gephi_tables(network: Network) -> Mapping[str, bytes]:
    """`nodes.csv` and `edges.csv` for Gephi's spreadsheet importer; the weight counts claims."""
    nodes = [(node.iri, node.label, node.kind) for node in network.nodes]
    edges = []
    for edge in network.edges:
        about = summary(edge)
        edges.append(
            (
                edge.source, edge.target, "Undirected" if edge.symmetric else "Directed",
                edge.label, about.claims, edge.relation, edge.kind,
                "true" if edge.shortcut else "false", about.modality, about.polarity, about.date,
                about.quote,
            )
        )  # fmt: skip
    header = (
        "Source", "Target", "Type", "Label", "Weight", "relation", "kind", "asserted",
        "modality", "polarity", "date", "quote",
    )  # fmt: skip
    return {
        "nodes.csv": csv_bytes(("Id", "Label", "kind"), nodes),
        "edges.csv": csv_bytes(header, edges),
    }


def _type(edge: Edge) -> str:
    """`memberOf` -> `MEMBER_OF`."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", edge.relation).upper()
    return name if edge.shortcut else f"UNASSERTED_{name}"
