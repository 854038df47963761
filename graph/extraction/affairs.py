"""What is no affair of states though its words are: play, business among companies, crime."""

from comity.graph.extraction.context import Context
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.tokens import Span
from comity.graph.extraction.verb_clauses import Clause

PRIVATE = frozenset({"Company", "Organization"})
"""Classes of those who do business; the second is what nothing more is known of."""
PUBLIC = frozenset(
    {"State", "SubnationalEntity", "IntergovernmentalOrganization", "Government", "GovernmentBody",
     "DiplomaticMission", "ArmedGroup", "PoliticalMovement", "PoliticalParty", "Bloc", "Office",
     "Person"}
)  # fmt: skip
"""Classes whose mention makes a sentence one about public affairs."""


def is_play(context: Context, clause: Clause, frame: Frame) -> bool:
    """True for "Wales destroyed Italy in the scrum": words of games around what games have."""
    words = context.fillers.gazetteer.words
    told = frame.situation in words.listed("affairs.play.situations")
    if not told and not (
        frame.situation == "AssaultEvent" and clause.lemma in words.listed("affairs.play.deeds")
    ):
        return False
    # A name in capitals ("the Medal of Freedom") is no word of games.
    listed = words.listed("affairs.play.words")
    return any(t.lemma_ in listed for t in context.doc[clause.head].sent)


def is_business(
    context: Context, clause: Clause, frame: Frame, pairs: list[tuple[Filler, Filler | None]]
) -> bool:
    """True where only companies act, and their sentence names nobody of public affairs."""
    listed = context.fillers.gazetteer.words.listed("affairs.business.situations")
    if frame.situation not in listed:
        return False
    if any(source.entity.kind not in PRIVATE for source, _ in pairs):
        return False
    return not _names_public(context, context.doc[clause.head].sent)


def is_someone(context: Context, frame: Frame, pairs: list[tuple[Filler, Filler | None]]) -> bool:
    """True for "arrested a man": of one of whom nothing is told, only crime is told."""
    if frame.situation != "CoerceEvent":
        return False
    anyone = context.fillers.gazetteer.words.listed("unnamed.anyone")
    targets = [target for _, target in pairs]
    return all(
        t is not None and t.entity.kind == "UnnamedGroup" and t.entity.label in anyone
        and context.doc[t.end - 1].tag_ == "NN"
        for t in targets
    )  # fmt: skip


def _names_public(context: Context, sentence: Span) -> bool:
    mentions = (context.fillers.mentions.at(token.i) for token in sentence)
    return any(m is not None and m.entity.kind in PUBLIC for m in mentions)
