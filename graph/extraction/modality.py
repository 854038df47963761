"""Modality, polarity, certainty and pastness of a clause, with scope from the parse.

Everything above the predicate is read from the inside out: its auxiliaries and negation, then
each verb, noun or adjective that governs it. The innermost word that moves it away from
assertion decides the modality; every negation flips the polarity.
"""

from typing import cast

from comity.graph.claim import Certainty, Modality
from comity.graph.extraction.clauses import governing_clause
from comity.graph.extraction.lexicon import ModalityLexicon, ReportingLexicon
from comity.graph.extraction.moods import (
    Mood,
    Reading,
    see_carrier,
    see_modifiers,
    see_own,
    shares_auxiliaries,
)
from comity.graph.extraction.pastness import is_past
from comity.graph.extraction.presupposed import (
    goes_on,
    is_definite,
    is_given,
    is_judged,
    is_presupposed,
    is_said_in_text,
    is_told,
)
from comity.graph.extraction.purposes import is_held, is_one_of, is_under_way
from comity.graph.extraction.syntax import (
    children,
    governors,
    is_infinitive,
    is_passive,
    lemma_of,
)
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.unreal import is_asked_of, is_false, is_imagined, told_by
from comity.graph.extraction.verb_clauses import Clause

SOME = frozenset({"some", "many", "most", "several", "few", "others", "one", "people"})
"""They tell of what they hold, and it is not said who they are."""
RESULTS = frozenset({"become", "include", "cover", "encompass"})
"""Behind what is told as done these tell its outcome: "has grown to include"."""
ADVISING = frozenset({"warn", "caution", "advise", "counsel", "urge", "recommend", "argue"})
UNREAL = frozenset({"Planned", "Promised", "Proposed", "Expected", "Possible"})


def read_mood(
    doc: Doc, clause: Clause, words: ModalityLexicon, reporting: ReportingLexicon
) -> Mood:
    """The mood of a clause."""
    reading = Reading()
    head = doc[clause.head]
    asked = head.sent.text.rstrip().endswith("?") and not is_asked_of(head.sent.root)
    if asked or is_imagined(head, words):
        reading.see("Possible")
    by_carrier = False
    if clause.kind == "noun" and (goes_on(head, words) or is_given(head, words)):
        return Mood()
    if clause.kind == "noun":
        see_modifiers(head, words, reading)
        by_carrier = see_carrier(head, words, reading)
    carrier = governing_clause(doc, clause)
    if clause.kind == "noun" and clause.host is None and carrier is not None:
        _climb_from_noun(head, words, reporting, reading)
    elif carrier is not None:
        _see_verb(carrier, words, reporting, reading)
    past = is_past(doc, clause, carrier, words) and reading.modality == "Asserted"
    return Mood(
        cast(Modality, reading.modality),
        "Negative" if reading.negations % 2 else "Positive",
        cast(Certainty, reading.certainty),
        past,
        by_carrier,
    )


def _see_verb(
    verb: Token, words: ModalityLexicon, reporting: ReportingLexicon, reading: Reading
) -> None:
    """The verb's own words, then all that govern it."""
    see_own(verb, words, reading, reported=_is_reported(verb, reporting))
    if verb.i > 1 and verb.doc[verb.i - 2 : verb.i].text.lower() == "rather than":
        reading.see("Negative")
    top = verb.sent.root
    if top.tag_ == "VB" and (not children(top, "aux", "nsubj") or is_infinitive(top)):
        # An order, an item of a list of what is intended, or a headline: "Peru to sign treaty".
        reading.see("Planned")
    for governor, below in governors(verb):
        describes = below.dep_ in {"relcl", "acl"} and not _is_content(governor, below, words)
        if below.dep_ == "amod" or describes:
            # What only describes a thing doesn't share the mood of the clause the thing is in.
            return
        if below.dep_ == "advcl" and is_told(below) and not is_infinitive(below):
            # "As it has withdrawn" has happened, whatever is planned in view of it.
            return
        if below.dep_ == "conj":
            if shares_auxiliaries(below, governor):
                see_own(governor, words, reading, reported=_is_reported(governor, reporting))
            continue
        _see_governor(governor, below, words, reporting, reading)


def _is_reported(verb: Token, reporting: ReportingLexicon) -> bool:
    return any(
        below.dep_ == "ccomp" and lemma_of(governor) in reporting.verbs
        for governor, below in governors(verb)
    )


