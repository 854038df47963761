"""`comity export` at the command line."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Extraction, Period, Quotation, Role, Situation
from comity.graph.infer import derive
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import ONTOLOGY_GRAPH, entity_iri
from comity.scripts.export import export


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk: one article of 2024 that tells of a membership since 2020."""
    text = "Since 2020, Tonga has been a member of the Reef League."
    article = Article("reef", text, published="2024-05-06")
    situation = Situation(
        "Membership",
        (
            Role("member", Entity(entity_iri("state", "TON"), "Tonga", "State"), "Tonga"),
            Role(
                "organization",
                Entity(entity_iri("org", "reef-league"), "Reef League", "Organization"),
                "the Reef League",
            ),
        ),
        Period("2020-01-01", None, "year", None, "Since 2020"),
    )
    claim = Claim(article.id, situation, Quotation(0, len(text), text))
    path = tmp_path_factory.mktemp("stores") / "graph.store"
    with open_store(path) as opened:
        opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        triples = article_triples(
            Extraction(article, (claim,), ()), ExtractionRun("test", "0"), frozenset()
        )
        opened.replace_article(article.id, triples)
        derive(opened)
    return path


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(export, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_file_is_written_and_named(store: Path, tmp_path: Path) -> None:
    output = run(tmp_path / "claims.csv", "--store", store)
    assert output.startswith(f"{tmp_path / 'claims.csv'}: ")
    rows = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith("reef,Tonga,memberOf,Reef League,positive,asserted,2020/..,")


def test_a_folder_is_written(store: Path, tmp_path: Path) -> None:
    run(tmp_path / "tables", "--format", "gephi", "--store", store)
    assert (tmp_path / "tables" / "edges.csv").is_file()


def test_links_are_those_of_the_day(store: Path, tmp_path: Path) -> None:
    link = "cmt:memberOf org:reef-league"
    for day, held in (("2019-06-01", False), ("2024-06-01", True)):
        run(tmp_path / f"{day}.ttl", "--as-of", day, "--store", store)
        assert (link in (tmp_path / f"{day}.ttl").read_text(encoding="utf-8")) is held


def test_a_format_without_links_has_no_day(store: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "claims.csv")
    result = CliRunner().invoke(export, [file, "--as-of", "2024-06-01", "--store", str(store)])
    assert result.exit_code == 2
    assert "claims holds none" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["graph.tll"], "no format is called '.tll'; did you mean .ttl"),
        (["graph.ttl", "--format", "ttl"], "no format is called 'ttl'; did you mean "),
        (["graph.ttl", "--store", "none"], "none is not a store"),
    ],
)
def test_errors_are_one_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from comity.scripts.cli import main; main()", "export", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1), result.stderr
    assert message in result.stderr


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk: of two memberships told in one article, one is sure."""
    text = "Tonga and Samoa are members of the Reef League."
    article = Article("reef", text, published="2024-05-06")
    league = Entity(entity_iri("org", "reef-league"), "Reef League", "Organization")

    def claim(code: str, name: str, confidence: float) -> Claim:
        member = Role("member", Entity(entity_iri("state", code), name, "State"), name)
        roles = (member, Role("organization", league, "the Reef League"))
        situation = Situation("Membership", roles)
        start = text.index(name)
        quotation = Quotation(start, len(text), text[start:])
        return Claim(article.id, situation, quotation, confidence=confidence)

    claims = (claim("TON", "Tonga", 0.62), claim("WSM", "Samoa", 0.95))
    path = tmp_path_factory.mktemp("stores") / "graph.store"
    with open_store(path) as opened:
        opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        run = ExtractionRun("test", "0")
        found = article_triples(Extraction(article, claims, ()), run, frozenset())
        opened.replace_article(article.id, found)
        derive(opened)
    return path


def test_claims_of_less_confidence_are_left_out(doubtful: Path, tmp_path: Path) -> None:
    for least, names in (
        ("0", {"Tonga", "Samoa"}),
        ("0.62", {"Tonga", "Samoa"}),
        ("0.9", {"Samoa"}),
    ):
        run(tmp_path / "claims.csv", "--min-confidence", least, "--store", doubtful)
        rows = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()[1:]
        assert {row.split(",")[1] for row in rows} == names


def test_what_rests_on_them_alone_goes_with_them(doubtful: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    for least, there in (("0.9", True), ("0.99", False)):
        run(file, "--min-confidence", least, "--store", doubtful)
        turtle = file.read_text(encoding="utf-8")
        assert ("state:WSM" in turtle) is there
        assert ("cmt:memberOf org:reef-league" in turtle) is there
        assert "state:TON" not in turtle
        assert 'cmt:doc "reef"' in turtle
    run(file, "--store", doubtful)
    assert "state:TON" in file.read_text(encoding="utf-8")


def test_a_confidence_is_a_share(doubtful: Path, tmp_path: Path) -> None:
    arguments = [str(tmp_path / "a.ttl"), "--min-confidence", "90", "--store", str(doubtful)]
    result = CliRunner().invoke(export, arguments)
    assert result.exit_code == 2
    assert "0<=x<=1" in result.output
