"""Files of N-Quads into a store, as many as there are, in one stroke.

New articles go through the engine's bulk loader, which shows all of them or none. Articles that
the store holds already are replaced one by one afterwards, each in a transaction of its own.
"""

import gzip
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby, islice
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from comity.graph.parts import COMMITS, Parts
from comity.graph.sorting import LineSorter
from comity.graph.stores.oxigraph import OxigraphStore
from comity.graph.stores.version import SCHEMA
from comity.ontology.errors import InputError
from comity.ontology.iris import (
    ACROSS_GRAPH,
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    GRAPH,
    ONTOLOGY_GRAPH,
    STORE_GRAPH,
    TALLIES_GRAPH,
    THINGS_GRAPH,
    Iri,
    local_name,
)

SUFFIXES = (".nq", ".nq.gz", ".txt", ".txt.gz")
"""Files of a folder that are read: Spark calls what it writes as text `part-….txt.gz`."""

EVERY = 10_000
"""Quads between two reports of progress."""

_NAMED = frozenset({NamedNode, Literal})
_ARTICLE = re.compile(re.escape(GRAPH) + r"art/[0-9a-f]{16}")
SHARED = frozenset({ONTOLOGY_GRAPH, ACTORS_GRAPH})
INFERRED = frozenset({DERIVED_GRAPH, ACROSS_GRAPH, THINGS_GRAPH, TALLIES_GRAPH})


