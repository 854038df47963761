"""Frames: data files that map predicates to situation classes and their roles.

A frame names its predicates (verbs, nouns, adjectives), the situation that they tell of, and the
slots of a clause in which its source and target are to be looked for, the best first. Each frame
carries an example sentence with what it yields, which is its test. The files are
`ontology/frames/*.toml`; CONTRIBUTING.md tells how to add one.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from comity.graph.extraction.lexicon import load_toml
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.errors import DataError


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of a frames file.

    `requires` narrows it to clauses in which a slot holds one of some lemmas ("sign" + object
    "treaty"); the slots "host", "governor" and "attribute" are the verb that carries a noun, any
    verb above, and any word to the right; "above" is one of the nearest words over it,
    "predicate" what "is" says, "self" the predicate itself, "mark" its "if" or "for", "kind" what
    qualifies its object, "question" what opens the question that it asks, "asked" what it asks for,
    "negation" its "not" or "never", "undone" that of its complement ("*" is any word).
    `source` and `target` are slots in order of preference; "complement.X" is slot X of the
    clause in the complement, and so on down.
    `source_kinds`/`target_kinds` are classes of the ontology; empty means what the role's range
    allows. `through` lets the owner of an abstract noun fill the target ("sympathetic to the
    group's aims"), `topics` lets any noun phrase do so, as a Topic (`source_topics`: the source,
    as a Commodity), `groups` lets a plural that belongs to an actor ("Norwegian websites").
    `also` tells it beside what other frames tell. `reciprocal` makes a target of the second of
    several sources, `all_targets` takes the fillers of all target slots.
    `targetless` lets it do without a target, `inherits` lets it take over missing roles from
    what was told just before of a situation of these classes, `phase` reads a project's phase
    off the predicate. `speaks` makes the source the speaker, `performs` takes an intention that
    the source itself announces for the deed (to say one will give is to promise).
    `amount` ("needed", "wanted", "counted": the first that is no money), `money` (no other
    amounts) and `series` govern quantities.
    `rebuts` makes a target of who accused the source just before, or told it what it `inherits`.
    `abroad` takes only a place outside the source's own state.
    `deliberate` keeps it from what an accident or the weather did.
    `said` makes it a frame of what somebody says, who is its slot "speaker": "fact" where it is
    said to be so, "any" however it is put ("must"); its predicate may then be "*".
    `modality` and `polarity` override what the clause says. `yields` lists "source | target" of
    the example.
    """

    id: str
    situation: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    example: str
    yields: tuple[str, ...]
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    through: bool = False
    topics: bool = False
    targetless: bool = False
    reciprocal: bool = False
    amount: str | None = None
    money: bool = False
    series: bool = False
    all_targets: bool = False
    inherits: tuple[str, ...] = ()
    speaks: bool = False
    performs: bool = False
    source_topics: bool = False
    groups: bool = False
    also: bool = False
    phase: bool = False
    deliberate: bool = False
    rebuts: bool = False
    abroad: bool = False
    said: str | None = None
    modality: str | None = None
    polarity: str | None = None
    weight: float = 0.9

    @property
    def predicates(self) -> tuple[tuple[str, str], ...]:
        """(part of speech, lemma) of each predicate."""
        return (
            *(("verb", v) for v in self.verbs),
            *(("noun", n) for n in self.nouns),
            *(("adjective", a) for a in self.adjectives),
        )


class Frames:
    """The frames, found by predicate; the narrower before the wider, then in file order."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.all = tuple(frames)
        self.index = _indexed(frame for frame in self.all if frame.said is None)
        self.said = _indexed(frame for frame in self.all if frame.said is not None)

    def of(self, clause: Clause) -> tuple[Frame, ...]:
        """The frames whose predicate this clause has."""
        return self.index.get((clause.kind, clause.lemma), ())

    def knows(self, kind: str, lemma: str) -> bool:
        """True if some frame has this predicate."""
        return (kind, lemma) in self.index


Index = Mapping[tuple[str, str], tuple[Frame, ...]]


def _indexed(frames: Iterable[Frame]) -> Index:
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames:
        for predicate in frame.predicates:
            index[predicate].append(frame)
    return {predicate: tuple(sorted(found, key=_wideness)) for predicate, found in index.items()}


def _wideness(frame: Frame) -> int:
    return not frame.requires


TUPLES = frozenset(f.name for f in fields(Frame) if "tuple" in str(f.type))
NAMES = frozenset(f.name for f in fields(Frame))


def load_frames() -> Frames:
    """All frames that ship with Comity, in the order of the files' names."""
    folder = files("comity.ontology").joinpath("frames")
    found: list[Frame] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            found.extend(parse_frames(path.read_text(encoding="utf-8"), path.name))
    _no_twins(found)
    return Frames(found)


def parse_frames(text: str, name: str) -> list[Frame]:
    """The frames of one file; raises DataError that names the file and the frame."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: not TOML ({error}); mend the file") from error
    return [_frame(entry, f"{name}: frame {n}") for n, entry in enumerate(data.get("frame", []), 1)]


def _frame(entry: Mapping[str, Any], where: str) -> Frame:
    where = f"{where} ({entry.get('id', 'without id')})"
    unknown = sorted(set(entry) - NAMES)
    if unknown:
        raise DataError(f"{where}: unknown key {unknown[0]!r}; CONTRIBUTING.md lists the keys")
    values: dict[str, Any] = {k: _words(v, where) if k in TUPLES else v for k, v in entry.items()}
    for key in ("requires", "unless"):
        values[key] = {k: _words(v, where) for k, v in entry.get(key, {}).items()}
    try:
        frame = Frame(**values)
    except TypeError as error:
        missing = str(error).split("argument")[-1].strip(": s")
        raise DataError(f"{where}: {missing} is missing; add it") from error
    if not frame.predicates:
        raise DataError(f"{where}: no predicate; give verbs, nouns or adjectives")
    return frame


def _words(listed: list[str], where: str) -> tuple[str, ...]:
    """The words, with the lists of `lexicon/evaluation.toml` put in for their names ("@bad")."""
    found: list[str] = []
    for word in listed:
        if not word.startswith("@"):
            found.append(word)
            continue
        if word[1:] not in _lists():
            raise DataError(f"{where}: no list {word!r}; lexicon/evaluation.toml has the lists")
        found.extend(_lists()[word[1:]])
    return tuple(dict.fromkeys(found))


@cache
def _lists() -> Mapping[str, list[str]]:
    return load_toml("evaluation.toml")


def _no_twins(frames: Iterable[Frame]) -> None:
    seen: set[str] = set()
    for frame in frames:
        if frame.id in seen:
            raise DataError(f"two frames are called {frame.id!r}; rename one")
        seen.add(frame.id)
