"""The queries of this folder, and how values enter them.

A file is a valid query as it stands. `fill` puts terms, which are checked and write themselves
escaped, where it has variables: `?actor` one term, `IN (?others)` several. The engine plans a
query well where it sees the things that it starts from; with VALUES it may read the whole graph.
So what stands between `# each NAME` and `# end` is written once for each of the terms, joined by
UNION. A line that ends in `# if NAME` counts only where that is given.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import pyoxigraph

Value = pyoxigraph.NamedNode | pyoxigraph.Literal

_BLOCK = re.compile(r"^ *# each (\w+)\n(.*?)^ *# end\n", re.MULTILINE | re.DOTALL)
_IF = re.compile(r"^(.*\S) +# if (\w+)\n", re.MULTILINE)


def fill(name: str, limit: int | None = None, /, **values: Value | Sequence[Value]) -> str:
    """The query in `name`.rq with these terms, and at most `limit` rows.

    >>> print(fill("degrees", 1).splitlines()[-1])
    LIMIT 1
    """
    text = _IF.sub(lambda line: f"{line[1]}\n" if line[2] in values else "", _read(name))
    text = _BLOCK.sub(lambda block: _each(block[2], block[1], values), text)
    for variable, value in values.items():
        text = _put(text, variable, value)
    return text if limit is None else f"{text}LIMIT {limit:d}\n"


def _each(block: str, name: str, values: dict[str, Value | Sequence[Value]]) -> str:
    given = values.get(name)
    terms = given if isinstance(given, Sequence) else [given] if given else []
    return "  UNION\n".join(_put(block, name, term) for term in terms) or block


def _put(text: str, name: str, value: Value | Sequence[Value]) -> str:
    terms = value if isinstance(value, Sequence) else (value,)
    written = ", ".join(map(str, terms))
    return re.sub(rf"\?{name}\b", lambda _: written, text)


@cache
def _read(name: str) -> str:
    return files("comity.queries.exploring").joinpath(f"{name}.rq").read_text(encoding="utf-8")
