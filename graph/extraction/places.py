"""Where something happened, as told around its predicate: "… kills nine in Bat Yam, Israel"."""

from collections import deque
from collections.abc import Iterator

from comity.graph.extraction.hosts import evokes
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause
from comity.graph.extraction.words import Words
from comity.ontology.schema import Model

MAX_STEPS = 60
INWARD = frozenset(
    {"prep", "dobj", "conj", "acl", "advmod", "pobj", "prt", "attr", "agent", "oprd"}
)


def located(
    doc: Doc, mentions: Mentions, words: Words, model: Model, clause: Clause
) -> tuple[Mention, ...]:
    """The places named nearest to the predicate, by a preposition of place; joined ones together.

    Looks below the predicate first, then below the verb that carries or governs it.
    """
    head = doc[clause.head]
    starts = [head]
    if clause.host is not None:
        starts.append(doc[clause.host])
    elif head.pos_ in ("NOUN", "PROPN"):
        starts += _verbs_above(head)
    elif head.dep_ in ("advcl", "xcomp") and head.head.pos_ in ("VERB", "AUX"):
        # "… blew up a bus in Lima, killing nine".
        starts.append(head.head)
    for start in starts:
        if start is not head and evokes(start):
            continue
        for prep in _prepositions(start, words):
            found = tuple(_places(mentions, words, model, prep))
            if found:
                return found
    return ()


def _verbs_above(noun: Token) -> list[Token]:
    """The verb of which the noun, or one that it is joined to, is subject or object."""
    above = noun
    for _ in range(4):
        if above.dep_ not in ("compound", "conj", "nsubj", "nsubjpass", "dobj"):
            return []
        above = above.head
        if above.pos_ in ("VERB", "AUX"):
            return [above]
    return []


def _prepositions(start: Token, words: Words) -> Iterator[Token]:
    """The prepositions of place below the token, the nearer ones first."""
    where = words.listed("unnamed.where")
    onwards = words.listed("unnamed.onwards")
    acting = words.listed("unnamed.acting")
    queue, steps = deque([start]), 0
    while queue and steps < MAX_STEPS:
        token = queue.popleft()
        for child in token.children:
            steps += 1
            if child.dep_ == "prep" and child.lower_ in where:
                yield child
            elif child.dep_ == "prep" and child.lower_ not in onwards:
                continue
            subject = child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in acting
            if child.dep_ in INWARD or subject:
                queue.append(child)


def _places(mentions: Mentions, words: Words, model: Model, prep: Token) -> Iterator[Mention]:
    for first in children(prep, "pobj"):
        for token in (first, *first.conjuncts):
            mention = mentions.by_root.get(token.i)
            if mention is None:
                mention = _around(mentions, words, token)
            if mention is not None and model.is_a(mention.entity.kind, "Place"):
                yield mention


def _around(mentions: Mentions, words: Words, token: Token) -> Mention | None:
    """ "Sanaa" for "a town south of Sanaa", "Syria" for "Syria's Idlib"; a name of broken parse."""
    if token.lemma_.lower() in words.listed("unnamed.areas"):
        for prep in children(token, "prep"):
            for inner in children(prep, "pobj") if prep.lower_ == "of" else ():
                return mentions.by_root.get(inner.i) or mentions.at(inner.i)
        for beside in children(token, "appos"):
            if beside.i in mentions.by_root:
                # "The capital Ouagadougou".
                return mentions.by_root[beside.i]
        for owner in children(token, "poss", "amod", "compound", "nmod"):
            state = mentions.by_root.get(owner.i)
            if state is not None and state.entity.kind == "State":
                return state
    found = mentions.at(token.i)
    return found if found is not None and token.i == found.end - 1 else None


def state_behind(mentions: Mentions, doc: Doc, place: Mention) -> Mention | None:
    """The state of an address: "Israel" for "Bat Yam, Israel"."""
    current = place
    for _ in range(3):
        if current.end + 1 >= len(doc) or doc[current.end].text != ",":
            return None
        behind = mentions.at(current.end + 1)
        if behind is None or behind.start != current.end + 1:
            return None
        if behind.entity.kind == "State":
            return behind if behind.via in ("gazetteer", "name", "place") else None
        current = behind
    return None
