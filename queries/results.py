"""Answers as plain values, the same whether the engine is in this process or far away.

Tables and yes/no answers read and write the W3C format "SPARQL 1.1 Query Results JSON".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, get_args

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from comity.ontology.errors import QueryError
from comity.ontology.iris import PREFIXES

Kind = Literal["uri", "literal", "bnode"]
"""What a term is, in the words of the W3C format."""

_ENGINE_TERM = NamedNode | BlankNode | pyoxigraph.Literal | Triple
_IMPLIED = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
"""Data types that go without saying."""


@dataclass(frozen=True, slots=True)
class Term:
    """An IRI, a literal or a blank node.

    `datatype` is the IRI of a literal's type (None for plain text), `language` its tag.
    """

    kind: Kind
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What a SELECT query gives; None stands where a variable is not bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Answer = Table | bool | tuple[Triple, ...]
"""A table, yes or no, or the triples of a CONSTRUCT or DESCRIBE query (sorted, each once)."""


def read_answer(
    results: QuerySolutions | QueryBoolean | QueryTriples, max_rows: int | None = None
) -> Answer:
    """Take over what pyoxigraph gives; QueryError where there are more than `max_rows` rows."""
    if isinstance(results, QueryBoolean):
        return bool(results)
    limit = None if max_rows is None else max_rows + 1
    if isinstance(results, QueryTriples):
        triples = tuple(islice(results, limit))
        _check_size(len(triples), max_rows)
        return tuple(sorted(set(triples), key=str))
    columns = tuple(variable.value for variable in results.variables)
    rows = tuple(
        tuple(None if (value := row[name]) is None else _term(value) for name in columns)
        for row in islice(results, limit)
    )
    _check_size(len(rows), max_rows)
    return Table(columns, rows)


def to_json(answer: Table | bool) -> dict[str, Any]:
    """The answer as a document in the W3C format, ready for `json.dumps`."""
    if isinstance(answer, bool):
        return {"head": {}, "boolean": answer}
    bindings = [
        {name: _to_binding(term) for name, term in zip(answer.columns, row, strict=True) if term}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}


def from_json(document: Mapping[str, Any]) -> Table | bool:
    """Read a document in the W3C format; QueryError where it is something else."""
    try:
        if "boolean" in document:
            return bool(document["boolean"])
        columns = tuple(str(name) for name in document["head"]["vars"])
        return Table(
            columns,
            tuple(
                tuple(_from_binding(row[name]) if name in row else None for name in columns)
                for row in document["results"]["bindings"]
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise QueryError(f"the answer is not SPARQL results in JSON: {error!r}") from error


def _check_size(found: int, max_rows: int | None) -> None:
    if max_rows is not None and found > max_rows:
        raise QueryError(
            f"the answer has more than {max_rows:,} rows: add LIMIT, or count and group"
        )


def _term(value: _ENGINE_TERM) -> Term:
    if isinstance(value, NamedNode):
        return Term("uri", value.value)
    if isinstance(value, BlankNode):
        return Term("bnode", value.value)
    if isinstance(value, Triple):
        raise QueryError("the answer holds a triple term: select its subject, predicate, object")
    datatype = value.datatype.value
    return Term(
        "literal", value.value, None if datatype in _IMPLIED else datatype, value.language or None
    )


def _to_binding(term: Term) -> dict[str, str]:
    binding = {"type": term.kind, "value": term.value}
    if term.datatype:
        binding["datatype"] = term.datatype
    if term.language:
        binding["xml:lang"] = term.language
    return binding


def _from_binding(binding: Mapping[str, str]) -> Term:
    # Virtuoso still writes the name that a working draft gave to literals with a type.
    kind = "literal" if binding["type"] == "typed-literal" else binding["type"]
    datatype, language = binding.get("datatype"), binding.get("xml:lang")
    for known in get_args(Kind):
        if kind == known:
            return Term(
                known, binding["value"], None if datatype in _IMPLIED else datatype, language
            )
    raise QueryError(f"the answer holds a term of the unknown kind {kind!r}")
