"""Frames against clauses: every attempt with its outcome, so that nothing is left out in silence.

An attempt ends in claims or in a reason. The reader keeps the claims and counts the reasons;
`comity explain` shows both.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from comity.graph.claim import Claim
from comity.graph.extraction.affairs import is_business, is_play, is_someone
from comity.graph.extraction.context import Context, Voice
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.quantities import (
    AmountInText,
    amounts_of,
    counted,
)
from comity.graph.extraction.sides import Pairs, pairs_of
from comity.graph.extraction.syntax import children, conjuncts
from comity.graph.extraction.telling import claims_of
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.unnamed import contents, what_is_counted
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import Iri

UNDONE = frozenset({"Planned", "Promised"})
RULING = frozenset({"Governance", "Control"})
AS = frozenset({"describe", "brand", "label", "dismiss", "condemn", "denounce", "characterize"})
"""What follows their object's "as" is said of it, wherever the parser hangs it."""
NEAR = 3
"""So many words up the tree are "above": "the importance of reaching peace"."""
MAX_CLAIMS = 24
"""No clause makes more claims than this: long coordinations in hostile text stay bounded."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame tried on a clause: the claims it gave, or the reason why none.

    `sources` and `targets` are those to whom its slots led, whatever came of it.
    """

    clause: Clause
    frame: Frame
    claims: tuple[Claim, ...] = ()
    reason: str = ""
    sources: frozenset[Iri] = frozenset()
    targets: frozenset[Iri] = frozenset()


def attempt(context: Context, clause: Clause, frame: Frame, voice: Callable[[], Voice]) -> Attempt:
    """Try one frame on one clause; its voice is asked for only where there is something to tell."""
    reason = _mismatch(context, clause, frame)
    if reason:
        return Attempt(clause, frame, reason=reason)
    spec = context.model.relation(frame.situation)
    if spec is None:
        return Attempt(clause, frame, reason="no-relation")
    sides = pairs_of(context, clause, frame, spec, _amounts(context, clause, frame))
    if sides.reason:
        tried = Attempt(clause, frame, reason=sides.reason)
    else:
        tried = told_of(context, clause, frame, sides.pairs, voice)
    return replace(tried, sources=sides.sources, targets=sides.targets)


def told_of(
    context: Context, clause: Clause, frame: Frame, pairs: Pairs, voice: Callable[[], Voice]
) -> Attempt:
    """What the frame tells of these sources and targets, or the reason why nothing."""
    spec = context.model.relation(frame.situation)
    if spec is None:
        return Attempt(clause, frame, reason="no-relation")
    if is_play(context, clause, frame):
        return Attempt(clause, frame, reason="play")
    if is_business(context, clause, frame, pairs):
        return Attempt(clause, frame, reason="business")
    if is_someone(context, frame, pairs):
        return Attempt(clause, frame, reason="someone")
    amounts = _amounts(context, clause, frame)
    if frame.money:
        amounts = tuple(a for a in amounts if len(a.mention.amount.unit) == 3)
    if frame.amount == "counted":
        amounts = counted(context.doc, clause, amounts)
    if frame.amount == "needed" and not amounts:
        return Attempt(clause, frame, reason="no-amount")
    told = _of_stance(context, clause, frame, voice())
    claims = tuple(
        claim
        for source, target in pairs
        for claim in claims_of(context, clause, frame, spec, source, target, amounts, told)
    )
    for claim in claims:
        _learn_ruler(context, claim)
    return Attempt(clause, frame, claims[:MAX_CLAIMS])


def _amounts(context: Context, clause: Clause, frame: Frame) -> tuple[AmountInText, ...]:
    return amounts_of(context.doc, clause, context.quantities) if frame.amount else ()


def _of_stance(context: Context, clause: Clause, frame: Frame, voice: Voice) -> Voice:
    """The voice; who is committed to support, or will go on to, supports already."""
    if voice.mood.modality not in UNDONE or not context.model.is_a(frame.situation, "Stance"):
        return voice
    head = context.doc[clause.host if clause.host is not None else clause.head]
    for token in (head, *islice(head.ancestors, NEAR)):
        if token.lemma_.lower() in context.fillers.words.lasting:
            return replace(voice, mood=replace(voice.mood, modality="Asserted"))
        if token.dep_ == "relcl" or children(token, "nsubj", "nsubjpass"):
            break
    return voice


def _learn_ruler(context: Context, claim: Claim) -> None:
    """Keep who is said to rule a state, for "the government in …" later in the article."""
    if claim.link != "asserts" or claim.situation.kind not in RULING:
        return
    ruler, ruled = (role.entity for role in claim.situation.roles[:2])
    if ruled.kind == "State" and context.model.is_a(ruler.kind, "Organization"):
        context.fillers.rulers[ruled.iri] = ruler


