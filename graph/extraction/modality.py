"""Modality, polarity, certainty and pastness of a clause, with scope from the parse.

Everything above the predicate is read from the inside out: its auxiliaries and negation, then
each verb, noun or adjective that governs it. The innermost word that moves it away from
assertion decides the modality; every negation flips the polarity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc, Token

from comity.graph.claim import Certainty, Modality, Polarity
from comity.graph.extraction.clauses import Clause, governing_clause
from comity.graph.extraction.lexicon import ModalityLexicon, ReportingLexicon
from comity.graph.extraction.syntax import children, is_infinitive, is_passive, lemma_of

MAX_CLIMB = 12
UNREAL = frozenset({"Planned", "Promised", "Proposed", "Expected", "Possible"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest"})


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause presents its situation."""

    modality: Modality = "Asserted"
    polarity: Polarity = "Positive"
    certainty: Certainty = "Certain"
    past: bool = False


@dataclass(slots=True)
class _Reading:
    modality: str = "Asserted"
    negations: int = 0
    certainty: str = "Certain"

    def see(self, value: str | None) -> None:
        if value == "Negative":
            self.negations += 1
        elif value and value != "Asserted" and self.modality == "Asserted":
            self.modality = value


def read_mood(
    doc: Doc, clause: Clause, words: ModalityLexicon, reporting: ReportingLexicon
) -> Mood:
    """The mood of a clause."""
    reading = _Reading()
    head = doc[clause.head]
    if clause.kind == "noun":
        _see_modifiers(head, words, reading)
        if head.dep_ in {"dobj", "nsubjpass"} and lemma_of(head.head) in words.endings:
            reading.see(None if head.lemma_.lower() in words.lasting else "Negative")
    carrier = governing_clause(doc, clause)
    if clause.kind == "noun" and clause.host is None and carrier is not None:
        _climb_from_noun(head, words, reporting, reading)
    elif carrier is not None:
        _see_verb(carrier, words, reporting, reading)
    if head.sent.text.rstrip().endswith("?"):
        reading.see("Possible")
    past = _is_past(doc, clause, carrier, words) and reading.modality == "Asserted"
    return Mood(
        cast(Modality, reading.modality),
        "Negative" if reading.negations % 2 else "Positive",
        cast(Certainty, reading.certainty),
        past,
    )


def _see_modifiers(noun: Token, words: ModalityLexicon, reading: _Reading) -> None:
    for child in noun.children:
        if child.dep_ in {"amod", "advmod", "compound", "nmod"}:
            reading.see(words.modifiers.get(child.lower_))
        none = child.dep_ in {"det", "neg"} and child.lower_ in {"no", "neither", "not"}
        if none and noun.dep_ not in ARGUMENTS:
            reading.see("Negative")


def _see_verb(
    verb: Token, words: ModalityLexicon, reporting: ReportingLexicon, reading: _Reading
) -> None:
    """The verb's own words, then all that govern it."""
    _see_own(verb, words, reading, reported=_is_reported(verb, reporting))
    for governor, below in governors(verb):
        if below.dep_ in {"relcl", "amod"} or (below.dep_ == "acl" and not _is_content(below)):
            # What only describes a thing doesn't share the mood of the clause the thing is in.
            return
        if below.dep_ == "conj":
            if not children(below, "nsubj", "nsubjpass", "aux", "auxpass"):
                _see_own(governor, words, reading, reported=_is_reported(governor, reporting))
            continue
        _see_governor(governor, below, words, reporting, reading)


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """(governor, the token below it) from the inside out, up to the root."""
    below = token
    for _ in range(MAX_CLIMB):
        above = below.head
        if above is below:
            return
        yield above, below
        below = above


def _is_reported(verb: Token, reporting: ReportingLexicon) -> bool:
    return any(
        below.dep_ == "ccomp" and lemma_of(governor) in reporting.verbs
        for governor, below in governors(verb)
    )


def _see_own(verb: Token, words: ModalityLexicon, reading: _Reading, *, reported: bool) -> None:
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
        if child.dep_ in ARGUMENTS and _is_none(child):
            reading.see("Negative")
        if child.dep_ == "mark" and low in CONDITIONS and verb.dep_ != "ccomp":
            reading.see("Conditional")
    if any(c.lower_ in {"probably", "likely"} for c in verb.children) and (
        reading.modality == "Planned"
    ):
        reading.modality = "Expected"


def _not_only(negation: Token) -> bool:
    following = negation.doc[negation.i + 1] if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in {"only", "just"}


def _is_none(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in token.children) or (
        token.lower_ in {"nobody", "nothing", "none"} and token.dep_ != "attr"
    )


def _see_governor(
    governor: Token,
    below: Token,
    words: ModalityLexicon,
    reporting: ReportingLexicon,
    reading: _Reading,
) -> None:
    dep = below.dep_
    if governor.pos_ in {"VERB", "AUX"}:
        if dep == "ccomp" and lemma_of(governor) in reporting.verbs - words.verbs.keys():
            if lemma_of(governor) in reporting.denials:
                reading.see("Negative")
            return
        if dep in {"xcomp", "ccomp"}:
            _see_complement(governor, below, words, reporting, reading)
        elif dep == "advcl" and is_infinitive(below):
            reading.see("Planned")
        elif dep == "advcl" and is_passive(governor) and below.tag_ == "VBG":
            value = words.verbs.get(lemma_of(governor))
            reading.see(value if value in UNREAL else None)
        return
    if dep in {"acl", "xcomp", "ccomp", "relcl"} and is_infinitive(below):
        table = words.adjectives if governor.pos_ == "ADJ" else words.nouns
        ordinal = any(c.lower_ in {"first", "last", "only", "second"} for c in governor.children)
        reading.see("Asserted" if ordinal else table.get(governor.lemma_.lower(), "Planned"))
        if governor.lower_ in words.certainty:
            reading.certainty = words.certainty[governor.lower_]
    elif dep == "ccomp" and governor.pos_ == "ADJ":
        reading.see(words.adjectives.get(governor.lower_))
    elif dep in {"acl", "ccomp"} and any(c.dep_ == "mark" for c in below.children):
        reading.see(words.nouns.get(governor.lemma_.lower()))
    elif dep == "pcomp":
        _see_gerund(governor, words, reading)


