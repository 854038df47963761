"""Which verb tells what stands below it as somebody's words: "said that", "accused Chad of"."""

from collections.abc import Iterator

from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.syntax import children, governors, lemma_of
from comity.graph.extraction.tokens import Token

BLAMING = frozenset({"accuse", "blame", "charge", "suspect"})
NAMING = frozenset({"call", "describe", "term", "label", "brand", "claim", "say"})


def verb_aside(token: Token, words: ReportingLexicon) -> Token | None:
    """The verb of "Norway, she added, attacked Chile"."""
    for verb in children(token, "parataxis"):
        if lemma_of(verb) in words.verbs and children(verb, "nsubj"):
            return verb
    return None


def blames(verb: Token, below: Token) -> bool:
    """True for "accused Chad" over "of arming them", "of an attack"."""
    return below.dep_ == "prep" and below.lower_ in {"of", "for"} and lemma_of(verb) in BLAMING


def governors_within(token: Token) -> Iterator[tuple[Token, Token]]:
    """What governs the token, up to where a relative clause only describes a thing."""
    for verb, below in governors(token):
        if below.dep_ == "relcl":
            return
        yield verb, below


def is_content_of(below: Token) -> bool:
    """True for "in a statement that …", "a news conference that …" below a verb of saying."""
    nouns = children(below, "pobj") if below.dep_ == "prep" else [below]
    if below.dep_ not in {"prep", "dobj"}:
        return False
    clauses = [c for noun in nouns for c in children(noun, "acl", "relcl", "ccomp")]
    return any(t.lower_ == "that" for c in clauses for t in children(c, "mark"))


def names_so(verb: Token, lemma: str) -> bool:
    """True for "what Chad called an invasion"."""
    if lemma not in NAMING or verb.dep_ not in {"pcomp", "ccomp"}:
        return False
    return any(t.lower_ == "what" for t in children(verb, "dobj", "nsubj", "attr", "pobj", "dep"))
