"""Reading the parse: voice, coordination, and the subjects that verbs inherit."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

Children = list[list[tuple[str, int]]]

CHARGING = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "thank", "praise", "condemn", "criticize"}
)
"""Verbs whose object is who does what follows, even where the parse hangs it from the object."""

OBJECT_CONTROL_EXCEPTIONS = frozenset(
    {"promise", "pledge", "vow", "threaten", "swear", "exceed", "overtake", "surpass", "beat",
     "defeat", "replace", "succeed", "visit", "meet", "join", "sign", "use", "leave", "win", "take"}
)  # fmt: skip
ADDRESSING = frozenset({"call", "appeal", "plead", "prevail", "rely", "count", "depend"})
ADDRESSED = frozenset({"on", "upon", "to", "with"})
"""Of these verbs, behind these prepositions stands who is to act: "called on Chad to …"."""
MALIGN = frozenset({"threat", "plot", "conspiracy", "attempt"})
"""Deeds that are not of whoever is told to meet them: "responded to threats to kill"."""
MAKING = frozenset(
    {"make", "issue", "launch", "hatch", "stage", "mount", "renew", "repeat", "step", "lead",
     "carry", "plan", "organize", "organise", "begin", "continue", "abandon", "intensify",
     "undertake"}
)  # fmt: skip
RELATIVE = frozenset({"who", "which", "that", "whom"})
PLACES = frozenset({"nation", "country", "state", "republic", "region", "city", "province"})
DIRECTIONS = frozenset({"away", "in", "out", "off", "back", "down", "up"})
CALLING = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
    "wait": frozenset({"for"}),
    "push": frozenset({"for"}),
    "press": frozenset({"for"}),
    "count": frozenset({"on"}),
    "rely": frozenset({"on"}),
}
"""Verbs whose preposition names who is to do what their infinitive says."""
INTENTS = frozenset(
    {"right", "ability", "decision", "plan", "willingness", "readiness", "intention", "obligation",
     "failure", "refusal", "attempt", "effort", "capacity", "desire", "commitment", "pledge",
     "promise", "threat", "determination", "aim", "duty", "move", "proposal"}
)  # fmt: skip
"""Nouns whose "of" names who is to do what their infinitive says."""
MAX_CLIMB = 12
MAX_ITEMS = 20
"""Items of a list that may lie between one of them and the line that introduces it."""


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it to the right, in order."""
    found, queue = _swallowed(token), [token]
    while queue:
        current = queue.pop(0)
        found.append(current)
        queue.extend(
            c
            for c in current.children
            if (c.dep_ == "conj" and _same_sort(token, c)) or _is_listed(current, c)
        )
    return sorted(found, key=lambda t: t.i)


def _same_sort(token: Token, other: Token) -> bool:
    nominal = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"}
    return (token.pos_ in nominal) == (other.pos_ in nominal)


def _swallowed(person: Token) -> list[Token]:
    """ "X" in "President X and US director Y met", which the parser puts into the name of Y."""
    if person.ent_type_ != "PERSON" or person.dep_ == "conj":
        return []
    return [
        t
        for t in person.doc[person.left_edge.i : person.i]
        if t.ent_type_ == "PERSON"
        and t.dep_ in {"nmod", "compound"}
        and t.nbor().lower_ == "and"
        and t.nbor().head is t
    ]


def _is_listed(token: Token, other: Token) -> bool:
    """True for "Jordan" in "to Oman, Jordan and Qatar", which the parser takes for an apposition.

    "Amman, Jordan" is one; in a list the second name has more of its sort behind it.
    """
    return (
        other.dep_ == "appos"
        and bool(token.ent_type_)
        and token.ent_type_ == other.ent_type_
        and any(c.dep_ == "conj" and c.ent_type_ == token.ent_type_ for c in other.children)
    )


def children(token: Token, *deps: str) -> list[Token]:
    """The children in one of these dependencies."""
    doc = token.doc
    return [doc[index] for dep, index in _children_of(doc)[token.i] if dep in deps]


