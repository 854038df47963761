"""The words of claims.csv: `vocabulary.toml`, checked and looked up."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from typing import Any

from comity.graph.claim import Claim, Situation
from comity.ontology.errors import DataError

FILE = "vocabulary.toml"

POLARITIES = frozenset({"positive", "negative", "neutral"})
MODALITIES = frozenset({"asserted", "planned", "proposed", "expected", "denied", "reported"})


@dataclass(frozen=True, slots=True)
class Wording:
    """How one class of situations is worded (see the head of `vocabulary.toml`)."""

    relation: str
    polarity: str
    fallback: str | None = None
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class KindWording:
    """The wording of a class, and what differs for some classes of objects and some modes."""

    plain: Wording
    targets: Mapping[str, Mapping[str, Any]]
    modes: Mapping[str, Mapping[str, Any]]

    def resolved(self, mode: str | None, object_classes: Collection[str]) -> Wording:
        """The wording where the mode is `mode` and the object is of all these classes."""
        fitting = (change for kind, change in self.targets.items() if kind in object_classes)
        by_target = replace(self.plain, **next(fitting, {}))
        return replace(by_target, **self.modes.get(mode or "", {}))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table of `vocabulary.toml`."""

    relations: frozenset[str]
    said_is_done: frozenset[str]
    modalities: Mapping[str, str]
    negation: Mapping[str, Mapping[str, Mapping[str, str]]]
    kinds: Mapping[str, KindWording]

    def wording(self, situation: Situation, object_classes: Collection[str] = ()) -> Wording:
        """How the situation is worded where its object is of these classes.

        Raises DataError where the file doesn't know the situation's class.
        """
        if situation.kind not in self.kinds:
            raise DataError(f"{FILE}: no [kinds.{situation.kind}]: add how claims.csv words it")
        return self.kinds[situation.kind].resolved(situation.mode, object_classes)

    def sign_and_modality(self, claim: Claim, wording: Wording) -> tuple[str, str]:
        """The sign of the tie and the modality, as this claim has it."""
        modality = self.modalities[claim.modality]
        asserted = claim.modality == "Asserted"
        if asserted and claim.speaker is not None and wording.relation not in self.said_is_done:
            modality = "reported"
        if claim.polarity == "Positive":
            return wording.polarity, modality
        turn = self.negation["asserted" if asserted else "projected"][wording.polarity]
        return turn["polarity"], turn.get("modality", modality)


def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with Comity. Raises DataError where it is inconsistent."""
    text = files("comity.graph.exporting").joinpath(FILE).read_text(encoding="utf-8")
    return parse_vocabulary(text)


def parse_vocabulary(text: str) -> Vocabulary:
    """A vocabulary out of the text of a TOML file. Raises DataError that names the place."""
    try:
        table = tomllib.loads(text)
        vocabulary = Vocabulary(
            relations=frozenset(table["relations"]),
            said_is_done=frozenset(table["said_is_done"]),
            modalities=table["modalities"],
            negation=table["negation"],
            kinds={name: _kind(entry) for name, entry in table["kinds"].items()},
        )
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{FILE}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{FILE}: missing or misplaced: {error}") from error
    _check(vocabulary)
    return vocabulary


def _kind(entry: Mapping[str, Any]) -> KindWording:
    plain = {key: value for key, value in entry.items() if key not in ("targets", "modes")}
    kind = KindWording(Wording(**plain), entry.get("targets", {}), entry.get("modes", {}))
    for change in [*kind.targets.values(), *kind.modes.values()]:
        replace(kind.plain, **change)
    return kind


def _check(vocabulary: Vocabulary) -> None:
    """Every word that a table may lead to must be one of the closed lists."""
    used: list[tuple[str, Mapping[str, Any]]] = [
        ("modalities", {"modality": word}) for word in vocabulary.modalities.values()
    ]
    used += [("said_is_done", {"relation": word}) for word in vocabulary.said_is_done]
    used += [
        (f"negation.{name}", turn)
        for name, case in vocabulary.negation.items()
        for turn in case.values()
    ]
    for name, kind in vocabulary.kinds.items():
        changes = [asdict(kind.plain), *kind.targets.values(), *kind.modes.values()]
        used += [(f"kinds.{name}", change) for change in changes]
    allowed = {"relation": vocabulary.relations, "polarity": POLARITIES, "modality": MODALITIES}
    for place, change in used:
        for field, words in allowed.items():
            if change.get(field, next(iter(words))) not in words:
                raise DataError(f"{FILE}: {place}: {field} can't be {change[field]!r}")
