"""Claims that a name alone makes: who holds an office, whose agreement, which states a line joins.

"The Bahrain–Jordan Free Trade Agreement" has two parties by its name; a railway named after
states is to join them, which a name can only propose.
"""

import re
from collections.abc import Callable, Iterator

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Modality, Period, Quotation, Role, Situation
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.gazetteer import Gazetteer
from comity.graph.extraction.lasting import is_onset, without_end
from comity.graph.extraction.mention import Mention, Mentions, OfficeClaim
from comity.graph.extraction.moods import Mood
from comity.graph.extraction.tokens import Token

INFRASTRUCTURE = frozenset(
    {"InfrastructureProject", "RailwayProject", "PipelineProject", "TransportCorridor"}
)
AGREEMENTS = frozenset(
    {"Agreement", "Treaty", "TradeAgreement", "TransitAgreement", "SupplyAgreement"}
)
BROKERED = frozenset(
    {"brokered", "mediated", "backed", "led", "proposed", "sponsored", "drafted", "supported",
     "facilitated", "negotiated"}
)  # fmt: skip
"""Behind a state's name these make it the one who brought others to agree."""
DRAFTS = frozenset({"proposed", "draft", "planned", "possible", "potential", "future"})


MoodOf = Callable[[Token], Mood]
"""How a clause is presented, told by its verb."""
WhenOf = Callable[[Token], Period | None]
"""When what the verb tells began."""


def named_claims(
    article: Article,
    parsed: Parsed,
    mentions: Mentions,
    gazetteer: Gazetteer,
    mood_of: MoodOf,
    when_of: WhenOf,
) -> Iterator[Claim]:
    """The claims of all names in an article, in text order."""
    yield from _offices(article, parsed, mentions, mood_of, when_of)
    for mention in mentions.all:
        if mention.entity.kind in AGREEMENTS:
            yield from _parties(article, parsed, mention, gazetteer)
        elif mention.entity.kind in INFRASTRUCTURE:
            yield from _termini(article, parsed, mention, gazetteer)


def _offices(
    article: Article, parsed: Parsed, mentions: Mentions, mood_of: MoodOf, when_of: WhenOf
) -> Iterator[Claim]:
    for found in mentions.offices:
        root = parsed.doc[found.start : found.end].root
        is_told = root.pos_ in {"VERB", "AUX"}
        mood = mood_of(root) if is_told else Mood()
        verb = root if is_told else _giver(parsed, found)
        person = Role("officeHolder", found.person.entity, found.person.text)
        words = parsed.doc[found.start : found.end].text
        situation = Situation(
            "OfficeHolding",
            (person, Role("office", found.office, words)),
            period=_time_in_office(verb, when_of) if verb is not None else None,
        )
        yield Claim(
            article.id,
            situation,
            _quotation(article, parsed, found.start, found.end),
            modality=mood.modality,
            polarity=mood.polarity,
            certainty=mood.certainty,
            past=found.former,
            confidence=round(0.95 * found.person.score, 3),
            frame="name.office",
        )


def _time_in_office(verb: Token, when_of: WhenOf) -> Period | None:
    period = when_of(verb)
    return without_end(period) if period and is_onset(verb) else period


def _giver(parsed: Parsed, found: OfficeClaim) -> Token | None:
    """The verb above "Ana Ruiz as its envoy", by which she gets the office."""
    span = parsed.doc[found.start : found.end]
    is_given = span.root.dep_ in {"dobj", "nsubjpass"} and any(t.lower_ == "as" for t in span)
    return span.root.head if is_given else None


def _parties(
    article: Article, parsed: Parsed, mention: Mention, gazetteer: Gazetteer
) -> Iterator[Claim]:
    modality: Modality = "Proposed" if _is_draft(parsed, mention) else "Asserted"
    for state in states_in(gazetteer, mention.text):
        roles = (
            Role("party", state, state.label),
            Role("agreement", mention.entity, mention.text),
        )
        yield Claim(
            article.id,
            Situation("AgreementParticipation", roles),
            _quotation(article, parsed, mention.start, mention.end),
            modality=modality,
            confidence=0.8,
            frame="name.agreement",
        )


def _termini(
    article: Article, parsed: Parsed, mention: Mention, gazetteer: Gazetteer
) -> Iterator[Claim]:
    states = states_in(gazetteer, mention.text)
    for state in states if len(states) > 1 else ():
        roles = (
            Role("connector", mention.entity, mention.text),
            Role("connected", state, state.label),
        )
        yield Claim(
            article.id,
            Situation("Connection", roles),
            _quotation(article, parsed, mention.start, mention.end),
            modality="Proposed",
            confidence=0.8,
            frame="name.project",
        )


def states_in(gazetteer: Gazetteer, name: str) -> list[Entity]:
    """The states that a name is made of, in its order: "Bahrain–Jordan Free Trade Agreement"."""
    parts = [part for part in re.split(r"[-–—/\s]+", name) if part]
    found: dict[str, Entity] = {}
    index = 0
    while index < len(parts):
        for length in (3, 2, 1):
            state = _state(gazetteer, " ".join(parts[index : index + length]))
            if state is not None or length == 1:
                lent = parts[index + length : index + length + 1]
                if state is not None and not BROKERED.issuperset(lent or [""]):
                    found.setdefault(state.iri, state)
                index += length
                break
    return list(found.values())


def _state(gazetteer: Gazetteer, name: str) -> Entity | None:
    senses = [s for s in gazetteer.senses(name) if s.kind in {"name", "acronym", "demonym"}]
    states = {s.entity for s in senses if s.entity.kind == "State"}
    return states.pop() if len(states) == 1 else None


def _is_draft(parsed: Parsed, mention: Mention) -> bool:
    root = parsed.doc[mention.root]
    return any(child.lower_ in DRAFTS for child in root.children)


def _quotation(article: Article, parsed: Parsed, start: int, end: int) -> Quotation:
    span = parsed.doc[start:end]
    return Quotation(span.start_char, span.end_char, article.text[span.start_char : span.end_char])
