"""The name recognizer: asked where a name is unknown, spared where all are known."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from spacy.tokens import Doc

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.reader import Reader
from comity.graph.extraction.recognizing import RECOGNIZER

KNOWN = "On 3 March 2021 Chad, Mali and Norwegian envoys met the Prime Minister of Chile."
UNKNOWN = "Then Edward Plumridge of the Plumridge Foundation wrote to Chad."


class Listener:
    """A recognizer that notes what it is asked about."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer, self.asked = recognizer, list[str]()

    def pipe(self, texts: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        texts = list(texts)
        self.asked += [text.text.strip() for text in texts]
        yield from self._recognizer.pipe(texts, batch_size=batch_size)


@pytest.fixture
def listener(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Listener:
    found = Listener(reader.nlp.get_pipe(RECOGNIZER))
    monkeypatch.setattr(reader.nlp, "get_pipe", lambda name: found)
    return found


def entities(reader: Reader, text: str) -> set[tuple[str, str]]:
    doc = parse(reader.nlp, Article("any", text), reader.gazetteer).doc
    return {(entity.text, entity.label_) for entity in doc.ents}


def test_it_is_asked_only_about_sentences_with_an_unknown_name(
    reader: Reader, listener: Listener
) -> None:
    found = entities(reader, f"{KNOWN} {UNKNOWN}\n\n{KNOWN}")
    assert listener.asked == [UNKNOWN]
    assert ("Edward Plumridge", "PERSON") in found


def test_known_names_and_dates_are_entities_without_it(reader: Reader, listener: Listener) -> None:
    assert entities(reader, KNOWN) >= {
        ("3 March 2021", "DATE"),
        ("Chad", "GPE"),
        ("Mali", "GPE"),
        ("Norwegian", "NORP"),
        ("Chile", "GPE"),
    }
    assert listener.asked == []


@pytest.mark.parametrize("text", ["", " ", "no capitals here.", "\n\n", "It rained. We left."])
def test_text_without_names(reader: Reader, listener: Listener, text: str) -> None:
    assert entities(reader, text) == set()
    assert listener.asked == []


def test_offsets_of_entities_hold_where_sentences_were_left_out(reader: Reader) -> None:
    text = f"{KNOWN} {UNKNOWN} {KNOWN} {UNKNOWN}"
    doc = parse(reader.nlp, Article("any", text), reader.gazetteer).doc
    places = [e.start_char for e in doc.ents if e.text == "Edward Plumridge"]
    first = text.index("Edward Plumridge")
    assert places == [first, text.index("Edward Plumridge", first + 1)]