def _children_of(doc: Doc) -> Children:
    """(dependency, token index) of the children of each token, in order; made once for a text.

    spaCy makes a new object for every child that is looked at, which costs more than all else.
    """
    found: Children | None = doc.user_data.get("children")
    if found is None:
        found = [[] for _ in range(len(doc))]
        for token in doc:
            head = token.head.i
            if head != token.i:
                found[head].append((token.dep_, token.i))
        doc.user_data["children"] = found
    return found


def is_passive(verb: Token) -> bool:
    """True for "was signed", "being asked", and for a reduced relative "signed by …"."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "dobj", "nsubj"):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "amod", "advcl", "relcl"} and not children(verb, "dobj", "nsubj")


def lemma_of(token: Token) -> str:
    """The lower-case lemma, with its particle: "point out"."""
    particles = [c.lower_ for c in children(token, "prt", "advmod") if is_particle(token, c)]
    return " ".join([token.lemma_.lower(), *particles])


def is_particle(verb: Token, child: Token) -> bool:
    """True for "out" in "point out", and for "away" in "walked away", an adverb to the parser."""
    if child.dep_ == "prt":
        return True
    return child.dep_ == "advmod" and child.i == verb.i + 1 and child.lower_ in DIRECTIONS


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of the verb or the one it inherits through conjunction, control, a relative.

    Returns an empty list rather than a guess where the syntax says nothing.
    """
    if depth > MAX_CLIMB:
        return []
    own = [t for t in children(verb, "nsubj", "nsubjpass") if t.tag_ not in {"EX", "WP", "WDT"}]
    relatives = [t for t in children(verb, "nsubj", "nsubjpass") if t.tag_ in {"WP", "WDT"}]
    own = [t for t in own if not (t.lower_ == "that" and verb.dep_ == "relcl")]
    if verb.tag_ == "VBG" and not children(verb, "aux"):
        own = [t for t in own if not _ends_address(t)]
    if own:
        return [t for subject in own for t in conjuncts(subject)]
    if children(verb, "nsubj", "nsubjpass", "expl") and not relatives and verb.dep_ != "relcl":
        return []
    return _inherited_subjects(verb, depth + 1)


def _inherited_subjects(verb: Token, depth: int) -> list[Token]:
    head, dep = verb.head, verb.dep_
    threat = _threat_before(verb)
    if threat is not None:
        return _authors_of_threat(threat, verb)
    if dep == "relcl" and relative_is_subject(verb):
        head = _person_before(verb, head)
        return [head, *(t for t in conjuncts(head)[1:] if t.i < verb.i or has_own_figure(t))]
    if dep == "relcl":
        return grammatical_subjects(verb_above(head), depth) if is_infinitive(verb) else []
    if dep == "acl":
        return _subject_of_acl(verb, depth)
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return grammatical_subjects(head, depth)
    asked = dep == "advcl" and head.lemma_ in ADDRESSING and is_infinitive(verb)
    if (asked or dep in {"xcomp", "ccomp"}) and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _controller(head, depth)
    if dep == "advcl" and is_infinitive(verb) and _called_on(head):
        return _called_on(head)
    if dep in {"advcl", "dep", "prep", "acomp"} and head.pos_ in {"VERB", "AUX"}:
        return grammatical_subjects(head, depth)
    if dep == "pcomp":
        return _subject_of_gerund(verb, depth)
    return _subjects_of_list(verb, depth) if dep == "ROOT" else []


