"""Looks at a query before it runs: is it well formed, and does it stay inside the graph?

The engines have no off switch for SERVICE, which posts data to any host, and rdflib's FROM
reads files and web pages. So a query must pass two readings that fail in different ways: the
words outside strings, IRIs and comments, and the parse tree of rdflib. What the two could see
differently (escaped ASCII characters, control characters) is refused.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from comity.ontology.errors import QueryError, QueryRefusedError
from comity.ontology.iris import PREFIXES

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
Feature = Literal["SERVICE", "FROM"]
"""What reaches outside the graph, and may be allowed to."""

MAX_CHARACTERS = 50_000
"""Longer texts are refused unread."""

TOKEN = re.compile(
    r"""(?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
      | (?P<string> '''(?:'{0,2}(?:[^'\\]|\\.))*''' | ["]["]["](?:"{0,2}(?:[^"\\]|\\.))*["]["]["]
                  | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*" )
      | (?P<comment> \#[^\n]* )
      | (?P<variable> [?$]\w+ )
      | (?P<prefix> (?:\w[\w.-]*)? ) : [\w.:%\\-]*
      | (?P<word> \w+ )
      | (?P<open> ['"] )
      | (?P<other> . )""",
    re.VERBOSE | re.DOTALL,
)
"""One piece of SPARQL; the name of the group that matched says which kind."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]|\r(?!\n)")
_ESCAPED_ASCII = re.compile(r"\\u00[0-7][0-9a-fA-F]|\\U000000[0-7][0-9a-fA-F]")
_FORMS: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
_FEATURE_NODES: dict[str, Feature] = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run: its form, and what it uses of the features that are allowed."""

    form: Form
    features: frozenset[Feature]


def check_query(text: str, allow: Collection[Feature] = ()) -> Checked:
    """Say what a query is, once it is sure that it may run.

    The prefixes of `comity.ontology.iris` count as declared. Raises QueryError, with line and
    column, where the query is malformed or too long, and QueryRefusedError where it is an update
    or uses a feature that `allow` does not name.
    """
    check_characters(text, MAX_CHARACTERS, "query")
    form = _check_words(text, allow)
    used = frozenset(_features(_parse(text)))
    for feature in sorted(used.difference(allow)):
        raise _refused(feature, "")
    return Checked(form, used)


def check_services(text: str, services: Collection[str]) -> None:
    """Make sure that a query asks no other services than these, each by its whole address.

    Raises QueryRefusedError where it does, or where it leaves the address to a variable.
    """
    tokens = [match for match in TOKEN.finditer(text) if match.lastgroup != "comment"]
    tokens = [match for match in tokens if not match[0].isspace()]
    for place, match in enumerate(tokens):
        if "SERVICE" not in (match["word"] or match["prefix"] or "").upper():
            continue
        following = [token[0] for token in tokens[place + 1 : place + 3]]
        if following and following[0].upper() == "SILENT":
            following = following[1:]
        address = following[0][1:-1] if following else ""
        if match[0].upper() != "SERVICE" or address not in services:
            raise QueryRefusedError(
                f"SERVICE at {_place(text, match.start())} is refused: only "
                f"{', '.join(f'<{service}>' for service in services)} may be asked"
            )


def check_characters(text: str, limit: int, what: str) -> None:
    """Refuse what two readers of a query (or update: `what`) could see differently.

    Raises QueryError, also where the text is longer than `limit` characters.
    """
    if len(text) > limit:
        raise QueryError(f"the {what} is longer than {limit:,} characters: shorten it")
    if bad := _CONTROL.search(text):
        raise QueryError(
            f"the {what} holds the control character {bad[0]!r} at {_place(text, bad.start())}: "
            "delete it"
        )
    if bad := _ESCAPED_ASCII.search(text):
        raise QueryError(
            f"the {what} holds the escape {bad[0]} at {_place(text, bad.start())}: "
            "write the character itself"
        )


def _check_words(text: str, allow: Collection[Feature]) -> Form:
    form: Form | None = None
    for match in TOKEN.finditer(text):
        if match["open"]:
            place = _place(text, match.start())
            raise QueryError(f"the query is malformed: the string that begins at {place} is open")
        # "in", since the engine takes `SERVICE:x`, `true.SERVICE:x` and `1SERVICE` apart.
        word, prefix = (match["word"] or "").upper(), (match["prefix"] or "").upper()
        for feature in get_args(Feature):
            if feature in word + prefix and feature not in allow:
                raise _refused(feature, f" at {_place(text, match.start())}")
        if form is None:
            if word in _UPDATES:
                raise QueryRefusedError(f"{word} changes the graph, and queries may only read it")
            form = next((known for known in _FORMS if word == known), None)
    if form is None:
        raise QueryError("the query is malformed: SELECT, ASK, CONSTRUCT or DESCRIBE is missing")
    return form


def _refused(feature: Feature, place: str) -> QueryRefusedError:
    reach = {"SERVICE": "sends data to another host", "FROM": "can read files and web pages"}
    return QueryRefusedError(
        f"{feature}{place} is refused, since it {reach[feature]}: leave it out"
    )


def _parse(text: str) -> object:
    # Here, since it takes a third of a second.
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree: object = parseQuery(text)
    except ParseException as error:
        near = " ".join(text[error.loc : error.loc + 30].split())
        raise QueryError(
            f"the query is malformed at {_place(text, error.loc)}"
            + (f", near {near!r}" if near else ", where it ends")
        ) from error
    except RecursionError as error:
        raise QueryError(
            "the query is nested too deeply, or one group holds too many patterns (some 80 are "
            "fine): split it, or use VALUES"
        ) from error
    _check_prefixes(text, tree)
    return tree


def _check_prefixes(text: str, tree: object) -> None:
    nodes = list(_nodes(tree))
    declared = {str(node.get("prefix", "")) for name, node in nodes if name == "PrefixDecl"}
    used = {str(node.get("prefix", "")) for name, node in nodes if name == "pname"}
    for prefix in sorted(used - declared - PREFIXES.keys()):
        place = _place(text, max(text.find(f"{prefix}:"), 0))
        raise QueryError(
            f"the query is malformed: the prefix {prefix}: at {place} is not declared; "
            f"add PREFIX {prefix}: <…>"
        )


def _features(tree: object) -> Iterator[Feature]:
    for name, _ in _nodes(tree):
        if name in _FEATURE_NODES:
            yield _FEATURE_NODES[name]


def _nodes(tree: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Every named node of rdflib's tree, by an explicit stack: hostile trees are deep."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    todo: list[object] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, CompValue):
            yield node.name, dict(node)
            todo.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple):
            todo.extend(node)


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - text.rfind(chr(10), 0, offset)}"
