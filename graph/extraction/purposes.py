"""Infinitives that are no plan: "the first to sign", "has a mandate to guard", "there to train"."""

from comity.graph.extraction.lexicon import ModalityLexicon
from comity.graph.extraction.syntax import children, governors, lemma_of
from comity.graph.extraction.tokens import Token

ORDINALS = frozenset({"first", "last", "only", "second", "third", "latest", "next"})


def is_one_of(noun: Token) -> bool:
    """True for "the first man", "the latest state" to have signed."""
    wholes = [noun, *(above for above, _ in governors(noun) if above.pos_ in {"NOUN", "PROPN"})]
    if noun.dep_ == "conj" and noun.head.lemma_ in {"be", "become"}:
        # A torn list: "the first leader of a UN, EU and G20 state".
        wholes += children(noun.head, "attr")
    return any(c.lower_ in ORDINALS or c.tag_ == "JJS" for w in wholes for c in w.children)


def is_held(noun: Token, words: ModalityLexicon) -> bool:
    """True for a duty that one has: "has a mandate to guard the border"."""
    return noun.lemma_.lower() in words.duties and noun.head.lemma_ == "have"


def is_under_way(verb: Token, words: ModalityLexicon) -> bool:
    """True where a purpose is served by what is told: "joined us to arm", "is there to guard".

    Of what is not told as done, the other words that govern it say so.
    """
    if lemma_of(verb) in words.serving:
        return True
    standing = verb.lemma_ == "be" or lemma_of(verb) in words.stationed
    placed = [*children(verb, "nsubj", "nsubjpass", "attr", "acomp"), verb.head]
    inner = [t for noun in placed for t in noun.subtree if noun.i < verb.i + 5]
    return standing and any(t.lemma_.lower() in words.standing for t in inner)
