"""A built graph from Python and notebooks: ask it, look at it, take answers to pandas."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.graph.view.page import render
from comity.graph.view.picture import Picture
from comity.ontology.errors import QueryError
from comity.queries import catalogue
from comity.queries.dataframe import to_frame
from comity.queries.execute import TIMEOUT
from comity.queries.formats import render as render_answer
from comity.queries.formats import to_html
from comity.queries.results import Answer, Table
from comity.queries.scope import Scope, in_scope
from comity.queries.searching import telling
from comity.queries.targets import local
from comity.queries.values import bind

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """An answer; a notebook shows it as a table (the first 50 rows)."""

    answer: Answer

    def to_pandas(self) -> "pandas.DataFrame":
        """The table as a data frame (see `dataframe.to_frame`).

        Raises QueryError for an answer that is no table: yes or no, or triples.
        """
        if isinstance(self.answer, Table):
            return to_frame(self.answer)
        raise QueryError("only a table becomes a data frame: use SELECT")

    def __bool__(self) -> bool:
        """Yes, or a table or graph that is not empty."""
        if isinstance(self.answer, Table):
            return bool(self.answer.rows)
        return bool(self.answer)

    def __repr__(self) -> str:
        """The table in columns; triples as Turtle."""
        return render_answer(self.answer, "table").rstrip("\n")

    def _repr_html_(self) -> str:
        return to_html(self.answer)


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph in the store at `path`, as `comity build` made it; `timeout` is in seconds.

    Nothing is kept open: each call sees the graph as it is then.
    """

    path: Path
    timeout: float = TIMEOUT

    def questions(self) -> Iterator[str]:
        """What `ask` takes: the names of the catalogue."""
        return iter(catalogue.names())

    def ask(self, question: str, **values: str) -> Result:
        """Answer a question of the catalogue; a parameter `as-of` is written `as_of`.

        Raises UnknownNameError for a question or name that is not known, QueryError for a value
        that is missing or malformed, and what `sparql` raises.
        """
        target = local(self.path, self.timeout)
        given = {name.replace("_", "-"): value for name, value in values.items()}
        query = catalogue.load(question)
        find = telling(target.look, lambda line: warnings.warn(line, stacklevel=4))
        return Result(target.answer(bind(query, given, target.look_up, find)))

    def search(self, text: str, **values: str) -> Result:
        """The quotations that have some words (`graph.search.words` says how to write them).

        It is `ask("search", text=text, …)`; a warning tells where more fit than are given.
        """
        return self.ask("search", text=text, **values)

    def sparql(self, query: str) -> Result:
        """Answer a query of your own (see `execute.run` for limits and errors)."""
        return Result(local(self.path, self.timeout).answer(query))

    def view(
        self, title: str = "Who is tied to whom", height: int = 640, scope: Scope | None = None
    ) -> Picture:
        """Draw who is tied to whom; a notebook shows the page, `save` writes it.

        A `scope` narrows it down; raises what `scope.in_scope` raises.
        """
        found = in_scope(self.path, scope or Scope())
        return Picture(render(found.network, title, found.part), title, height)
