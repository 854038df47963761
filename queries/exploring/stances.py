"""How two actors stand toward each other: attitudes, and the deeds that show them, by date."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from pyoxigraph import NamedNode

from comity.graph.view.links import STATUS_OF, Status
from comity.ontology.iris import Iri, local_name
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import Row, rows

Tone = Literal["favourable", "hostile", "concerned", "unclear", "cooperative", "conflictual"]
"""The first four are attitudes, the others tell of deeds."""

TONES: tuple[Tone, ...] = get_args(Tone)
ATTITUDES: Final = TONES[:4]

_BY_ROLE: dict[str, Tone] = {
    "favourableTarget": "favourable",
    "hostileTarget": "hostile",
    "concernTarget": "concerned",
}
_BY_CLASS: dict[str, Tone] = {
    "FavourableStance": "favourable",
    "HostileStance": "hostile",
    "ConcernStance": "concerned",
    "Stance": "unclear",
    **dict.fromkeys(
        ("AgreeEvent", "SupportEvent", "ConcedeEvent", "CooperateEvent", "AidEvent"), "cooperative"
    ),
}
_MOST: Final = 2_000
_VOICES: Final = 200


@dataclass(frozen=True, slots=True, order=True)
class Stand:
    """One claim on how `holder` stands toward `whom`. `when` is an ISO day, "" where unknown:
    of the situation, or else of the article."""

    when: str
    claim: Iri
    holder: Iri
    whom: Iri
    tone: Tone
    kind: str
    status: Status


def stands(explorer: Explorer, a: Iri, b: Iri) -> list[Stand]:
    """What is told of how `a`, and who speaks for it, stands toward `b`, by date."""
    holders = _voices(explorer, a, "holder")
    whom = _voices(explorer, b, "whom")
    query = fill("stances", _MOST, holder=holders, others=whom)
    found = {_stand(row) for row in rows(explorer.ask(query))}
    return sorted(one for one in found if one.holder != one.whom)


def _voices(explorer: Explorer, actor: Iri, column: str) -> list[NamedNode]:
    table = explorer.ask(fill("voices", 2_000, actor=NamedNode(actor)))
    found = {
        row[column].value for row in rows(table) if column in row and row[column].kind == "uri"
    }
    first = sorted(found - {actor})[: _VOICES - 1]
    return [NamedNode(iri) for iri in (actor, *first)]


def _stand(row: Row) -> Stand:
    kind, role = local_name(row["class"].value), local_name(row["role"].value)
    tone: Tone = _BY_ROLE.get(role) or _BY_CLASS.get(kind, "conflictual")
    when = next((row[name].value[:10] for name in ("begin", "end", "published") if name in row), "")
    return Stand(
        when,
        Iri(row["claim"].value),
        Iri(row["from"].value),
        Iri(row["whom"].value),
        tone,
        kind,
        STATUS_OF[local_name(row["link"].value)],
    )
