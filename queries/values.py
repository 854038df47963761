"""From what a user writes for a parameter to a checked term that a query can hold."""

from collections.abc import Mapping
from datetime import date

import pyoxigraph

from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.iris import PREFIXES
from comity.queries.catalogue import BoundTerm, CatalogueQuery, Parameter
from comity.queries.names import Ask, resolve

DATE_TIME = pyoxigraph.NamedNode(PREFIXES["xsd"] + "dateTime")


def bind(query: CatalogueQuery, given: Mapping[str, str | None], ask: Ask) -> str:
    """The text of the query with the values that were given, else the defaults.

    `ask` looks names up. Raises QueryError for a value that is missing or malformed, and
    UnknownNameError for a name that nothing bears.
    """
    values: dict[str, BoundTerm] = {}
    for parameter in query.parameters:
        written = given.get(parameter.name)
        if written is not None:
            values[parameter.name] = term(parameter, written, ask)
        elif parameter.default is not None:
            values[parameter.name] = _default(parameter, parameter.default, ask)
        elif parameter.required:
            raise QueryError(f"{query.name} needs --{parameter.name} {parameter.type.upper()}")
    return query.bind(values)


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
