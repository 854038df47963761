"""Who is punished, charged or met by what a verb tells, to tell of them what its reasons say.

"Sanctioned two banks, saying they had …": the banks are accused too. "Released the envoys it held":
who undoes a deed without another author has done it.
"""

from collections.abc import Mapping

from comity.graph.extraction.participants import agents
from comity.graph.extraction.prepositions import preposition_slots
from comity.graph.extraction.syntax import (
    children,
    conjuncts,
    is_infinitive,
    is_passive,
    verb_above,
)
from comity.graph.extraction.tokens import Token

PUNISHING = frozenset(
    {"sanction", "blacklist", "bar", "ban", "expel", "arrest", "detain", "jail", "imprison",
     "designate", "deport", "fine", "punish", "charge", "indict", "suspend", "oust", "outlaw",
     "denounce", "criticize", "criticise", "censure", "rebuke", "dismiss", "convict", "target",
     "penalize", "penalise", "summon", "sentence", "execute", "prosecute", "exclude"}
)  # fmt: skip
LAYING = frozenset({"impose", "slap", "announce", "introduce", "place", "levy", "order", "issue"})
LISTING = frozenset({"add", "put", "place"})
LAID = frozenset(
    {"sanction", "embargo", "restriction", "tariff", "ban", "duty", "freeze", "measure", "penalty",
     "blockade", "fine"}
)  # fmt: skip
"""What is laid on those whom it is to hit: "imposed tariffs on Chad"."""
STOPPING = frozenset({"suspend", "cut", "halt", "freeze", "stop", "withhold", "end", "seize"})
HELD_BACK = frozenset(
    {"aid", "assistance", "funding", "support", "sale", "delivery", "cooperation"}
)
HOLDINGS = frozenset({"asset", "property", "account", "fund", "license", "licence", "visa"})
ALLEGING = frozenset({"accuse", "allege", "suspect", "blame", "say", "claim", "argue", "contend"})
"""Participles that say why somebody is punished."""
CITED = frozenset(
    {"role", "involvement", "support", "tie", "link", "failure", "refusal", "record", "backing",
     "complicity", "incitement", "violation", "interference", "abuse", "participation", "part",
     "crackdown", "aggression", "attack", "occupation", "collusion", "breach", "use"}
)  # fmt: skip
OWN_ACTS = frozenset(
    {"have", "act", "know", "find", "want", "reserve", "need", "decide", "respect"}
)
"""What the punisher says of itself: "saying it had evidence"."""
DESCRIBED = frozenset({"company", "firm", "group", "bank", "country", "regime", "ship", "network"})
UNDOING: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("close", "shut", "seal", "block"), frozenset({"reopen", "open", "unblock"})),
    **dict.fromkeys(
        ("freeze", "suspend", "cut", "halt", "interrupt"),
        frozenset({"resume", "restore", "unfreeze", "unblock", "reinstate", "lift"}),
    ),
    **dict.fromkeys(
        ("impose", "introduce"),
        frozenset({"lift", "ease", "remove", "drop", "waive", "scrap", "relax", "end", "cancel"}),
    ),
    **dict.fromkeys(
        ("jail", "imprison", "detain", "arrest"), frozenset({"free", "release", "pardon"})
    ),
}
"""Deeds, and what undoes them; whoever frees the abducted has not abducted them."""


def punished(verb: Token) -> list[Token]:
    """Those on whom the verb, with its object, lays a penalty."""
    objects = [t for o in children(verb, "dobj") for t in conjuncts(o)]
    lemma = verb.lemma_
    if lemma in LISTING:
        onto = preposition_slots(verb)
        lists = [verb.doc[i] for name in ("to", "on") for i in onto.get(name, ())]
        if any(t.lemma_ in {"list", "blacklist"} for t in lists):
            return objects
    if lemma in LAYING:
        return _behind(verb, objects, LAID, ("on", "against", "upon"))
    if lemma in STOPPING:
        held = _behind(verb, objects, HELD_BACK, ("to", "with", "for"))
        held += _behind(verb, objects, HOLDINGS, ("of",))
        if held or lemma != "suspend":
            return held
    return objects if lemma in PUNISHING else []


def _behind(
    verb: Token, objects: list[Token], nouns: frozenset[str], names: tuple[str, ...]
) -> list[Token]:
    """Whom the penalty is on: "imposed sanctions on Chad"."""
    laid = [o for o in objects if o.lemma_.lower() in nouns]
    found = [preposition_slots(t) for t in (*laid, verb)] if laid else []
    return list(
        dict.fromkeys(verb.doc[i] for s in found for name in names for i in s.get(name, ()))
    )


def accused_so(verb: Token) -> list[Token]:
    """Those of whom a participle says why they are punished, by a pronoun or as "the company"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < verb.head.i:
        return []
    if verb.lemma_ not in ALLEGING and verb.lemma_ != "cite":
        return []
    those = [t for noun in punished(verb.head) for t in _names(noun)]
    return those if those and _is_of_others(verb, several=_is_plural(those)) else []


def _names(noun: Token) -> list[Token]:
    """The name in "the Omani firm Al Bahr": not Oman."""
    named = [t for t in children(noun, "appos") if t.pos_ == "PROPN"]
    return named if named and noun.pos_ == "NOUN" and noun.tag_ == "NN" else [noun]


def _is_plural(those: list[Token]) -> bool:
    return len(those) > 1 or those[0].tag_ in {"NNS", "NNPS"}


def _is_of_others(verb: Token, *, several: bool) -> bool:
    """True where what the participle says is of those who are punished."""
    plural = {"they", "them", "their"}
    for inner in children(verb, "dobj"):
        if inner.tag_ == "PRP":
            return (inner.lower_ in plural) == several
        owners = [o for o in children(inner, "poss") if o.tag_ == "PRP$"]
        if owners and inner.lemma_ in CITED and not _is_own(inner):
            return (owners[0].lower_ in plural) == several
    return any(
        _fits(subject, several=several) and _is_charge(clause)
        for clause in children(verb, "ccomp")
        for subject in children(clause, "nsubj")
    )


def _is_own(noun: Token) -> bool:
    return any(c.lower_ == "own" for c in noun.children)


def _fits(subject: Token, *, several: bool) -> bool:
    if subject.tag_ == "PRP":
        return (subject.lower_ == "they") == several and subject.lower_ not in {"i", "we", "you"}
    described = subject.lemma_ in DESCRIBED and any(c.lower_ == "the" for c in subject.children)
    return described and (subject.tag_ == "NNS") == several


def _is_charge(clause: Token) -> bool:
    """True for what is said to be so, and not of the punisher: "it would act", "it had proof"."""
    modal = any(a.tag_ == "MD" for a in children(clause, "aux"))
    return not modal and not children(clause, "neg") and clause.lemma_ not in OWN_ACTS


def undone(participle: Token) -> Token | None:
    """The verb that undoes the deed: "reopened" over "closed since May"; no other did it."""
    verbs = UNDOING.get(participle.lemma_)
    if verbs is None or participle.tag_ not in {"VBN", "VBD"} or agents(participle):
        return None
    if participle.dep_ not in {"acl", "advcl"} or is_infinitive(participle):
        return None
    if children(participle, "aux", "auxpass", "nsubj", "nsubjpass", "mark", "dobj"):
        return None
    above = verb_above(participle)
    if above.i >= participle.i or above.lemma_ not in verbs or is_passive(above):
        return None
    hung = participle.dep_ == "advcl" and participle.head == above
    hung = hung or any(o.i <= participle.head.i for o in children(above, "dobj"))
    return above if hung and not children(above, "nsubjpass") else None
