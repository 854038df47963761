"""The reference actors: states, organizations, agreements, projects and places that news names.

They are data (`*.ttl` beside this file), written and mended by hand. Every name is borne by one
of them only; one that two could bear, or that is also an everyday word, is a `cmt:ambiguousLabel`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from comity.ontology.errors import DataError
from comity.ontology.iris import CMT, ID, PREFIXES, Iri, local_name

CLASSES = (
    "State", "SubnationalEntity", "GeopoliticalEntity", "City", "Port", "BorderCrossing",
    "Facility", "Region", "IntergovernmentalOrganization", "Government", "GovernmentBody",
    "PoliticalParty", "PoliticalMovement", "ArmedGroup", "Company", "MediaOrganization",
    "ResearchOrganization", "Organization", "Bloc", "ActorGroup", "Treaty", "TradeAgreement",
    "TransitAgreement", "SupplyAgreement", "MemorandumOfUnderstanding", "Agreement",
    "RailwayProject", "PipelineProject", "TransportCorridor", "InfrastructureProject",
    "Initiative", "Project",
)  # fmt: skip
"""What a reference actor may be. One of two classes (Hamas) has the first of them as its kind."""

_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_ALIAS = PREFIXES["skos"] + "altLabel"
_LITERALS = {
    CMT + name
    for name in (
        "acronym", "ambiguousLabel", "demonym", "isoAlpha2", "isoAlpha3", "isoNumeric",
        "seatOfPower", "wikidataId",
    )
} | {_LABEL, _ALIAS}  # fmt: skip
_LINKS = {CMT + name for name in ("capital", "represents", "successorOf")}
_PATTERNS = {
    CMT + "isoAlpha2": r"[A-Z]{2}",
    CMT + "isoAlpha3": r"[A-Z]{3}",
    CMT + "isoNumeric": r"[0-9]{3}",
    CMT + "wikidataId": r"Q[1-9][0-9]*",
}
_SINGLE = {_LABEL, *_PATTERNS, CMT + "capital", CMT + "represents"}

_Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True, order=True)
class ReferenceActor:
    """One thing that news names, with its names.

    `label` is the common English name, `aliases` other names, `acronyms` initials (to be matched
    by case), `demonyms` adjectives and nouns ("Afghan", "Afghans"), `seats` buildings that stand
    for those who govern ("Kremlin"). `capital` is the city whose name does (`capital_label`).
    `represents` is what an organ is an organ of. `ambiguous` are names to be read as this actor
    only where the text gives evidence: in the full name, a title, another mention. All tuples
    are sorted, and each name stands with a plain apostrophe; `variants` has its other spellings.
    """

    iri: Iri
    label: str
    kind: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    capital: Iri | None
    represents: Iri | None
    wikidata: str | None
    alpha3: str | None
    capital_label: str | None
    ambiguous: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Label, aliases, acronyms, demonyms and seats: all that means this actor alone."""
        return (self.label, *self.aliases, *self.acronyms, *self.demonyms, *self.seats)


def variants(name: str) -> tuple[str, ...]:
    """The name as it is and as others type it: a curly apostrophe, hyphens for dashes.

    >>> variants("Côte d'Ivoire")
    ("Côte d'Ivoire", 'Côte d’Ivoire')
    """
    hyphens = name.replace("–", "-").replace("—", "-")
    spellings = [s for n in (name, hyphens) for s in (n, n.replace("'", "’"))]
    return tuple(dict.fromkeys(spellings))


def actors_files() -> tuple[Path, ...]:
    """The Turtle files of the reference actors that ship with Comity, by name."""
    return tuple(sorted(Path(str(files("comity.ontology.actors"))).glob("*.ttl")))


def load_actors(paths: Iterable[Path] | None = None) -> tuple[ReferenceActor, ...]:
    """The reference actors by IRI: of the files that ship with Comity, or of `paths`.

    Raises `DataError` where a file can't be read or a thing in it is not as it should be.
    """
    sources = actors_files() if paths is None else tuple(paths)
    if not sources:
        raise DataError("comity.ontology.actors has no *.ttl: reinstall Comity")
    nodes: dict[str, _Values] = {}
    homes: dict[str, str] = {}
    for path in sources:
        for subject, values in _read(path).items():
            if subject in nodes:
                raise DataError(
                    f"{path.name}: {_short(subject)} stands in {homes[subject]} too: keep one"
                )
            nodes[subject], homes[subject] = values, path.name
    for subject, values in nodes.items():
        _check(subject, values, nodes, homes[subject])
    actors = tuple(_actor(subject, nodes) for subject in sorted(nodes))
    _check_names(actors, homes)
    return actors


