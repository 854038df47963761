"""From the name that a user writes to the IRI of the thing, in a given store."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph
from rapidfuzz import fuzz, process

from comity.graph.extraction.folding import fold
from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.iris import CMT, ID, PREFIXES, Iri
from comity.queries.results import Table

Ask = Callable[[str], Table]
"""Answers a SELECT query: a store on disk, an endpoint."""

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "actor": ("state", "org", "person", "group", "office", "place"),
        "organization": ("org", "group"),
        "agreement": ("agr",),
        "project": ("prj",),
        "place": ("place", "state"),
        "entity": ("state", "org", "agr", "prj", "person", "place", "group", "office", "topic"),
    }
)
"""The kinds of IRI (see `iris.KINDS`) that each kind of thing may have."""

SIMILAR = 70
"""How like a name a suggestion must be, out of 100."""

_LABEL = PREFIXES["rdfs"] + "label"
_CURIE = re.compile(r"([a-z0-9]+):([^\s<>\"{}|\\^`]+)")
_ABSOLUTE = re.compile(r"<?(https?://[^\s<>\"{}|\\^`]+?|urn:[^\s<>\"{}|\\^`]+?)>?")


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    """One name of one thing; `weak` ones (aliases, codes) only count where no label fits."""

    weak: bool
    folded: str
    text: str
    iri: Iri


def resolve(name: str, kind: str, ask: Ask) -> Iri:
    """The IRI of the thing of that kind (one of `KINDS`) which bears the name.

    A name is a label, else an alias, acronym or ISO code; case, accents and a leading "the" make
    no difference, unless one thing alone has the very label. A CURIE (`state:AFG`) or an IRI says
    it outright: those below Comity's base must be in the store. Raises UnknownNameError, with the
    names that come nearest, and QueryError where several things bear the name.
    """
    given = _as_iri(name)
    if given is not None and not given.startswith(ID):
        return given
    if given is None and (labelled := _labelled(name.strip(), kind, ask)) is not None:
        return labelled
    known = _names(kind, ask)
    if given is not None:
        if any(entry.iri == given for entry in known):
            return given
        raise UnknownNameError(
            kind, name, _nearest(_curie(given), {_curie(n.iri): n.iri for n in known})
        )
    wanted = _plain(name)
    for weak in (False, True):
        bearers = {n.iri: n.text for n in known if n.weak == weak and n.folded == wanted}
        if len(bearers) > 1:
            listed = ", ".join(f"{_curie(iri)} ({bearers[iri]})" for iri in sorted(bearers))
            raise QueryError(f"{name!r} may be {listed}: give one of these instead of the name")
        if bearers:
            return next(iter(bearers))
    raise UnknownNameError(kind, name, _nearest(name, {n.text: n.iri for n in known}))


def _labelled(name: str, kind: str, ask: Ask) -> Iri | None:
    """The one thing with this very label, if it is one: found at once, in a graph of any size."""
    labels = f"{pyoxigraph.Literal(name)} {pyoxigraph.Literal(name, language='en')}"
    table = ask(
        f"""SELECT DISTINCT ?thing WHERE {{
          VALUES ?name {{ {labels} }}
          ?thing <{_LABEL}> ?name .
          FILTER({_is_of(kind)})
        }}"""
    )
    found = [thing.value for (thing,) in table.rows if thing is not None]
    return Iri(found[0]) if len(found) == 1 else None


def _is_of(kind: str) -> str:
    return " || ".join(f'STRSTARTS(STR(?thing), "{ID}{part}/")' for part in KINDS[kind])


def _names(kind: str, ask: Ask) -> list[_Name]:
    """All names of things of a kind, sorted."""
    table = ask(
        f"""SELECT DISTINCT ?thing ?property ?name WHERE {{
          VALUES ?property {{
            <{_LABEL}> <{PREFIXES["skos"]}altLabel>
            <{CMT}acronym> <{CMT}isoAlpha3> <{CMT}isoAlpha2>
          }}
          ?thing ?property ?name .
          FILTER({_is_of(kind)})
        }}"""
    )
    found = set()
    for thing, source, text in table.rows:
        if thing is not None and source is not None and text is not None:
            weak = source.value != _LABEL
            found.add(_Name(weak, _plain(text.value), text.value, Iri(thing.value)))
    return sorted(found)


def _as_iri(name: str) -> Iri | None:
    if absolute := _ABSOLUTE.fullmatch(name.strip()):
        return Iri(absolute.group(1))
    curie = _CURIE.fullmatch(name.strip())
    if curie and curie.group(1) in PREFIXES:
        return Iri(PREFIXES[curie.group(1)] + curie.group(2))
    return None


def _curie(iri: str) -> str:
    """`state:AFG`; only for IRIs below Comity's base."""
    return iri.removeprefix(ID).replace("/", ":", 1)


def _plain(name: str) -> str:
    return " ".join(fold(name).casefold().split()).removeprefix("the ")


def _nearest(name: str, known: Mapping[str, Iri]) -> tuple[str, ...]:
    """The three things that have the most similar name, each by that name."""
    # Codes of two letters are in any name.
    choices = sorted(text for text in known if 2 * len(text) > len(name))
    found = process.extract(
        name, choices, scorer=fuzz.WRatio, processor=_plain, limit=20, score_cutoff=SIMILAR
    )
    best: dict[Iri, str] = {}
    for text, _, _ in found:
        best.setdefault(known[text], text)
    return tuple(best.values())[:3]
