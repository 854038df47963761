"""All formats that a store can be exported in, and `export`, which writes one of them."""

import difflib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from comity.graph.exporting import rdf, unsorted
from comity.graph.exporting.atomic import atomic_files
from comity.graph.exporting.claims import claim_rows, claims_csv
from comity.graph.exporting.graphs import gexf, graphml
from comity.graph.exporting.merged import Merged, merged
from comity.graph.exporting.source import Source
from comity.graph.exporting.tables import gephi_tables, neo4j_tables
from comity.graph.exporting.turtle import turtle
from comity.graph.network import Network
from comity.graph.network_build import build_network
from comity.graph.read_back import told_in_store
from comity.ontology.errors import UnknownNameError
from comity.ontology.schema import load_model


@dataclass(frozen=True, slots=True)
class Target:
    """Where a format writes to: `open` gives the file of that name, "" where it is one file."""

    path: Path
    open: Callable[[str], IO[bytes]]

    @property
    def folder(self) -> Path:
        """For what memory does not hold: where the file goes, but not where devices are."""
        is_device = self.path.exists() and not (self.path.is_file() or self.path.is_dir())
        return Path(tempfile.gettempdir()) if is_device else self.path.absolute().parent


Write = Callable[[Source, Target], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes of file names that mean it, and what writes it.

    `unsorted` is faster, and gives an order that means nothing. `links` says whether it holds
    the shortcuts (so that an export as of a day makes sense).
    """

    name: str
    suffixes: tuple[str, ...]
    write: Write
    unsorted: Write | None = None
    links: bool = False


def export(
    store: Source, path: Path, format_name: str | None = None, is_sorted: bool = True
) -> tuple[Path, ...]:
    """Write the store to `path` and tell which files that made, sorted.

    The format is the one of that name, else that of the suffix of `path`. Formats of several
    tables (neo4j, gephi) write into a folder, which is made. All files or none are written.
    Formats of RDF need the same memory however large the store is, beside the names of its
    graphs; `claims` holds its rows in memory and the others the network. The store must not
    change meanwhile.

    Raises UnknownNameError for a format that is none or can't be unsorted, OutputError where
    `path` can't be written, StoreError where the store and its ledger are not of one piece.
    """
    chosen = format_of(path, format_name)
    write = chosen.write if is_sorted else chosen.unsorted
    if write is None:
        able = tuple(f.name for f in FORMATS.values() if f.unsorted)
        raise UnknownNameError("format without an order", chosen.name, able)
    made: set[Path] = set()
    with atomic_files() as opened:

        def open_named(name: str) -> IO[bytes]:
            file = path / name if name else path
            made.add(file)
            return opened(file)

        write(store, Target(path, open_named))
    return tuple(sorted(made))


def format_of(path: Path, format_name: str | None = None) -> Format:
    """The format of that name, else the one of the path's suffix. Raises UnknownNameError."""
    if format_name is not None:
        if format_name not in FORMATS:
            near = difflib.get_close_matches(format_name, FORMATS, n=3, cutoff=0.4)
            raise UnknownNameError("format", format_name, near or tuple(FORMATS))
        return FORMATS[format_name]
    suffix = path.suffix.lower()
    by_suffix = {s: f for f in FORMATS.values() for s in f.suffixes}
    if suffix not in by_suffix:
        near = difflib.get_close_matches(suffix, by_suffix, n=3, cutoff=0.4)
        raise UnknownNameError("format", suffix or path.name, near or sorted(by_suffix))
    return by_suffix[suffix]


def _merged(make: Callable[[Merged, Path], Iterable[bytes]]) -> Write:
    """A format of the merged graph, in pieces."""

    def write(store: Source, target: Target) -> None:
        out = target.open("")
        with merged(store, target.folder) as graph:
            out.writelines(make(graph, target.folder))

    return write


def _rdfxml(store: Source, target: Target) -> None:
    out = target.open("")
    with merged(store, target.folder) as graph:
        rdf.rdfxml(graph, out)


def _in_pieces(make: Callable[[Source, Path], Iterable[bytes]]) -> Write:
    """A format of the store as it is, in pieces."""

    def write(store: Source, target: Target) -> None:
        out = target.open("")
        out.writelines(make(store, target.folder))

    return write


def _picture(make: Callable[[Network], bytes]) -> Write:
    """A format of the network, in one piece."""

    def write(store: Source, target: Target) -> None:
        target.open("").write(make(build_network(store, load_model())))

    return write


def _tables(make: Callable[[Network], Mapping[str, bytes]]) -> Write:
    def write(store: Source, target: Target) -> None:
        for name, table in make(build_network(store, load_model())).items():
            target.open(name).write(table)

    return write


def _claims(store: Source, target: Target) -> None:
    model = load_model()
    target.open("").write(claims_csv(claim_rows(told_in_store(store, model), model)))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        made.name: made
        for made in (
            Format(
                "turtle", (".ttl",), _merged(lambda g, _: turtle(g)),
                _in_pieces(unsorted.turtle), links=True,
            ),
            Format("rdfxml", (".rdf", ".owl", ".xml"), _rdfxml, links=True),
            Format(
                "ntriples", (".nt",), _merged(rdf.ntriples),
                _in_pieces(unsorted.ntriples), links=True,
            ),
            Format(
                "jsonld", (".jsonld", ".json"), _merged(lambda g, _: rdf.jsonld(g)), links=True
            ),
            Format(
                "nquads", (".nq",), _in_pieces(rdf.nquads),
                _in_pieces(unsorted.nquads), links=True,
            ),
            Format(
                "trig", (".trig",), _in_pieces(rdf.trig),
                _in_pieces(unsorted.trig), links=True,
            ),
            Format("graphml", (".graphml",), _picture(graphml)),
            Format("gexf", (".gexf",), _picture(gexf)),
            Format("claims", (".csv",), _claims),
            Format("neo4j", (), _tables(neo4j_tables)),
            Format("gephi", (), _tables(gephi_tables)),
        )
    }
)  # fmt: skip
"""By name. The first six hold everything, the last five who is linked to whom and why."""
