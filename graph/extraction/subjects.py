"""Who acts: the subject of a verb, or the one that it inherits."""

from comity.graph.extraction.blame import CHARGING, penalized, speaker_above
from comity.graph.extraction.list_items import introduction, last_noun
from comity.graph.extraction.participants import (
    CHARGED_WITH,
    INTENTS,
    SHARES,
    angered,
    companions,
    echoes,
    given_time,
    intending,
    list_before,
    pressed,
    sharing,
)
from comity.graph.extraction.relatives import antecedent, first_of_names, person_before
from comity.graph.extraction.syntax import (
    MAX_CLIMB,
    children,
    conjuncts,
    is_denied,
    is_infinitive,
    lemma_of,
    relative_is_subject,
    verb_above,
)
from comity.graph.extraction.tokens import Token

OBJECT_CONTROL_EXCEPTIONS = frozenset(
    {"promise", "pledge", "vow", "threaten", "swear", "exceed", "overtake", "surpass", "beat",
     "defeat", "replace", "succeed", "visit", "meet", "join", "sign", "use", "leave", "win", "take"}
)  # fmt: skip
COMMITMENTS = frozenset({"commitment", "pledge", "promise", "dedication"})
"""Whose it is, he is to act: "the U.S. commitment to defending Chad"."""
MALIGN = frozenset({"threat", "plot", "conspiracy", "attempt"})
"""Deeds that are not of whoever is told to meet them: "responded to threats to kill"."""
JUDGING = frozenset(
    {"welcome", "hail", "praise", "commend", "applaud", "laud", "salute", "condemn", "denounce",
     "criticize", "criticise", "slam", "oppose", "reject", "deplore", "regret", "back", "endorse",
     "support", "appreciate", "acknowledge", "encourage", "note"}
)  # fmt: skip
"""Who does these tells of the efforts, plans and decisions of others: "welcomed efforts to"."""
MAKING = frozenset(
    {"make", "issue", "launch", "hatch", "stage", "mount", "renew", "repeat", "step", "lead",
     "carry", "plan", "organize", "organise", "begin", "continue", "abandon", "intensify",
     "undertake"}
)  # fmt: skip
CALLING = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
    "wait": frozenset({"for"}),
    "push": frozenset({"for"}),
    "press": frozenset({"for"}),
    "count": frozenset({"on", "upon"}),
    "rely": frozenset({"on", "upon"}),
    "depend": frozenset({"on", "upon"}),
    "prevail": frozenset({"on", "upon"}),
}
"""Of these verbs, behind these prepositions stands who is to act: "called on Chad to …"."""


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of the verb or the one it inherits through conjunction, control, a relative.

    Returns an empty list rather than a guess where the syntax says nothing.
    """
    known: dict[int, list[int]] = verb.doc.user_data.setdefault("subjects", {})
    if verb.i not in known or depth:
        found = [antecedent(t) for t in _grammatical_subjects(verb, depth)]
        if depth:
            return found
        found += [*companions(verb, found), *echoes(verb, found)] if found else []
        known[verb.i] = list(dict.fromkeys(t.i for t in found))
    return [verb.doc[index] for index in known[verb.i]]


def _grammatical_subjects(verb: Token, depth: int) -> list[Token]:
    if depth > MAX_CLIMB:
        return []
    own = [t for t in children(verb, "nsubj", "nsubjpass") if t.tag_ not in {"EX", "WP", "WDT"}]
    relatives = [t for t in children(verb, "nsubj", "nsubjpass") if t.tag_ in {"WP", "WDT"}]
    own = [t for t in own if not (t.lower_ == "that" and verb.dep_ == "relcl")]
    if verb.tag_ == "VBG" and not children(verb, "aux"):
        own = [t for t in own if not _ends_address(t)]
    if relatives and not own and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        return conjuncts(verb.head.head)  # "firms that it said had helped Chad"
    if own:
        return [t for subject in own for t in conjuncts(subject) if not is_denied(t)]
    if children(verb, "nsubj", "nsubjpass", "expl") and not relatives and verb.dep_ != "relcl":
        return []
    return _inherited_subjects(verb, depth + 1)


def _inherited_subjects(verb: Token, depth: int) -> list[Token]:
    head, dep = verb.head, verb.dep_
    given = (given_time(verb) or pressed(verb)) if is_infinitive(verb) else []
    if given:
        return given
    threat = _threat_before(verb)
    if threat is not None:
        return _authors_of_threat(threat, verb)
    owners = children(verb, "poss") if verb.tag_ == "VBG" else []
    if owners:
        return [t for owner in owners for t in conjuncts(owner)]
    if dep == "relcl" and relative_is_subject(verb):
        one = _one_among(head)
        if one:
            return one
        head = person_before(verb, head)
        if (verb.tag_ == "VBP" and not children(verb, "aux")) or _is_mutual(verb):
            head = first_of_names(head)
        return [head, *(t for t in conjuncts(head)[1:] if t.i < verb.i or has_own_figure(t))]
    if dep == "relcl":
        # "Which Belgrade backs", where the parser makes one name of the two.
        named = [t for t in children(verb, "compound", "nmod") if t.pos_ == "PROPN"]
        return grammatical_subjects(verb_above(head), depth) if is_infinitive(verb) else named
    if dep == "acl":
        return _subject_of_acl(verb, depth)
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return grammatical_subjects(head, depth)
    if dep == "ccomp" and head.lemma_ == "be" and relative_is_subject(verb):
        # "It was Chad that attacked Mali".
        return [t for a in children(head, "attr") for t in conjuncts(a)]
    if dep in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _controller(head, depth)
    if dep == "advcl" and verb.tag_ == "VBG":
        head = speaker_above(verb, head) or head
    if dep == "advcl" and is_infinitive(verb):
        told = _called_on(head) or intending(verb)
        if told:
            return told
    if dep in {"advcl", "dep", "prep", "acomp"} and head.pos_ in {"VERB", "AUX"}:
        return grammatical_subjects(head, depth)
    if dep == "pcomp":
        return _subject_of_gerund(verb, depth)
    if dep != "ROOT":
        return []
    return headline_subject(verb) or _subjects_of_list(verb, depth)


def _is_mutual(verb: Token) -> bool:
    """True for "met" in "hosted Ann Lee and Ali Bello, who met": it takes two."""
    others = any(p.lower_ in {"with", "against"} for p in children(verb, "prep"))
    return verb.lemma_ in {"meet", "clash", "agree", "quarrel"} and not (
        others or children(verb, "dobj")
    )


def headline_subject(verb: Token) -> list[Token]:
    """Chad in the headline "Chad expels French ambassador", an attribute to the parser."""
    if verb.tag_ != "VBZ" or verb.i != verb.sent.start + 1:
        return []
    return [t for t in children(verb, "amod", "compound", "nmod") if t.pos_ in {"PROPN", "ADJ"}]


def _ends_address(token: Token) -> bool:
    """True for "Iran" in "struck a bus in Tabas, Iran injuring nine": it does nothing there."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return (
        token.ent_type_ == "GPE"
        and len(before) == 2
        and before[1].text == ","
        and (before[0].pos_ == "PROPN")
    )


