"""A store of names, words and addresses that would do harm where a page trusted them."""

from pathlib import Path

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Extraction, Quotation, Role, Situation
from comity.graph.ledger.ledger import open_ledger
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import ACTORS_GRAPH, ID, ONTOLOGY_GRAPH, Iri

SCRIPT = "</title></script><script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)><svg onload=alert(3)>"
QUOTES = "\" onmouseover='alert(4)' href='javascript:alert(5)"
TEMPLATE = "{{ 7*7 }}{% raw %}<b>"
BIDI = "safe \u202etxt.exe\u2066\u0007\u0000"
LONG = "long " * 20_000

LABELS = (SCRIPT, IMAGE, QUOTES, TEMPLATE, BIDI, LONG)
IRIS = (
    f"{ID}org/javascript:alert(6)",
    f"{ID}org/a'onmouseover='alert(7)",
    f"{ID}person/%3Cscript%3Ealert(8)%3C/script%3E",
    f"{ID}group/..%2F..%2Fetc%2Fpasswd",
    f"{ID}org/{'x' * 5_000}",
    "javascript:alert(9)",
)
URLS = (
    "javascript:alert(10)",
    "data:text/html,<script>alert(11)</script>",
    "http://evil.example/a",
)

_RUN = ExtractionRun(SCRIPT, IMAGE)


def write_store(folder: Path) -> Path:
    """Make the store in a folder, by the code that makes every store."""
    things = [
        Entity(Iri(iri), label, "Organization") for iri, label in zip(IRIS, LABELS, strict=True)
    ]
    with open_store(folder) as store:
        store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        store.replace_graph(ACTORS_GRAPH, ())
        for number, url in enumerate(URLS):
            extraction = _extraction(number, url, things)
            store.replace_article(
                extraction.article.id, article_triples(extraction, _RUN, frozenset())
            )
        with open_ledger(store) as ledger:
            settle(store, ledger)
    return folder


def _extraction(number: int, url: str, things: list[Entity]) -> Extraction:
    quotes = [f"{SCRIPT} {IMAGE}", QUOTES, TEMPLATE, BIDI, LONG]
    article = Article(
        f"doc{number}",
        "\n".join(quotes),
        title=(SCRIPT, QUOTES, LONG)[number],
        publisher=(IMAGE, BIDI, TEMPLATE)[number],
        published=f"202{number}-05-01",
        url=url,
    )
    claims, start = [], 0
    for at, quote in enumerate(quotes):
        kind, source, target = _KINDS[(at + number) % len(_KINDS)]
        pair = things[at], things[(at + 1 + number) % len(things)]
        claims.append(
            Claim(
                article.id,
                Situation(kind, (Role(source, pair[0], ""), Role(target, pair[1], ""))),
                Quotation(start, start + len(quote), quote),
                modality="Planned" if at == 1 else "Asserted",
                polarity="Negative" if at == 2 else "Positive",
                speaker=Role("speaker", things[at], ""),
                frame=SCRIPT,
            )
        )
        start += len(quote) + 1
    return Extraction(article, tuple(claims), ())


_KINDS = (
    ("HostileStance", "stanceHolder", "hostileTarget"),
    ("TradeFlow", "exporter", "importer"),
    ("AccuseEvent", "agent", "recipient"),
)
