"""The world of world.toml, as a store on disk and behind a server."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from benchmarks import servers
from comity.graph.article import Article
from comity.graph.claim import Amount, Claim, Entity, Extraction, Period, Quotation, Role, Situation
from comity.graph.ledger.ledger import open_ledger
from comity.graph.populate import (
    ExtractionRun,
    article_triples,
    ontology_triples,
    reference_iris,
)
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import ACTORS_GRAPH, CMT, ID, ONTOLOGY_GRAPH, Iri

HERE = Path(__file__).parent
RUN = ExtractionRun("by hand", "test")


def iri(curie: str) -> Iri:
    prefix, _, name = curie.partition(":")
    return Iri(CMT + name if prefix == "cmt" else f"{ID}{prefix}/{name}")


def extractions(world: dict[str, Any]) -> Iterator[Extraction]:
    """One for each article; its text is its quotations, one a line."""
    for doc, head in sorted(world["articles"].items()):
        told = [claim for claim in world["claims"] if claim["article"] == doc]
        text = "\n".join(claim["quote"] for claim in told)
        article = Article(doc=doc, text=text, **head)
        claims = tuple(claim_of(one, article, world["entities"]) for one in told)
        yield Extraction(article, claims, ())


def claim_of(data: dict[str, Any], article: Article, entities: dict[str, Any]) -> Claim:
    start = article.text.index(data["quote"])
    speaker = data.get("speaker")
    return Claim(
        article_id=article.id,
        situation=situation_of(data, entities),
        quotation=Quotation(start, start + len(data["quote"]), data["quote"]),
        modality=data.get("modality", "Asserted"),
        polarity=data.get("polarity", "Positive"),
        certainty=data.get("certainty", "Certain"),
        past=data.get("past", False),
        speaker=Role("speaker", entity_of(speaker, entities), "") if speaker else None,
    )


def situation_of(data: dict[str, Any], entities: dict[str, Any]) -> Situation:
    mentions = data.get("mentions", {})
    period, amount = data.get("period"), data.get("amount")
    return Situation(
        kind=data["kind"],
        roles=tuple(
            Role(name, entity_of(curie, entities), mentions.get(name, ""))
            for name, curie in data["roles"].items()
        ),
        period=period_of(period) if period else None,
        amount=amount_of(amount) if amount else None,
        mode=data.get("mode"),
    )


def entity_of(curie: str, entities: dict[str, Any]) -> Entity:
    if curie.startswith("cmt:"):
        return Entity(iri(curie), curie, "Thing")
    known = entities[curie]
    represents = known.get("represents")
    return Entity(
        iri(curie), known["label"], known["kind"], iri(represents) if represents else None
    )


def period_of(data: dict[str, Any]) -> Period:
    begin, end, precision = data.get("begin"), data.get("end"), data["precision"]
    return Period(
        begin, end, precision if begin else None, precision if end else None, data["expression"]
    )


def amount_of(data: dict[str, Any]) -> Amount:
    value = Decimal(data["value"])
    return Amount(value, data["unit"], data.get("approximate", False), data["expression"])


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the world, the ontology and the shortcuts."""
    folder = tmp_path_factory.mktemp("world") / "world.store"
    data = tomllib.loads((HERE / "world.toml").read_text(encoding="utf-8"))
    known = pyoxigraph.parse(path=str(HERE / "world.ttl"))
    actors = [quad.triple for quad in known]
    with open_store(folder) as store:
        store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        store.replace_graph(ACTORS_GRAPH, actors)
        for extraction in extractions(data):
            triples = article_triples(extraction, RUN, reference_iris(actors))
            store.replace_article(extraction.article.id, triples)
        with open_ledger(store) as ledger:
            settle(store, ledger)
    return folder


@pytest.fixture(scope="session")
def cases() -> dict[str, dict[str, str]]:
    """Query -> the parameters that it is asked with."""
    text = (HERE / "cases.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


@pytest.fixture(scope="session")
def endpoint(world: Path) -> Iterator[str]:
    """The address of an Oxigraph server that serves the world."""
    with servers.oxigraph(world, "--union-default-graph", read_only=True) as url:
        yield f"{url}/query"