def _subjects_of_list(verb: Token, depth: int) -> list[Token]:
    """Those of whom the items of a list are told: "The ministers: - Welcomed …; - Condemned …"."""
    line = introduction(verb)
    if line is None:
        return []
    own = grammatical_subjects(line.root, depth) if line.root.pos_ in {"VERB", "AUX"} else []
    heads = [t for t in line if t.dep_ == "nsubj"][:1] or [last_noun(line)]
    return own or [t for head in heads for t in conjuncts(head)]


def has_own_figure(token: Token) -> bool:
    """True for "China" in "Iran, which provides 20 percent, China (18 percent) and …"."""
    following = token.doc[token.i + 1 : token.i + 4]
    return len(following) > 1 and following[0].text == "(" and any(t.like_num for t in following)


def _subject_of_acl(verb: Token, depth: int) -> list[Token]:
    noun = verb.head
    one = _one_among(noun) if verb.tag_ == "VBG" else []
    if one:
        return one
    placed = noun.ent_type_ in {"GPE", "LOC", "FAC"} and noun.dep_ in {"pobj", "appos", "conj"}
    if verb.tag_ == "VBG" and placed:
        # "… struck a bus in Lima, Peru, killing nine".
        above = verb_above(noun)
        return [] if above is noun else grammatical_subjects(above, depth)
    if not is_infinitive(verb):
        return _named_among(noun) or list_before(verb, noun)
    owners = children(noun, "poss")
    named = {"by", "of"} if noun.lemma_ in INTENTS else {"by"}
    owners += [p for a in children(noun, "prep") if a.lower_ in named for p in children(a, "pobj")]
    if owners:
        return [t for owner in owners for t in conjuncts(owner)]
    above = verb_above(noun)
    if above is noun or (noun.dep_ == "dobj" and noun.head.lemma_ in JUDGING):
        return []
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return [noun]
    return grammatical_subjects(above, depth)


