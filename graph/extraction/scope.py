"""When it was: which of the periods that a sentence names is that of a clause.

The parse says so: the period hangs from the predicate, or from a verb above it that tells of the
same time.
"""

from collections.abc import Iterator
from dataclasses import replace

from comity.graph.extraction.quantities import Quantities, TimeInText, carriers
from comity.graph.extraction.syntax import children, is_infinitive, lemma_of
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause

BESIDE = frozenset({"advcl", "conj", "xcomp", "ccomp", "dep", "parataxis", "pcomp"})
WITHIN = frozenset({"in", "during", "by", "after", "following", "at"})
JOURNEYS = frozenset({"travel", "arrive", "fly", "visit", "go", "gather", "convene", "come"})
COUNTING = frozenset(
    {"series", "wave", "number", "round", "end", "start", "beginning", "conclusion", "course"}
)
ELSEWHEN = frozenset({"since", "after", "before", "following", "until", "despite", "over", "amid"})
BEGINNING = frozenset(
    {"begin", "start", "take", "take place", "occur", "erupt", "break out", "enter", "come", "last",
     "conclude", "run", "date", "open", "launch"}
)  # fmt: skip
"""Behind a noun and "which" they tell when it was."""
MODIFIERS = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
MAX_CLIMB = 8


def period_of(doc: Doc, clause: Clause, quantities: Quantities) -> TimeInText | None:
    """The period of the clause: its own, else that of a predicate which governs it."""
    return own_period(doc, clause, quantities) or governing_period(doc, clause, quantities)


def own_period(doc: Doc, clause: Clause, quantities: Quantities) -> TimeInText | None:
    """The period that the clause itself names."""
    if not quantities.periods:
        return None
    found = _nearest(doc, _core(doc, clause), quantities)
    head = doc[clause.head]
    if found is None and head.dep_ in {"relcl", "acl"}:
        return _of_antecedent(head, quantities)
    return found


def governing_period(doc: Doc, clause: Clause, quantities: Quantities) -> TimeInText | None:
    """The period of the nearest verb above the clause that names one, if it tells of that time."""
    verb = teller(doc, clause) if quantities.periods else None
    if verb is None:
        return None
    for above in _tellers_above(verb):
        setting = {c.i for c in children(above, "advcl") if c.i < above.i and _sets_scene(c)}
        found = _nearest(doc, {above.i}, quantities) or _nearest(doc, setting, quantities)
        found = found or _of_purpose(doc, above, quantities)
        if found is not None:
            return found
    return _year_before(doc, verb, quantities)


def _year_before(doc: Doc, verb: Token, quantities: Quantities) -> TimeInText | None:
    """The past year of what came after: "was sued in 2019 after it had left", "on May 3, 2019"."""
    for below in (verb, *verb.ancestors):
        above = below.head
        if below.dep_ != "advcl" or not any(c.lower_ == "after" for c in children(below, "mark")):
            if above.i == below.i or verb_beside(below) is None:
                return None
            continue
        found = _nearest(doc, {above.i}, quantities)
        begin = found.mention.period.begin if found is not None else None
        if found is None or not begin or not begin[:4] < (quantities.published or "")[:4]:
            return None
        year = found.mention.period
        year = replace(
            year, begin=f"{begin[:4]}-01-01", end=f"{begin[:4]}-12-31",
            begin_precision="year", end_precision="year",
        )  # fmt: skip
        return replace(found, mention=replace(found.mention, period=year))
    return None


def _of_purpose(doc: Doc, verb: Token, quantities: Quantities) -> TimeInText | None:
    """The past period that the parse gives to the purpose: "met to discuss trade, on June 1"."""
    purposes = {c.i for c in children(verb, "advcl") if is_infinitive(c)}
    found = _nearest(doc, purposes, quantities)
    end = found.mention.period.end if found is not None else None
    is_past = bool(end and quantities.published and end <= quantities.published)
    return found if is_past else None


def _sets_scene(verb: Token) -> bool:
    """True for "When they ruled in 2001, …"."""
    return any(c.lower_ in {"when", "while", "as"} for c in children(verb, "advmod", "mark"))


def _of_antecedent(verb: Token, quantities: Quantities) -> TimeInText | None:
    """ "The February 2020 pact that they negotiated", "in 2022, when a bomber attacked"."""
    noun = verb.head
    for found in quantities.periods:
        root = verb.doc[found.start : found.end].root
        if found.start <= noun.i < found.end or _modifies(root, noun):
            return found
    return None


def _modifies(token: Token, noun: Token) -> bool:
    for _ in range(MAX_CLIMB):
        if token.i == noun.i or token.dep_ not in MODIFIERS:
            break
        token = token.head
    return token.i == noun.i


