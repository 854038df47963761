"""From claims to the network that views and tables show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.graph.claim import Entity, Situation
from comity.graph.network import Edge, Evidence, Network, Node
from comity.graph.read_back import Graphs, told_in_store
from comity.graph.told import Told
from comity.graph.wording import date_text, value_text, words
from comity.ontology.iris import Iri
from comity.ontology.schema import Model, RelationSpec


@dataclass(frozen=True, slots=True, order=True)
class _Tie:
    """What the claims of one edge have in common."""

    source: Iri
    target: Iri
    kind: str
    mode: str


def build_network(store: Graphs, model: Model) -> Network:
    """Everything in the store that ties one thing to another."""
    return network_of(told_in_store(store, model), model)


def network_of(told: Iterable[Told], model: Model) -> Network:
    """One edge for each pair, class of situation and mode, with its claims in text order.

    Situations without somebody at both ends, ties of a thing to itself, and claims from which
    nothing follows are left out.
    """
    things: dict[Iri, Entity] = {}
    claims: dict[_Tie, list[Told]] = {}
    for one in sorted((t for t in told if not t.claim.is_silent), key=lambda t: t.order):
        for source, target, tie in _ties(one.claim.situation, model):
            things.setdefault(source.iri, source)
            things.setdefault(target.iri, target)
            claims.setdefault(tie, []).append(one)
    return Network(
        nodes=tuple(Node(iri, thing.label, thing.kind) for iri, thing in sorted(things.items())),
        edges=tuple(_edge(tie, claims[tie], model) for tie in sorted(claims)),
    )


def _ties(situation: Situation, model: Model) -> Iterator[tuple[Entity, Entity, _Tie]]:
    relation = model.relation(situation.kind)
    if relation is None:
        return
    for source in sorted(set(situation.fillers(relation.source))):
        for target in sorted(set(situation.fillers(relation.target))):
            a, b = source, target
            if relation.symmetric and b.iri < a.iri:
                a, b = b, a
            if a.iri != b.iri:
                yield a, b, _Tie(a.iri, b.iri, situation.kind, situation.mode or "")


def _edge(tie: _Tie, told: list[Told], model: Model) -> Edge:
    relation = model.relation(tie.kind)
    assert relation is not None, "a tie is made of a relation"
    return Edge(
        source=tie.source,
        target=tie.target,
        relation=relation.shortcut or relation.target,
        kind=tie.kind,
        label=_label(tie, relation),
        symmetric=relation.symmetric,
        shortcut=relation.shortcut is not None and any(t.claim.link == "asserts" for t in told),
        evidence=tuple(map(evidence_of, told)),
    )


def _label(tie: _Tie, relation: RelationSpec) -> str:
    """ "member of", "consult", "consult: visit"."""
    inherited = tie.kind != relation.kind
    label = words(tie.kind.removesuffix("Event")) if inherited else relation.label
    return f"{label}: {tie.mode.replace('-', ' ')}" if tie.mode else label


def evidence_of(told: Told) -> Evidence:
    """The claim in words that are ready to be shown."""
    claim, article = told.claim, told.article
    return Evidence(
        claim=told.iri,
        quotation=claim.quotation.exact,
        before=told.before,
        after=told.after,
        link=claim.link,
        modality=claim.modality,
        polarity=claim.polarity,
        certainty=claim.certainty,
        confidence=claim.confidence,
        speaker=claim.speaker.entity.label if claim.speaker else None,
        date=date_text(claim.situation.period),
        value=value_text(claim.situation),
        source=article.title or article.doc,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
    )
