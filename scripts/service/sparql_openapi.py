"""What the API's description says of the SPARQL endpoint, whose requests are read by hand."""

from typing import Any

from comity.scripts.service.formats import GRAPHS, RESULTS, SHORT
from comity.scripts.service.sparql_request import FORM, QUERY, UPDATE

_TEXT = {"type": "string"}
_IRIS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_DATASET = {
    "default-graph-uri": "Graphs of the store that together are the default graph",
    "named-graph-uri": "Graphs of the store that GRAPH finds",
}
_USING = {
    "using-graph-uri": "Graphs that an update's WHERE has as its default graph",
    "using-named-graph-uri": "Graphs that GRAPH finds in an update's WHERE",
}
_ERRORS = {
    "400": "Malformed",
    "403": "Refused: it leaves the graph, or may not change it",
    "406": "Not to be had in a format that is wanted",
    "422": "The answer, or what it needs, is over a limit",
    "503": "Stopped at the limit of time, or too busy (with Retry-After)",
}
_POST_ERRORS = {
    "401": "An update without the token",
    "408": "The body did not come in time",
    "413": "The body is too large",
    "415": "The body is of another kind",
}


def _parameter(name: str, schema: dict[str, Any], told: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": told}


def _responses(errors: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {"schema": {}} for kind in {**RESULTS, **GRAPHS}}
    problem = {"text/plain": {"schema": _TEXT}}
    return {
        "200": {"description": "The answer", "content": content},
        **{code: {"description": told, "content": problem} for code, told in errors.items()},
    }


_FORMAT = _parameter(
    "format", {"type": "string", "enum": list(SHORT)}, "Counts more than the header Accept"
)
_GRAPHS = [_parameter(name, _IRIS, told) for name, told in _DATASET.items()]

GET: dict[str, Any] = {
    "parameters": [
        _parameter("query", _TEXT, "Without it, the service describes itself"),
        _FORMAT,
        *_GRAPHS,
    ],
    "responses": {
        **_responses(_ERRORS),
        "303": {"description": "A browser without a query is led to the query page"},
    },
}
"""Of a query in the address."""

POST: dict[str, Any] = {
    "parameters": [
        _FORMAT,
        *_GRAPHS,
        *(_parameter(name, _IRIS, told) for name, told in _USING.items()),
    ],
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "query": _TEXT,
                        "update": _TEXT,
                        "format": _TEXT,
                        **{name: _IRIS for name in (*_DATASET, *_USING)},
                    },
                }
            },
            QUERY: {"schema": _TEXT},
            UPDATE: {"schema": _TEXT},
        },
    },
    "responses": {
        **_responses({**_ERRORS, **_POST_ERRORS}),
        "204": {"description": "The update was carried out"},
    },
}
"""Of a query or an update in the body."""
