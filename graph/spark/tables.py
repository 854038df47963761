"""The rows that workers give, and the tables of a round that they become.

A row of an article holds its whole graph as one text, its claims and its issues as lists, so
that reading happens once, and Spark alone, without Python, makes the tables of it.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from comity.graph.exporting.claims import ClaimRow
from comity.graph.parts import ROUNDS
from comity.graph.spark.folder import Folder
from comity.ontology.iris import article_graph

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Row(NamedTuple):
    """An article that was read, or (`id` is empty) a file that failed."""

    path: str
    reason: str
    id: str
    doc: str
    textHash: str
    state: str
    words: int
    claims: int
    quads: str
    rows: list[tuple[str | int | float, ...]]
    issues: list[tuple[str | int, ...]]


_TYPES = {str: "string", int: "int", float: "double"}
_CLAIM = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in ClaimRow.__annotations__.items())
_ISSUE = "article_id string, start int, end int, text string, reason string, detail string"
SCHEMA = (
    "path string, reason string, id string, doc string, textHash string, state string, words int, "
    "claims int, quads string, "
    f"rows array<struct<{_CLAIM.replace(' ', ':').replace(',:', ', ')}>>, "
    f"issues array<struct<{_ISSUE.replace(' ', ':').replace(',:', ', ')}>>"
)
SCHEMAS = {
    "quads": "value string",
    "claims": f"article string, {_CLAIM}",
    "articles": "id string, doc string, textHash string, state string, words int, claims int",
    "issues": _ISSUE,
    "failures": "path string, reason string",
}
"""Table -> its columns."""

_SUFFIXES = {"quads": ".nq.gz", "claims": ".parquet"}
_GRAPH = article_graph("")


def failure_row(path: str, reason: str) -> Row:
    """The row of a file that could not be read."""
    return Row(path, reason, "", "", "", "", 0, 0, "", [], [])


def tables_of(rows: "DataFrame") -> "dict[str, DataFrame]":
    """The tables of a round, out of a frame of `SCHEMA`."""
    read = rows.where("id != ''")
    return {
        "quads": read.selectExpr("quads AS value"),
        "claims": read.selectExpr("id AS article", "inline(rows)"),
        "articles": read.select("id", "doc", "textHash", "state", "words", "claims"),
        "issues": read.selectExpr("inline(issues)"),
        "failures": rows.where("id = ''").select("path", "reason"),
    }


def table(spark: "SparkSession", folder: Folder, round_: str, name: str) -> "DataFrame":
    """A table of a round as it was written."""
    path = folder.path(f"{ROUNDS}/{round_}/{name}")
    reader = spark.read.schema(SCHEMAS[name])
    read: dict[str, Callable[[str], DataFrame]] = {"quads": reader.text, "claims": reader.parquet}
    return read.get(name, reader.json)(path)


def without(
    tables: "dict[str, DataFrame]", ids: frozenset[str], paths: frozenset[str]
) -> "dict[str, DataFrame]":
    """The tables without these articles, and without the failures of these files."""
    from pyspark.sql.functions import col, regexp_extract

    # In a line of N-Quads the graph stands last.
    graph = regexp_extract("value", rf"<{_GRAPH}([0-9a-f]+)> \.$", 1)
    keys = {
        "quads": (graph, ids),
        "claims": (col("article"), ids),
        "articles": (col("id"), ids),
        "issues": (col("article_id"), ids),
        "failures": (col("path"), paths),
    }
    return {
        name: frame.where(~keys[name][0].isin(sorted(keys[name][1])))
        for name, frame in tables.items()
    }


def write_round(tables: "dict[str, DataFrame]", folder: Folder, round_: str, files: int) -> None:
    """Write the tables of a round, the quads into at most so many files."""

    def write(name: str) -> None:
        path = folder.path(f"{ROUNDS}/{round_}/{name}")
        frame = tables[name].coalesce(files if name == "quads" else 1)
        writer = frame.write.mode("overwrite")
        if name == "claims":
            writer.parquet(path)
        elif name == "quads":
            writer.text(path, compression="gzip")
        else:
            writer.json(path, compression="gzip")
        _name_plainly(folder, round_, name)

    # Small ones, of which each takes a moment to plan.
    with ThreadPoolExecutor(len(tables)) as pool:
        list(pool.map(write, tables))


def _name_plainly(folder: Folder, round_: str, name: str) -> None:
    """Spark's names are long and differ each time, and the suffix says what to load."""
    inside = f"{ROUNDS}/{round_}/{name}"
    found = [file for file in folder.names(inside) if file.startswith("part-")]
    for number, file in enumerate(found):
        suffix = _SUFFIXES.get(name, ".json.gz")
        folder.rename(f"{inside}/{file}", f"{inside}/part-{number:05}{suffix}")
