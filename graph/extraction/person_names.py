"""Names of persons compared: which of those already known a shorter or other spelling may mean."""

import re
from collections import defaultdict

from comity.graph.claim import Entity
from comity.graph.extraction.folding import fold
from comity.graph.extraction.person_spans import GENERATIONS
from comity.ontology.iris import Iri

Parts = tuple[str, ...]


class KnownNames:
    """The persons of an article so far; looked up by key, as an article may name thousands."""

    def __init__(self) -> None:
        self._by_key: dict[Parts, list[tuple[Parts, Entity]]] = defaultdict(list)
        self._found: dict[Parts, tuple[Entity, ...]] = {}

    def add(self, name: Parts, person: Entity) -> None:
        """File a name under each part, each part with the last one, and its sound.

        A name of one part changes only what that name itself may mean.
        """
        if len(name) > 1:
            self._found.clear()
        else:
            self._found.pop(name, None)
        keys = {(part,) for part in name} | {(part, name[-1]) for part in name}
        for key in keys | {_sounds(name)}:
            self._by_key[key].append((name, person))

    def fitting(self, name: Parts) -> tuple[Entity, ...]:
        """The persons that the name may mean, each once."""
        if name not in self._found:
            ends = self._by_key.get(name if len(name) == 1 else (name[0], name[-1]), [])
            alike = self._by_key.get(_sounds(name), [])
            meant: dict[Iri, Entity] = {}
            for known, person in (*ends, *alike):
                if _agrees(name, known):
                    meant.setdefault(person.iri, person)
            self._found[name] = tuple(meant.values())
        return self._found[name]


def name_parts(text: str) -> Parts:
    """The words of a name by which it is compared: without "Jr." and the like."""
    parts = fold(text).replace("-", " ").split()
    while len(parts) > 1 and parts[-1] in GENERATIONS:
        parts.pop()
    return tuple(part.lower() for part in parts)


def _agrees(short: Parts, name: Parts) -> bool:
    """True where the shorter form may name the person: all parts in order, or one end of it."""
    if short == name:
        return True
    if len(short) == 1:
        return short[0] in (*(part for part in name[1:-1] if len(part) > 3), name[-1], name[0])
    if _sounds(short) == _sounds(name):
        return True
    remaining = iter(name)
    return short[-1] == name[-1] and all(part in remaining for part in short)


def _sounds(name: Parts) -> Parts:
    """A key that "Nikol Pashinyan" and "Nikol Pashinian" share, and no name itself is."""
    return ("~", *map(_sound, name))


def _sound(part: str) -> str:
    """A name as it sounds, whoever wrote it in Latin letters: "sergei" for "sergey"."""
    part = part.replace("kh", "h").replace("ph", "f").replace("ck", "k").replace("q", "k")
    part = part.replace("y", "i").replace("j", "i").replace("w", "v").replace("ou", "u")
    return re.sub(r"(.)\1+", r"\1", part).removesuffix("i")
