"""Groups and things without a name that fill a role: "18 soldiers", "a Norwegian tanker"."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import plain
from comity.graph.extraction.syntax import PLACES, behind_of, children
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.words import Words
from comity.ontology.iris import entity_iri, slug

MAX_WORDS = 8
BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
QUANTITIES = frozenset(
    {"dozen", "score", "hundred", "thousand", "number", "group", "ten", "million", "couple", "all",
     "most", "some", "several", "many", "one", "majority", "swath", "swathe", "chunk", "bulk",
     "third", "quarter", "half", "fifth", "tenth", "tenths", "share"}
)  # fmt: skip
MORE = frozenset({"additional", "another", "further", "more", "extra"})
"""Before a number: they are so many beside others."""
SCALES = frozenset({"dozen", "hundred", "thousand", "million"})
HEADS = frozenset(
    {"member", "leader", "commander", "employee", "representative", "affiliate", "associate",
     "relative", "supporter", "opponent", "follower", "owner", "director", "head", "chief"}
)  # fmt: skip
"""Who these are, what follows their "of" says."""
VAGUE = frozenset({"no", "any", "every", "each", "such", "what", "which", "whose", "all", "few"})


def unnamed(
    doc: Doc, words: Words, article_id: str, token: Token, *, generic: bool
) -> Entity | None:
    """People or a vessel told by a common noun, as an individual of this article.

    `generic` lets in nouns that say no more than that they are people.
    """
    noun = what_is_counted(token)
    lemma = noun.lemma_.lower()
    people = lemma in words.listed("unnamed.people")
    people = people or (generic and lemma in words.listed("unnamed.anyone"))
    vessel = lemma in words.listed("unnamed.vessels")
    if noun.pos_ != "NOUN" or lemma in QUANTITIES or not (people or vessel):
        return None
    if _is_vague(noun):
        return None
    left = _left(noun)
    label = plain(doc, (i for i in range(left, _right(noun)) if not _is_mark(doc[i])))
    if not label or len(label.split()) > MAX_WORDS or "\n" in label:
        return None
    if noun.tag_ == "NN" and left == noun.i and not any(c.dep_ == "det" for c in noun.children):
        return None
    key = slug(label)
    label = label.removeprefix(plain(doc, range(left, counted(doc, left, noun.i)))).strip()
    prefix, kind = ("place", "Vessel") if vessel and not people else ("group", "UnnamedGroup")
    return Entity(entity_iri(prefix, f"{article_id}-{key}"), label, kind)


def site(doc: Doc, words: Words, article_id: str, token: Token) -> Entity | None:
    """A place told by a common noun, as an individual of this article: "army bases", "the airport".

    Where the noun's "of" goes on to its name ("the town of Goma"), that is the place.
    """
    noun = what_is_counted(token)
    forms = {noun.lemma_.lower(), noun.lower_.removesuffix("s")}  # "bases" is no basis
    built = not forms.isdisjoint(words.listed("unnamed.buildings"))
    if noun.pos_ != "NOUN" or not (built or forms & words.listed("unnamed.areas")):
        return None
    if _is_vague(noun):
        return None
    if any(inner.pos_ == "PROPN" for inner in behind_of(noun)):
        return None
    start = _left(noun)
    while start < noun.i and (doc[start].dep_ == "nummod" or doc[start].lower_ in QUANTITIES):
        start += 1
    label = plain(doc, (i for i in range(start, noun.i + 1) if not _is_mark(doc[i])))
    bare = start == noun.i and not (built or children(noun, "nummod"))
    if len(label.split()) > MAX_WORDS or "\n" in label or bare:
        return None
    kind = "Facility" if built else "Place"
    return Entity(entity_iri("place", f"{article_id}-{slug(label)}"), label, kind)


def counted(doc: Doc, start: int, noun: int) -> int:
    """Where a group's own words begin behind its number, if it has others than its noun.

    "650 Vietnamese nationals" are Vietnamese nationals; "18 prisoners" have nothing else.
    """
    index = start
    while index < noun and (doc[index].tag_ == "CD" or doc[index].lower_ in SCALES):
        index += 1
    qualified = any(
        doc[i].dep_ in BEFORE and (doc[i].pos_ == "PROPN" or doc[i].text[:1].isupper())
        for i in range(index, noun)
    )
    hyphened = index > start and doc[index].norm_ == "-"
    return index if qualified and not hyphened else start


def _is_vague(noun: Token) -> bool:
    """True for "no soldiers", "any base", "their ships": it is not said which."""
    return any(c.lower_ in VAGUE or c.tag_ == "PRP$" for c in noun.children)


def _is_mark(token: Token) -> bool:
    """True for a quotation mark, not for the apostrophe of "soldiers' posts"."""
    return token.is_quote and token.tag_ != "POS"


def extent(token: Token) -> tuple[int, int]:
    """The tokens of the group's own words."""
    noun = what_is_counted(token)
    return _left(noun), _right(noun)


def what_is_counted(token: Token) -> Token:
    """ "Soldiers" for "dozens of soldiers", "61 of them"; a number alone is who it counts."""
    for prep in children(token, "prep"):
        inner = children(prep, "pobj")
        counts = token.lemma_.lower() in QUANTITIES or (token.pos_ == "NUM" and token.tag_ == "CD")
        if prep.lower_ == "of" and inner and counts:
            return inner[0]
    return token


def contents(token: Token, words: Words) -> list[Token]:
    """The aid of "aid programs": what a noun that only holds or brings something holds."""
    if token.lemma_.lower() not in words.listed("nominals.containers"):
        return []
    return children(token, "compound")


def _left(noun: Token) -> int:
    """Where the phrase begins; "at least" and "more than" before a number are left out."""
    own = [c for c in noun.children if c.dep_ in BEFORE and c.i < noun.i]
    own = [c for c in own if c.lower_ not in MORE and (c.lower_ != "one" or c.dep_ != "nummod")]
    return min([c.i if c.dep_ == "nummod" else c.left_edge.i for c in own], default=noun.i)


def _right(noun: Token) -> int:
    """Where the phrase ends: "prisoners of war" goes on, "soldiers in Chad" not."""
    for prep in children(noun, "prep"):
        if prep.i != noun.i + 1 or prep.lower_ not in ("of", "from"):
            continue
        for inner in children(prep, "pobj"):
            end = inner.right_edge.i + 1
            if noun.lemma_ in HEADS and end - noun.i < MAX_WORDS and inner.right_edge.is_alpha:
                plain_words = noun.doc[noun.i : end]
                if not any(t.pos_ == "VERB" or t.is_punct for t in plain_words):
                    return end
            counted_places = inner.lemma_ in PLACES and inner.i - prep.i < MAX_WORDS // 2
            if (inner.i == prep.i + 1 and inner.pos_ == "NOUN") or counted_places:
                return inner.i + 1
    return noun.i + 1
