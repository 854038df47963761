"""Texts read for measuring: each row of claims with its grounds, and the reading behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from comity.graph.claim import Extraction
from comity.graph.exporting.claims import claim_rows
from comity.graph.extraction.grounds import Grounds
from comity.graph.extraction.reader import Reader, Reading
from comity.graph.reading.reader import read_all
from comity.graph.told import told_in
from comity.ontology.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """One text as the reader took it; `grounds` are those of its claims, in their order."""

    reading: Reading
    extraction: Extraction
    grounds: tuple[Grounds, ...]

    @property
    def doc(self) -> str:
        """Its name."""
        return self.extraction.article.doc


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an export would have it, and the grounds of its claim."""

    cells: Mapping[str, object]
    grounds: Grounds


def read_texts(paths: Iterable[Path], reader: Reader) -> tuple[Document, ...]:
    """The texts in files and folders. Raises InputError where one can't be read."""
    documents = []
    for article in read_all(paths):
        if isinstance(article, InputError):
            raise article
        reading = reader.read(article)
        grounds = tuple(grounds for _, grounds in reader.weigh(reading)[0])
        documents.append(Document(reading, reader.conclude(reading), grounds))
    return tuple(documents)


def rows_of(documents: Iterable[Document], reader: Reader) -> list[Row]:
    """What an export of the documents would hold, in the order of the texts."""
    return [
        Row(asdict(row), grounds)
        for document in documents
        for told, grounds in zip(told_in(document.extraction), document.grounds, strict=True)
        for row in claim_rows([told], reader.model)
    ]
