"""Slots that are no argument of the predicate: where it happened, whose deed it was, who protests.

"author" is who stands behind a deed that the clause names, "doer" who did what it judges ("a move
that Chad condemned", "to the anger of Chad"); "location" is the place named nearest
to the predicate, "country" the state of that address; "lawgiver" is the state where somebody is
held or barred, if nobody is said to do it; "anyone" are people of whom no more is told; "crowd"
are protesters by their place, "rulers" the state of the place whose government they are against,
"anti" is what follows that prefix, "demand" what they demand is of; "charged" is who is blamed for
it, "thanking" who gives thanks for it, "parties" and "partners" are those who agree on it,
"threatening" is who acts "unless" it is done.
"""

from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.deeds import authors
from comity.graph.extraction.fillers import Fillers
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.participants import agents
from comity.graph.extraction.partners import charged, parties, partners, thanking, threatening
from comity.graph.extraction.phrases import DISTANT
from comity.graph.extraction.places import located, state_behind
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import children, conjuncts, is_passive
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.unnamed import what_is_counted
from comity.graph.extraction.verb_clauses import Clause
from comity.graph.extraction.verdicts import doers
from comity.ontology.iris import entity_iri, slug

PREFIXES = frozenset({"anti", "pro"})
_ABOVE = {
    "charged": charged, "thanking": thanking, "parties": parties, "partners": partners,
    "threatening": threatening,
}  # fmt: skip
"""Slots that the verb far above the predicate fills."""
_FAVOURS = frozenset({"release", "return", "freedom", "reinstatement", "protection", "acquittal"})
"""Whose these are, is who they march for."""
_SUFFERING = {
    "verb": ("object",),
    "noun": ("of", "against", "on", "among"),
    "adjective": ("for.of", "for.against"),
}
"""Where people without a name are told to whom something is done."""
DEMANDING = frozenset(
    {
        "demand",
        "call",
        "urge",
        "protest",
        "denounce",
        "condemn",
        "oppose",
        "reject",
        "decry",
        "seek",
    }
)


_TRYING = frozenset(
    {"arrest", "detain", "sentence", "convict", "jail", "imprison", "execute", "hang", "charge",
     "indict", "accuse", "expel", "prosecute", "try", "suspect", "deport", "fine", "sanction"}
)  # fmt: skip
_FREEING = frozenset({"free", "release", "pardon", "liberate", "amnesty"})
_ABDUCTING = frozenset({"abduct", "kidnap", "seize", "capture", "take", "enslave"})


def fillers_in(
    fillers: Fillers,
    clause: Clause,
    slot: str,
    kinds: tuple[str, ...],
    frame: Frame,
    *,
    target: bool,
) -> list[Filler]:
    """The fillers of a slot of either sort whose classes are among `kinds`, each once."""
    match slot:
        case "country" | "location" | "lawgiver":
            found = _placed(fillers, clause, slot, kinds)
        case "author":
            words, light = fillers.gazetteer.words, fillers.words.light_verbs
            deeds = authors(fillers.doc, words, light, clause)
            each = (fillers.all_of(t, kinds, frame, target=target) for t in deeds)
            found = next(filter(None, each), [])
        case "charger":
            found = fillers.all_of(_chargers(fillers, clause), kinds, frame, target=target)
        case "doer":
            found = fillers.all_of(doers(fillers.doc, clause), kinds, frame, target=target)
        case "anyone":
            tokens = [t for name in _SUFFERING[clause.kind] for t in fillers.tokens(clause, name)]
            found = [f for t in tokens if (f := fillers.unnamed(t, generic=True)) is not None]
        case "charged" | "thanking" | "parties" | "partners" | "threatening":
            tokens = _ABOVE[slot](fillers.doc[clause.head])
            found = fillers.all_of(tokens, kinds, frame, target=target)
            if slot in ("parties", "partners"):
                found = [_for_state(fillers, filler) for filler in found]
            if frame.situation == "CooperateEvent":
                found = [f for f in found if f.entity.kind != "Person"]
        case "crowd":
            found = _crowd(fillers, clause)
        case "rulers":
            found = _rulers(fillers, clause)
        case "anti":
            found = fillers.all_of(_after_anti(fillers, clause), kinds, frame, target=target)
        case "demand":
            tokens, named = _demanded(fillers, clause), replace(frame, topics=False, groups=False)
            found = fillers.all_of(tokens, kinds, named, target=target)
        case _:
            return fillers.in_slot(clause, slot, kinds, frame, target=target)
    return list({filler.entity.iri: filler for filler in found}.values())


