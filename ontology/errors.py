"""Every error that Comity raises on purpose.

ComityError
├── DataError        a data file that ships with Comity, or that the user edits, is wrong
├── InputError       an article can't be read
├── StoreError       the store is missing, locked or damaged
├── OutputError      a file can't be written
├── MissingToolError a program that a step needs (Java, say) is not on this machine
├── EngineError      an engine that work was handed to, such as Spark, failed
├── UnknownNameError a name of an actor, query or format that nothing bears; carries suggestions
├── BusyError        a service has more to do than it can: try again later
└── QueryError       a query is malformed or refused
    ├── FormatError        the format that is wanted can't hold the answer
    ├── QueryRefusedError  it is well formed, and may not be run
    ├── QueryTooBigError   its answer, or what it needs on the way, is over a limit
    └── QueryTimeoutError  a query was stopped at its limit

`comity.scripts.cli.main` turns one into `comity: message` and exit status 1, and the service
into a status of HTTP (`comity.scripts.service.problems`); nothing else does. A message names the
file, the place in it and the cure, on one line.
"""

from collections.abc import Sequence


class ComityError(Exception):
    """The root of the errors that Comity raises on purpose."""


class DataError(ComityError):
    """A data file that ships with Comity, or that the user edits, is wrong."""


class InputError(ComityError):
    """An article can't be read."""


class StoreError(ComityError):
    """The store is missing, locked or damaged."""


class OutputError(ComityError):
    """A file can't be written."""


class MissingToolError(ComityError):
    """A program that a step needs is not on this machine."""


class EngineError(ComityError):
    """An engine that work was handed to, such as Spark, failed."""


class UnknownNameError(ComityError):
    """A name that nothing bears.

    Parameters: `what` is the kind of thing ("actor", "query", "format"), `name` what was given,
    `suggestions` the names that come nearest, best first.
    """

    def __init__(self, what: str, name: str, suggestions: Sequence[str] = ()) -> None:
        self.what, self.name, self.suggestions = what, name, tuple(suggestions)
        hint = f"; did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"no {what} is called {name!r}{hint}")


class BusyError(ComityError):
    """A service has more to do than it can; try again after some seconds."""


class QueryError(ComityError):
    """A query is malformed or refused."""


class FormatError(QueryError):
    """The format that is wanted can't hold the answer."""


class QueryRefusedError(QueryError):
    """A query is well formed, and may not be run: it changes the graph or leaves it."""


class QueryTooBigError(QueryError):
    """A query's answer, or what it needs on the way, is over a limit."""


class QueryTimeoutError(QueryError):
    """A query was stopped at its limit."""