def _ends_address(token: Token) -> bool:
    """True for "Iran" in "struck a bus in Tabas, Iran injuring nine": it does nothing there."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return (
        token.ent_type_ == "GPE"
        and len(before) == 2
        and before[1].text == ","
        and (before[0].pos_ == "PROPN")
    )


def _person_before(verb: Token, noun: Token) -> Token:
    """ "Citizens" in "citizens of African nations who have been deported": no nation is a who."""
    who = any(t.lower_ == "who" for t in children(verb, "nsubj", "nsubjpass"))
    owned = noun.dep_ == "pobj" and noun.head.lower_ in {"of", "from"}
    if who and owned and (noun.lemma_ in PLACES or noun.ent_type_ == "GPE"):
        above = noun.head.head
        return above if above.pos_ == "NOUN" else noun
    return noun


def _subjects_of_list(verb: Token, depth: int) -> list[Token]:
    """Those of whom the items of a list are told: "The ministers: - Welcomed …; - Condemned …"."""
    for _ in range(MAX_ITEMS):
        sentence = verb.sent
        if any(t.is_alpha for t in verb.doc[sentence.start : verb.i]) or sentence.start == 0:
            return []
        before = verb.doc[sentence.start - 1].sent
        verb = before.root
        if before.text.rstrip().endswith(":"):
            heads = [t for t in before if t.dep_ == "nsubj"] or [verb]
            own = [] if verb.pos_ not in {"VERB", "AUX"} else grammatical_subjects(verb, depth)
            return own or [t for head in heads[:1] for t in conjuncts(head)]
        if verb.pos_ != "VERB":
            return []
    return []


def has_own_figure(token: Token) -> bool:
    """True for "China" in "Iran, which provides 20 percent, China (18 percent) and …"."""
    following = token.doc[token.i + 1 : token.i + 4]
    return len(following) > 1 and following[0].text == "(" and any(t.like_num for t in following)


def relative_is_subject(verb: Token) -> bool:
    """True for "who signed", not for "which they signed"."""
    subjects = children(verb, "nsubj", "nsubjpass")
    return any(t.lower_ in RELATIVE for t in subjects)


def is_infinitive(verb: Token) -> bool:
    """True for "to sign"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def verb_above(token: Token) -> Token:
    """The nearest verb that governs the token, or the token itself where there is none."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return token


def _subject_of_acl(verb: Token, depth: int) -> list[Token]:
    noun = verb.head
    placed = noun.ent_type_ in {"GPE", "LOC", "FAC"} and noun.dep_ in {"pobj", "appos", "conj"}
    if verb.tag_ == "VBG" and placed:
        # "… struck a bus in Lima, Peru, killing nine".
        above = verb_above(noun)
        return [] if above is noun else grammatical_subjects(above, depth)
    if not is_infinitive(verb):
        return _named_among(noun) or [noun]
    owners = children(noun, "poss")
    named = {"by", "of"} if noun.lemma_ in INTENTS else {"by"}
    owners += [p for a in children(noun, "prep") if a.lower_ in named for p in children(a, "pobj")]
    if owners:
        return [t for owner in owners for t in conjuncts(owner)]
    above = verb_above(noun)
    if above is noun:
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
    if not objects and head.lemma_ in ADDRESSING:
        told = [p for o in children(head, "prep") if o.lower_ in ADDRESSED for p in o.children]
        if told:
            return [t for p in told if p.dep_ == "pobj" for t in conjuncts(p)]
    if objects and head.lemma_ not in OBJECT_CONTROL_EXCEPTIONS:
        return [t for o in objects if o.dep_ == "dobj" for t in conjuncts(o)]
    asked = _called_on(head)
    if asked:
        return asked
    return grammatical_subjects(head, depth)


def _called_on(verb: Token) -> list[Token]:
    """Whom "called on", "appealed to" or "called for" asks to do what the infinitive says."""
    if verb.lemma_ not in CALLING:
        return []
    preps = [p for p in children(verb, "prep", "prt") if p.lower_ in CALLING[verb.lemma_]]
    return [t for p in preps for o in children(p, "pobj") for t in conjuncts(o)]


def _subject_of_gerund(verb: Token, depth: int) -> list[Token]:
    above = verb.head.head
    if above.pos_ in {"VERB", "AUX"}:
        objects = children(above, "dobj")
        if verb.head.lower_ in {"from", "of", "into", "for"} and objects:
            return [t for o in objects for t in conjuncts(o)]
        return grammatical_subjects(above, depth)
    if above.pos_ == "ADJ":
        return grammatical_subjects(above.head, depth)
    if above.dep_ == "dobj" and above.head.lemma_ in CHARGING:
        return conjuncts(above)
    owners = children(above, "poss")
    if owners:
        return owners
    return grammatical_subjects(verb_above(above), depth) if above.pos_ == "NOUN" else []


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """(governor, the token below it) from the inside out, up to the root."""
    below = token
    for _ in range(MAX_CLIMB):
        above = below.head
        if above is below:
            return
        yield above, below
        below = above
