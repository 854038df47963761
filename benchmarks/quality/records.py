"""Gold claims and predicted ones, as scoring needs them: names folded, words of the quotation."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.names import folded
from comity.ontology.errors import InputError

RELATIONS = (
    "memberOf", "partyTo", "recognizes", "designates", "supports", "opposes", "concernedAbout",
    "met", "visited", "agreed", "cooperates", "aids", "accuses", "rejects", "threatens",
    "sanctions", "attacks", "requests", "protests", "mobilizes", "coerces", "retreats",
    "concedes", "trades", "promises", "invests", "participatesIn", "connects", "holdsOffice",
    "controls", "allied", "locatedIn", "other",
)  # fmt: skip
MUTUAL = frozenset({"met", "agreed", "cooperates", "allied"})
"""Relations that hold either way round."""

SPELLINGS = {name.lower(): name for name in RELATIONS} | {
    "consult": "met", "meets": "met", "metwith": "met", "agree": "agreed", "agrees": "agreed",
    "signs": "agreed", "signed": "agreed", "assault": "attacks", "aid": "aids",
    "cooperate": "cooperates", "cooperateswith": "cooperates", "accuse": "accuses",
    "reject": "rejects", "threaten": "threatens", "sanction": "sanctions", "request": "requests",
    "trade": "trades", "tradeswith": "trades", "promise": "promises", "invest": "invests",
    "investsin": "invests", "support": "supports", "oppose": "opposes",
    "recognises": "recognizes", "recognized": "recognizes", "alliedwith": "allied",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gold:
    """A claim of the gold; `subjects` and `objects` are all names that count, folded."""

    doc: str
    relation: str
    subject: str
    object: str
    subjects: frozenset[str]
    objects: frozenset[str]
    polarity: str
    modality: str
    date: str
    speaker: str
    quote: str
    words: frozenset[str]
    importance: int
    mutual: bool


@dataclass(frozen=True, slots=True)
class Predicted:
    """A predicted claim. Names are folded; `row` is its place in the file it came from."""

    row: int
    doc: str
    relation: str
    subject: str
    object: str
    polarity: str
    modality: str
    date: str
    speaker: str
    words: frozenset[str]
    confidence: float


def read_gold(paths: Iterable[Path]) -> tuple[Gold, ...]:
    """The gold claims of JSONL files. Raises InputError where a line is none."""
    return tuple(claim for path in paths for claim in _gold_of(path))


def _gold_of(path: Path) -> Iterator[Gold]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                yield _gold(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}:{number}: not a gold claim: {error!r}") from error


def _gold(entry: Mapping[str, Any]) -> Gold:
    subjects = frozenset(map(folded, [entry["subject"], *entry["subject_aliases"]]))
    objects = frozenset(map(folded, [entry["object"], *entry["object_aliases"]]))
    turnover = "turnover" in (entry["value"] or "") or subjects == objects
    relation = entry["relation"]
    return Gold(
        doc=document(entry["doc"]),
        relation=relation,
        subject=folded(entry["subject"]),
        object=folded(entry["object"]),
        subjects=subjects,
        objects=objects,
        polarity=entry["polarity"],
        modality=entry["modality"],
        date=entry["date"] or "",
        speaker=folded(entry["speaker"] or ""),
        quote=entry["quote"],
        words=words_of(entry["quote"]),
        importance=entry["importance"],
        mutual=relation in MUTUAL or (relation == "trades" and turnover),
    )


def read_claims(path: Path) -> list[dict[str, str]]:
    """The rows of a claims file. Raises InputError where a needed column is missing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = {"doc", "subject", "relation", "object"} - set(reader.fieldnames or ())
        if missing:
            raise InputError(f"{path}: lacks the column {sorted(missing)[0]!r}; see --help")
        return list(reader)


def predictions(rows: Iterable[Mapping[str, object]]) -> tuple[Predicted, ...]:
    """The rows as predictions; of rows that say the same only the first."""
    found: dict[tuple[str, ...], Predicted] = {}
    for number, row in enumerate(rows):
        cell = {key: str(value if value is not None else "").strip() for key, value in row.items()}
        told = (
            document(cell["doc"]),
            cell["subject"],
            relation_of(cell["relation"]),
            cell["object"],
            cell.get("polarity", "").lower(),
            cell.get("modality", "").lower(),
            cell.get("date", ""),
            cell.get("quote", ""),
        )
        if told not in found:
            found[told] = _predicted(number, told, cell)
    return tuple(found.values())


def _predicted(number: int, told: tuple[str, ...], cell: Mapping[str, str]) -> Predicted:
    doc, subject, relation, object_, polarity, modality, date, quote = told
    return Predicted(
        row=number,
        doc=doc,
        relation=relation,
        subject=folded(subject),
        object=folded(object_),
        polarity=polarity,
        modality=modality,
        date=date,
        speaker=folded(cell.get("speaker", "")),
        words=words_of(quote),
        confidence=float(cell.get("confidence") or 1),
    )


def relation_of(word: str) -> str:
    """The relation of the list that a spelling means, else the word as it is."""
    return SPELLINGS.get(re.sub(r"[\s_\-]+", "", word).lower(), word)


def document(name: str) -> str:
    """The name of a document without folders and suffix."""
    return re.sub(r"\.(txt|md|html?|json)$", "", Path(name.strip()).name)


def words_of(quote: str) -> frozenset[str]:
    """The folded words of a quotation."""
    return frozenset(folded(quote).split())
