"""What a relative pronoun stands for, and whoever is "each other"."""

from comity.graph.extraction.syntax import PLACES, children, conjuncts, governors, is_infinitive
from comity.graph.extraction.tokens import Token

PRONOUNS = frozenset({"which", "who", "whom", "whose", "that"})
TAGS = frozenset({"WDT", "WP", "WP$"})
MAX_UP = 8
JUDGING = frozenset({"oppose", "condemn", "denounce", "reject", "criticize", "welcome", "support"})
WHERE = frozenset({"in", "on", "at", "off", "near", "along"})
ONTO = frozenset({"to", "into", "from", "toward", "towards"})
"""Behind these a state is where somebody goes: what is opposed may be that they go."""
DENYING = frozenset({"deny", "dispute", "contest", "confirm", "acknowledge", "admit"})
PAIRED = {"each": "other", "one": "another"}


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for, however deep it is moved from; else the token itself.

    "Chad, whose army …", "Chad, which Mali wants to leave": the noun that the clause is hung
    from, or what of its list stands right before the pronoun.
    """
    if token.tag_ not in TAGS or token.lower_ not in PRONOUNS:
        return token
    whole = token.head.head
    if token.head.lower_ == "of" and whole.dep_ == "nsubj" and whole.head.dep_ == "advcl":
        return _before_comma(whole) or token
    verb = token
    for _ in range(MAX_UP):
        if verb.head.i == verb.i:
            return token
        if verb.dep_ == "relcl" and verb.head.i < token.i:
            if verb.lemma_ in DENYING and token.dep_ == "dobj" and verb.head.pos_ == "PROPN":
                return token  # "Accused of arming Chad, which it denies": nobody denies Chad.
            return _nearest(token, _judged(token, verb))
        verb = verb.head
        if verb.i < token.i and verb.pos_ in {"VERB", "AUX", "NOUN"}:
            return token
    return token


def _judged(pronoun: Token, verb: Token) -> Token:
    """The dam in "the dam on the Nile, which Chad opposes": nobody is against a river."""
    noun = verb.head
    preposition = noun.head
    located = noun.dep_ == "pobj" and preposition.lower_ in WHERE
    if located and verb.lemma_ in JUDGING and pronoun.dep_ == "dobj":
        above = preposition.head
        return above if above.pos_ in {"NOUN", "PROPN"} else noun
    if verb.lemma_ in JUDGING and pronoun.dep_ == "dobj" and noun.pos_ == "PROPN":
        unclear = noun.dep_ == "pobj" and preposition.lower_ in ONTO
        return _planned_above(noun) or (pronoun if unclear else noun)
    return noun


def _planned_above(name: Token) -> Token | None:
    """The decision in "the decision to send troops to Chad, which Mali opposes"."""
    for above, below in governors(name):
        if below.dep_ == "acl" and above.pos_ == "NOUN" and is_infinitive(below):
            return above
    return None


def _before_comma(whole: Token) -> Token | None:
    """Mali in "Chad and Mali, both of which deny it", which the parser takes for no relative."""
    first = whole.left_edge.i
    name = whole.doc[first - 2] if first > 1 and whole.doc[first - 1].text == "," else None
    return name if name is not None and name.pos_ in {"PROPN", "NOUN"} else None


def _nearest(pronoun: Token, noun: Token) -> Token:
    """ "Mali" in "Chad and Mali, whose": the last of the list, if it stands right before."""
    before = pronoun.i - 1
    while before > noun.i and (pronoun.doc[before].is_punct or pronoun.doc[before].pos_ == "ADP"):
        before -= 1
    near = pronoun.doc[before]
    return near if near in conjuncts(noun)[1:] and near.pos_ == "PROPN" else noun


def antecedents(token: Token) -> list[Token]:
    """All that the pronoun stands for after "both of", "all of": also those of a list."""
    noun = antecedent(token)
    while noun is not token and noun.dep_ == "conj" and noun.head.pos_ == "PROPN":
        noun = noun.head
    return [token] if noun is token else conjuncts(noun)


def is_each_other(token: Token) -> bool:
    """True for "each other" and "one another", and for what is theirs ("each other's land")."""
    if token.lower_ == "other" and token.dep_ in {"dobj", "pobj"}:
        # "Each accused the other".
        first = token.doc[token.sent.start : token.i]
        return any(t.lower_ in {"each", "both", "two", "sides"} for t in first)
    if token.lower_ == "one" and any(c.lower_ == "another" for c in children(token, "det")):
        return True
    return any(
        child.lower_ in PAIRED and PAIRED[child.lower_] == word.lower_
        for word in (token, *children(token, "poss"))
        for child in children(word, "det", "nummod", "amod", "compound", "nmod", "poss")
    )


NAMING = frozenset(
    {"call", "term", "describe", "label", "dub", "brand", "denounce", "style", "characterize",
     "characterise", "regard", "see", "consider", "say", "claim", "believe", "suspect", "deem"}
)  # fmt: skip


def so_called(verb: Token) -> list[Token]:
    """Camps in "bombed what it called camps", "shelled what it said were camps"."""
    if verb.lemma_ not in NAMING or verb.left_edge.lower_ != "what":
        return []
    named = children(verb, "oprd", "attr")
    named += [n for p in children(verb, "prep") if p.lower_ == "as" for n in children(p, "pobj")]
    copulas = (c for c in children(verb, "ccomp", "xcomp") if c.lemma_ == "be")
    named += [n for c in copulas for n in children(c, "attr")]
    return [t for n in named if n.pos_ in {"NOUN", "PROPN"} for t in conjuncts(n)]


def first_of_names(name: Token) -> Token:
    """Chad in "Chad, Mali and Niger, which recognize it": more than one recognizes."""
    first = name
    while first.dep_ == "conj" and first.head.pos_ == first.pos_ == "PROPN":
        first = first.head
    return first


def person_before(verb: Token, noun: Token) -> Token:
    """ "Citizens" in "citizens of African nations who have been deported": no nation is a who."""
    who = any(t.lower_ == "who" for t in children(verb, "nsubj", "nsubjpass"))
    first = min((noun, *noun.conjuncts), key=lambda t: t.i)
    owned = first.dep_ == "pobj" and first.head.lower_ in {"of", "from", "in", "at", "across"}
    if who and owned and (noun.lemma_ in PLACES or noun.ent_type_ == "GPE"):
        above = first.head.head
        return above if above.pos_ == "NOUN" else noun
    return noun
