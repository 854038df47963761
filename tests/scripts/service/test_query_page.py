"""The query page as a reader meets it: the real service, headless Chromium, every control."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from benchmarks.serving import serving

MEMBERS = "SELECT ?who ?what WHERE { ?who cmt:memberOf ?what }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MANY = "SELECT ?thing ?name WHERE { ?thing rdfs:label ?name } ORDER BY ?thing LIMIT 250"
LABEL = "SPARQL query. Control and Enter run it; Tab leaves the editor; Escape closes suggestions."

Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, service: httpx.Client) -> Iterator[Opener]:
    """Opens an address of the service; fails where a page asks elsewhere or reports an error.

    What the service refuses (`refused=True`) is reported by the browser too: that is no error.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []
    base = str(service.base_url)

    def open_(path: str, *, at: str = base, refused: bool = False, **options: Any) -> Page:
        context = browser.new_context(base_url=at, **options)
        contexts.append(context)

        def listen(line: ConsoleMessage) -> None:
            known = refused and line.text.startswith("Failed to load resource")
            # No page has a picture for its tab yet; the browser asks for one by itself.
            known = known or line.location.get("url", "").endswith("/favicon.ico")
            if line.type in ("error", "warning") and not known:
                troubles.append(line.text)

        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", listen)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((at, "blob:")) else troubles.append(request.url)
            ),
        )
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def editor(page: Page) -> Any:
    return page.get_by_role("textbox", name=LABEL)


def text_of(page: Page) -> str:
    lines: list[str] = page.locator(".cm-line").all_inner_texts()
    return "\n".join(line.rstrip("\n") for line in lines)


def write(page: Page, text: str) -> None:
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def run(page: Page, text: str) -> None:
    write(page, text)
    page.keyboard.press("Control+Enter")


def status(page: Page) -> Any:
    return page.locator("#answer-status")


def cells(page: Page, column: int) -> list[str]:
    found: list[str] = page.locator(f"#answer tbody td:nth-child({column})").all_inner_texts()
    return found


def test_a_question_is_found_and_answered_at_once(open_page: Opener) -> None:
    page = open_page("/query")
    find = page.get_by_role("searchbox", name="Find a question")
    find.fill("year trade")
    expect(page.locator(".found")).to_have_text("2 of 43 questions")
    find.fill("zzz")
    expect(page.locator(".found")).to_have_text("No question has these words")
    find.press("Escape")
    expect(page.get_by_role("link", name="Who is in an organization?")).to_be_visible()
    find.fill("year by year")
    page.get_by_role("link", name="What is the trade between two actors").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("year by year")
    expect(status(page)).to_contain_text("5 rows · ")
    assert cells(page, 2)[:2] == ["86,600,000", "170,000,000"]
    assert "VALUES ?partner { <https://w3id.org/comity/id/state/AFG> }" in text_of(page)


def test_values_go_into_the_address_and_back_brings_them_again(open_page: Opener) -> None:
    page = open_page("/query?ask=memberships")
    expect(status(page)).to_contain_text("1 row · ")
    actor = page.get_by_label("Actor")
    assert actor.input_value() == "Afghanistan"
    actor.fill("Russia")
    page.get_by_label("As of").fill("2024-12-01")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".nothing")).to_contain_text("no row came back")
    assert page.url.endswith("/query?ask=memberships&actor=Russia&as-of=2024-12-01")
    assert '"2024-12-01T23:59:59Z"' in text_of(page)
    page.go_back()
    expect(status(page)).to_contain_text("1 row · ")
    assert (actor.input_value(), page.get_by_label("As of").input_value()) == ("Afghanistan", "")
    page.go_forward()
    expect(page.locator(".nothing")).to_be_visible()
    assert actor.input_value() == "Russia"


def test_names_are_offered_while_one_types(open_page: Opener) -> None:
    page = open_page("/query?ask=members")
    expect(status(page)).to_contain_text("row")
    field = page.get_by_label("Organization")
    # Of all that the search finds, only what the question asks for.
    field.fill("afghan")
    names = page.get_by_role("listbox", name="Names found")
    expect(names.get_by_role("option").first).to_be_visible()
    kinds = set(names.locator(".count").all_inner_texts())
    assert "State" not in kinds
    field.press("Escape")
    expect(names).to_be_hidden()
    field.fill("world tra")
    option = names.get_by_role("option", name="World Trade Organization")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert option.get_attribute("id") == active
    field.press("Enter")
    assert field.input_value() == "World Trade Organization"
    expect(names).to_be_hidden()
    field.press("Enter")
    expect(status(page)).to_contain_text("1 row")
    assert "organization=World+Trade+Organization" in page.url
    field.fill("world tra")
    option.click()
    assert field.input_value() == "World Trade Organization"