def _see_governor(
    governor: Token,
    below: Token,
    words: ModalityLexicon,
    reporting: ReportingLexicon,
    reading: Reading,
) -> None:
    dep = below.dep_
    if dep == "ccomp" and lemma_of(governor) in reporting.verbs:
        _see_some(governor, reading)
    if governor.pos_ in {"VERB", "AUX"}:
        if dep == "ccomp" and lemma_of(governor) in reporting.verbs - words.verbs.keys():
            false = any(is_false(teller, words) for teller in children(governor, "nsubj"))
            if lemma_of(governor) in reporting.denials or false:
                reading.see("Negative")
            return
        if dep in {"xcomp", "ccomp"}:
            _see_complement(governor, below, words, reporting, reading)
        elif dep == "advcl" and is_infinitive(below):
            together = (
                lemma_of(governor) in words.convening and lemma_of(below) in words.done_together
            )
            became = below.lemma_.lower() in RESULTS and is_told(governor)
            wanted = words.verbs.get(lemma_of(governor)) == "Proposed"
            if is_said_in_text(governor, below):
                return
            if is_under_way(governor, words):
                see_own(governor, words, reading, reported=_is_reported(governor, reporting))
                return
            reading.see(None if together or became else "Proposed" if wanted else "Planned")
        elif dep == "advcl" and below.tag_ == "VBG" and lemma_of(governor) in words.unmaking:
            # "Ruled out attacking", not "banned Chad, saying that it lied".
            reading.see(None if below.nbor(-1).text == "," else "Negative")
        elif dep == "advcl" and is_passive(governor) and below.tag_ == "VBG":
            value = words.verbs.get(lemma_of(governor))
            reading.see(value if value in UNREAL else None)
        return
    if dep in {"acl", "xcomp", "ccomp", "relcl"} and is_infinitive(below):
        if is_said_in_text(governor.head, below):
            return
        table = words.adjectives if governor.pos_ == "ADJ" else words.nouns
        value = table.get(governor.lemma_.lower(), "Planned")
        reading.see("Asserted" if is_one_of(governor) or is_held(governor, words) else value)
        reading.see("Negative" if any(c.lower_ == "no" for c in governor.children) else None)
        if governor.dep_ == "dobj" and _is_not_any(governor):
            reading.see("Negative")  # "must not take any action to seize"
        if governor.lower_ in words.certainty:
            reading.certainty = words.certainty[governor.lower_]
    elif dep == "ccomp" and governor.pos_ == "ADJ":
        reading.see(words.adjectives.get(governor.lower_))
    elif dep in {"acl", "ccomp", "relcl"} and _is_whole(below):
        told = told_by(governor, words)
        reading.see(told or words.nouns.get(governor.lemma_.lower()))
    elif dep == "pcomp" and not (governor.lower_ == "against" and children(below, "nsubj")):
        # "Against miners blocking roads": they do.
        _see_gerund(governor, words, reading)


def _is_whole(clause: Token) -> bool:
    """True for "that Chad left", and for "Chad left" in "reports Chad left"."""
    if any(c.dep_ == "mark" for c in clause.children):
        return True
    own = any(t.pos_ == "PROPN" for t in children(clause, "nsubj"))
    return clause.dep_ == "acl" and own and bool(children(clause, "dobj"))


def _see_some(verb: Token, reading: Reading) -> None:
    """ "Some say", "few believe": of whom nothing is known, so nothing is asserted."""
    tellers = {t.lower_ for t in children(verb, "nsubj")}
    if tellers & SOME:
        reading.see("Possible")
    if "few" in tellers:
        reading.see("Negative")


def _is_not_any(noun: Token) -> bool:
    """True for "not … any action"."""
    any_at_all = any(c.lower_ == "any" for c in noun.children)
    return any_at_all and bool(children(noun.head, "neg"))


def _is_content(noun: Token, verb: Token, words: ModalityLexicon) -> bool:
    """True for "the plan to sign" and "the fact that they signed", not "the first man to sign"."""
    if verb.dep_ == "relcl" and children(verb, "mark"):
        return True  # "a myth that they signed"
    if verb.dep_ == "relcl":
        return is_infinitive(verb) and (noun.lemma_.lower() in words.nouns or not is_one_of(noun))
    return is_infinitive(verb) or _is_whole(verb)


