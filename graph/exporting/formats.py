"""All formats that a store can be exported in, and `export`, which writes one of them."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from comity.graph.exporting.atomic import write_atomically
from comity.graph.exporting.claims import claim_rows, claims_csv
from comity.graph.exporting.graphs import gexf, graphml
from comity.graph.exporting.merged import merge
from comity.graph.exporting.rdf import jsonld, nquads, ntriples, rdfxml, trig
from comity.graph.exporting.source import Source
from comity.graph.exporting.tables import gephi_tables, neo4j_tables
from comity.graph.exporting.turtle import turtle
from comity.graph.network import Network
from comity.graph.network_build import build_network
from comity.graph.read_back import told_in_store
from comity.ontology.errors import UnknownNameError
from comity.ontology.schema import load_model

Files = Mapping[str, bytes]
"""File name -> content; the name is empty where the format is one file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes of file names that mean it, and what makes it.

    `links` says whether it holds the shortcuts (so that an export as of a day makes sense).
    """

    name: str
    suffixes: tuple[str, ...]
    make: Callable[[Source], Files]
    links: bool = False


def export(store: Source, path: Path, format_name: str | None = None) -> tuple[Path, ...]:
    """Write the store to `path` and tell which files that made, sorted.

    The format is the one of that name, else that of the suffix of `path`. Formats of several
    tables (neo4j, gephi) write into a folder, which is made. All files or none are written.

    Raises UnknownNameError for a format that is none, OutputError where `path` can't be written.
    """
    chosen = format_of(path, format_name)
    made = chosen.make(store)
    files = {path / name if name else path: content for name, content in made.items()}
    write_atomically(files)
    return tuple(sorted(files))


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


def _network(store: Source) -> Network:
    return build_network(store, load_model())


def _claims(store: Source) -> bytes:
    model = load_model()
    return claims_csv(claim_rows(told_in_store(store, model), model))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        made.name: made
        for made in (
            Format("turtle", (".ttl",), lambda g: {"": turtle(merge(g))}, links=True),
            Format(
                "rdfxml", (".rdf", ".owl", ".xml"), lambda g: {"": rdfxml(merge(g))}, links=True
            ),
            Format("ntriples", (".nt",), lambda g: {"": ntriples(merge(g))}, links=True),
            Format("jsonld", (".jsonld", ".json"), lambda g: {"": jsonld(merge(g))}, links=True),
            Format("nquads", (".nq",), lambda g: {"": nquads(g)}, links=True),
            Format("trig", (".trig",), lambda g: {"": trig(g)}, links=True),
            Format("graphml", (".graphml",), lambda g: {"": graphml(_network(g))}),
            Format("gexf", (".gexf",), lambda g: {"": gexf(_network(g))}),
            Format("claims", (".csv",), lambda g: {"": _claims(g)}),
            Format("neo4j", (), lambda g: neo4j_tables(_network(g))),
            Format("gephi", (), lambda g: gephi_tables(_network(g))),
        )
    }
)
"""By name. The first six hold everything, the last five who is linked to whom and why."""