def test_actors_are_suggested_behind_their_prefix(open_page: Opener) -> None:
    page = open_page("/query")
    write(page, "ASK { ")
    page.keyboard.type("state:uzb")
    option = page.get_by_role("option").filter(has_text="Uzbekistan")
    expect(option).to_contain_text("State · UZB")
    option.click()
    expect(page.locator(".cm-content")).to_have_text(re.compile(r"state:UZB$"))


def test_pairs_are_drawn_with_their_quotations(open_page: Opener) -> None:
    page = open_page(f"/query#view=network&q={quote(MEMBERS)}")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("tab", name="Network")).to_have_attribute("aria-selected", "true")
    network = page.frame_locator("iframe[title='The answer as a network']")
    network.get_by_role("button", name="World Trade Organization").first.click()
    expect(network.locator("#panel")).to_contain_text("is a member of the World Trade Organization")
    alone = page.get_by_role("link", name="Open it alone")
    assert (alone.get_attribute("href") or "").startswith("/query/network?query=SELECT")
    # Labels tie nobody: there is no network of them.
    run(page, "SELECT ?thing ?name WHERE { ?thing rdfs:label ?name } LIMIT 3")
    expect(status(page)).to_contain_text("3 rows")
    expect(page.get_by_role("tab", name="Network")).to_have_count(0)


def test_a_misspelt_name_gets_a_suggestion(open_page: Opener) -> None:
    page = open_page("/query?ask=memberships&actor=Afganistan", refused=True)
    expect(page.get_by_role("alert")).to_contain_text("did you mean Afghanistan")


def test_a_free_query_of_a_link_waits_for_the_reader(open_page: Opener) -> None:
    page = open_page(f"/query#q={quote(MEMBERS)}")
    expect(status(page)).to_have_text("This query came with the link. Read it, then press Run.")
    assert text_of(page) == MEMBERS
    expect(page.locator("#answer")).to_be_empty()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("link", name="Afghanistan")).to_be_visible()


def test_back_and_forward_go_between_queries(open_page: Opener) -> None:
    page = open_page("/query")
    run(page, MEMBERS)
    expect(status(page)).to_contain_text("1 row")
    run(page, "ASK { state:AFG cmt:memberOf ?what }")
    expect(page.locator(".verdict")).to_have_text("Yes")
    assert parse_qs(urlsplit(page.url).fragment)["q"] == ["ASK { state:AFG cmt:memberOf ?what }"]
    page.go_back()
    expect(page.get_by_role("link", name="Afghanistan")).to_be_visible()
    assert text_of(page) == MEMBERS
    page.go_forward()
    expect(page.locator(".verdict")).to_have_text("Yes")


def test_a_changed_question_is_a_query_of_ones_own(open_page: Opener) -> None:
    page = open_page("/query?ask=memberships")
    expect(status(page)).to_contain_text("1 row")
    run(page, MEMBERS)
    expect(page.get_by_role("heading", level=1)).to_have_text("A query of your own")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which organizations is an actor in?")
    expect(page.locator("#answer")).to_contain_text("is a member of the World Trade Organization")


def test_terms_are_suggested_with_what_they_mean(open_page: Opener) -> None:
    page = open_page("/query")
    write(page, "SELECT ?who WHERE { ?who ")
    page.keyboard.type("cmt:memberO")
    option = page.get_by_role("option", name="cmt:memberOf")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(option).to_contain_text("member of")
    expect(page.locator(".cm-completionInfo")).to_contain_text("as some claim asserts")
    # A list takes no key within 75 ms of its opening, lest it take what was meant for the text.
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_have_text(re.compile(r"\?who cmt:memberOf$"))
    # Plain English finds a term as well, and SPARQL's own words are there.
    page.keyboard.type(" ?what } # ")
    expect(page.get_by_role("listbox")).to_be_hidden()
    write(page, "")
    page.keyboard.type("membersh")
    expect(page.get_by_role("option").filter(has_text="cmt:Membership")).to_be_visible()
    page.keyboard.press("Escape")
    write(page, "")
    page.keyboard.type("optio")
    expect(page.get_by_role("option", name="OPTIONAL")).to_be_visible()
    page.keyboard.press("Escape")
    write(page, "SELECT ?country WHERE { ?country a cmt:State . ")
    page.keyboard.type("?co")
    expect(page.get_by_role("option", name="?country")).to_be_visible()


