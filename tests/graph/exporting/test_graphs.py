"""What graph tools get: GraphML, GEXF, and the tables for Neo4j and Gephi."""

import csv
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from comity.graph.claim import Extraction
from comity.graph.exporting.formats import export
from comity.graph.exporting.graphs import gexf, graphml
from comity.graph.exporting.tables import gephi_tables, neo4j_tables
from comity.graph.network import Network
from comity.graph.network_build import build_network, network_of
from comity.graph.stores.base import Store
from comity.graph.told import told_in
from comity.ontology.schema import Model


@pytest.fixture(scope="module")
def network(store: Store, model: Model) -> Network:
    """The network of the small store."""
    return build_network(store, model)


@pytest.mark.parametrize(("write", "read"), [(graphml, nx.read_graphml), (gexf, nx.read_gexf)])
def test_networkx_reads_all_nodes_edges_and_types(
    network: Network, tmp_path: Path, write: object, read: object
) -> None:
    assert callable(write)
    assert callable(read)
    path = tmp_path / "graph"
    path.write_bytes(write(network))
    graph = read(path)
    assert (len(graph), graph.size()) == (len(network.nodes), len(network.edges))
    for node in network.nodes:
        assert (graph.nodes[node.iri]["label"], graph.nodes[node.iri]["kind"]) == (
            node.label, node.kind,
        )  # fmt: skip
    found = sorted(
        (s, t, a["relation"], a["kind"], a["asserted"], a["symmetric"], a["weight"])
        for s, t, a in graph.edges(data=True)
    )
    assert found == sorted(
        (e.source, e.target, e.relation, e.kind, e.shortcut, e.symmetric, len(e.evidence))
        for e in network.edges
    )
    for _, _, attributes in graph.edges(data=True):
        assert isinstance(attributes["confidence"], float)


@pytest.mark.parametrize(("write", "read"), [(graphml, nx.read_graphml), (gexf, nx.read_gexf)])
def test_parallel_edges_stay_apart_and_no_text_breaks_the_file(
    network: Network, tmp_path: Path, write: object, read: object
) -> None:
    assert callable(write)
    assert callable(read)
    edge = network.edges[0]
    hostile = replace(edge.evidence[0], quotation='\x00</edge>]]>"&\ufffe\x1b\n')
    twin = replace(edge, kind="Control", evidence=(hostile,))
    path = tmp_path / "graph"
    path.write_bytes(write(replace(network, edges=(edge, twin))))
    graph = read(path)
    quotes = [a["quote"] for _, _, a in graph.edges(data=True)]
    assert sorted(quotes) == sorted(
        [edge.evidence[0].quotation, '\ufffd</edge>]]>"&\ufffd\ufffd\n']
    )


def test_no_date_of_writing_is_in_a_file(network: Network) -> None:
    assert b"lastmodified" not in gexf(network)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode().splitlines(keepends=True)))


def test_neo4j_ids_meet_and_a_plan_is_no_fact(network: Network) -> None:
    tables = neo4j_tables(network)
    nodes, edges = table(tables["nodes.csv"]), table(tables["edges.csv"])
    ids = {node["iri:ID"] for node in nodes}
    assert {e[end] for e in edges for end in (":START_ID", ":END_ID")} == ids
    assert all(node[":LABEL"] == node["kind"] for node in nodes)
    types = {(e[":START_ID"][-3:], e[":TYPE"]) for e in edges if e["kind"] == "Membership"}
    assert types == {("MNG", "MEMBER_OF"), ("CHL", "UNASSERTED_MEMBER_OF")}
    assert all(int(e["claims:int"]) >= 1 and float(e["confidence:double"]) <= 1 for e in edges)


def test_gephi_finds_its_columns(network: Network) -> None:
    tables = gephi_tables(network)
    nodes, edges = table(tables["nodes.csv"]), table(tables["edges.csv"])
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(edges[0])[:5] == ["Source", "Target", "Type", "Label", "Weight"]
    types = {e["relation"]: e["Type"] for e in edges}
    assert (types["alliedWith"], types["memberOf"]) == ("Undirected", "Directed")
    assert {e["Weight"] for e in edges if e["Source"].endswith("MNG")} == {"3", "1"}


@pytest.mark.parametrize("name", ["neo4j", "gephi"])
def test_tables_go_into_a_folder(store: Store, tmp_path: Path, name: str) -> None:
    paths = export(store, tmp_path / "new" / "tables", name)
    assert [path.name for path in paths] == ["edges.csv", "nodes.csv"]
    assert sorted(p.name for p in (tmp_path / "new" / "tables").iterdir()) == [
        "edges.csv", "nodes.csv",
    ]  # fmt: skip


def test_no_cell_of_a_table_is_a_formula(extraction: Extraction, model: Model) -> None:
    network = network_of(told_in(extraction), model)
    evil = replace(network.nodes[0], label='=HYPERLINK("https://evil.example")')
    nodes = table(gephi_tables(replace(network, nodes=(evil, *network.nodes[1:])))["nodes.csv"])
    assert nodes[0]["Label"] == f"'{evil.label}"
