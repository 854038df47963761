"""Made-up articles: the same for the same seed, readable, and full of claims."""

from pathlib import Path

from benchmarks.corpus.writing import Writer
from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from comity.graph.reading.reader import read_all


def written(writer: Writer, folder: Path, numbers: range) -> list[Article]:
    for number in numbers:
        path = folder / writer.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(writer.text(number), encoding="utf-8")
    found = [article for article in read_all([folder]) if isinstance(article, Article)]
    assert len(found) == len(numbers)
    return found


def test_a_number_and_a_seed_give_one_text() -> None:
    assert Writer(1).text(1234) == Writer(1).text(1234)
    assert len({Writer(seed).text(number) for seed in (1, 2) for number in (0, 1)}) == 4


def test_the_articles_are_of_usual_length_and_have_their_metadata(tmp_path: Path) -> None:
    articles = written(Writer(), tmp_path, range(995, 1005))
    words = [len(article.text.split()) for article in articles]
    assert 250 < sum(words) / len(words) < 450
    assert all(article.title and article.published for article in articles)
    assert not any("{" in article.text for article in articles)


def test_the_reader_finds_claims_in_each(tmp_path: Path, reader: Reader) -> None:
    for article in written(Writer(), tmp_path, range(4)):
        assert len(reader.extract(article).claims) >= 8
