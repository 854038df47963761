"""The tests that stand in the W3C's manifests."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

QUERY_FOLDERS = (
    "aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping",
    "negation", "project-expression", "property-path", "subquery", "csv-tsv-res", "json-res",
)  # fmt: skip
"""The folders with tests of what queries give."""

EVALUATED = (MF.QueryEvaluationTest, MF.CSVResultFormatTest)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A query, the data it is put to, and the file of what it must give.

    `graphs` has the IRI of each named graph and its file.
    """

    id: str
    query: Path
    data: Path | None
    graphs: tuple[tuple[str, Path], ...]
    result: Path


def load(path: Path) -> Graph:
    """A manifest; its relative IRIs are those of its folder."""
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


def entries(manifest: Graph) -> Iterator[Node]:
    """The tests of a manifest, in their order."""
    for listed in manifest.objects(None, MF.entries):
        yield from Collection(manifest, listed)


def evaluations(suite: Path) -> Iterator[Evaluation]:
    """All tests of what queries give, in the suite's folder `sparql11`."""
    for folder in QUERY_FOLDERS:
        manifest = load(suite / folder / "manifest.ttl")
        for test in entries(manifest):
            if manifest.value(test, RDF.type) in EVALUATED:
                yield _evaluation(manifest, test, folder)


def _evaluation(manifest: Graph, test: Node, folder: str) -> Evaluation:
    action = manifest.value(test, MF.action)
    data = manifest.value(action, QT.data)
    graphs = (node for node in manifest.objects(action, QT.graphData))
    return Evaluation(
        id=f"{folder}/{str(test).rpartition('#')[2]}",
        query=_file(manifest.value(action, QT.query)),
        data=None if data is None else _file(data),
        graphs=tuple(sorted((str(node), _file(node)) for node in graphs)),
        result=_file(manifest.value(test, MF.result)),
    )


def _file(node: Node | None) -> Path:
    assert isinstance(node, URIRef)
    return Path(unquote(urlsplit(node).path))
