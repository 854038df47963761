"""What a page about a thing tells: its facts by family, what it is called, and when things were."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import NamedNode

from comity.graph.network import Edge, Evidence, Network
from comity.graph.view.links import STATUS_OF, Link, Status, bundle, is_contested
from comity.graph.view.records import Record, clean, node_record, turn
from comity.graph.wording import words
from comity.ontology.iris import CMT, PREFIXES, Iri, local_name
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import named, rows, ties
from comity.queries.exploring.words import Read, Words, things

PAGE: Final = 30
"""Links on a page."""

_LABELS: Final = frozenset({PREFIXES["rdfs"] + "label", PREFIXES["rdf"] + "type"})
_VALUES: Final = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A link of a thing to another: `family` is a position in the legend."""

    other: Record
    relations: tuple[str, ...]
    family: int
    status: Status
    claims: int
    contested: bool
    claim: Record | None
    source: Record | None


class About:
    """All links of a thing, or those that held on a day."""

    def __init__(self, explorer: Explorer, iri: Iri, day: date | None = None) -> None:
        self._explorer, self._iri = explorer, iri
        self.network: Network = ties(explorer.ask, explorer.model, [iri], day=day)
        found = bundle(self.network, explorer.legend)
        # By family, and in each the strongest first, as `bundle` has them.
        self.links: Sequence[Link] = sorted(found, key=lambda link: link.family)

    def of(self, statuses: Collection[Status]) -> list[Link]:
        """The links of these statuses."""
        return [link for link in self.links if link.status in statuses]

    def facts(self, links: Sequence[Link]) -> list[Fact]:
        """The links with a claim each: the surest of those that make its status what it is."""
        chosen = [_telling(link) for link in links]
        words_of = Words(self._explorer, chosen)
        others = {self._other(link) for link in links}
        known = things(self._explorer.ask, self._explorer.model, others)
        network = named(self.network, known)
        nodes = {node.iri: node for node in network.nodes}
        sources = words_of.sources
        facts = []
        for link, claim in zip(links, chosen, strict=True):
            node = nodes[self._other(link)]
            record = words_of.plain(claim) if words_of.has(claim) else None
            facts.append(
                Fact(
                    other=node_record(node, self._explorer.legend.group_of(node)),
                    relations=tuple(dict.fromkeys(self._relation(edge) for edge in link.edges)),
                    family=link.family,
                    status=link.status,
                    claims=link.claims,
                    contested=any(map(is_contested, link.edges)),
                    claim=record,
                    source=sources.records[record["source"]] if record else None,
                )
            )
        return facts

    def _other(self, link: Link) -> Iri:
        ends = (self.network.nodes[link.first].iri, self.network.nodes[link.second].iri)
        return ends[0] if ends[1] == self._iri else ends[1]

    def _relation(self, edge: Edge) -> str:
        way = turn(edge, self._iri)
        label = clean(edge.label, 120)
        return label if way == 0 else f"{label} →" if way > 0 else f"← {label}"

    def years(self) -> list[tuple[int, Counter[Status]]]:
        """For each year, from the first to the last told of, its claims by status."""
        counts: defaultdict[int, Counter[Status]] = defaultdict(Counter)
        seen: set[Iri] = set()
        for one in (one for edge in self.network.edges for one in edge.evidence):
            year = _year(one)
            if year is not None and one.claim not in seen:
                seen.add(one.claim)
                counts[year][STATUS_OF[one.link]] += 1
        return sorted(counts.items())


def facts_of_itself(explorer: Explorer, iri: Iri) -> tuple[list[Record], str | None]:
    """What is told of a thing by itself, as names with values, and its id at Wikidata."""
    found: defaultdict[str, dict[str, Record]] = defaultdict(dict)
    names: dict[str, str] = {}
    wikidata = None
    for row in rows(explorer.ask(fill("about", 500, thing=NamedNode(iri)))):
        name, value = row["property"].value, row["value"]
        if name == CMT + "wikidataId":
            wikidata = value.value
        elif name not in _LABELS and value.kind != "bnode":
            label = row["label"].value if "label" in row else local_name(value.value)
            text = label if value.kind == "uri" else value.value
            other = value.value if value.kind == "uri" else None
            names[name] = row["name"].value if "name" in row else ""
            found[name].setdefault(value.value, {"iri": other, "text": clean(text, 200)})
    facts: list[Record] = [
        {"name": _heading(name, names[name]), "values": list(values.values())[:_VALUES]}
        for name, values in sorted(found.items())
    ]
    is_id = wikidata is not None and wikidata[:1] == "Q" and wikidata[1:].isdigit()
    return facts, wikidata if is_id else None


def is_known(explorer: Explorer, iri: Iri) -> bool:
    """Whether the graph tells anything of it, by itself or as part of something."""
    return bool(explorer.ask(fill("known", 1, thing=NamedNode(iri))).rows)


def _heading(iri: str, label: str) -> str:
    if local_name(iri) == "altLabel":
        return "Also called"
    text = clean(label, 100) or words(local_name(iri))
    return text[:1].upper() + text[1:]


def _telling(link: Link) -> Iri:
    """The claim to show of a link: of its status, of the newest the surest."""
    own = [one for edge in link.edges for one in edge.evidence]
    fitting = [one for one in own if STATUS_OF[one.link] == link.status] or own
    return max(
        fitting, key=lambda one: (round(one.confidence, 1), one.published or "", one.claim)
    ).claim


def _year(one: Evidence) -> int | None:
    text = next(iter(_texts(one)), "").replace("X", "0")[:4]
    return int(text) if text.isdigit() else None


def _texts(one: Evidence) -> Iterable[str]:
    return filter(None, (one.date, one.published))


def situation_record(read: Read) -> Record:
    """The situation that a claim is about: its class, and what fills its roles."""
    situation = read.told.claim.situation
    return {
        "iri": read.situation,
        "kind": words(situation.kind).capitalize(),
        "roles": [
            {
                "name": words(role.name),
                "iri": role.entity.iri,
                "label": clean(role.entity.label, 300) or local_name(role.entity.iri),
            }
            for role in situation.roles
        ],
    }
