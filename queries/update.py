"""Looks at an update before it runs: which graphs may it change, and does it stay inside?

`comity build` owns the graphs below `comity.ontology.iris.GRAPH`: each claim in them stands by
its quotation, and shortcuts follow from claims. An update may read them and not change them; it
writes to graphs of its own. In a store that no build has written, it may do anything.

Whoever may update holds the token, so this guards against mistakes: it reads words and names,
and leaves the grammar to the engine.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from pyoxigraph import NamedNode

from comity.graph.stores.base import Dataset
from comity.ontology.errors import QueryError, QueryRefusedError
from comity.ontology.iris import GRAPH, PREFIXES
from comity.queries.guard import TOKEN, check_characters

MAX_CHARACTERS = 8 << 20
"""Longer texts are refused unread."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in capitals; empty for what is none."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(slots=True)
class _Reading:
    """What is found out about an update on the way through it."""

    text: str
    using: str
    base: str
    sources: Collection[str]
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))
    changed: list[str] = field(default_factory=list)
    """The graphs it changes."""
    changes_any: str = ""
    """The words by which it may change any graph."""
    edits: list[tuple[int, str]] = field(default_factory=list)
    """Where to put which text in."""


def prepare_update(
    text: str, dataset: Dataset, base: str, *, built: bool, sources: Collection[str] = ()
) -> str:
    """The text to run, once it is sure that it may: `dataset` has become USING clauses.

    `built` says whether a build has written the store, `sources` are the addresses that LOAD may
    fetch. Raises QueryError where the update is too long or names its dataset twice, and
    QueryRefusedError where it loads anything else, uses SERVICE, or changes what the build owns.
    """
    check_characters(text, MAX_CHARACTERS, "update")
    reading = _Reading(text, _using(dataset), base, sources)
    tokens = list(_tokens(text))
    _read(reading, tokens)
    if built:
        _check_owner(reading)
    for place, piece in sorted(reading.edits, reverse=True):
        text = text[:place] + piece + text[place:]
    return text


def _check_owner(reading: _Reading) -> None:
    cure = "write to a graph of your own, as GRAPH <urn:x-notes:mine>"
    for graph in reading.changed:
        if graph.startswith(GRAPH):
            raise QueryRefusedError(f"<{graph}> is what comity build writes: {cure}")
    if reading.changes_any:
        raise QueryRefusedError(
            f"{reading.changes_any} may change graphs that comity build writes: {cure}"
        )


def _tokens(text: str) -> Iterator[_Token]:
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "open":
            raise QueryError("the update is malformed: a string in it is open")
        word = (match["word"] or match["prefix"] or "").upper()
        if "SERVICE" in word:
            raise QueryRefusedError("SERVICE is refused, since it sends data to another host")
        if kind != "comment" and not match[0].isspace():
            yield _Token(kind, match[0], match.start(), match.end())


def _read(reading: _Reading, tokens: list[_Token]) -> None:
    """Walk over the operations; `opened` says what the next group in braces is."""
    depth, opened, previous = 0, "", ""
    for place, token in enumerate(tokens):
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth -= 1
        elif depth and opened == "template" and token.word == "GRAPH":
            _target(reading, tokens, place + 1, "GRAPH ?…")
        elif not depth and token.word:
            _operation(reading, tokens, place)
            if token.word == "WHERE":
                opened = "template" if previous == "DELETE" else "pattern"
                _put_using(reading, tokens, place, shorthand=previous == "DELETE")
            elif token.word in ("INSERT", "DELETE", "DATA"):
                opened = "template"
        previous = token.word


def _operation(reading: _Reading, tokens: list[_Token], place: int) -> None:
    """Note what a word outside of all braces says of graphs."""
    word = tokens[place].word
    if word == "LOAD":
        _check_source(reading, tokens, place + 1)
    if word in ("WITH", "USING") and reading.using:
        raise QueryError(
            f"the update has {word}, and the request using-graph-uri or using-named-graph-uri: "
            "leave one out"
        )
    following = place + 1
    if word in ("PREFIX", "BASE"):
        _declare(reading, tokens[following : following + 2], word)
    elif word == "WITH":
        _target(reading, tokens, following, "WITH")
    elif word in ("CLEAR", "DROP", "CREATE", "MOVE", "TO"):
        while _word(tokens, following) in ("SILENT", "GRAPH"):
            following += 1
        if _word(tokens, following) in ("ALL", "NAMED"):
            reading.changes_any = f"{word} {_word(tokens, following)}"
        elif _word(tokens, following) != "DEFAULT":
            _target(reading, tokens, following, word)


def _check_source(reading: _Reading, tokens: list[_Token], place: int) -> None:
    """See to it that LOAD fetches what was allowed, and note the graph that it fills."""
    place += _word(tokens, place) == "SILENT"
    source = tokens[place].text[1:-1] if place < len(tokens) else ""
    if source not in reading.sources:
        allowed = ", ".join(f"<{address}>" for address in reading.sources)
        only = f"only {allowed} may be fetched" if allowed else "it fetches from another host"
        raise QueryRefusedError(f"LOAD is refused, {only}: use INSERT DATA")
    if _word(tokens, place + 1) == "INTO":
        _target(reading, tokens, place + 3, "LOAD")


def _declare(reading: _Reading, told: list[_Token], word: str) -> None:
    iris = [urljoin(reading.base, token.text[1:-1]) for token in told if token.kind == "iri"]
    if iris and word == "BASE":
        reading.base = iris[0]
    elif iris:
        reading.prefixes[told[0].text.partition(":")[0]] = iris[0]


def _target(reading: _Reading, tokens: list[_Token], place: int, words: str) -> None:
    """Note the graph that is named at `place` as one that changes."""
    token = tokens[place] if place < len(tokens) else _Token("other", "", 0, 0)
    if token.kind == "iri":
        reading.changed.append(urljoin(reading.base, token.text[1:-1]))
    elif token.kind == "prefix":
        prefix, _, name = token.text.partition(":")
        reading.changed.append(reading.prefixes.get(prefix, "") + name.replace("\\", ""))
    else:
        reading.changes_any = words


def _put_using(reading: _Reading, tokens: list[_Token], place: int, *, shorthand: bool) -> None:
    """Put the dataset before a WHERE; DELETE WHERE has to be written out for that."""
    if not reading.using:
        return
    start = tokens[place].start
    if shorthand:
        group = _group(tokens, place + 1)
        reading.edits.append((start, f"{reading.text[group]} {reading.using}"))
    else:
        reading.edits.append((start, reading.using))


def _group(tokens: list[_Token], place: int) -> slice:
    """Where the group in braces that begins at `place` stands in the text."""
    depth = 0
    for token in tokens[place:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0:
            return slice(tokens[place].start, token.end)
    raise QueryError("the update is malformed: a brace in it is open")


def _word(tokens: list[_Token], place: int) -> str:
    return tokens[place].word if place < len(tokens) else ""


def _using(dataset: Dataset) -> str:
    try:
        default = [f"USING {NamedNode(name)} " for name in dataset.default]
        named = [f"USING NAMED {NamedNode(name)} " for name in dataset.named]
    except ValueError as error:
        raise QueryError(f"the name of a graph is not an absolute IRI: {error}") from error
    return "".join(default + named)
