"""The sample articles: metadata complete, of a brief's length, each citing what it rests on."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from frontmatter.default_handlers import YAMLHandler

from comity.graph.extraction.reader import Reader
from comity.graph.reading import find_files, read_file

ARTICLES = Path(__file__).parents[3] / "articles"
LONG = {"gestures-to-the-taliban", "shoigu-in-kabul"}
"""The two that retell one published article each, at more length than the others."""


def front_matter(path: Path) -> dict[str, Any]:
    handler = YAMLHandler()
    return dict(handler.load(handler.split(path.read_text(encoding="utf-8"))[0]))


def test_there_are_enough_samples_for_a_network() -> None:
    assert len(find_files([ARTICLES])) >= 22


@pytest.mark.parametrize("path", find_files([ARTICLES]), ids=lambda path: path.stem)
def test_a_sample_states_its_metadata_and_cites_its_sources(path: Path) -> None:
    article = read_file(path)
    assert article.inferred == frozenset()
    assert article.publisher == "Comity sample"
    assert article.licence == "CC BY 4.0"
    words = len(article.text.split())
    values = front_matter(path)
    if path.stem in LONG:
        assert 500 <= words <= 900
        assert article.published == values["based_on"]["date"].isoformat()
        assert values["based_on"]["title"]
        assert values["based_on"]["publisher"]
        return
    assert 150 <= words <= 400
    assert date.fromisoformat(article.published or "") == values["published"]
    assert values["sources"]
    for source in values["sources"]:
        assert set(source) == {"title", "publisher", "url"}
        assert all(source.values())
        assert urlsplit(source["url"]).scheme == "https"


def test_no_two_samples_share_a_title() -> None:
    titles = [read_file(path).title for path in find_files([ARTICLES])]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", find_files([ARTICLES]), ids=lambda path: path.stem)
def test_what_is_read_of_a_sample_stands_in_it(reader: Reader, path: Path) -> None:
    found = reader.extract(read_file(path))
    assert found.claims
    for claim in found.claims:
        where = claim.quotation
        assert found.article.text[where.start : where.end] == where.exact