def _see_complement(
    governor: Token,
    below: Token,
    words: ModalityLexicon,
    reporting: ReportingLexicon,
    reading: Reading,
) -> None:
    lemma = lemma_of(governor)
    if lemma in words.settling and below.tag_ == "VBG" and _is_wished(governor):
        reading.settled = True  # "must stop killing": they do kill
        return
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
        yet = [c for verb in (governor, below) for c in children(verb, "advmod")]
        value = "Negative" if any(c.lower_ == "yet" for c in yet) else "Proposed"
    elif value is None and is_infinitive(below) and below.dep_ == "xcomp":
        became = below.lemma_.lower() in RESULTS and is_told(governor)
        value = None if became or is_under_way(governor, words) else "Planned"
    if lemma in reporting.verbs and below.dep_ == "ccomp":
        # "They suggest that it works" reports; "they suggest that it work" proposes.
        value = None if value in {"Asserted", "Proposed"} and _is_indicative(below) else value
        # "They think that it attacked" is how they see it; "that it will attack", a forecast.
        value = None if value == "Expected" and is_told(below) else value
    elif lemma in words.holding or (
        value == "Expected" and any(c.lower_ == "have" for c in children(below, "aux"))
    ):
        value = "Possible"
    elif value is None and below.tag_ == "VBG" and lemma in words.stances:
        value = "Proposed"
    reading.see(value)
    if lemma in words.certainty:
        reading.certainty = words.certainty[lemma]
    see_own(governor, words, reading, reported=_is_reported(governor, reporting))


def _is_indicative(verb: Token) -> bool:
    """True for a clause in the present or past tense, not for "that Chile withdraw"."""
    if verb.tag_ in {"VB", "VBP"} and not children(verb, "aux", "auxpass"):
        return not any(t.tag_ in {"NN", "NNP"} for t in children(verb, "nsubj") if not t.conjuncts)
    finite = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ in {"VBZ", "VBP", "VBD"} for t in finite)


def _is_wished(verb: Token) -> bool:
    """True for an infinitive or a verb under a modal: it isn't told as done."""
    return is_infinitive(verb) or any(c.tag_ == "MD" for c in children(verb, "aux"))


def _see_gerund(preposition: Token, words: ModalityLexicon, reading: Reading) -> None:
    low = preposition.lower_
    above = preposition.head
    if above.pos_ == "NOUN" and any(c.lower_ in {"no", "little"} for c in above.children):
        reading.see("Negative")  # "has no intention of joining"
    if low == "for" and above.lower_ == "responsible":
        # "The commander responsible for shelling Chad"; "will be responsible for training Mali".
        if above.head.pos_ == "AUX":
            see_own(above.head, words, reading, reported=False)
        return
    if above.lower_ == "instead" or any(c.lower_ == "instead" for c in preposition.children):
        reading.see("Negative")
        return
    if words.gerunds.get(low) == "Asserted" and low not in {"in", "with", "on"}:
        return
    if low in {"against", "without", "out"}:
        advised = low == "against" and lemma_of(above) in ADVISING
        reading.see("Proposed" if advised else None)
        reading.see("Negative")
        return
    if low == "for" and lemma_of(above) in words.reasons:
        reading.see(words.reasons[lemma_of(above)])
        return
    if above.pos_ in {"VERB", "AUX"} and lemma_of(above) in words.verbs:
        value = words.verbs[lemma_of(above)]
        if value != "Asserted":
            reading.see(value)
            return
    if above.lemma_.lower() == "step" and above.dep_ == "dobj" and above.head.lemma_ == "take":
        return  # "has taken the step of closing": it has closed
    if above.pos_ == "NOUN" and above.lemma_.lower() in words.nouns:
        reading.see(words.nouns[above.lemma_.lower()])
        return
    reading.see(words.gerunds.get(low))


def _climb_from_noun(
    noun: Token, words: ModalityLexicon, reporting: ReportingLexicon, reading: Reading
) -> None:
    """A noun that no light verb carries: only what directly governs it may unmake it."""
    for governor, below in governors(noun):
        if below.dep_ == "appos":
            return  # "Chad and Mali, both members, would": they are
        if governor.dep_ == "prep" and is_presupposed(governor, words):
            return
        if governor.pos_ in {"VERB", "AUX"}:
            lemma = lemma_of(governor)
            if below.i == noun.i and is_judged(noun, lemma, words):
                return
            said = noun.lemma_.lower() in words.uttered and is_definite(noun)
            if said and below.dep_ == "nsubjpass" and lemma in words.checking:
                return
            if below.dep_ in {"dobj", "nsubjpass"} and below.i == noun.i:
                value = words.verbs.get(lemma)
                if value in {"Planned", "Promised", "Proposed", "Expected"}:
                    reading.see(value)
            if below.dep_ == "prep" and below.lower_ in {"for", "to"}:
                value = words.verbs.get(lemma)
                if value in {"Planned", "Promised", "Proposed", "Expected"}:
                    reading.see(value)
            if below.dep_ == "prep" and is_presupposed(below, words):
                return
            if below.dep_ in {"dobj", "nsubjpass", "nsubj", "prep"}:
                _see_verb(governor, words, reporting, reading)
            return
        if governor.pos_ == "NOUN":
            if governor.lemma_.lower() in words.answers:
                return
            value = words.nouns.get(governor.lemma_.lower())
            if value in UNREAL or (value == "Negative" and below.lower_ == "of"):
                reading.see(value)
