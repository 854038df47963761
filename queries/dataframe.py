"""Answers as pandas data frames, with the types that the data says."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.ontology.errors import QueryError
from comity.ontology.iris import PREFIXES
from comity.queries.results import Table, Term

if TYPE_CHECKING:
    import pandas

_WHOLE = ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")
_FRACTIONS = ("decimal", "double", "float")
_TYPES: Mapping[str, str] = MappingProxyType(
    {PREFIXES["xsd"] + name: "Int64" for name in _WHOLE}
    | {PREFIXES["xsd"] + name: "Float64" for name in _FRACTIONS}
    | {PREFIXES["xsd"] + "boolean": "boolean", PREFIXES["xsd"] + "dateTime": "time"}
)
_MIXED = {frozenset({"Int64", "Float64"}): "Float64"}
_READERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {"Int64": int, "Float64": float, "boolean": {"true": True, "1": True}.__contains__}
)


def to_frame(table: Table) -> "pandas.DataFrame":
    """The table as a data frame: one column for each variable, missing values as `pandas.NA`.

    A column is `Int64`, `Float64`, `boolean` or a time in UTC where all its values are literals
    of such a type, else text (IRIs in full). Raises QueryError where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise QueryError("pandas is not installed: pip install pandas") from error
    columns = {
        name: _column(pandas, [row[at] for row in table.rows])
        for at, name in enumerate(table.columns)
    }
    return pandas.DataFrame(columns, columns=list(table.columns))


def _column(pandas: Any, terms: Sequence[Term | None]) -> Any:
    kinds = frozenset(_TYPES.get(term.datatype or "", "string") for term in terms if term)
    kind = next(iter(kinds)) if len(kinds) == 1 else _MIXED.get(kinds, "string")
    values = [None if term is None else term.value for term in terms]
    try:
        if kind == "time":
            return pandas.Series(pandas.to_datetime(values, utc=True, format="ISO8601"))
        read = _READERS.get(kind, str)
        return pandas.Series([None if v is None else read(v) for v in values], dtype=kind)
    except (ValueError, OverflowError):
        # A lexical form out of the type's space, or a number or year that pandas can't hold.
        return pandas.Series(values, dtype="string")
