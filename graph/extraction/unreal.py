"""What is only imagined ("in the film, Chad attacks Mali"), and what was told and isn't so."""

from collections.abc import Iterator

from comity.graph.extraction.lexicon import ModalityLexicon
from comity.graph.extraction.syntax import children, governors, lemma_of
from comity.graph.extraction.tokens import Token

ASKING = frozenset({"why", "how"})


def is_asked_of(verb: Token) -> bool:
    """True for "Why did Chad leave?": that it left is taken for granted."""
    if any(t.dep_ == "aux" and t.tag_ == "MD" for t in verb.children):
        return False
    return any(
        t.lower_ in ASKING and t.i < verb.i and not list(t.children)
        for t in children(verb, "advmod")
    )


def is_imagined(token: Token, words: ModalityLexicon) -> bool:
    """True for what a clause tells that is set in a work of fiction, or in a drill."""
    above = [token, *(governor for governor, _ in governors(token))]
    verbs = [t for t in above if t.pos_ in {"VERB", "AUX"}]
    set_in = (noun for verb in verbs for noun in _settings(verb))
    return any(_is_fiction(noun, words) for noun in set_in) or any(
        lemma_of(verb) in words.imagining for verb in verbs if verb is not token
    )


def _settings(verb: Token) -> Iterator[Token]:
    """The scenario in "in one scenario, Chad leaves", the war in "in a fictional war, …"."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in {"in", "under"} and preposition.i < verb.i:
            yield from children(preposition, "pobj")


def _is_fiction(noun: Token, words: ModalityLexicon) -> bool:
    if any(words.modifiers.get(t.lower_) == "Possible" for t in children(noun, "amod")):
        return True
    return noun.lemma_.lower() in words.settings


def told_by(noun: Token, words: ModalityLexicon) -> str | None:
    """What a noun gives to the clause that says what it tells, beside its own modality.

    "Negative" for a report that is false, "Possible" where there is no evidence.
    """
    if noun.lemma_.lower() in words.proofs:
        return "Possible" if _is_lacking(noun, words) else None
    return "Negative" if is_false(noun, words) else None


def is_false(noun: Token, words: ModalityLexicon) -> bool:
    """True for "a false report", "the rumour … was untrue", "claims … were dismissed as fake"."""
    if any(t.lower_ in words.false for t in children(noun, "amod")):
        return True
    verb = noun.head
    if noun.dep_ == "nsubjpass":
        return lemma_of(verb) in words.disproving
    if noun.dep_ != "nsubj" or lemma_of(verb) not in words.proving:
        return False
    said = children(verb, "acomp", "attr", "oprd", "xcomp")
    found = [*said, *(t for word in said for t in children(word, "acomp", "attr"))]
    return any(t.lower_ in words.false for t in found) and not children(verb, "neg")


def _is_lacking(noun: Token, words: ModalityLexicon) -> bool:
    none = any(t.lower_ in words.little for t in children(noun, "det", "amod", "neg"))
    return none or bool(children(noun.head, "neg"))
