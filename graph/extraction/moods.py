"""The mood that a clause's own words give it: auxiliaries, negations, modifiers, the carrier."""

from dataclasses import dataclass

from comity.graph.claim import Certainty, Modality, Polarity
from comity.graph.extraction.lexicon import ModalityLexicon
from comity.graph.extraction.syntax import children, lemma_of
from comity.graph.extraction.tokens import Token

TOWARDS = frozenset({"for", "about", "towards", "toward", "to"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "provided", "providing"})
AWAITING = frozenset({"until", "till", "once", "before"})


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause presents its situation.

    `by_carrier` says that the verb which carries a noun gave the modality ("seeks talks").
    """

    modality: Modality = "Asserted"
    polarity: Polarity = "Positive"
    certainty: Certainty = "Certain"
    past: bool = False
    by_carrier: bool = False


@dataclass(slots=True)
class Reading:
    modality: str = "Asserted"
    negations: int = 0
    certainty: str = "Certain"
    settled: bool = False

    def see(self, value: str | None) -> None:
        """Take account of a word; nothing more counts once it is settled that it is so."""
        if self.settled:
            return
        if value == "Negative":
            self.negations += 1
        elif value and value != "Asserted" and self.modality == "Asserted":
            self.modality = value


def see_carrier(noun: Token, words: ModalityLexicon, reading: Reading) -> bool:
    """What the verb does with a noun that names a situation; True if it puts it off to the future.

    "Lifted its ban" ends it, "cancelled the talks" unmakes it, "seeks talks" only wants it, and
    "an attack is likely" judges of it.
    """
    first = noun.head if noun.dep_ == "pobj" else noun
    verb, lemma = first.head, lemma_of(first.head)
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if first.dep_ in {"dobj", "nsubjpass"}:
        lasts = noun.lemma_.lower() in words.lasting
        unmade = lemma in words.unmaking and noun.lemma_.lower() not in words.uttered
        ended = lemma in words.endings and not lasts
        reading.see("Negative" if unmade or ended else None)
        if unmade:
            return False
    elif first.dep_ == "nsubj":
        adjectives = [words.adjectives.get(c.lower_) for c in children(verb, "acomp")]
        reading.see(next(iter(adjectives), None) if lemma == "be" else None)
        return False
    elif first.dep_ != "prep" or first.lower_ not in TOWARDS:
        return False
    beside = (verb.head, *children(verb.head, "pcomp")) if verb.dep_ == "conj" else ()
    if any(other.pos_ == "VERB" and not children(other, "dobj") for other in beside):
        return False  # "by first imposing and then delaying a tariff"
    value = words.carriers.get(lemma)
    reading.see(value)
    return value is not None


def see_modifiers(noun: Token, words: ModalityLexicon, reading: Reading) -> None:
    for child in noun.children:
        if child.dep_ in {"amod", "advmod", "compound", "nmod"}:
            reading.see(words.modifiers.get(child.lower_))
        none = child.dep_ in {"det", "neg"} and child.lower_ in {"no", "neither", "not"}
        if none and noun.dep_ not in ARGUMENTS:
            reading.see("Negative")
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        reading.see("Negative")  # "ended without a deal"


def see_own(verb: Token, words: ModalityLexicon, reading: Reading, *, reported: bool) -> None:
    for child in verb.children:
        low = child.lower_
        if child.dep_ in {"advmod", "neg"}:
            if low == "no" or (low == "longer" and any(g.lower_ == "no" for g in child.children)):
                reading.see("Negative")
            value = words.adverbs.get(low)
            if child.dep_ == "neg" and value is None:
                value = "Negative"
            if not (low == "not" and _not_only(child)):
                reading.see(value)
        if low in words.certainty and child.dep_ in {"advmod", "aux"}:
            reading.certainty = words.certainty[low]
        if child.dep_ == "aux" and child.tag_ == "MD":
            value = words.auxiliaries.get(low)
            if value == "Conditional" and reported:
                value = "Planned"
            if value == "Planned" and reading.certainty == "Probable":
                value = "Expected"
            reading.see(value)
        if child.dep_ == "aux" and _is_inverted(verb, child):
            reading.see("Conditional")
        if child.dep_ in ARGUMENTS and _is_none(child):
            reading.see("Negative")
        if child.dep_ == "mark" and low in CONDITIONS and verb.dep_ != "ccomp":
            reading.see("Conditional")
        if low == "whether" or (child.dep_ == "mark" and low == "if" and verb.dep_ == "ccomp"):
            reading.see("Possible")
        awaited = (child.dep_ == "mark" and low in AWAITING) or (
            low == "when" and any(c.tag_ == "MD" for c in children(verb.head, "aux"))
        )
        if awaited and verb.tag_ in {"VBZ", "VBP"}:
            reading.see("Conditional")
    if any(c.lower_ in {"probably", "likely"} for c in verb.children) and (
        reading.modality == "Planned"
    ):
        reading.modality = "Expected"


def _is_inverted(verb: Token, auxiliary: Token) -> bool:
    """True for "had Chad attacked", "should it attack" as a condition."""
    if verb.dep_ != "advcl" or auxiliary.lower_ not in {"had", "were", "should"}:
        return False
    return any(subject.i > auxiliary.i for subject in children(verb, "nsubj", "nsubjpass"))


def shares_auxiliaries(verb: Token, first: Token) -> bool:
    """True where the auxiliaries of the first verb are the other's too: "did not sign or ratify".

    A verb that is inflected after a bare one has none: "did not sign and accused Peru".
    """
    bare = first.tag_ == "VB" and verb.tag_ in {"VBD", "VBZ"} and verb.lower_ != verb.lemma_
    return not bare and not children(verb, "nsubj", "nsubjpass", "aux", "auxpass")


def _not_only(negation: Token) -> bool:
    following = negation.doc[negation.i + 1] if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in {"only", "just"}


def _is_none(token: Token) -> bool:
    none = {"no", "neither"}
    return any(c.dep_ in {"det", "preconj"} and c.lower_ in none for c in token.children) or (
        token.lower_ in {"nobody", "nothing", "none"} and token.dep_ != "attr"
    )
