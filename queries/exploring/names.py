"""All names in a graph, to be searched: read once for each state of the store."""

from collections.abc import Mapping
from dataclasses import dataclass

from comity.graph.extraction.folding import fold
from comity.ontology.iris import PREFIXES, Iri
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import rows
from comity.queries.names import Ask

_LABEL = PREFIXES["rdfs"] + "label"
_Name = tuple[bool, str]  # Whether it is but an alias or a code; how it is written.
_LONGEST = 200
"""Characters of a name that are searched."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a text may mean, and the name by which it was found."""

    iri: Iri
    name: str
    ties: int


class NameIndex:
    """Finds things by any of their names; case and accents make no difference."""

    def __init__(self, names: Mapping[Iri, list[_Name]], ties: Mapping[Iri, int]) -> None:
        self._ties = ties
        self._names = sorted(
            (" " + " ".join(fold(text[:_LONGEST]).casefold().split()), iri, text, weak)
            for iri, known in names.items()
            for weak, text in known
        )

    def find(self, text: str, limit: int) -> list[Hit]:
        """The things that a text may mean: first by that very name, then by its beginning, then
        by that of a word, then by any part; among these the best-tied first."""
        wanted = " ".join(fold(text[:_LONGEST]).casefold().split())
        if not wanted:
            return []
        best: dict[Iri, tuple[int, bool, str]] = {}
        for name, iri, written, weak in self._names:
            rank = _rank(name, wanted)
            if rank is not None:
                found = (rank, weak, written)
                best[iri] = min(best.get(iri, found), found)
        ranked = sorted(
            best, key=lambda iri: (best[iri][0], -self._ties.get(iri, 0), best[iri], iri)
        )
        return [Hit(iri, best[iri][2], self._ties.get(iri, 0)) for iri in ranked[:limit]]


def read_names(ask: Ask, ties: Mapping[Iri, int]) -> NameIndex:
    """The names that are in the graph; `ties` says how well tied what bears them is."""
    names: dict[Iri, list[_Name]] = {}
    for row in rows(ask(fill("names"))):
        weak = row["property"].value != _LABEL
        names.setdefault(Iri(row["thing"].value), []).append((weak, row["name"].value))
    return NameIndex(names, ties)


def read_ties(ask: Ask) -> dict[Iri, int]:
    """To how many others each thing is tied by what somebody states, the best-tied first."""
    found = {Iri(r["thing"].value): int(r["ties"].value) for r in rows(ask(fill("degrees")))}
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _rank(name: str, wanted: str) -> int | None:
    at = name.find(wanted)
    if at < 0:
        return None
    if at == 1:
        return 0 if len(name) == len(wanted) + 1 else 1
    return 2 if f" {wanted}" in name else 3
