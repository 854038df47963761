"""From what a user writes for a parameter to a checked term that a query can hold."""

from collections.abc import Callable, Mapping
from datetime import date

import pyoxigraph

from comity.graph.search.find import Within
from comity.graph.search.words import Sought, sought
from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.iris import PREFIXES, Iri
from comity.queries.catalogue import TEXTS, BoundTerm, CatalogueQuery, Parameter, Ranked, Value
from comity.queries.names import Ask, resolve

DATE_TIME = pyoxigraph.NamedNode(PREFIXES["xsd"] + "dateTime")


Find = Callable[[Sought, Within], Ranked | None]
"""Asks an index; None where there is none, and words are to be looked for as they are written."""


def bind(
    query: CatalogueQuery, given: Mapping[str, str | None], ask: Ask, find: Find | None = None
) -> str:
    """The text of the query with the values that were given, else the defaults.

    `ask` looks names up, `find` words. Raises QueryError for a value that is missing or malformed,
    and UnknownNameError for a name that nothing bears.
    """
    values: dict[str, Value] = {}
    # What to look for comes last: other values say where.
    for parameter in sorted(query.parameters, key=lambda one: one.type in TEXTS):
        written = given.get(parameter.name)
        if parameter.type in TEXTS:
            text = sought(written if written is not None else parameter.default or "")
            found = find(text, _within(query, parameter, values)) if find else None
            values[parameter.name] = text if found is None else found
        elif written is not None:
            values[parameter.name] = term(parameter, written, ask)
        elif parameter.default is not None:
            values[parameter.name] = _default(parameter, parameter.default, ask)
        elif parameter.required:
            raise QueryError(f"{query.name} needs --{parameter.name} {parameter.type.upper()}")
    return query.bind(values)


def _within(query: CatalogueQuery, text: Parameter, values: Mapping[str, Value]) -> Within:
    """Where a text is looked for: by the question's actor and its first day."""
    bound = {p.type: value for p in query.parameters if (value := values.get(p.name)) is not None}
    thing, day = bound.get("actor"), bound.get("date")
    return Within(
        quotations=text.type == "words",
        thing=Iri(thing.value) if isinstance(thing, pyoxigraph.NamedNode) else None,
        since=day.value[:10] if isinstance(day, pyoxigraph.Literal) else None,
    )


def term(parameter: Parameter, written: str, ask: Ask) -> BoundTerm:
    """The term that a value stands for, by the type of the parameter.

    A date means the end of that day, UTC: what is known or holds by then.
    """
    if parameter.type == "date":
        return pyoxigraph.Literal(f"{_day(parameter, written)}T23:59:59Z", datatype=DATE_TIME)
    return pyoxigraph.NamedNode(resolve(written, parameter.type, ask))


def _default(parameter: Parameter, written: str, ask: Ask) -> BoundTerm:
    try:
        return term(parameter, written, ask)
    except UnknownNameError as error:
        raise QueryError(
            f"{written}, the default, is not in this store: give --{parameter.name}"
        ) from error


def _day(parameter: Parameter, written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise QueryError(
            f"--{parameter.name} {written!r} is not a day: write it as 2023-10-01"
        ) from None
