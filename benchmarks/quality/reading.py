"""Texts read for measuring: each claim with its rows, its grounds, and the reading behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from comity.graph.claim import Claim, Extraction
from comity.graph.exporting.claims import claim_rows
from comity.graph.extraction.reader import Reader, Reading
from comity.graph.reading.reader import read_all
from comity.graph.told import told_in
from comity.ontology.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """One text as the reader took it."""

    reading: Reading
    extraction: Extraction

    @property
    def doc(self) -> str:
        """Its name."""
        return self.extraction.article.doc


@dataclass(frozen=True, slots=True)
class Told:
    """A row as an export would have it, and the claim that it came from."""

    row: Mapping[str, object]
    claim: Claim
    document: Document


def read_texts(paths: Iterable[Path], reader: Reader) -> tuple[Document, ...]:
    """The texts in files and folders. Raises InputError where one can't be read."""
    documents = []
    for article in read_all(paths):
        if isinstance(article, InputError):
            raise article
        reading = reader.read(article)
        documents.append(Document(reading, reader.conclude(reading)))
    return tuple(documents)


def rows_of(documents: Iterable[Document], reader: Reader) -> Iterator[Told]:
    """What an export of the documents would hold, in the order of the texts."""
    for document in documents:
        pairs = zip(document.extraction.claims, told_in(document.extraction), strict=True)
        for claim, told in pairs:
            for row in claim_rows([told], reader.model):
                yield Told(asdict(row), claim, document)