def _read(path: Path) -> dict[str, _Values]:
    nodes: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, ox.NamedNode) or isinstance(value, ox.BlankNode):
                raise DataError(f"{path.name}: give each blank node an IRI of its own")
            if fault := _fault(predicate, value):
                raise DataError(f"{path.name}: {_short(subject.value)} has {fault}")
            nodes[subject.value][predicate].append(value.value)
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror or error}") from error
    except SyntaxError as error:
        raise DataError(f"{path.name} is no valid Turtle: {error}") from error
    return nodes


def _fault(predicate: str, value: object) -> str | None:
    if predicate not in _LITERALS | _LINKS | {_TYPE}:
        return f"the unknown property {_short(predicate)}: correct or remove it"
    if isinstance(value, ox.Literal) != (predicate in _LITERALS):
        return f"a wrong {_short(predicate)}: names and codes are strings, the rest IRIs"
    return None


def _check(subject: str, values: _Values, nodes: dict[str, _Values], home: str) -> None:
    for problem in _problems(subject, values, nodes):
        raise DataError(f"{home}: {_short(subject)} {problem}")


def _problems(subject: str, values: _Values, nodes: dict[str, _Values]) -> Iterator[str]:
    if not subject.startswith(ID):
        yield f"is no IRI below {ID}: use one of the prefixes"
    if not values.get(_TYPE):
        yield "has no class: add one, such as cmt:State"
    for kind in values.get(_TYPE, ()):
        if kind not in {CMT + name for name in CLASSES}:
            yield f"has the unknown class {_short(kind)}: use one of {', '.join(CLASSES)}"
    if not values.get(_LABEL):
        yield "has no rdfs:label: add its common English name"
    for name in sorted(_SINGLE & values.keys()):
        if len(values[name]) > 1:
            yield f"has several values of {local_name(name)}: keep one"
    for name, pattern in _PATTERNS.items():
        for code in values.get(name, ()):
            if not re.fullmatch(pattern, code):
                yield f"has the {local_name(name)} {code!r}, which is not like {pattern}"
    for name in sorted(_LITERALS):
        for text in values.get(name, ()):
            if not text.strip() or text != " ".join(text.split()) or "’" in text:
                yield f"has the name {text!r}: trim spaces, and write ' for the apostrophe"
    for name in sorted(_LINKS):
        for target in values.get(name, ()):
            if target not in nodes:
                yield f"points to {_short(target)}, which no file describes: add it"


def _actor(subject: str, nodes: dict[str, _Values]) -> ReferenceActor:
    values = nodes[subject]
    kinds = {local_name(kind) for kind in values[_TYPE]}
    capital = _first(values, CMT + "capital")
    represents = _first(values, CMT + "represents")
    return ReferenceActor(
        iri=Iri(subject),
        label=values[_LABEL][0],
        kind=next(name for name in CLASSES if name in kinds),
        aliases=_sorted(values, _ALIAS),
        acronyms=_sorted(values, CMT + "acronym"),
        demonyms=_sorted(values, CMT + "demonym"),
        seats=_sorted(values, CMT + "seatOfPower"),
        capital=None if capital is None else Iri(capital),
        represents=None if represents is None else Iri(represents),
        wikidata=_first(values, CMT + "wikidataId"),
        alpha3=_first(values, CMT + "isoAlpha3"),
        capital_label=None if capital is None else nodes[capital][_LABEL][0],
        ambiguous=_sorted(values, CMT + "ambiguousLabel"),
    )


def _check_names(actors: tuple[ReferenceActor, ...], homes: dict[str, str]) -> None:
    bearers: dict[str, ReferenceActor] = {}
    for actor in actors:
        for name in actor.names:
            for spelling in variants(name):
                other = bearers.setdefault(spelling.casefold(), actor)
                if other is not actor:
                    raise DataError(
                        f"{homes[actor.iri]}: {name!r} names {_short(actor.iri)} and"
                        f" {_short(other.iri)} ({homes[other.iri]}): keep it on one, or make it a"
                        " cmt:ambiguousLabel of both"
                    )
    codes: dict[str, ReferenceActor] = {}
    for actor in actors:
        for code in filter(None, (actor.wikidata, actor.alpha3)):
            other = codes.setdefault(code, actor)
            if other is not actor:
                raise DataError(
                    f"{homes[actor.iri]}: {_short(actor.iri)} and {_short(other.iri)}"
                    f" ({homes[other.iri]}) share the code {code}: correct one"
                )


def _first(values: _Values, name: str) -> str | None:
    return next(iter(values.get(name, ())), None)


def _sorted(values: _Values, name: str) -> tuple[str, ...]:
    return tuple(sorted(set(values.get(name, ()))))


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return f"<{iri}>"