def _for_state(fillers: Fillers, filler: Filler) -> Filler:
    """The state for which a person or an organ agrees on what is to be done together."""
    owner = fillers.mentions.affiliations.get(filler.entity.iri, filler.entity)
    state = fillers.gazetteer.represented(owner) or owner
    if state.kind != "State" and filler.entity.kind == "Person":
        head = fillers.doc[filler.end - 1]
        state = next((f.entity for f in fillers.owners(head, ("State",))), state)
    return replace(filler, entity=state) if state.kind == "State" else filler


def _located(fillers: Fillers, clause: Clause) -> tuple[Mention, ...]:
    return located(fillers.doc, fillers.mentions, fillers.gazetteer.words, fillers.model, clause)


def _placed(fillers: Fillers, clause: Clause, slot: str, kinds: tuple[str, ...]) -> list[Filler]:
    """Where the clause says that it happened."""
    if slot == "lawgiver" and not _lacks_agent(fillers, clause):
        return []
    found = []
    places = _located(fillers, clause)
    if slot == "lawgiver" and not places:
        # "Released from a Belarusian prison".
        jails = [t for name in ("from", "in", "at") for t in fillers.tokens(clause, name)]
        owners = (list(fillers.owners(token, ("State",))) for token in jails)
        own = [] if clause.slots.get("subject") else _own_state(fillers, clause)
        found = next(filter(None, owners), []) or own
        return found or _freer(fillers, clause)
    for place in places:
        if slot != "location":
            place = _state_of(fillers, place, by_capital=slot == "lawgiver")
        if fillers.is_any(place.entity, kinds):
            found.append(Filler(place.entity, place.text, place.start, place.end, DISTANT))
    return found


def _own_state(fillers: Fillers, clause: Clause) -> list[Filler]:
    """The state of an office that is tried: "The Chadian opposition leader was arrested"."""
    words = fillers.gazetteer.words
    offices = words.either("offices.strong", "offices.weak")
    for token in fillers.tokens(clause, "object"):
        for noun in (token, *children(token, "compound", "nmod", "appos")):
            if noun.lemma_.lower() not in offices:
                continue
            for owner in children(noun, "amod", "compound", "nmod", "poss"):
                state = fillers.mentions.by_root.get(owner.i)
                if state is not None and state.entity.kind == "State":
                    return [Filler(state.entity, state.text, state.start, state.end, DISTANT)]
    return []


def _chargers(fillers: Fillers, clause: Clause) -> list[Token]:
    """Who tries those of whom the predicate tells: "Chad jailed a man for spying for Mali"."""
    head = fillers.doc[clause.head]
    for above in head.ancestors:
        if above.pos_ == "VERB" and above.lemma_ in _TRYING:
            found = agents(above) if is_passive(above) else grammatical_subjects(above)
            if found or above.dep_ != "acl":
                return found
    return []


def _freer(fillers: Fillers, clause: Clause) -> list[Filler]:
    """Who frees them has held them: "Chad frees eleven airmen held since May".

    Who frees the abducted has not abducted them.
    """
    verb = fillers.doc[clause.head]
    above = verb.head.head
    if (
        verb.lemma_ in _ABDUCTING
        or verb.dep_ != "acl"
        or verb.head.dep_ != "dobj"
        or above.lemma_ not in _FREEING
    ):
        return []
    subjects = grammatical_subjects(above)
    found = [fillers.named(t) for t in subjects]
    return [f for m in found if m is not None for f in fillers.members(m, ("State",))]


def _state_of(fillers: Fillers, place: Mention, *, by_capital: bool) -> Mention:
    """The state of the address, or of the capital; the place itself where none is known."""
    state = state_behind(fillers.mentions, fillers.doc, place)
    if state is not None:
        return replace(state, start=place.start)
    senses = fillers.gazetteer.senses(place.text) if by_capital else ()
    capital = next((s.entity for s in senses if s.kind == "capital"), None)
    return replace(place, entity=capital) if capital is not None else place


