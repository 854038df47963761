"""The sample articles: metadata complete, of a brief's length, each citing its original."""

from datetime import date
from pathlib import Path

import pytest
from frontmatter.default_handlers import YAMLHandler

from comity.graph.reading import find_files, read_file

ARTICLES = Path(__file__).parents[3] / "articles"


def test_there_are_at_least_two_samples() -> None:
    assert len(find_files([ARTICLES])) >= 2


@pytest.mark.parametrize("path", find_files([ARTICLES]), ids=lambda path: path.stem)
def test_a_sample_states_its_metadata_and_cites_its_original(path: Path) -> None:
    article = read_file(path)
    assert article.inferred == frozenset()
    assert article.publisher == "Comity sample"
    assert article.licence == "CC BY 4.0"
    assert 500 <= len(article.text.split()) <= 900
    handler = YAMLHandler()
    cited = handler.load(handler.split(path.read_text(encoding="utf-8"))[0])["based_on"]
    assert isinstance(cited["date"], date)
    assert article.published == cited["date"].isoformat()
    assert cited["title"]
    assert cited["publisher"]
