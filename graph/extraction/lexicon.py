"""The word lists of `ontology/lexicon/`, as they are asked for."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar

from comity.ontology.errors import DataError


def load_toml(name: str) -> dict[str, Any]:
    """One file of `ontology/lexicon/`; raises DataError where it isn't TOML."""
    path = files("comity.ontology").joinpath("lexicon", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"lexicon/{name}: not TOML ({error}); mend the file") from error


T = TypeVar("T")


def read_words(names: tuple[str, ...], build: Callable[..., T]) -> T:
    """What `build` makes of these files; raises DataError where it misses a table in them."""
    tables = [load_toml(name) for name in names]
    try:
        return build(*tables)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        files = " or ".join(names)
        raise DataError(f"lexicon/{files}: {error!r} is missing or wrong") from error


Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ModalityLexicon:
    """Word -> the modality that it gives ("Asserted" … "Conditional"), or "Negative"."""

    auxiliaries: Table
    verbs: Table
    nouns: Table
    adjectives: Table
    modifiers: Table
    adverbs: Table
    gerunds: Table
    certainty: Table
    past_adverbs: frozenset[str]
    past_adjectives: frozenset[str]
    statives: frozenset[str]
    endings: frozenset[str]
    lasting: frozenset[str]
    unmaking: frozenset[str]
    carriers: Table
    reasons: Table
    stances: frozenset[str]
    uttered: frozenset[str]
    judging: frozenset[str]
    considering: frozenset[str]
    checking: frozenset[str]
    given: frozenset[str]
    holding: frozenset[str]
    hostilities: frozenset[str]
    waged: frozenset[str]
    stopping: frozenset[str]
    settling: frozenset[str]
    answers: frozenset[str]
    despite: frozenset[str]
    convening: frozenset[str]
    done_together: frozenset[str]
    serving: frozenset[str]
    stationed: frozenset[str]
    standing: frozenset[str]
    duties: frozenset[str]
    settings: frozenset[str]
    imagining: frozenset[str]
    false: frozenset[str]
    disproving: frozenset[str]
    proving: frozenset[str]
    proofs: frozenset[str]
    little: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """Verbs of saying and of denying, light verbs, nouns that act for their owner, phases."""

    verbs: frozenset[str]
    denials: frozenset[str]
    voices: frozenset[str]
    utterances: frozenset[str]
    attributions: tuple[str, ...]
    light_verbs: frozenset[str]
    acting_nouns: frozenset[str]
    speaking_for: frozenset[str]
    telling_nouns: frozenset[str]
    lasting: frozenset[str]
    type_nouns: frozenset[str]
    identity_nouns: frozenset[str]
    empty_nouns: frozenset[str]
    ruling_nouns: frozenset[str]
    organ_nouns: frozenset[str]
    occasions: frozenset[str]
    office_nouns: frozenset[str]
    phases: Table


def _inverted(table: Mapping[str, list[str]]) -> Table:
    inverted: dict[str, str] = {}
    for value, words in table.items():
        for word in words:
            inverted.setdefault(word, value)
    return inverted


def load_modality() -> ModalityLexicon:
    """`modality.toml`; a word in two lists counts in the first."""
    data = load_toml("modality.toml")
    tables = {
        name: _inverted(data[name])
        for name in (
            "auxiliaries", "verbs", "nouns", "adjectives", "modifiers", "adverbs", "gerunds",
            "certainty", "carriers", "reasons",
        )
    }  # fmt: skip
    past = data["past"]
    return ModalityLexicon(
        **tables,
        past_adverbs=frozenset(past["adverbs"]),
        past_adjectives=frozenset(past["adjectives"]),
        statives=frozenset(past["statives"]),
        endings=frozenset(data["endings"]["verbs"]),
        lasting=frozenset(data["endings"]["lasting"]),
        unmaking=frozenset(data["endings"]["unmaking"]),
        stances=frozenset(data["endings"]["stances"]),
        hostilities=frozenset(data["endings"]["hostilities"]),
        waged=frozenset(data["endings"]["waged"]),
        stopping=frozenset(data["endings"]["stopping"]),
        settling=frozenset(data["endings"]["settling"]),
        holding=frozenset(data["endings"]["holding"]),
        given=frozenset(data["endings"]["given"]),
        uttered=frozenset(data["endings"]["uttered"]),
        judging=frozenset(data["endings"]["judging"]),
        considering=frozenset(data["endings"]["considering"]),
        checking=frozenset(data["endings"]["checking"]),
        answers=frozenset(data["endings"]["answers"]),
        despite=frozenset(data["endings"]["despite"]),
        convening=frozenset(data["endings"]["convening"]),
        done_together=frozenset(data["endings"]["done_together"]),
        serving=frozenset(data["purposes"]["serving"]),
        stationed=frozenset(data["purposes"]["stationed"]),
        standing=frozenset(data["purposes"]["standing"]),
        duties=frozenset(data["purposes"]["duties"]),
        settings=frozenset(data["unreal"]["settings"]),
        imagining=frozenset(data["unreal"]["imagining"]),
        false=frozenset(data["unreal"]["false"]),
        disproving=frozenset(data["unreal"]["disproving"]),
        proving=frozenset(data["unreal"]["proving"]),
        proofs=frozenset(data["unreal"]["proofs"]),
        little=frozenset(data["unreal"]["little"]),
    )


def load_reporting() -> ReportingLexicon:
    """`reporting.toml`."""
    data = load_toml("reporting.toml")
    return ReportingLexicon(
        verbs=frozenset(data["verbs"]),
        denials=frozenset(data["denials"]),
        voices=frozenset(data["voices"]),
        utterances=frozenset(data["utterances"]),
        attributions=tuple(data["attributions"]),
        light_verbs=frozenset(data["light_verbs"]),
        acting_nouns=frozenset(data["acting_nouns"]),
        speaking_for=frozenset(data["speaking_for"]),
        telling_nouns=frozenset(data["telling_nouns"]),
        lasting=frozenset(data["lasting"]),
        type_nouns=frozenset(data["type_nouns"]),
        identity_nouns=frozenset(data["identity_nouns"]),
        empty_nouns=frozenset(data["empty_nouns"]),
        ruling_nouns=frozenset(data["ruling_nouns"]),
        organ_nouns=frozenset(data["organ_nouns"]),
        occasions=frozenset(data["occasions"]),
        office_nouns=frozenset(data["office_nouns"]),
        phases=_inverted(data["phases"]),
    )
