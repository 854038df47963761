"""The pages of things at the paths of their IRIs: as HTML, as RDF, on a day, for every reader."""

import re
from collections.abc import Callable, Iterator

import httpx
import pyoxigraph
import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import NamedNode, RdfFormat

from comity.ontology.iris import ID, PREFIXES

HTML = {"Accept": "text/html"}
AFGHANISTAN = "/id/state/AFG"
LABEL = NamedNode(PREFIXES["rdfs"] + "label")


@pytest.fixture(scope="module")
def examples(service: httpx.Client) -> dict[str, str]:
    """A path of each kind of page."""
    article = _first(service, "/", r'href="(/id/art/[^"]+)"')
    claim = _first(service, article, r'href="(/id/claim/[^"]+)"')
    situation = _first(service, article, r'href="(/id/sit/[^"]+)"')
    evidence = _first(service, AFGHANISTAN, r'href="(/evidence[^"]+)"').replace("&amp;", "&")
    return {
        "front": "/",
        "search": "/search?text=rus*",
        "search, narrowed": "/search?text=trade&actor=Russia&since=2020",
        "search, empty": "/search",
        "search, no word": "/search?text=-trade",
        "nothing found": "/search?text=qqqq",
        "actor": AFGHANISTAN,
        "actor on a day": f"{AFGHANISTAN}?as_of=2024-01-01",
        "actor, planned": f"{AFGHANISTAN}?status=planned",
        "article": article,
        "claim": claim,
        "situation": situation,
        "evidence": evidence,
        "stances": "/stances?a=Russia&b=org:taliban",
        "stances, empty": "/stances",
        "ontology": "/onto",
        "no such thing": "/id/state/QQQ",
    }


def _first(service: httpx.Client, path: str, pattern: str) -> str:
    found = re.search(pattern, service.get(path, headers=HTML).text)
    assert found, (path, pattern)
    return found[1]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    yield made
    made.close()


@pytest.mark.parametrize(("width", "dark"), [(375, True), (1280, False)])
def test_every_page_can_be_read_by_all(
    service: httpx.Client,
    examples: dict[str, str],
    browser: Browser,
    axe: Callable[[Page], list[str]],
    width: int,
    dark: bool,
) -> None:
    context = browser.new_context(
        base_url=str(service.base_url),
        color_scheme="dark" if dark else "light",
        viewport={"width": width, "height": 720},
    )
    page = context.new_page()
    for name, path in examples.items():
        page.goto(path)
        assert axe(page) == [], name
        if name != "ontology":
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, name
    context.close()


def test_a_page_is_found_without_scripts(service: httpx.Client, browser: Browser) -> None:
    context = browser.new_context(base_url=str(service.base_url), java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox", name="Search names and quotations").fill("afghanis")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Afghanistan", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Afghanistan")
    page.get_by_role("link", name=re.compile("quotation")).first.click()
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_what_is_no_fact_stands_apart(service: httpx.Client) -> None:
    text = service.get(AFGHANISTAN, headers=HTML).text
    stated, _, rest = text.partition("Planned or expected <span")
    assert "It is no fact" in rest
    assert 'class="link tone' in stated
    assert not re.search(r'class="link tone-\w+ (planned|denied|past)"', stated)


def test_one_address_gives_html_and_rdf(service: httpx.Client, examples: dict[str, str]) -> None:
    turtle = service.get(AFGHANISTAN, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "Accept" in turtle.headers["vary"]
    thing = NamedNode(f"{ID}state/AFG")
    for path, form in (
        (f"{AFGHANISTAN}.ttl", RdfFormat.TURTLE),
        (f"{AFGHANISTAN}?format=jsonld", RdfFormat.JSON_LD),
        (f"{AFGHANISTAN}.nt", RdfFormat.N_TRIPLES),
        (f"{AFGHANISTAN}.rdf", RdfFormat.RDF_XML),
    ):
        answer = service.get(path, headers=HTML)
        assert answer.status_code == 200, path
        triples = list(pyoxigraph.parse(answer.content, format=form))
        assert any(t.subject == thing and t.predicate == LABEL for t in triples), path
        assert any(t.object == thing for t in triples), path
    for name in ("article", "claim", "situation"):
        answer = service.get(examples[name], headers={"Accept": "text/turtle"})
        assert list(pyoxigraph.parse(answer.content, format=RdfFormat.TURTLE)), name
    assert service.head(AFGHANISTAN).status_code == 200
    assert service.get(f"{AFGHANISTAN}?format=pdf").status_code == 406
    assert service.get(AFGHANISTAN, headers={"Accept": "image/png"}).status_code == 406


def test_the_ontology_stands_at_its_iri(service: httpx.Client) -> None:
    assert "Membership" in service.get("/onto", headers=HTML).text
    triples = service.get("/onto", headers={"Accept": "text/turtle"})
    found = {t.subject for t in pyoxigraph.parse(triples.content, format=RdfFormat.TURTLE)}
    assert NamedNode(PREFIXES["cmt"] + "Membership") in found


def test_what_is_not_known_is_not_found(service: httpx.Client) -> None:
    for path in ("/id/state/QQQ", "/id/state/QQQ.ttl", "/id/claim/0", "/id/sit/x y", "/id/art/%00"):
        answer = service.get(path, headers=HTML)
        assert answer.status_code == 404, path
    assert service.get(f"{AFGHANISTAN}?page=99").status_code == 404
    assert service.get(f"{AFGHANISTAN}?as_of=soon").status_code == 422


def test_a_quotation_leads_to_its_article(service: httpx.Client, examples: dict[str, str]) -> None:
    article = examples["article"]
    turtle = service.get(examples["claim"], headers={"Accept": "text/turtle"}).text
    found = re.search(r"quote:([0-9a-f]+-\d+-\d+)|id/quote/([0-9a-f]+-\d+-\d+)", turtle)
    assert found, turtle
    answer = service.get(f"/id/quote/{found[1] or found[2]}", headers=HTML)
    assert (answer.status_code, answer.headers["location"]) == (303, article)


def test_stances_go_both_ways_and_can_be_filtered(service: httpx.Client, page: Page) -> None:
    page.goto(f"{service.base_url}/stances?a=Russia&b=Taliban")
    everything = page.locator(".claims > li").count()
    assert everything > 1
    assert page.locator("svg a").count() == everything
    page.get_by_label("What").select_option("stances")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_label("What")).to_have_value("stances")
    attitudes = page.locator(".claims > li").count()
    assert 0 < attitudes < everything
    page.goto(f"{service.base_url}/stances?a=Russia&b=nobody+is+called+so")
    expect(page.locator("main")).to_contain_text("nobody is called so")
