"""Verbs that the parser takes for nouns: "Chad sanctions two banks", "Police arrest the mayor".

The present tense of news has many words that are nouns as well. Where a sentence is left without
a verb, one of them gives its place to a verb in the past, which can be nothing else, and the
sentence is parsed again; the words of the text stay as they are.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from comity.graph.extraction.recognizing import RECOGNIZER

SHORTEST, LONGEST = 4, 80
"""Tokens that a sentence must have, and may have."""
TRIALS = 2
_NOMINAL = frozenset({"DET", "ADJ", "NUM", "ADP", "PART", "CCONJ"})
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def regain_verbs(nlp: Language, doc: Doc) -> Doc:
    """The parse of a paragraph, made anew for each sentence to which that gives a verb."""
    mended: dict[int, Regained] = {}
    for sentence in doc.sents:
        if _lacks_verb(sentence) and SHORTEST <= len(sentence) <= LONGEST:
            found = next(filter(None, (_regained(nlp, t) for t in _chances(sentence))), None)
            if found is not None:
                mended[sentence.start] = found
    return _with_words_of(doc, mended) if mended else doc


def _lacks_verb(sentence: Span) -> bool:
    """True without a finite verb, and for "A court in Lima sentences ousted king X"."""
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"}:
        return True
    if root.tag_ == "VBG":
        return not any(c.dep_ == "aux" for c in root.children)
    before = root.nbor(-1) if root.i > sentence.start else root
    if before.text == "," and _took_subject(root):
        return True
    beside = before.tag_ == "NNS" and before.dep_ not in {"nsubj", "nsubjpass"}
    return root.tag_ == "VBD" and beside and before.text in verb_forms()


def _took_subject(root: Token) -> bool:
    """True for "warns" in "The board summons Ann Lee, warns of fines", which took the verb."""
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    if subject is None or subject.tag_ != "NNS" or subject.text not in verb_forms():
        return False
    named = any(c.pos_ in {"PROPN", "NOUN"} and c.i < subject.i for c in subject.children)
    behind = subject.nbor()
    return named and root.i - subject.i > 2 and behind.pos_ in {"PROPN", "NOUN", "ADJ"}


@dataclass(frozen=True, slots=True)
class Regained:
    """The parse of one sentence with a stand-in at `verb`, whose own lemma is `lemma`."""

    parsed: Doc
    verb: int
    lemma: str

    def lemma_at(self, index: int) -> str:
        """The lemma of a token."""
        return self.lemma if index == self.verb else self.parsed[index].lemma_

    def tag_at(self, index: int) -> str:
        """The tag of a token; that of the verb is the present's."""
        return "VBZ" if index == self.verb else self.parsed[index].tag_


def _chances(sentence: Span) -> list[Token]:
    """The words that may be the verb, the first ones of them."""
    found = [t for t in sentence[1:-1] if t.text in verb_forms() and _may_be_verb(t)]
    return found[:TRIALS]


def _may_be_verb(token: Token) -> bool:
    before = token.nbor(-1)
    return before.pos_ not in _NOMINAL and before.tag_ != "POS"


def _regained(nlp: Language, token: Token) -> Regained | None:
    """The parse of the token's sentence with a stand-in for it, if that is then a verb."""
    sentence = token.sent
    other, lemma = verb_forms()[token.text]
    words = [other if t.i == token.i else t.text for t in sentence]
    text = Doc(token.vocab, words=words, spaces=[bool(t.whitespace_) for t in sentence])
    parsed = nlp(text, disable=[RECOGNIZER])
    verb = parsed[token.i - sentence.start]
    whole = sum(1 for _ in parsed.sents) == 1
    acts = verb.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in verb.children)
    return Regained(parsed, verb.i, lemma) if whole and acts else None


def _with_words_of(doc: Doc, mended: Mapping[int, Regained]) -> Doc:
    """The paragraph with the parses of some of its sentences replaced."""
    tokens: list[Token] = []
    lemmas: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    for sentence in doc.sents:
        again = mended.get(sentence.start)
        first = sentence.start if again is not None else 0
        for token in again.parsed if again is not None else sentence:
            tokens.append(token)
            tags.append(again.tag_at(token.i) if again is not None else token.tag_)
            lemmas.append(again.lemma_at(token.i) if again is not None else token.lemma_)
            heads.append(first + token.head.i)
    made = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=lemmas,
        heads=heads,
        deps=[token.dep_ for token in tokens],
    )
    made.tensor = doc.tensor
    return made


@cache
def verb_forms() -> Mapping[str, tuple[str, str]]:
    """Each form -> what stands in for it, and its lemma: "bans" -> ("prohibited", "ban")."""
    path = files("comity.ontology").joinpath("lexicon", "verbs.toml")
    table: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["stand_ins"]
    found: dict[str, tuple[str, str]] = {}
    for verb, other in table.items():
        found[verb] = found[_third_person(verb)] = (_past(other), verb)
    return found


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_SIBILANTS) else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"