def _is_content(verb: Token) -> bool:
    """True for "the plan to sign" and "the fact that they signed"."""
    return is_infinitive(verb) or any(c.dep_ == "mark" for c in verb.children)


def _see_complement(
    governor: Token,
    below: Token,
    words: ModalityLexicon,
    reporting: ReportingLexicon,
    reading: _Reading,
) -> None:
    lemma = lemma_of(governor)
    adjective = next((c for c in children(governor, "acomp") if c.i < below.i), None)
    value = words.verbs.get(lemma)
    if adjective is not None:
        value = words.adjectives.get(adjective.lower_, "Planned" if is_infinitive(below) else None)
    elif lemma == "be" and is_infinitive(below):
        modifiers = [m.lower_ for s in children(governor, "nsubj") for m in children(s, "amod")]
        value = next((words.modifiers[m] for m in modifiers if m in words.modifiers), "Planned")
        if any(words.certainty.get(m) == "Probable" for m in modifiers):
            reading.certainty = "Probable"
    elif lemma == "have" and is_infinitive(below):
        value = "Proposed"
    elif value is None and is_infinitive(below) and below.dep_ == "xcomp":
        value = "Planned"
    if lemma in reporting.verbs and below.dep_ == "ccomp":
        # "They suggest that it works" reports; "they suggest that it work" proposes.
        value = None if value in {"Asserted", "Proposed"} and _is_indicative(below) else value
    reading.see(value)
    if lemma in words.certainty:
        reading.certainty = words.certainty[lemma]
    _see_own(governor, words, reading, reported=_is_reported(governor, reporting))


def _is_indicative(verb: Token) -> bool:
    """True for a clause in the present or past tense."""
    finite = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ in {"VBZ", "VBP", "VBD"} for t in finite)


def _see_gerund(preposition: Token, words: ModalityLexicon, reading: _Reading) -> None:
    low = preposition.lower_
    above = preposition.head
    if above.pos_ in {"VERB", "AUX"} and lemma_of(above) in words.verbs:
        value = words.verbs[lemma_of(above)]
        if value != "Asserted":
            reading.see(value)
            return
    if above.pos_ == "NOUN" and above.lemma_.lower() in words.nouns:
        reading.see(words.nouns[above.lemma_.lower()])
        return
    reading.see(words.gerunds.get(low))


def _climb_from_noun(
    noun: Token, words: ModalityLexicon, reporting: ReportingLexicon, reading: _Reading
) -> None:
    """A noun that no light verb carries: only what directly governs it may unmake it."""
    for governor, below in governors(noun):
        if governor.pos_ in {"VERB", "AUX"}:
            lemma = lemma_of(governor)
            if below.dep_ in {"dobj", "nsubjpass"} and below.i == noun.i:
                value = words.verbs.get(lemma)
                if value in {"Planned", "Promised", "Proposed", "Expected", "Negative"}:
                    reading.see(value)
            if below.dep_ == "prep" and below.lower_ in {"for", "to"}:
                value = words.verbs.get(lemma)
                if value in {"Planned", "Promised", "Proposed", "Expected"}:
                    reading.see(value)
            if below.dep_ in {"dobj", "nsubjpass", "nsubj", "prep"}:
                _see_verb(governor, words, reporting, reading)
            return
        if governor.pos_ == "NOUN":
            value = words.nouns.get(governor.lemma_.lower())
            if value in {"Planned", "Promised", "Proposed", "Expected", "Possible"}:
                reading.see(value)


def _is_past(doc: Doc, clause: Clause, carrier: Token | None, words: ModalityLexicon) -> bool:
    """True where the words say that it is over: "had recognized", "used to", "former"."""
    head = doc[clause.head]
    if any(
        c.lower_ in words.past_adjectives for c in head.children if c.dep_ in {"amod", "advmod"}
    ):
        return True
    if carrier is None:
        return False
    auxiliaries = {c.lower_ for c in carrier.children if c.dep_ in {"aux", "auxpass"}}
    adverbs = {c.lower_ for c in carrier.children if c.dep_ == "advmod"}
    used_to = carrier.dep_ == "xcomp" and carrier.head.lower_ == "used"
    pluperfect = "had" in auxiliaries and carrier.tag_ in {"VBN", "VBD"}
    stative = _was(carrier) and carrier.lemma_.lower() in words.statives
    return used_to or pluperfect or stative or bool(adverbs & words.past_adverbs)


def _was(verb: Token) -> bool:
    """True in the simple past, but for "they said it was": that may go on."""
    past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in children(verb, "auxpass"))
    reported = any(below.dep_ == "ccomp" for _, below in governors(verb))
    return past and not reported and not any(c.lower_ == "since" for c in verb.children)
