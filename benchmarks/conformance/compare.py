"""Whether an answer is the one that a test expects, whatever its blank nodes are called."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
)

Term = NamedNode | BlankNode | Literal | Triple

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DECIMALS = frozenset({XSD + "integer", XSD + "decimal"})
FLOATS = frozenset({XSD + "double", XSD + "float"})

RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle, application/sparql-results+xml",
}
"""What to ask for, by the suffix of the file with the expected answer."""


def same(body: bytes, expected: Path, base: str) -> bool:
    """Whether the body of an answer says the same as the file, whose address is `base`."""
    match expected.suffix:
        case ".csv":
            return _csv(body) == _csv(expected.read_bytes())
        case ".ttl":
            return _told(body) == _turtle(expected.read_bytes(), base)
        case suffix:
            return _table(body, RESULTS[suffix]) == _table(expected.read_bytes(), RESULTS[suffix])


def _told(body: bytes) -> object:
    """Triples in Turtle, or else a table in XML."""
    if body.startswith(b"<?xml"):
        return _table(body, QueryResultsFormat.XML)
    return _turtle(body, "")


def _turtle(body: bytes, base: str) -> object:
    """Triples; where they tell a table, in the vocabulary of the first suites, the table."""
    quads = pyoxigraph.parse(body, format=RdfFormat.TURTLE, base_iri=base or None)
    triples = [quad.triple for quad in quads]
    told: dict[object, list[Triple]] = defaultdict(list)
    for triple in triples:
        told[triple.subject].append(triple)
    solutions = [t.object for t in triples if t.predicate.value == RS + "solution"]
    if not solutions:
        return _canonical(triples)
    names = {_text(t.object) for t in triples if t.predicate.value == RS + "resultVariable"}
    rows = [
        {
            _text(_one(told[binding.object], "variable")): _one(told[binding.object], "value")
            for binding in told[solution]
        }
        for solution in solutions
    ]
    return _as_triples(names, rows)


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)


def _one(triples: list[Triple], name: str) -> Term:
    return next(t.object for t in triples if t.predicate.value == RS + name)


def _csv(body: bytes) -> tuple[frozenset[str], Counter[frozenset[tuple[str, str]]]]:
    """The columns, whose order SELECT * leaves open, and the rows.

    Blank nodes are told by their place alone, numbers by their value.
    """
    header, *rows = csv.reader(io.StringIO(body.decode(), newline=""))
    cells = (zip(header, map(_csv_cell, row), strict=True) for row in rows)
    return frozenset(header), Counter(map(frozenset, cells))


def _csv_cell(cell: str) -> str:
    if cell.startswith("_:"):
        return "_:"
    try:
        return str(Decimal(cell).normalize())
    except InvalidOperation:
        return cell


def _table(body: bytes, form: QueryResultsFormat) -> object:
    results = pyoxigraph.parse_query_results(body, format=form)
    if isinstance(results, QueryBoolean):
        return bool(results)
    assert isinstance(results, QuerySolutions)
    names = {variable.value for variable in results.variables}
    rows = ({name: row[name] for name in names if row[name] is not None} for row in results)
    return _as_triples(names, rows)


def _as_triples(names: set[str], rows: Iterable[Mapping[str, Term]]) -> object:
    """A table as a graph, so that two can be compared whatever their blank nodes are called."""
    triples = []
    for row in rows:
        node = BlankNode()
        triples.append(Triple(node, NamedNode(RS + "row"), Literal("row")))
        for name, value in row.items():
            triples.append(Triple(node, NamedNode(RS + name), _valued(value)))
    return names, _canonical(triples)


def _valued(term: Term) -> Term:
    """Numbers and yes or no by their value: the engine writes 2.50 as 2.5, and "0" as "false"."""
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind in DECIMALS:
            return Literal(format(Decimal(term.value).normalize(), "f"), datatype=term.datatype)
        if kind in FLOATS:
            return Literal(repr(float(term.value)), datatype=term.datatype)
        if kind == XSD + "boolean":
            return Literal(term.value in ("1", "true"))
    return term


def _canonical(triples: Iterable[Triple]) -> frozenset[str]:
    dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))
