"""What a person decided about merges: a small file beside the store, and the list to decide on.

The file (`graph.store.apart.txt`) has a line for each actor that is to stay apart, article by
article. It is no part of the store, so that a store built anew keeps to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from comity.graph.identity import MERGED, is_merged_name
from comity.graph.stores.base import Store
from comity.ontology.errors import DataError
from comity.ontology.iris import ACROSS_GRAPH, ID, Iri

_HEAD = "# Actors that `comity merges --undo` keeps apart, one a line.\n"

_DECISIONS = f"""
SELECT ?decision ?kind ?label ?reason ?actor WHERE {{
  GRAPH <{ACROSS_GRAPH}> {{
    ?decision a ?kind ; rdfs:label ?label ; cmt:reason ?reason ; cmt:decidesOn ?actor .
  }}
}}"""
_PASSAGES = f"""
SELECT DISTINCT ?decision ?doc ?text WHERE {{
  GRAPH <{ACROSS_GRAPH}> {{ ?decision cmt:restsOn ?quote }}
  ?claim cmt:evidence ?quote ; cmt:source ?article .
  ?quote cmt:exact ?text .
  ?article cmt:doc ?doc .
}}"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A merge, or (`apart`) one that somebody took back.

    `id` is what `--undo` and `--redo` take ("person:jane-roe_nor"); `passages` are pairs of the
    name of an article and the words in it that speak for one actor.
    """

    id: str
    apart: bool
    label: str
    reason: str
    passages: tuple[tuple[str, str], ...]


def apart_file(store: Path) -> Path:
    """The file of decisions beside a store."""
    return store.with_name(store.name + ".apart.txt")


def read_apart(store: Path) -> frozenset[str]:
    """The IRIs of the actors to be kept apart; none where there is no file.

    Raises DataError that names the line that is no name of a merge.
    """
    path = apart_file(store)
    if not path.exists():
        return frozenset()
    found = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            iri = merge_iri(line.strip())
            if iri is None:
                raise DataError(
                    f"{path}:{number}: {line.strip()!r} is no name of a merge: take the line out"
                )
            found.add(str(iri))
    return frozenset(found)


def apart_text(apart: Iterable[str]) -> bytes:
    """What the file of decisions holds."""
    return (_HEAD + "".join(f"{name}\n" for name in sorted(map(merge_id, apart)))).encode()


def merge_iri(name: str) -> Iri | None:
    """The IRI of a merged actor by its short name; None for what can't be one."""
    iri = Iri(ID + name.replace(":", "/", 1))
    return iri if is_merged_name(iri) else None


def merge_id(iri: str) -> str:
    """The short name of a merged actor: "person:jane-roe_nor"."""
    return iri.removeprefix(ID).replace("/", ":", 1)


def decisions(store: Store) -> list[Decision]:
    """What was merged and what was kept apart in a store, by name."""
    passages: dict[str, set[tuple[str, str]]] = {}
    for decision, doc, text in _rows(store, _PASSAGES, "decision", "doc", "text"):
        passages.setdefault(decision, set()).add((doc, text))
    found: dict[str, Decision] = {}
    rows = _rows(store, _DECISIONS, "decision", "kind", "label", "reason", "actor")
    for decision, kind, label, reason, actor in rows:
        apart = kind.endswith("Separation")
        name = merge_id(actor.rpartition(MERGED)[0] if apart else actor)
        told = tuple(sorted(passages.get(decision, ())))
        found[decision] = Decision(name, apart, label, reason, told)
    return sorted(found.values(), key=lambda decision: decision.id)


def _rows(store: Store, query: str, *names: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        cells = (row[name] for name in names)
        yield tuple(c.value if isinstance(c, NamedNode | Literal) else "" for c in cells)
