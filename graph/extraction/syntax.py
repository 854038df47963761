"""Reading the parse: voice, coordination, and what stands above a word."""

from collections.abc import Iterator

from comity.graph.extraction.tokens import Token

STANCES = frozenset({"concern", "support", "solidarity", "condemnation", "regret"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
STATES = frozenset({"be", "get", "stay", "keep", "remain"})
AWAY = frozenset({"out", "back", "away"})
DIRECTIONS = frozenset({"aside", "away", "in", "out", "off", "back", "down", "up"})
PLACES = frozenset({"nation", "country", "state", "republic", "region", "city", "province"})
THEN = frozenset({"then", "later", "subsequently"})
"""Before a name behind a comma: the next of a list ("struck Chad, then Mali")."""
MAX_CLIMB = 12


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it to the right, in order."""
    found, queue = _swallowed(token), [token]
    while queue:
        current = queue.pop(0)
        found.append(current)
        queue.extend(
            c
            for c in children(current, "conj", "appos")
            if (c.dep_ == "conj" and _same_sort(token, c) and not _is_left_out(c))
            or _is_listed(current, c)
        )
        queue.extend(c for c in _behind_apposition(current) if _same_sort(token, c))
    return sorted(found, key=lambda t: t.i)


def _behind_apposition(token: Token) -> list[Token]:
    """Y in "the king, X, and the president, Y", "Peru's president X and Y": X is no list with Y.

    The comma says so, or that nothing stands between the title and its name.
    """
    if token.tag_ in {"NNS", "NNPS"} or token.pos_ not in {"NOUN", "PROPN"}:
        return []
    found = []
    for beside in children(token, "appos"):
        joined = [c for c in children(beside, "cc") if c.lower_ == "and"]
        titled = beside.left_edge.i == token.i + 1
        parted = joined and (titled or token.doc[joined[0].i - 1].text == ",")
        if parted and not _is_listed(token, beside):
            found += [c for c in children(beside, "conj") if c.i > joined[0].i]
    return found


def _same_sort(token: Token, other: Token) -> bool:
    if token.pos_ == "PROPN" and other.lemma_ in STANCES and other.pos_ == "NOUN":
        return False  # "support for Chad and concern over its neighbour"
    nominal = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"}
    return (token.pos_ in nominal) == (other.pos_ in nominal)


def _is_left_out(other: Token) -> bool:
    """True for Togo in "Ghana, but not Togo", "Ghana rather than Togo", "all states but Togo"."""
    return is_denied(other) or _is_excepted(other)


def is_denied(noun: Token) -> bool:
    """True for Togo in "not Togo"."""
    return any(n.i < noun.i for n in children(noun, "neg"))


def _is_excepted(other: Token) -> bool:
    first = other.left_edge.i
    if first < 2 or other.pos_ not in {"NOUN", "PROPN"}:
        return False
    joining, before = other.doc[first - 1], other.doc[first - 2]
    if joining.lower_ == "than":
        return before.lower_ == "rather"
    whole = other.head
    return joining.lower_ == "but" and any(
        c.lower_ in {"all", "every", "any", "each", "no"} for c in children(whole, "det", "predet")
    )


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
        and t.nbor().head == t
    ]


def _is_listed(token: Token, other: Token) -> bool:
    """True for "Jordan" in "to Oman, Jordan and Qatar", which the parser takes for an apposition.

    "Amman, Jordan" is one; in a list the second name has more of its sort behind it.
    """
    return (
        other.dep_ == "appos"
        and bool(token.ent_type_)
        and _alike(token, other)
        and (
            any(c.dep_ == "conj" and _alike(token, c) for c in other.children)
            or token.doc[other.left_edge.i - 1].lower_ in THEN
        )
    )


def _alike(token: Token, other: Token) -> bool:
    """True for two names of one sort; the recognizer mixes up persons and companies."""
    kinds = {token.ent_type_, other.ent_type_}
    return len(kinds) == 1 or kinds == {"PERSON", "ORG"}


def children(token: Token, *deps: str) -> list[Token]:
    """The children in one of these dependencies."""
    return [child for child in token.children if child.dep_ in deps]


def behind_of(token: Token) -> list[Token]:
    """What hangs from the token's "of": "bodies" in "dozens of bodies"."""
    return [
        inner for prep in children(token, "prep") if prep.lower_ == "of" for inner in prep.children
    ]


def is_passive(verb: Token) -> bool:
    """True for "was signed", "being asked", and for a reduced relative "signed by …"."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if is_caused(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "dobj", "nsubj"):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "amod", "advcl", "relcl"} and not children(verb, "dobj", "nsubj")


HAULED = frozenset({"pull", "draw", "hold"})


def lemma_of(token: Token) -> str:
    """The lower-case lemma, with its particle: "point out"."""
    known: dict[int, str] = token.doc.user_data.setdefault("lemmas", {})
    if token.i not in known:
        known[token.i] = _lemma_of(token)
    return known[token.i]


def _lemma_of(token: Token) -> str:
    near = children(token, "prt", "advmod", "prep")
    particles = [c.lower_ for c in near if is_particle(token, c)]
    return " ".join([token.lemma_.lower(), *particles])


def is_particle(verb: Token, child: Token) -> bool:
    """True for "out" in "point out", for "away" in "walked away", whatever the parser says."""
    if child.dep_ == "prt":
        return True
    if child.lower_ == "back" and child.dep_ == "advmod" and verb.lemma_ in HAULED:
        # "Pulled its troops back".
        return child.i > verb.i
    if child.dep_ == "prep" and child.lower_ in AWAY and child.i == verb.i + 1:
        # "Pull out of the pact".
        return verb.lemma_ not in STATES and not children(child, "pobj")
    return child.dep_ == "advmod" and child.i == verb.i + 1 and child.lower_ in DIRECTIONS


def is_caused(verb: Token) -> bool:
    """True for "expelled" in "had two diplomats expelled"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ != "have" or verb.tag_ not in {"VBN", "VBD"}:
        return False
    done_to = children(verb, "nsubj")
    return bool(done_to) and above.i < done_to[0].i < verb.i and not children(verb, "aux", "mark")


def relative_is_subject(verb: Token) -> bool:
    """True for "who signed", not for "which they signed"."""
    subjects = children(verb, "nsubj", "nsubjpass")
    return any(t.lower_ in RELATIVE for t in subjects)


def is_infinitive(verb: Token) -> bool:
    """True for "to sign"."""
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def verb_above(token: Token) -> Token:
    """The nearest verb that governs the token, or the token itself where there is none."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return token


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """(governor, the token below it) from the inside out, up to the root."""
    below = token
    for _ in range(MAX_CLIMB):
        above = below.head
        if above == below:
            return
        yield above, below
        below = above