def _threat_before(verb: Token) -> Token | None:
    """ "Threats" in "answered threats to attack": not a deed of who answers them."""
    noun = verb.doc[verb.i - 2] if verb.i > 1 and is_infinitive(verb) else None
    if noun is None or noun.lemma_ not in MALIGN or noun.pos_ != "NOUN":
        return None
    made = noun.dep_ == "dobj" and noun.head.lemma_ in MAKING
    return None if made or noun.dep_ == "nsubj" else noun


def _authors_of_threat(noun: Token, verb: Token) -> list[Token]:
    """Whose it is: "Iran's plot to kill", "a plot to kill or kidnap envoys by Iran"."""
    held = [noun, verb, *children(verb, "conj")]
    agents = [a for t in held for a in children(t, "prep", "agent") if a.lower_ in {"by", "of"}]
    owners = [*children(noun, "poss"), *(p for a in agents for p in children(a, "pobj"))]
    return [t for owner in owners for t in conjuncts(owner)]


def _one_among(noun: Token) -> list[Token]:
    """Ghana in "Ghana is among the countries that …", "is one of the countries that …"."""
    preposition = noun.head
    several = noun.tag_ == "NNS" or noun.lower_ == "those"
    if not several or noun.dep_ != "pobj" or preposition.lower_ not in {"among", "of"}:
        return []
    verb = preposition.head
    if preposition.lower_ == "of" and verb.lower_ == "one" and verb.dep_ == "attr":
        verb = verb.head
    subjects = children(verb, "nsubj") if verb.lemma_ == "be" else []
    return [t for subject in subjects for t in conjuncts(subject)]


def _named_among(noun: Token) -> list[Token]:
    """Berg in "among those arrested is Berg", "those arrested include Berg"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" else noun.head
    if verb is not noun.head and verb.lemma_ == "be":
        named = [s for s in children(verb, "nsubj", "attr") if s.i > verb.i]
    elif noun.dep_ == "nsubj" and verb.lemma_ == "include":
        named = children(verb, "dobj")
    else:
        return []
    return [t for each in named for t in conjuncts(each)]


def _controller(head: Token, depth: int) -> list[Token]:
    if head.pos_ == "ADJ":
        return grammatical_subjects(head.head, depth)
    objects = children(head, "dobj", "dative")
    if objects and head.lemma_ not in OBJECT_CONTROL_EXCEPTIONS:
        return [t for o in objects if o.dep_ == "dobj" for t in conjuncts(o)]
    return _called_on(head) or grammatical_subjects(head, depth)


def _called_on(verb: Token) -> list[Token]:
    """Whom "called on", "appealed to" or "called for" asks to do what the infinitive says."""
    if verb.lemma_ not in CALLING:
        return []
    preps = [p for p in children(verb, "prep", "prt") if p.lower_ in CALLING[verb.lemma_]]
    return [t for p in preps for o in children(p, "pobj") for t in conjuncts(o)]


def _subject_of_gerund(verb: Token, depth: int) -> list[Token]:
    above = verb.head.head
    blamed = penalized(verb, above)
    if blamed:
        return blamed
    if above.pos_ in {"VERB", "AUX"}:
        objects = children(above, "dobj")
        if len(objects) > 1 and above.lemma_ in CHARGING:
            # "Accused Peru of arming rebels and Chad of paying them".
            objects = [o for o in objects if o.i < verb.head.i][-1:]
        other = above.lemma_ in CHARGED_WITH.get(verb.head.lower_, ())
        if objects and (other or verb.head.lower_ in {"from", "of", "into", "for"}):
            return [t for o in objects for t in conjuncts(o)]
        at = angered(verb, above) if not objects and " " in lemma_of(above) else []
        if at:
            return at
        shared = [t for o in objects if verb.head.lower_ == "in" for t in sharing(o)]
        if verb.head.lower_ == "in" and above.lemma_ in {"join", "follow"}:
            # "Chad joined Mali in condemning it": both do.
            joined = [t for o in objects for t in conjuncts(o)]
            return [*grammatical_subjects(above, depth), *joined]
        return shared or grammatical_subjects(above, depth)
    if above.pos_ == "ADJ":
        return angered(verb, above) or grammatical_subjects(above.head, depth)
    if above.dep_ == "dobj" and above.head.lemma_ in CHARGING:
        return conjuncts(above)
    owners = children(above, "poss") or sharing(above)
    if not owners and (above.lemma_ in SHARES or above.lemma_ in COMMITMENTS):
        # "A U.S. role in overseeing the route".
        owners = [c for c in children(above, "compound", "amod") if c.ent_type_ in {"GPE", "NORP"}]
    if owners:
        return owners
    return grammatical_subjects(verb_above(above), depth) if above.pos_ == "NOUN" else []