def test_the_editor_lets_the_keyboard_go(open_page: Opener) -> None:
    page = open_page("/query")
    editor(page).click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(status(page)).to_contain_text("1 row")


def test_lines_that_are_selected_are_typed_over(open_page: Opener) -> None:
    page = open_page("/query")
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("ask")
    page.keyboard.press("Escape")
    assert text_of(page) == "ask"
    page.keyboard.press("Control+z")
    assert "cmt:memberOf" in text_of(page)


def test_an_error_is_marked_where_it_is(open_page: Opener) -> None:
    page = open_page("/query", refused=True)
    run(page, "SELECT ?a\nWHERE {\n  ?a foo:bar ?b\n}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("the prefix foo: at line 3, column 6 is not declared")
    expect(page.locator(".cm-lintRange-error")).to_have_text("foo:bar")
    page.get_by_role("button", name="Go to line 3, column 6").click()
    expect(editor(page)).to_be_focused()
    page.keyboard.type("x")
    assert "xfoo:bar" in text_of(page)
    expect(page.locator(".cm-lintRange-error")).to_have_count(0)
    run(page, "DELETE WHERE { ?s ?p ?o }")
    expect(alert).to_contain_text("changes the graph")


def test_prefixes_are_declared_for_other_endpoints(open_page: Opener) -> None:
    page = open_page("/query")
    write(page, "PREFIX x: <http://x/>\nASK { ?a cmt:memberOf x:y ; rdfs:label 'org:z' } # foaf:a")
    page.get_by_role("button", name="Declare prefixes").click()
    lines = text_of(page).splitlines()
    assert lines[0] == "PREFIX cmt: <https://w3id.org/comity/onto#>"
    assert lines[1] == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    assert lines[2] == "PREFIX x: <http://x/>"


def test_rows_are_sorted_and_paged(open_page: Opener) -> None:
    page = open_page("/query")
    run(page, MANY)
    expect(status(page)).to_contain_text("250 rows")
    place = page.locator(".pager [role=status]")
    expect(place).to_have_text("1–100 of 250")
    expect(page.get_by_role("button", name="Previous rows")).to_be_disabled()
    page.get_by_role("button", name="Next rows").click()
    page.get_by_role("button", name="Next rows").click()
    expect(place).to_have_text("201–250 of 250")
    expect(page.locator("#answer tbody tr")).to_have_count(50)
    name = page.get_by_role("columnheader", name="name")
    for wanted in ("ascending", "descending", "none"):
        name.get_by_role("button").click()
        expect(name).to_have_attribute("aria-sort", wanted)
        expect(name.get_by_role("button")).to_be_focused()
        expect(place).to_have_text("1–100 of 250")
    run(page, "SELECT ?n { VALUES ?n { 10 9 100 'b' UNDEF } }")
    expect(status(page)).to_contain_text("5 rows")
    page.get_by_role("columnheader", name="n").get_by_role("button").click()
    assert cells(page, 1) == ["9", "10", "100", "b", "–"]
    run(page, "SELECT ?who { VALUES ?who { state:CHE state:DEU state:ESP } }")
    expect(page.locator("#answer td").first).to_contain_text("Switzerland")
    page.get_by_role("columnheader", name="who").get_by_role("button").click()
    expect(page.locator("#answer td").first).to_contain_text("Germany")
    assert [cell.split()[0] for cell in cells(page, 1)] == ["Germany", "Spain", "Switzerland"]


def test_what_is_not_asserted_is_hollow_in_the_chart(open_page: Opener) -> None:
    page = open_page("/query?ask=trade-by-year#view=chart")
    chart = page.get_by_role("img", name="Chart of amount by year. The table holds the same")
    expect(chart).to_be_visible()
    expect(page.get_by_role("tab", name="Chart")).to_have_attribute("aria-selected", "true")
    expect(chart.locator(".mark")).to_have_count(5)
    expect(chart.locator(".mark.loose")).to_have_count(2)
    expect(chart.locator(".stroke.loose")).to_have_count(2)
    expect(page.locator(".caption")).to_contain_text("not asserted as holding (projects, Expected)")
    page.get_by_role("combobox", name="Along").select_option("quotation")
    expect(page.locator(".figures rect.mark")).to_have_count(5)
    page.get_by_role("combobox", name="Figures").select_option("amount")
    tab = page.get_by_role("tab", name="Chart")
    tab.focus()
    tab.press("ArrowRight")
    expect(page.get_by_role("tab", name="Raw")).to_be_focused()
    assert page.url.endswith("#view=raw")
    expect(page.locator("pre.raw")).to_contain_text('"vars"')


def test_bars_bear_the_names_of_things(open_page: Opener) -> None:
    page = open_page("/query")
    run(page, "SELECT ?who ?n { VALUES (?who ?n) { (state:AFG 2) (state:RUS 3) } }")
    page.get_by_role("tab", name="Chart").click()
    expect(page.locator(".figures svg")).to_contain_text("Afghanistan")
    expect(page.locator(".figures rect.mark title").first).to_have_text("Afghanistan: 2")


def test_figures_of_other_units_are_left_out(open_page: Opener) -> None:
    page = open_page("/query")
    run(
        page, "SELECT * { VALUES (?who ?amount ?unit) { ('a' 1 'USD') ('b' 2 'USD') ('c' 3 't') } }"
    )
    page.get_by_role("tab", name="Chart").click()
    expect(page.locator(".figures rect.mark")).to_have_count(2)
    expect(page.locator(".caption")).to_contain_text("1 row in other units is left out")


def test_every_form_of_query_is_shown(open_page: Opener) -> None:
    page = open_page("/query")
    run(page, "ASK { state:AFG cmt:memberOf state:AFG }")
    expect(page.locator(".verdict")).to_have_text("No")
    run(page, "CONSTRUCT WHERE { ?who cmt:memberOf ?what }")
    expect(status(page)).to_contain_text("1 triple")
    expect(page.get_by_role("columnheader", name="predicate")).to_be_visible()
    expect(page.get_by_role("link", name="World Trade Organization")).to_have_attribute(
        "href", "/id/org/world-trade-organization"
    )
    expect(page.get_by_role("link", name="member of")).to_have_attribute("href", "/onto#memberOf")
    page.get_by_role("tab", name="Raw").click()
    expect(page.locator("pre.raw")).to_contain_text("<https://w3id.org/comity/id/state/AFG>")
    page.get_by_role("tab", name="Table").click()
    run(page, "DESCRIBE state:AFG")
    expect(status(page)).to_contain_text(" triples")


def test_literals_tell_language_and_type(open_page: Opener) -> None:
    page = open_page("/query")
    run(page, "SELECT ?a ?b ?c { BIND('x'@en AS ?a) BIND('2024-01-01'^^xsd:date AS ?b) }")
    expect(status(page)).to_contain_text("1 row")
    assert (cells(page, 1), cells(page, 2), cells(page, 3)) == (
        ["x @en"], ["2024-01-01 date"], ["–"],
    )  # fmt: skip


def test_answers_are_downloaded(open_page: Opener) -> None:
    page = open_page("/query")

    def download(name: str) -> tuple[str, str]:
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        return waiting.value.suggested_filename, waiting.value.path().read_text("utf-8")

    run(page, MEMBERS)
    expect(status(page)).to_contain_text("1 row")
    assert download("CSV") == (
        "answer.csv",
        "who,what\n"
        "https://w3id.org/comity/id/state/AFG,"
        "https://w3id.org/comity/id/org/world-trade-organization\n",
    )
    assert download("TSV")[1].startswith("?who\t?what\n<https:")
    assert download("JSON")[1].startswith('{"head":{"vars":["who","what"]}')
    run(page, "CONSTRUCT WHERE { ?who cmt:memberOf ?what }")
    expect(status(page)).to_contain_text("1 triple")
    assert "cmt:memberOf" in download("Turtle")[1]
    assert download("N-Triples")[1].startswith("<https:")
    page.goto("/query?ask=memberships")
    expect(status(page)).to_contain_text("1 row")
    assert download("JSON")[0] == "memberships.json"


def test_lines_for_a_shell_are_copied_and_work(open_page: Opener, sample: Path) -> None:
    page = open_page("/query", permissions=["clipboard-read", "clipboard-write"])
    run(page, "SELECT ?who WHERE { ?who cmt:memberOf ?what . FILTER('$HOME`!' != \"it's\") }")
    expect(status(page)).to_contain_text("1 row")
    page.get_by_text("Ask the same from a shell").click()
    page.get_by_role("button", name="Copy Comity command").click()
    expect(status(page)).to_have_text("Comity command copied")
    command = shlex.split(page.evaluate("navigator.clipboard.readText()"))
    assert command[:2] == ["comity", "sparql"]
    assert "it's" in command[2]
    page.get_by_role("button", name="Copy curl").click()
    curl = page.evaluate("navigator.clipboard.readText()")
    if shutil.which("curl"):
        done = subprocess.run(["sh", "-c", curl], capture_output=True, text=True, check=True)
        assert done.stdout == "who\nhttps://w3id.org/comity/id/state/AFG\n"
    page.goto("/query?ask=memberships&as-of=2024-12-01")
    expect(page.locator(".copyable pre").first).to_have_text(
        "comity ask memberships --actor=Afghanistan --as-of=2024-12-01"
    )


@pytest.fixture(scope="module")
def strict(sample: Path) -> Iterator[str]:
    """The address of a service with low limits."""
    with serving(sample, "--workers", "2", "--timeout", "2", "--max-rows", "1000") as url:
        yield url


def test_a_query_is_cancelled_and_its_process_is_free_again(open_page: Opener) -> None:
    page = open_page("/query")
    for _ in range(3):
        run(page, ENDLESS)
        page.get_by_role("button", name="Cancel").click()
        expect(status(page)).to_have_text("Cancelled.")
        expect(page.get_by_role("button", name="Cancel")).to_be_hidden()
    run(page, MEMBERS)
    expect(status(page)).to_contain_text("1 row", timeout=9_000)


def test_limits_are_told_with_their_cure(open_page: Opener, strict: str) -> None:
    page = open_page("/query", at=strict, refused=True)
    run(page, ENDLESS)
    expect(page.get_by_role("alert")).to_contain_text("stopped after 2 s", timeout=15_000)
    run(page, "SELECT ?a WHERE { ?a rdfs:label ?name }")
    expect(page.get_by_role("alert")).to_contain_text("more than 1,000 rows", timeout=15_000)
    page.get_by_role("button", name="Run with LIMIT 1000").click()
    expect(status(page)).to_contain_text("1,000 rows")
    assert text_of(page).endswith("LIMIT 1000\n")


def test_a_service_that_is_gone_is_told(open_page: Opener, sample: Path) -> None:
    with serving(sample, "--workers", "2") as url:
        page = open_page("/query", at=url, refused=True)
        run(page, MEMBERS)
        expect(status(page)).to_contain_text("1 row")
    run(page, MEMBERS)
    expect(page.get_by_role("alert")).to_contain_text("is it still running?")


def test_hostile_text_stays_text(open_page: Opener) -> None:
    page = open_page("/query")
    run(
        page,
        """SELECT * {
          BIND("<img src=x onerror=document.title='out'>" AS ?markup)
          BIND("</script><script>document.title='out'</script>" AS ?script)
          BIND(IRI("javascript:document.title='out'") AS ?link)
          BIND(IRI("https://w3id.org/comity/id/state/%2e%2e/%2e%2e/x?y#z") AS ?path)
          BIND("abc\u202efdp.exe\u200b" AS ?turned)
          BIND("ü"@en-x-private AS ?language)
          BIND(STRDT("1", IRI("http://x/<b>")) AS ?typed)
          BIND("<svg onload=document.title='out'>" AS ?constructor)
          BIND("x" AS ?__proto__)
        }""",
    )
    expect(status(page)).to_contain_text("1 row")
    assert page.locator("#answer img, #answer script, #answer svg").count() == 0
    assert page.locator("#answer a[href^='javascript']").count() == 0
    assert page.locator("#answer td a").count() == 0
    answer = page.locator("#answer").inner_text()
    assert "\u202e" not in answer
    assert "abc\ufffdfdp.exe" in answer
    assert page.title() != "out"
    long = "x" * 20_000
    run(page, f'SELECT ("{long}{long}" AS ?long) {{}}')
    expect(page.get_by_role("button", name="all 40,000 characters")).to_be_visible()
    page.get_by_role("button", name="all 40,000 characters").click()
    assert len(cells(page, 1)[0]) == 40_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_works_without_scripts(open_page: Opener) -> None:
    page = open_page("/query", java_script_enabled=False)
    page.get_by_role("link", name="Which organizations is an actor in?").click()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_contain_text("World Trade Organization")
    page.get_by_role("textbox", name="SPARQL query").fill(MEMBERS)
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("link", name="state:AFG")).to_have_attribute("href", "/id/state/AFG")
    page.get_by_role("link", name="json").click()
    assert "world-trade-organization" in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_it_can_be_read_by_all(
    open_page: Opener, axe: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    page = open_page(
        "/query?ask=trade-by-year",
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        refused=True,
    )
    expect(status(page)).to_contain_text("5 rows")
    page.get_by_text("Ask the same from a shell").click()
    assert axe(page) == []
    page.get_by_role("tab", name="Chart").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    run(page, "SELECT ?a\nWHERE { ?a foo:bar")
    expect(page.get_by_role("alert")).to_be_visible()
    write(page, "")
    page.keyboard.type("cmt:memb")
    expect(page.get_by_role("option", name="cmt:memberOf")).to_be_visible()
    assert axe(page) == []
