"""Who appears in made-up articles: the reference actors, a few often and most seldom."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from pyoxigraph import Literal, NamedNode

from benchmarks.synthetic.names import OFFICES, Names
from comity.graph.populate import actor_triples
from comity.ontology.iris import PREFIXES, local_name, term

_LABEL, _TYPE = PREFIXES["rdfs"] + "label", PREFIXES["rdf"] + "type"
_ENTITLED = ("United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros")
"""States with an article before their name."""
_BODY_WORDS = ("Organization", "Union", "Council", "Community", "Bank", "Fund", "League", "Agency")


@dataclass(frozen=True, slots=True)
class Pool:
    """Names, the first of them the likeliest (Zipf's law)."""

    names: tuple[str, ...]
    weights: Sequence[float]

    @classmethod
    def of(cls, names: Sequence[str], random: Random) -> "Pool":
        """The names in an order that the random numbers give."""
        shuffled = random.sample(sorted(names), len(names))
        return cls(tuple(shuffled), list(accumulate(1 / (rank + 3) for rank in range(len(names)))))

    def pick(self, random: Random) -> str:
        """One of them."""
        return random.choices(self.names, cum_weights=self.weights)[0]


class Cast:
    """The reference actors by kind, and a person for each office of each state."""

    def __init__(self, seed: int) -> None:
        random, labels = Random(seed), _labels()
        states = [_entitled(name) for name in labels["State"]]
        treaties, works = labels["Treaty"], labels["PipelineProject"] + labels["RailwayProject"]
        bodies = [n for n in labels["IntergovernmentalOrganization"] if n.endswith(_BODY_WORDS)]
        agreements = [name for name in treaties if name.endswith(("Treaty", "Convention"))]
        projects = [name for name in works if name.lower().endswith(("pipeline", "railway"))]
        self.states = Pool.of(states, random)
        self.bodies = Pool.of([f"the {n}" for n in bodies], random)
        self.agreements = Pool.of([f"the {n}" for n in agreements], random)
        self.projects = Pool.of([f"the {n}" for n in projects], random)
        self.cities = Pool.of(labels["City"], random)
        names = Names(random)
        self.persons = {(s, o): names.person() for s in self.states.names for o in OFFICES}


def _labels() -> dict[str, list[str]]:
    """The names of the reference actors by class, without states of the past."""
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    present: set[str] = set()
    for triple in actor_triples():
        assert isinstance(triple.subject, NamedNode)
        thing, predicate = triple.subject.value, triple.predicate.value
        if predicate == _TYPE and isinstance(triple.object, NamedNode):
            kinds[thing] = local_name(triple.object.value)
        elif predicate == _LABEL and isinstance(triple.object, Literal):
            names[thing] = triple.object.value
        elif predicate == term("isoAlpha3"):
            present.add(thing)
    found: dict[str, list[str]] = {}
    for thing, kind in kinds.items():
        if thing in names and (kind != "State" or thing in present):
            found.setdefault(kind, []).append(names[thing])
    return found


def _entitled(name: str) -> str:
    return f"the {name}" if name.startswith(_ENTITLED) or name.endswith("Islands") else name
