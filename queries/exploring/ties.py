"""The ties of some actors as a network whose claims carry no words yet.

What a line looks like (its family, status, weight, and what filters ask) needs little of a claim.
Its quotation and all else comes by `told`, when somebody wants to read it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, cast

from pyoxigraph import Literal, NamedNode

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Link, Modality, Period, Quotation, Role, Situation
from comity.graph.network import Edge, Network, Node
from comity.graph.network_build import network_of
from comity.graph.read_back import precision
from comity.graph.told import Told
from comity.ontology.iris import PREFIXES, Iri, local_name, term
from comity.ontology.schema import Model
from comity.queries.exploring.text import Value, fill
from comity.queries.names import Ask
from comity.queries.results import Table, Term

MOST: Final = 60_000
"""Rows that are read at most for one question: beyond that, some claims are left out."""

Row = Mapping[str, Term]

_ENDS = (("role", "from"), ("otherRole", "other"))


def ties(
    ask: Ask,
    model: Model,
    actors: Sequence[Iri],
    others: Sequence[Iri] | None = None,
    day: date | None = None,
) -> Network:
    """All that ties the actors to others, or to these others alone; nodes have no names.

    With a day, only what held on it (see `infer.shortcuts_as_of`).

    Each edge has evidence without words: claim, link, modality, confidence, date, publication,
    and as `source` the IRI of the quotation.
    """
    if not actors or others == ():
        return Network((), ())
    values: dict[str, Value | Sequence[Value]] = {
        "actor": list(map(NamedNode, actors)),
        "ends": _ends(model),
    }
    if others is not None:
        values["others"] = list(map(NamedNode, others))
    if day is not None:
        values |= {"first": _second(day, "00:00:00"), "last": _second(day, "23:59:59")}
    table = ask(fill("ties", MOST, **values))
    return network_of(_told(rows(table), model), model)


def _second(day: date, time: str) -> Literal:
    return Literal(f"{day.isoformat()}T{time}Z", datatype=NamedNode(PREFIXES["xsd"] + "dateTime"))


def rows(table: Table) -> Iterable[Row]:
    """The rows by name of column, without what is not bound."""
    for row in table.rows:
        yield {name: term for name, term in zip(table.columns, row, strict=True) if term}


def merged(networks: Iterable[Network]) -> Network:
    """The networks as one; an edge that several have is taken from the first."""
    nodes: dict[Iri, Node] = {}
    edges: dict[tuple[Iri, Iri, str, str], Edge] = {}
    for network in networks:
        nodes |= {node.iri: node for node in network.nodes}
        for edge in network.edges:
            edges.setdefault((edge.source, edge.target, edge.kind, edge.label), edge)
    kept = tuple(edges[key] for key in sorted(edges))
    return Network(tuple(nodes[iri] for iri in sorted(nodes)), kept)


def _ends(model: Model) -> list[NamedNode]:
    """The roles that stand at the ends of edges."""
    names = {name for spec in model.relations for name in (spec.source, spec.target)}
    return [NamedNode(term(name)) for name in sorted(names)]


def _told(found: Iterable[Row], model: Model) -> Iterable[Told]:
    """One for each claim and pair of things that its situation ties, as its class says."""
    seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    for row in found:
        kind = local_name(row["class"].value)
        relation = model.relation(kind)
        ends = {local_name(row[r].value): row[t].value for r, t in _ENDS}
        # Between two of the actors a claim is found from either.
        key = row["claim"].value, frozenset(ends.items())
        if relation and ends.keys() == {relation.source, relation.target} and key not in seen:
            seen.add(key)
            yield _one(row, kind)


def _one(row: Row, kind: str) -> Told:
    text = {name: value.value for name, value in row.items()}
    article = Article(text.get("quotation", ""), "", published=text.get("published", "")[:10])
    link = cast(Link, local_name(text["link"]))
    mode = text.get("mode")
    claim = Claim(
        article_id=article.doc,
        situation=Situation(
            kind,
            (_role(text["role"], text["from"]), _role(text["otherRole"], text["other"])),
            _period(text),
            mode=local_name(mode).removeprefix("mode-") if mode else None,
        ),
        quotation=Quotation(0, 0, ""),
        modality=cast(Modality, local_name(text.get("modality", "Asserted"))),
        polarity="Negative" if link == "denies" else "Positive",
        past=link == "assertsPast",
        confidence=float(text.get("confidence", 1)),
    )
    return Told(Iri(text["claim"]), article, claim)


def _role(role: str, filler: str) -> Role:
    return Role(local_name(role), Entity(Iri(filler), "", ""), "")


def _period(text: Mapping[str, str]) -> Period | None:
    begin, end = text.get("begin"), text.get("end")
    if begin is None and end is None:
        return None
    return Period(
        begin[:10] if begin else None,
        end[:10] if end else None,
        precision(text.get("beginPrecision")),
        precision(text.get("endPrecision")),
        "",
    )


def named(network: Network, names: Mapping[Iri, Entity]) -> Network:
    """The network with the labels and classes of its nodes."""
    known = (names.get(node.iri) for node in network.nodes)
    nodes = tuple(
        replace(node, label=thing.label, kind=thing.kind) if thing else node
        for node, thing in zip(network.nodes, known, strict=True)
    )
    return replace(network, nodes=nodes)