def _lacks_agent(fillers: Fillers, clause: Clause) -> bool:
    """True where nobody acts ("were arrested"), or an arm of an unnamed state ("police")."""
    arms = fillers.gazetteer.words.listed("unnamed.arms")
    subjects = [fillers.doc[i] for i in clause.slots.get("subject", ())]
    if not subjects:
        return clause.passive or clause.kind == "noun"
    return all(t.lemma_.lower() in arms and fillers.named(t) is None for t in subjects)


def _crowd(fillers: Fillers, clause: Clause) -> list[Filler]:
    """Protesters without a name, by where they are: "anti-government protesters in Lima"."""
    words = fillers.gazetteer.words
    crowd, people = words.listed("unnamed.crowd"), words.listed("unnamed.people")
    heads = [fillers.doc[i] for i in clause.slots.get("subject", ())]
    if heads:
        heads = [
            t
            for head in heads
            for t in [what_is_counted(head)]
            if t.lemma_.lower() in crowd
            or (t.lemma_.lower() in people and t.tag_ == "NNS" and fillers.named(t) is None)
        ]
    elif clause.kind == "noun":
        heads = [fillers.doc[clause.head]]
    found = []
    for head in heads[:1]:
        for place in _located(fillers, clause):
            told = head.lemma_.lower() not in crowd and clause.kind == "verb"
            who = head.lower_ if told else "protesters"
            label = f"{_leaning(head)}{who} in {place.entity.label}"
            iri = entity_iri("group", f"{fillers.article_id}-{slug(label)}")
            group = Entity(iri, label, "UnnamedGroup")
            text = fillers.doc[head.i : head.i + 1].text
            found.append(Filler(group, text, head.i, head.i + 1, DISTANT))
    return found


def _leaning(noun: Token) -> str:
    """ "anti-government " before "protests"."""
    for token in noun.doc[max(noun.i - 4, noun.sent.start) : noun.i]:
        if token.lower_ in PREFIXES:
            words = noun.doc[token.i : noun.i].text
            return words[:1].lower() + words[1:] + " "
    return ""


def _rulers(fillers: Fillers, clause: Clause) -> list[Filler]:
    """The state of the place, where "the government" or the like is what they are against."""
    ruling = fillers.words.ruling_nouns
    tokens = [t for slot in ("against", "at", "over") for t in fillers.tokens(clause, slot)]
    against = [t for t in [*tokens, *_after_anti(fillers, clause)] if t.lemma_.lower() in ruling]
    if not against or fillers.named(against[0]) is not None:
        return []
    places = (_state_of(fillers, p, by_capital=True) for p in _located(fillers, clause))
    token = against[0]
    return [
        Filler(place.entity, token.text, token.i, token.i + 1, DISTANT)
        for place in places
        if place.entity.kind == "State"
    ]


def _after_anti(fillers: Fillers, clause: Clause) -> list[Token]:
    """ "Government" in "anti-government protests"."""
    doc = fillers.doc
    heads = [clause.head, *clause.slots.get("subject", ())]
    found = []
    for head in heads:
        for token in doc[max(head - 4, doc[head].sent.start) : head]:
            if token.lower_ == "anti" and token.i + 2 < len(doc):
                found.append(doc[token.i + 2])
            elif token.lower_.startswith("anti") and "-" in token.text:
                found.append(token)
    return found


def _demanded(fillers: Fillers, clause: Clause) -> list[Token]:
    """Whose resignation, release, action … is demanded by those who march."""
    head = fillers.doc[clause.head]
    starts = [head, *(fillers.doc[i] for i in clause.slots.get("subject", ()))]
    starts += [fillers.doc[clause.host]] if clause.host is not None else []
    starts += [head.head] if head.dep_ in ("nsubj", "dobj") else []
    verbs = [v for s in starts for v in children(s, "advcl", "xcomp", "acl", "conj")]
    found: list[Token] = []
    for verb in verbs:
        if verb.lemma_.lower() not in DEMANDING:
            continue
        objects = children(verb, "dobj")
        for prep in children(verb, "prep"):
            objects += children(prep, "pobj") if prep.lower_ in ("for", "against", "on") else []
        objects += [s for c in children(verb, "ccomp") for s in children(c, "nsubj")]
        found += [t for o in objects if o.lemma_ not in _FAVOURS for t in conjuncts(o)]
    return found
