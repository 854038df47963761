"""Telling as doing: who says that another must, asks; who says that another did wrong, accuses.

The frames are those with the key `said`; their source is the slot "speaker". What they tell is
the speaker's own act, so its mood is that of the verb of saying, not of what is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.graph.claim import Role
from comity.graph.extraction.clauses import clause_of
from comity.graph.extraction.context import Context, Voice
from comity.graph.extraction.frames import Frame, Frames
from comity.graph.extraction.lexicon import ModalityLexicon, ReportingLexicon
from comity.graph.extraction.matching import Attempt, attempt
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.modality import read_mood
from comity.graph.extraction.moods import Mood
from comity.graph.extraction.noun_slots import on_condition
from comity.graph.extraction.prepositions import Slots, add
from comity.graph.extraction.speakers import Speakers
from comity.graph.extraction.syntax import children, lemma_of
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.verb_clauses import Clause, verb_clause

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
ASKING = frozenset({"must", "should", "ought", "shall", "need"})
BARE = frozenset({"help", "let", "make", "have", "see", "watch", "hear"})
"""Verbs behind which a bare infinitive asks nothing: "helps Chad defend itself"."""
HELD = frozenset({"Asserted", "Possible", "Expected"})
"""What a speaker says, claims or believes to be so."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Tries the frames of what is said on the clauses that somebody says."""

    frames: Frames
    modality: ModalityLexicon
    reporting: ReportingLexicon

    def attempts(self, context: Context, token: Token, speakers: Speakers) -> Iterator[Attempt]:
        """The frames tried on the token's clause, if somebody says it."""
        frames = self._frames(token)
        states = frames and token.dep_ != "amod"
        reporter = speakers.reporter(token) if states else None
        speaker = reporter or (speakers.issuer(token) if states else None)
        clause = clause_of(token, self.reporting.light_verbs) if speaker else None
        if speaker is None or clause is None:
            return
        saying = _saying(context, reporter) if reporter else None
        if saying is not None and lemma_of(saying) in self.reporting.denials:
            return
        told_by = Role("speaker", reporter.entity, reporter.text) if reporter else None
        said = saying.i if saying is not None else None
        voice = Voice(self._mood_of(saying), told_by, saying=said)
        clause = _with_speaker(context, clause, speaker)
        facts = any(frame.said == "fact" for frame in frames) and self._is_held(context, clause)
        told = False
        for frame in frames:
            if (frame.said == "fact" and not facts) or (told and not frame.also):
                continue
            tried = _of_others(context, attempt(context, clause, frame, lambda: voice), speaker)
            yield tried
            told = told or (bool(tried.claims) and not frame.also)

    def _frames(self, token: Token) -> tuple[Frame, ...]:
        kind = KINDS.get(token.pos_)
        if kind is None:
            return ()
        lemma = token.lower_ if kind == "adjective" else lemma_of(token)
        found = self.frames.said.get((kind, lemma), ())
        asked = any(aux.lower_ in ASKING for aux in children(token, "aux"))
        if kind == "verb" and (asked or _is_subjunctive(token)):
            found = (*found, *self.frames.said.get(("verb", "*"), ()))
        return found

    def _mood_of(self, saying: Token | None) -> Mood:
        if saying is None:
            return Mood()
        return read_mood(saying.doc, verb_clause(saying), self.modality, self.reporting)

    def _is_held(self, context: Context, clause: Clause) -> bool:
        """True for what is said to be so: no "would", "if", "not"."""
        carrier = context.doc[clause.host if clause.host is not None else clause.head]
        modal = any(aux.tag_ == "MD" for aux in children(carrier, "aux"))
        asked = any(t.lower_ in {"if", "whether", "unless"} for t in children(carrier, "mark"))
        mood = read_mood(context.doc, clause, self.modality, self.reporting)
        return not (modal or asked) and mood.polarity == "Positive" and mood.modality in HELD


def _is_subjunctive(verb: Token) -> bool:
    """True for "insisted that Chad withdraw", which asks, not for "insisted that Chad withdrew"."""
    if verb.tag_ != "VB" or verb.dep_ != "ccomp" or verb.head.pos_ != "VERB":
        return False
    if verb.head.lemma_ in BARE:
        return False
    singular = any(t.tag_ in {"NN", "NNP"} and not t.conjuncts for t in children(verb, "nsubj"))
    return singular and not children(verb, "aux", "auxpass")


def _saying(context: Context, speaker: Mention) -> Token | None:
    """The verb of which the speaker is the subject, or None for "according to"."""
    token = context.doc[speaker.root]
    while token.dep_ in {"conj", "appos", "poss"} and token.head != token:
        token = token.head
    return token.head if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else None


def _with_speaker(context: Context, clause: Clause, speaker: Mention) -> Clause:
    """The clause with slots for the speaker, the auxiliaries, who is under an "if".

    "own" is a subject that is the speaker or its state, "victim" what is done to in a passive of
    which no other is the agent.
    """
    slots: Slots = {**clause.slots, "speaker": (speaker.root,)}
    subjects = clause.slots.get("subject", ())
    own = [t for i in subjects for t in _own(context, context.doc[i], speaker)]
    add(slots, "own", own)
    if clause.passive and (own or not subjects):
        add(slots, "victim", [context.doc[i] for i in clause.slots.get("object", ())])
    carrier = context.doc[clause.host if clause.host is not None else clause.head]
    add(slots, "auxiliary", children(carrier, "aux", "neg"))
    if clause.kind != "verb":
        add(slots, "condition", on_condition(carrier))
    return replace(clause, slots=slots)


def _own(context: Context, subject: Token, speaker: Mention) -> Iterator[Token]:
    """The subject, where it is the speaker or its state; the speaker for a "we" of unknown."""
    mention = context.fillers.mentions.by_root.get(subject.i)
    owner = context.fillers.mentions.affiliations.get(speaker.entity.iri)
    own = owner.iri if owner is not None else speaker.entity.represents
    if mention is not None and mention.entity.iri in (speaker.entity.iri, own):
        yield subject
    elif mention is None and subject.lower_ in {"i", "we"}:
        yield context.doc[speaker.root]


def _of_others(context: Context, tried: Attempt, speaker: Mention) -> Attempt:
    """The attempt without what a person says of the state or body that the person acts for."""
    mentions = context.fillers.mentions
    own = mentions.affiliations.get(speaker.entity.iri)
    selves = {speaker.entity, *speaker.members} | ({own} if own else set())
    kept = tuple(
        claim
        for claim in tried.claims
        for other in claim.situation.roles[1:2]
        if selves.isdisjoint({other.entity, mentions.affiliations.get(other.entity.iri)})
    )
    return replace(tried, claims=kept)