def teller(doc: Doc, clause: Clause) -> Token | None:
    """The verb that tells the situation as something that happens.

    Of a noun it is the verb that carries it, or in whose subject or circumstances it stands; a
    noun elsewhere ("condemned the attack") may name what happened long ago.
    """
    head = doc[clause.head]
    if clause.host is not None:
        comments = doc[clause.host].lemma_.lower() in time_words().comments
        return None if comments else doc[clause.host]
    if head.pos_ in {"VERB", "AUX"}:
        return head
    for _ in range(MAX_CLIMB):
        above, dep = head.head, head.dep_
        moved = dep in {"dobj", "nsubjpass"} and above.lemma_.lower() in time_words().changes
        if dep in {"nsubj", "nsubjpass"} or moved:
            return above if above.pos_ in {"VERB", "AUX"} else None
        if dep == "agent" or (dep == "prep" and _is_within(head)):
            return above if above.pos_ in {"VERB", "AUX"} else None
        if dep == "ROOT" and children(head, "nsubj"):  # a verb that the tagger took for a noun
            return head
        if dep not in {"conj", "pobj"} and not (dep == "prep" and above.lemma_ in COUNTING):
            return None
        head = above
    return None


def _is_within(prep: Token) -> bool:
    """True for "during talks", and for the purpose in "travelled there for talks"."""
    return prep.lower_ in WITHIN or (prep.lower_ == "for" and prep.head.lemma_ in JOURNEYS)


def _tellers_above(verb: Token) -> Iterator[Token]:
    """The verb, and those above it that tell of the same time, from the inside out."""
    yield verb
    for _ in range(MAX_CLIMB):
        earlier = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
        above = verb_beside(verb)
        if earlier or above is None or comes_at_another_time(verb):
            return
        verb = above
        yield verb


def _core(doc: Doc, clause: Clause) -> set[int]:
    """The predicate, the verb that carries it, and what tells when a noun began.

    "Tariffs imposed in May", "an assault which began in May".
    """
    core = carriers(clause)
    if clause.kind == "noun":
        below = doc[clause.head].children
        core |= {c.i for c in below if c.dep_ == "acl" and c.tag_ == "VBN"}
        core |= {c.i for c in _told_of(doc[clause.head]) if lemma_of(c) in BEGINNING}
    return core


def _told_of(noun: Token) -> Iterator[Token]:
    """The clauses behind a noun, which the parse may hang from the last name of its phrase."""
    for token in (noun, *(t for t in noun.subtree if t.pos_ == "PROPN" and t.i > noun.i)):
        yield from children(token, "relcl")


def _fills_what(verb: Token) -> bool:
    """True for "authorized a drawdown to provide aid"."""
    is_object = verb.head.dep_ in {"dobj", "nsubjpass", "attr"}
    return verb.dep_ in {"acl", "relcl"} and is_object and is_infinitive(verb)


def comes_at_another_time(verb: Token) -> bool:
    """True for "signed on Monday, weeks after it attacked": the day isn't that of the attack."""
    return any(c.lower_ in {"after", "before", "since", "until"} for c in children(verb, "mark"))


def verb_beside(verb: Token) -> Token | None:
    """The verb above that tells of the same time, if there is one."""
    above = verb.head
    if verb.dep_ == "pcomp" or _fills_what(verb):
        above = above.head
    elif verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        # "Visited Oslo, where she met them".
        above = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), verb)
    elif verb.dep_ not in BESIDE:
        return None
    return above if above.i != verb.i and above.pos_ in {"VERB", "AUX"} else None


def _nearest(doc: Doc, core: set[int], quantities: Quantities) -> TimeInText | None:
    """The first period whose tokens hang from the core with no other verb in between.

    One with both ends is preferred to "since" and "until".
    """
    found = [p for p in quantities.periods if _hangs_from(p, doc, core)]
    return min(found, key=lambda p: p.mention.kind != "at", default=None)


def _is_of_another(below: Token, above: Token) -> bool:
    """True where a period belongs to what is talked of, or what came before.

    "The first since the talks in May", "condemned the launches this year".
    """
    if above.dep_ == "pobj":
        return above.head.lower_ in ELSEWHEN
    lemmas = time_words().comments
    return above.dep_ == "dobj" and above.head.lemma_.lower() in lemmas


def _hangs_from(period: TimeInText, doc: Doc, core: set[int]) -> bool:
    below = token = doc[period.start : period.end].root
    if token.i in core:
        return True
    prepositional = doc[period.start].pos_ == "ADP" or doc[period.start - 1].pos_ == "ADP"
    for ancestor in token.ancestors:
        if ancestor.i in core:
            return True
        if ancestor.pos_ in {"VERB", "AUX"}:
            return False
        if below.dep_ in MODIFIERS and ancestor.pos_ in {"NOUN", "PROPN"} and not prepositional:
            # "Members of the 2015 agreement met": the year is the agreement's.
            return False
        if _is_of_another(below, ancestor) or below.dep_ == "appos":
            return False
        below = ancestor
    return False