def _mismatch(context: Context, clause: Clause, frame: Frame) -> str:
    """The first requirement of the frame that the clause does not meet, as a reason, or ""."""
    for slot, lemmas in frame.unless.items():
        tokens = _tokens(context, clause, slot)
        if (tokens and "*" in lemmas) or not _lemmas(tokens).isdisjoint(lemmas):
            return f"other-{slot}"
    for slot, lemmas in frame.requires.items():
        tokens = _tokens(context, clause, slot)
        if slot == "object":
            words = context.fillers.gazetteer.words
            tokens += [t for token in tokens for t in contents(token, words)]
        if "agreement" in lemmas and any(map(context.fillers.names_agreement, tokens)):
            continue
        if "*" in lemmas and tokens:
            continue
        if _lemmas(tokens).isdisjoint(lemmas):
            return f"other-{slot}"
    if frame.deliberate and _is_accident(context, clause):
        return "accident"
    return ""


def _tokens(context: Context, clause: Clause, slot: str) -> list[Token]:
    """The words that a requirement is about."""
    if "." in slot:
        return context.fillers.tokens(clause, slot)
    return [context.doc[i] for i in _where(context.doc, clause, slot)]


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    """Of a slot's words, and of what they count ("rockets" for "dozens of rockets")."""
    return {t.lemma_.lower() for token in tokens for t in (token, what_is_counted(token))}


def _is_accident(context: Context, clause: Clause) -> bool:
    """True where the sentence has told of an accident or the weather before the predicate."""
    words = context.fillers.gazetteer.words
    nouns, verbs = words.listed("unnamed.accidents.nouns"), words.listed("unnamed.accidents.verbs")
    head = context.doc[clause.head]
    return any(
        ((t.pos_ == "NOUN" or t.pos_ == "PROPN") and t.lemma_.lower() in nouns)
        or (not clause.passive and t.pos_ == "VERB" and t.lemma_.lower() in verbs)
        for t in context.doc[head.sent.start : head.i]
    )


def _where(doc: Doc, clause: Clause, slot: str) -> Iterable[int]:
    """The tokens that a requirement looks at."""
    head = doc[clause.head]
    if slot == "host":
        above = doc[clause.host] if clause.host is not None else head.head
        return (above.i,)
    if slot == "governor":
        return (t.i for a in head.ancestors for t in (a, *children(a, "acomp")))
    if slot == "above":
        return (t.i for a in islice(head.ancestors, NEAR) for t in (a, *children(a, "acomp")))
    if slot == "mark":
        return (t.i for t in children(head, "mark"))
    if slot == "kind":
        objects = (doc[i] for i in clause.slots.get("object", ()))
        return (c.i for o in objects for c in children(o, "amod", "compound", "nmod"))
    if slot == "question":
        asked = children(head, "ccomp", "advcl")
        return (c.i for verb in asked for c in verb.children if c.i < verb.i)
    if slot == "asked":
        wishes = (p for p in children(head, "prep") if p.lower_ == "for")
        return (t.i for t in (*children(head, "xcomp", "ccomp", "advcl"), *wishes))
    if slot == "negation":
        return (t.i for t in children(head, "neg"))
    if slot == "undone":
        return (t.i for verb in children(head, "xcomp", "ccomp") for t in children(verb, "neg"))
    if slot == "self":
        return (clause.head,)
    if slot == "predicate":
        return (t.i for word in _predicated(head) for t in (word, *conjuncts(word)))
    if slot == "attribute":
        return (t.i for t in head.subtree if t.i > clause.head)
    return clause.slots.get(slot, ())


def _is_found(participle: Token) -> bool:
    """True for "justified" in "found the strike justified", which looks like a past tense."""
    alone = all(c.dep_ in {"nsubj", "punct", "advmod"} for c in participle.children)
    return participle.tag_ == "VBD" and alone and participle.head.lemma_ in {"find", "consider"}


def _predicated(verb: Token) -> Iterator[Token]:
    """What is said to be: "illegal" in "is illegal", "calls it illegal", "sees it as illegal"."""
    if verb.pos_ == "NOUN" and verb.dep_ == "nsubj":
        yield from children(verb.head, "acomp")
        return
    yield from children(verb, "attr", "acomp", "oprd")
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            yield from children(child, "pobj", "amod", "pcomp")
        elif child.dep_ == "dobj":
            yield from (c for c in children(child, "amod", "appos") if c.i > child.i)
            named = (p for p in children(child, "prep") if p.lower_ == "as" and verb.lemma_ in AS)
            yield from (t for p in named for t in children(p, "pobj", "amod"))
        elif child.dep_ in {"ccomp", "xcomp"} and (
            child.pos_ in {"ADJ", "NOUN"} or child.tag_ == "VBN" or _is_found(child)
        ):
            yield child
