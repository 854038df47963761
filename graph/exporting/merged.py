"""One graph out of a store: ontology, data and shortcuts together, sorted, under one header.

A file of it needs nothing beside it: graph tools read relations as annotations where the
ontology is missing, and `owl:imports` of an IRI that nobody serves yet would fail.
"""

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.exporting.keys import TYPE, in_order, key, keyed
from comity.graph.exporting.source import Source
from comity.graph.exporting.statements import Statements, other_quads
from comity.graph.sorting import LineSorter
from comity.ontology.iris import DATASET, ONTOLOGY, ONTOLOGY_GRAPH, PREFIXES, Iri

OWL_ONTOLOGY = NamedNode(PREFIXES["owl"] + "Ontology")
VERSION = NamedNode(PREFIXES["owl"] + "versionIRI")
CONFORMS = NamedNode(PREFIXES["dcterms"] + "conformsTo")
TITLE = NamedNode(PREFIXES["dcterms"] + "title")
ANNOTATION = NamedNode(PREFIXES["owl"] + "AnnotationProperty")

_OWN = NamedNode(ONTOLOGY_GRAPH)
_IS_ONTOLOGY = f" {TYPE} {OWL_ONTOLOGY} .\n".encode()


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the data of a merged graph, sorted: few triples.

    The headers of the ontology's files give way to one of our own that names its version, for a
    document may hold one ontology only. `blank` is the data that holds blank nodes, `headers`
    the subjects that gave way.
    """

    header: tuple[Triple, ...]
    ontology: tuple[Triple, ...]
    blank: tuple[Triple, ...]
    headers: frozenset[bytes]

    @property
    def lines(self) -> Iterator[bytes]:
        """Header and ontology as lines of `keys`."""
        yield from map(key, self.header)
        yield from map(key, self.ontology)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged graph: its frame, and its data as lines of `keys`, sorted, to be read once.

    No triple stands in both.
    """

    frame: Frame
    data: Iterator[bytes]

    @property
    def lines(self) -> Iterator[bytes]:
        """All of it, header first."""
        yield from self.frame.lines
        yield from self.data


def frame_of(store: Source, blank: Iterable[Iri]) -> Frame:
    """The frame of a store in which these graphs of data hold blank nodes."""
    quads = other_quads(store, blank)
    own = {q.triple for q in quads if q.graph_name == _OWN}
    rest = {q.triple for q in quads} - own
    gone = {t.subject for t in own | rest if t.predicate == TYPE and t.object == OWL_ONTOLOGY}
    header = _header({t for t in own if t.subject == NamedNode(ONTOLOGY)})
    kept = [{t for t in part if t.subject not in gone} - set(header) for part in (own, rest)]
    return Frame(
        header=header,
        ontology=tuple(in_order(kept[0])),
        blank=tuple(in_order(kept[1])),
        headers=frozenset(str(subject).encode() for subject in gone),
    )


@contextmanager
def merged(store: Source, folder: Path) -> Iterator[Merged]:
    """Everything in the store once, whatever graphs it stands in.

    What memory does not hold waits in `folder`. Raises OSError where that can't be written.
    """
    headers: set[bytes] = set()
    statements = Statements(store, folder)
    with LineSorter(folder) as sorter:
        for _, lines in statements:
            if _IS_ONTOLOGY in lines:
                about = (line for line in lines.splitlines(True) if line.endswith(_IS_ONTOLOGY))
                headers.update(line.partition(b" ")[0] for line in about)
            sorter.add(keyed(lines))
        frame = frame_of(store, statements.blank)
        sorter.add(list(map(key, frame.blank)))
        yield Merged(frame, _kept(sorter, frozenset(frame.lines), headers | frame.headers))


def _kept(lines: Iterable[bytes], elsewhere: Set[bytes], headers: Set[bytes]) -> Iterator[bytes]:
    """Each line once, without those that stand elsewhere and what is said of old headers."""
    last = b""
    for line in lines:
        if line != last and line not in elsewhere:
            if not headers or line.split(b"\t", 2)[1] not in headers:
                yield line
            last = line


def _header(about: set[Triple]) -> tuple[Triple, ...]:
    """The `owl:Ontology` of the file; `about` says which version of the ontology is in it."""
    name = NamedNode(DATASET)
    versions = sorted((t.object for t in about if t.predicate == VERSION), key=str)
    triples = [
        Triple(name, TYPE, OWL_ONTOLOGY),
        Triple(name, TITLE, Literal("Comity knowledge graph", language="en")),
        Triple(CONFORMS, TYPE, ANNOTATION),
        Triple(TITLE, TYPE, ANNOTATION),
        *(Triple(name, CONFORMS, version) for version in versions),
    ]
    return tuple(sorted(triples, key=lambda t: (t.subject != name, key(t))))