@dataclass(frozen=True, slots=True)
class Loading:
    """How far a load has come: `done` of `total` bytes of the files as they lie on disk."""

    file: Path
    done: int
    total: int
    quads: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: ids of the articles that were new and that were replaced, sorted.

    `inferred` counts the quads that were left out because they follow from the others.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    quads: int
    inferred: int

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that the files hold, sorted."""
        return tuple(sorted((*self.added, *self.replaced)))


def load_files(
    store: OxigraphStore,
    paths: Iterable[Path],
    before: Callable[[Collection[str]], None] = lambda articles: None,
    progress: Callable[[Loading], None] = lambda loading: None,
) -> Loaded:
    """Make the files all that the store says of each article they hold; other articles stay.

    A path is a file of N-Quads, plain or `.gz`, or a folder of such files. An article may stand
    in several of them. `before` is called with the ids of all those articles when everything is
    read and before the first change can be seen. The ontology and the actors are replaced where
    the files hold them. What follows from several articles (shortcuts, merged actors, counts) is
    left out: it is to be settled anew.

    Raises InputError that names file and line where a file is no N-Quads or holds anything that
    is not Comity's; then nothing was changed. Raises StoreError where the engine fails.
    """
    files = nquads_files(paths)
    with LineSorter(store.folder) as aside:
        reading = _Reading(files, frozenset(store.graphs()), aside, progress)

        def new() -> Iterator[Quad]:
            yield from reading.new_quads()
            before(sorted(map(local_name, reading.articles)))

        store.add(new())
        for graph, lines in groupby(aside, key=_graph_of):
            quads = parse(b"".join(map(_statement, lines)), format=RdfFormat.N_TRIPLES)
            store.replace_graph(graph, (quad.triple for quad in quads))
    return Loaded(
        tuple(sorted(map(local_name, reading.articles - reading.held))),
        tuple(sorted(map(local_name, reading.articles & reading.held))),
        reading.quads,
        reading.inferred,
    )


def nquads_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files themselves, and those of the folders in the order of their names.

    Raises InputError where one is missing, or a folder holds none or was not written to its end.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += _inside(path)
        elif path.is_file():
            found.append(path)
        else:
            raise InputError(f"{path}: there is no such file")
    return tuple(found)


def _inside(folder: Path) -> list[Path]:
    if (folder / COMMITS).is_dir():
        return Parts(folder).quad_files()
    if (folder / "_temporary").exists():
        raise InputError(f"{folder}: was not written to its end (it has a _temporary)")
    names = [p for p in folder.iterdir() if p.name.endswith(SUFFIXES) and p.name[0] not in "._"]
    if not names:
        raise InputError(f"{folder}: holds no file whose name ends in {', '.join(SUFFIXES)}")
    return sorted(names)


def _graph_of(line: bytes) -> Iri:
    return Iri(line.partition(b"\t")[0].decode()[1:-1])


def _statement(line: bytes) -> bytes:
    return line.partition(b"\t")[2]


class _Fate(Enum):
    """What becomes of the quads of a graph."""

    NEW = auto()
    REPLACED = auto()
    INFERRED = auto()


@dataclass(slots=True)
class _Reading:
    """Reads the files, checks what they hold, and sets aside what is to replace something."""

    files: tuple[Path, ...]
    held: frozenset[Iri]
    aside: LineSorter
    progress: Callable[[Loading], None]
    articles: set[Iri] = field(default_factory=set)
    quads: int = 0
    inferred: int = 0
    _fates: dict[object, _Fate] = field(default_factory=dict)

    def new_quads(self) -> Iterator[Quad]:
        """The quads of articles that the store does not hold."""
        total, before = sum(file.stat().st_size for file in self.files), 0
        fates = self._fates
        for file in self.files:
            with _opened(file) as raw:
                for number, quad in enumerate(_parsed(file, raw), start=1):
                    if number % EVERY == 0:
                        self.progress(Loading(file, before + raw.tell(), total, self.quads))
                    fate = fates.get(quad.graph_name) or self._admit(file, number, quad)
                    if fate is not _Fate.NEW:
                        self._keep_aside(fate, quad)
                    elif type(quad.subject) is not NamedNode or type(quad.object) not in _NAMED:
                        what = "a blank node or a triple in the graph of an article"
                        raise _not_ours(file, number, what)
                    else:
                        self.quads += 1
                        yield quad
            before += file.stat().st_size
            self.progress(Loading(file, before, total, self.quads))

    def _keep_aside(self, fate: _Fate, quad: Quad) -> None:
        if fate is _Fate.INFERRED:
            self.inferred += 1
        else:
            self.quads += 1
            self.aside.add([f"{quad.graph_name}\t{quad.triple} .\n".encode()])

    def _admit(self, file: Path, number: int, quad: Quad) -> _Fate:
        graph = Iri(quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else "")
        if graph in INFERRED:
            fate = _Fate.INFERRED
        elif graph == STORE_GRAPH:
            fate = _Fate.INFERRED
            if str(SCHEMA) < getattr(quad.object, "value", ""):
                raise InputError(f"{file}: was written by a newer Comity: install that one")
        elif graph in SHARED:
            fate = _Fate.REPLACED
        elif _ARTICLE.fullmatch(graph):
            self.articles.add(graph)
            fate = _Fate.REPLACED if graph in self.held else _Fate.NEW
        else:
            raise _not_ours(file, number, f"{quad.graph_name} is no graph of Comity's")
        self._fates[quad.graph_name] = fate
        return fate


def _opened(file: Path) -> IO[bytes]:
    try:
        return file.open("rb", buffering=1 << 20)
    except OSError as error:
        raise InputError(f"{file}: can't be read: {error.strerror}") from error


def _parsed(file: Path, raw: IO[bytes]) -> Iterator[Quad]:
    """The quads of a file, unpacked where it begins as gzip does."""
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    stream = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if packed else raw
    try:
        yield from parse(stream, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"{file}:{error.lineno}: not a line of N-Quads: {error.msg}") from error
    except MemoryError as error:
        raise InputError(f"{file}: holds a line that is too long to be N-Quads") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file}: is damaged or can't be read: {error}") from error


def _not_ours(file: Path, number: int, what: str) -> InputError:
    """The error about the statement of that number: each has a line of its own."""
    with _opened(file) as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        lines = gzip.GzipFile(fileobj=raw) if packed else raw
        told = (n for n, s in enumerate(lines, 1) if s.strip() and not s.lstrip().startswith(b"#"))
        line = next(islice(told, number - 1, None))
    return InputError(f"{file}:{line}: {what}; load what `comity export` or `comity build` wrote")
