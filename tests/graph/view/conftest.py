"""Networks to draw: of fictional actors, and one full of hostile strings; and a browser."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from comity.graph.network import Edge, Evidence, Network, Node
from comity.graph.view import page as page_module
from comity.graph.view.page import render
from comity.ontology.iris import Iri, entity_iri
from tests.graph.view.browsing import wait_until

NetworkMaker = Callable[[int, int], Network]
Opener = Callable[..., Page]

_STEMS = ("Keld", "Valar", "Tirm", "Oster", "Belun", "Marov", "Sarind", "Quel", "Norv", "Ilyr")
_ENDS = ("oria", "mark", "istan", "ia", "avia", "heim", "usia", "and")
_THEMES = ("Customs", "Fisheries", "Energy", "Air Safety", "Northern Rivers", "Grain Storage")
_KINDS = (
    ("State", "state", 40),
    ("IntergovernmentalOrganization", "org", 14),
    ("PoliticalMovement", "org", 5),
    ("GovernmentBody", "org", 8),
    ("Person", "person", 10),
    ("TradeAgreement", "agr", 7),
    ("RailwayProject", "prj", 5),
    ("City", "place", 5),
    ("Bloc", "group", 3),
    ("Topic", "topic", 3),
)
_RELATIONS = (
    ("memberOf", "Membership", "member of", False, "{a} joined {b} in the spring"),
    ("partyTo", "AgreementParticipation", "party to", False, "{a} put its name to {b}"),
    (
        "alliedWith",
        "Alliance",
        "allied with",
        True,
        "{a} and {b} renewed their pact",
    ),
    ("exportsTo", "TradeFlow", "exports to", False, "{a} sold barley and oats to {b}"),
    ("tradesWith", "TradeTurnover", "trades with", True, "Trade between {a} and {b} doubled"),
    ("actsToward", "ConsultEvent", "consult: visit", False, "an envoy of {a} paid {b} a visit"),
    ("actsToward", "AidEvent", "aid", False, "{a} sent tents and flour to {b}"),
    ("actsToward", "AccuseEvent", "accuse", False, "{a} blamed {b} for the blackout"),
    ("sanctions", "SanctionsRelation", "sanctions", False, "{a} froze the accounts of {b}"),
    ("endangers", "SecurityThreat", "endangers", False, "{a} massed troops on the border of {b}"),
    ("recognizes", "Recognition", "recognizes", False, "{a} recognized {b}"),
    ("involvedIn", "ProjectInvolvement", "involved in", False, "{a} is to lay rails for {b}"),
    ("supports", "FavourableStance", "supports", False, "{a} spoke warmly of {b}"),
    ("concernedAbout", "ConcernStance", "concerned about", False, "{a} is uneasy about {b}"),
)
_LINKS = (
    ("asserts", "Asserted", "Positive"),
    ("projects", "Planned", "Positive"),
    ("projects", "Expected", "Positive"),
    ("denies", "Asserted", "Negative"),
    ("assertsPast", "Asserted", "Positive"),
)


def evidence(
    quotation: str,
    *,
    number: int = 0,
    before: str = "",
    after: str = ".",
    link: str = "asserts",
    modality: str = "Asserted",
    polarity: str = "Positive",
    certainty: str = "Certain",
    confidence: float = 0.87,
    speaker: str | None = None,
    date: str | None = None,
    value: str | None = None,
    source: str = "A quiet week on the river",
    url: str | None = "https://example.org/river",
) -> Evidence:
    """One claim with plain values where nothing else is said."""
    return Evidence(
        entity_iri("claim", f"{number:016x}"), quotation, before, after, link, modality, polarity,
        certainty, confidence, speaker, date, value, source, "Example Wire", "2024-11-26", url,
    )  # fmt: skip


def _names(random_: random.Random, count: int) -> list[Node]:
    nodes: dict[Iri, Node] = {}
    kinds = [kind for kind in _KINDS for _ in range(kind[2])]
    while len(nodes) < count:
        kind, prefix, _ = random_.choice(kinds)
        word = random_.choice(_STEMS) + random_.choice(_ENDS)
        theme = random_.choice(_THEMES)
        label = {
            "IntergovernmentalOrganization": f"{word} Organization for Cooperation on {theme}",
            "PoliticalMovement": f"Movement of Free {word}",
            "GovernmentBody": f"Ministry of {theme} of {word}",
            "Person": f"{random_.choice('ABEIJ')}. {word}ević",
            "TradeAgreement": f"{word} Treaty on {theme}",
            "RailwayProject": f"Trans-{word} Railway",
            "City": f"Port {word}",
            "Bloc": f"the {word} Bloc",
            "Topic": f"{theme} policy",
        }.get(kind, word)
        if label not in {node.label for node in nodes.values()} or len(nodes) > 40:
            iri = entity_iri(prefix, f"n{len(nodes):04d}")
            nodes[iri] = Node(iri, label, kind)
    return sorted(nodes.values(), key=lambda node: node.iri)


def _edge(random_: random.Random, source: Node, target: Node, number: int) -> Edge:
    relation, kind, label, symmetric, sentence = random_.choice(_RELATIONS)
    found = []
    main = random_.choice(_LINKS) if random_.random() < 0.25 else _LINKS[0]
    for at in range(1 + int(random_.expovariate(0.9))):
        link, modality, polarity = main if at == 0 else random_.choice((main, _LINKS[0], main))
        if main[0] != "asserts" and link == "asserts":
            link, modality, polarity = main
        quotation = sentence.format(a=source.label, b=target.label)
        found.append(
            evidence(
                quotation,
                number=number * 100 + at,
                before="Two people close to the talks said on Tuesday that ",
                after=", although neither side would say what that means for the harvest.",
                link=link,
                modality=modality,
                polarity=polarity,
                certainty=random_.choice(("Certain", "Certain", "Probable")),
                speaker=random_.choice((None, "Western diplomats", "E. Keldorian, trade minister")),
                date=random_.choice((None, "2024-10", "2022-03-21/2023-03-20", "/2030")),
                value=random_.choice((None, None, "about 2 million tonnes a year")),
                source=random_.choice(("A quiet week on the river", "Who pays for the railway?")),
            )
        )
    return Edge(
        source.iri, target.iri, relation, kind, label, symmetric, main[0] == "asserts", tuple(found)
    )


@cache
def _make_network(nodes: int, edges: int) -> Network:
    random_ = random.Random(f"{nodes}/{edges}")
    things = _names(random_, nodes)
    found: dict[tuple[str, ...], Edge] = {}
    popular = [0, 1, 2]
    for number in range(20 * edges):
        if len(found) == edges:
            break
        a = number if number < nodes else random_.choice(popular)
        b = random_.choice(popular)
        if a == b:
            continue
        popular += [a, b]
        edge = _edge(random_, things[a], things[b], number)
        found[(edge.source, edge.target, edge.kind, edge.label)] = edge
    return Network(tuple(things), tuple(found[key] for key in sorted(found)))


@pytest.fixture(scope="session")
def make_network() -> NetworkMaker:
    """Makes a network of that many nodes and edges, the same each time."""
    return _make_network


@pytest.fixture(scope="session")
def small() -> Network:
    """Four actors and six edges whose every word is known."""
    keld, oster, league, rail = (
        Node(entity_iri("state", "KEL"), "Keldoria", "State"),
        Node(entity_iri("state", "OST"), "Östermark", "State"),
        Node(entity_iri("org", "league"), "Grain League", "IntergovernmentalOrganization"),
        Node(entity_iri("prj", "rail"), "River Railway", "RailwayProject"),
    )

    def edge(a: Node, b: Node, relation: str, kind: str, label: str, *found: Evidence) -> Edge:
        held = any(one.link == "asserts" for one in found)
        return Edge(a.iri, b.iri, relation, kind, label, relation == "tradesWith", held, found)

    said = evidence(
        "Keldoria joined the Grain League", before="Officials noted that ", after=" in May.",
        speaker="Mira Oldane", date="2024-05", value="one seat of nine",
    )  # fmt: skip
    denial = evidence("is no party to the railway", link="denies", polarity="Negative")
    plan = evidence("will recognize the League", link="projects", modality="Planned")
    edges = (
        edge(keld, league, "memberOf", "Membership", "member of", said),
        edge(keld, oster, "exportsTo", "TradeFlow", "exports to", evidence("sold barley")),
        edge(keld, oster, "opposes", "HostileStance", "opposes", evidence("spoke against it")),
        edge(keld, rail, "involvedIn", "ProjectInvolvement", "involved in", denial),
        edge(oster, league, "recognizes", "Recognition", "recognizes", plan),
        edge(oster, rail, "involvedIn", "ProjectInvolvement", "involved in", evidence("pays")),
    )
    nodes = sorted((keld, oster, league, rail), key=lambda node: node.iri)
    return Network(tuple(nodes), edges)


@pytest.fixture(scope="session")
def varied() -> Network:
    """Seven actors whose claims differ in status, mode, confidence and time, one contested."""
    names = ("Ardel", "Borin", "Calde", "Dorne", "Elvar", "Fenwick", "Gale")
    nodes = {name: Node(entity_iri("state", name), name, "State") for name in names}
    nodes["Calde"] = replace(nodes["Calde"], kind="IntergovernmentalOrganization")

    def edge(a: str, b: str, relation: str, kind: str, *found: Evidence) -> Edge:
        held = any(one.link == "asserts" for one in found)
        label = {"memberOf": "member of", "exportsTo": "exports to"}.get(relation, relation)
        symmetric = relation == "alliedWith"
        return Edge(nodes[a].iri, nodes[b].iri, relation, kind, label, symmetric, held, found)

    denial = partial(evidence, link="denies", polarity="Negative")
    plan = partial(evidence, link="projects", modality="Planned")
    edges = (
        edge(
            "Ardel", "Calde", "memberOf", "Membership",
            evidence("Ardel entered Calde", date="2021-05", confidence=0.9),
            denial("Ardel never entered Calde", date="2021-05", confidence=0.8),
        ),
        edge(
            "Ardel", "Borin", "exportsTo", "TradeFlow",
            evidence("Ardel sold oats to Borin", date="2018", confidence=0.95),
            evidence("Ardel sold rye to Borin", date="2024-10", confidence=0.5),
            plan("Ardel will sell barley to Borin", date="2030", confidence=0.7),
        ),
        edge("Ardel", "Borin", "opposes", "HostileStance", evidence("spoke out", confidence=0.4)),
        edge("Borin", "Dorne", "supports", "FavourableStance", evidence("warm", date="1999/2003")),
        edge("Calde", "Dorne", "alliedWith", "Alliance", evidence("pact", date="2023")),
        edge("Dorne", "Elvar", "exportsTo", "TradeFlow", evidence("fish", date="2023-04")),
        edge("Elvar", "Fenwick", "recognizes", "Recognition", plan("will see")),
        edge("Ardel", "Fenwick", "recognizes", "Recognition", denial("does not")),
        edge(
            "Fenwick", "Gale", "alliedWith", "Alliance",
            evidence("were friends", link="assertsPast", date="1950/1960"),
            evidence("may be friends", link="projects", modality="Possible"),
        ),
    )  # fmt: skip
    return Network(tuple(sorted(nodes.values(), key=lambda node: node.iri)), edges)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pages are written to be opened."""
    return tmp_path_factory.mktemp("pages")


@cache
def _rendered(network: Network, title: str, budget: int) -> str:
    """The page, made once; the budget is what a test may have changed."""
    return render(network, title)


@pytest.fixture
def open_page(browser: Browser, folder: Path) -> Iterator[Opener]:
    """Opens a network from disk; fails where a page asks for more or reports an error."""
    file = folder / "page.html"
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    troubles: list[str] = []

    def listen(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            troubles.append(line.text)

    def open_(network: Network, address: str = "", title: str = "Rivers", **options: Any) -> Page:
        file.write_text(_rendered(network, title, page_module.BUDGET), encoding="utf-8", newline="")
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{error}\n{error.stack}"))
        page.on("console", listen)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri() + address)
        wait_until(page, "() => window.comity")
        page.wait_for_timeout(50)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []
    # What a page saves goes through addresses that lead nowhere else.
    assert [url for url in asked if not url.startswith("blob:")] == [file.as_uri()] * len(contexts)
