"""The folder that a build on Spark writes: its layout, and reading it without Spark.

    DIR/
      commits/000001.json            what a commit added and took away; nothing else counts
      rounds/000001/quads/*.nq.gz    the graphs of articles; the lines of an article stand together
                    claims/*.parquet the table of `comity export --format claims`, with the article
                    articles/*.json.gz, issues/*.json.gz, failures/*.json.gz
      shared/*.nq.gz                 the ontology and the reference actors

A round is written once and never changed. A commit is one small file, so each is there whole or
not at all, whatever was killed when; rounds that no commit names are left over from a kill, and
the next build deletes them.
"""

import gzip
import itertools
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.graph.claim import Issue
from comity.ontology.errors import InputError
from comity.ontology.iris import GRAPH, article_graph

COMMITS, ROUNDS, SHARED = "commits", "rounds", "shared"
VERSION = 1
"""Of the layout."""

_GRAPH_OF = re.compile(rb"<" + re.escape(article_graph("").encode()) + rb"([0-9a-f]{16})> \.\n")


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A file that could not be read, and why: the one line that `comity build` printed."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit did: names of rounds that count from now on, and that count no more."""

    add: tuple[str, ...]
    remove: tuple[str, ...] = ()

    def dumps(self) -> str:
        """The text of its file."""
        return json.dumps({"version": VERSION, "add": self.add, "remove": self.remove}) + "\n"

    @classmethod
    def loads(cls, text: str, name: str) -> "Commit":
        """Raises InputError, with `name`, where the text is not what `dumps` gives."""
        try:
            fields = json.loads(text)
            commit = cls(tuple(fields["add"]), tuple(fields["remove"]))
            version = fields["version"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{name}: not a commit of comity build: {error!r}") from error
        if version != VERSION or not all(map(_is_name, commit.add + commit.remove)):
            raise InputError(
                f"{name}: written by another version of Comity: build into an empty folder"
            )
        return commit


def live_rounds(commits: Iterable[Commit]) -> tuple[str, ...]:
    """The rounds that count after these commits, sorted."""
    added, removed = set[str](), set[str]()
    for commit in commits:
        added.update(commit.add)
        removed.update(commit.remove)
    return tuple(sorted(added - removed))


class Parts:
    """A folder on this machine that `comity build --engine spark` wrote.

    Raises InputError where it is none, or where a file in it is damaged.
    """

    def __init__(self, folder: Path) -> None:
        commits = sorted((folder / COMMITS).glob("*.json"))
        if not commits:
            raise InputError(
                f"{folder}: holds no commit of a build: make it with "
                f"`comity build ARTICLES --engine spark --output {folder}`"
            )
        self.folder = folder
        self.rounds = live_rounds(Commit.loads(_text(path), str(path)) for path in commits)

    def quad_files(self) -> list[Path]:
        """The files of the articles' graphs, gzipped N-Quads, sorted."""
        return self._files("quads", ".nq.gz")

    def graphs(self) -> Iterator[tuple[str, bytes]]:
        """Article id -> its sorted N-Quads lines, one article after the other."""
        for path in self.quad_files():
            for found, lines in itertools.groupby(_lines(path), _graph_of):
                if found is None:
                    raise InputError(f"{path}: holds a line that is of no article's graph")
                yield found, b"".join(lines)

    def articles(self) -> Iterator[dict[str, Any]]:
        """The articles: id, doc, textHash, state, words, claims (a number)."""
        yield from self._records("articles")

    def issues(self) -> Iterator[Issue]:
        """What was left out of the articles that were read."""
        return (Issue(**record) for record in self._records("issues"))

    def issues_by_article(self) -> Iterator[dict[str, list[Issue]]]:
        """Article id -> what was left out of it, in order; one round of articles at a time."""
        for name in self.rounds:
            found: dict[str, list[Issue]] = {a["id"]: [] for a in self._records("articles", name)}
            for record in self._records("issues", name):
                found[record["article_id"]].append(Issue(**record))
            yield found

    def failures(self) -> Iterator[Failure]:
        """The files that could not be read when they were last tried."""
        return (Failure(**record) for record in self._records("failures"))

    def _files(self, table: str, suffix: str, *rounds: str) -> list[Path]:
        within = self.folder / ROUNDS
        names = rounds or self.rounds
        return [path for r in names for path in sorted((within / r / table).glob(f"*{suffix}"))]

    def _records(self, table: str, *rounds: str) -> Iterator[dict[str, Any]]:
        for path in self._files(table, ".json.gz", *rounds):
            for line in _lines(path):
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise InputError(f"{path}: not lines of JSON: {error}") from error


def _is_name(name: object) -> bool:
    """Never a path to somewhere else."""
    return isinstance(name, str) and re.fullmatch(r"[0-9]{6}(?:\.[0-9]+)?", name) is not None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: can't be read: {error}") from error


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) as file:
            yield from file
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: damaged or missing ({error}): build the folder anew") from error


def _graph_of(line: bytes) -> str | None:
    at = line.rfind(b"<" + GRAPH.encode())
    found = _GRAPH_OF.fullmatch(line, at) if at >= 0 else None
    return found.group(1).decode() if found else None
