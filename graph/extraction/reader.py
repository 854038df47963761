"""The reader: an article in, claims and issues out. Offline, deterministic, explainable.

Parse, mentions, clauses, frames, quantities, mood, speaker, claims: each step is a module of its
own beside this one; here they are only put in order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from spacy.language import Language

from comity.graph.article import Article
from comity.graph.claim import Claim, Extraction, Issue
from comity.graph.extraction.belonging import Belonging
from comity.graph.extraction.clauses import adjective_clause, clause_of
from comity.graph.extraction.confidence import Weights, load_weights
from comity.graph.extraction.context import Context, Told, Voice, turn_page
from comity.graph.extraction.document import Parsed, load_pipeline, parse
from comity.graph.extraction.fillers import Fillers
from comity.graph.extraction.frames import Frames, load_frames
from comity.graph.extraction.gate import admit, keep_best
from comity.graph.extraction.gazetteer import Gazetteer, load_gazetteer
from comity.graph.extraction.grounds import Finder, Grounds
from comity.graph.extraction.lexicon import (
    ModalityLexicon,
    ReportingLexicon,
    load_modality,
    load_reporting,
)
from comity.graph.extraction.likely.openings import Opening, openings
from comity.graph.extraction.likely.sides import Pair, likely_sides, pairs
from comity.graph.extraction.likely.telling import attempt_likely, settle_guess, tentative
from comity.graph.extraction.likely.text import Text, text_of
from comity.graph.extraction.likely.weights import Cues, load_cues
from comity.graph.extraction.matching import Attempt, attempt
from comity.graph.extraction.mentions import Mentions, find_mentions
from comity.graph.extraction.modality import read_mood
from comity.graph.extraction.moods import Mood
from comity.graph.extraction.named import named_claims
from comity.graph.extraction.narration import Dating, narration_of
from comity.graph.extraction.quantities import quantities_of
from comity.graph.extraction.sayings import Sayings
from comity.graph.extraction.scripts import marked_words, mixed_words
from comity.graph.extraction.speakers import Speakers
from comity.graph.extraction.spoken_for import with_own_speaker
from comity.graph.extraction.syntax import lemma_of
from comity.graph.extraction.tokens import Span, Token
from comity.graph.extraction.topics import Topics
from comity.graph.extraction.verb_clauses import Clause, verb_clause
from comity.ontology.schema import Model, load_model

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}

COUNTED = frozenset({"no-source", "no-target", "no-amount", "source-is-target"})
"""Reasons that become issues: a frame that fitted, and lacked something. The rest is routine."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article on its way: its parse, its mentions, and every frame that was tried."""

    parsed: Parsed
    mentions: Mentions
    dating: Dating
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class _Tried:
    """An article of which every frame was tried, sentence by sentence."""

    parsed: Parsed
    mentions: Mentions
    dating: Dating
    speakers: Speakers
    by_sentence: tuple[tuple[Context, tuple[Attempt, ...]], ...]


Weighed = tuple[Claim, Grounds]
"""A claim with what its confidence is worked out from."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles; make one with `load_reader` and use it for many."""

    nlp: Language
    gazetteer: Gazetteer
    frames: Frames
    model: Model
    modality: ModalityLexicon
    reporting: ReportingLexicon
    weights: Weights
    cues: Cues

    def extract(self, article: Article) -> Extraction:
        """The claims and issues of an article, in the order of its text.

        What spaCy learnt of its words is forgotten after it, so that memory stays flat.
        """
        with self.nlp.memory_zone():
            return self.conclude(self.read(article))

    def conclude(self, reading: Reading) -> Extraction:
        """What a reading comes to: the claims that hold, and an issue for what was left out."""
        weighed, issues = self.weigh(reading)
        claims = tuple(
            with_own_speaker(
                settle_guess(replace(claim, confidence=self.weights.confidence(grounds))),
                self.reporting,
            )
            for claim, grounds in weighed
        )
        article = reading.parsed.article
        return Extraction(article, claims, tuple(sorted({*issues, *tentative(article, claims)})))

    def weigh(self, reading: Reading) -> tuple[tuple[Weighed, ...], tuple[Issue, ...]]:
        """The claims that hold, each with its grounds, and the issues.

        Their confidence is still that of frame and mentions alone.
        """
        article = reading.parsed.article
        claims = [c for tried in reading.attempts for c in tried.claims]
        named = named_claims(
            article,
            reading.parsed,
            reading.mentions,
            self.gazetteer,
            self._mood_of,
            reading.dating.of_verb,
        )
        claims += named
        doc, words = reading.parsed.doc, self.gazetteer.words
        claims += Belonging(article, doc, reading.mentions, self.model, words).claims()
        admitted, refused = admit(article, claims, self.model)
        issues = {*reading.mentions.issues, *refused, *self._issues(article, reading)}
        finder = Finder(reading.parsed.doc, reading.mentions, reading.attempts, self.model)
        return tuple((c, finder.grounds(c)) for c in keep_best(admitted)), tuple(sorted(issues))

    def read(self, article: Article) -> Reading:
        """The parse and mentions of an article, and every frame tried on every clause.

        Where slots led to nobody, the likeliest sides are tried in the end.
        """
        found = self._tried(article)
        attempts = [attempt for _, attempts in found.by_sentence for attempt in attempts]
        likely = likely_sides(*self._open(found), found.speakers.iri_of, self.model, self.cues)
        for one in likely:
            voice = partial(self._voice, found.speakers, one.opening.best.clause)
            attempts.append(attempt_likely(one, voice))
        return Reading(found.parsed, found.mentions, found.dating, tuple(attempts))

    def possible_pairs(self, article: Article) -> Iterator[Pair]:
        """All pairs of actors among which `read` chooses the likely ones, to learn from."""
        found = self._tried(article)
        text, opened = self._open(found)
        for opening in opened:
            yield from pairs(text, opening, found.speakers.iri_of, self.model)

    def _open(self, found: "_Tried") -> tuple[Text, list[Opening]]:
        opened = openings(found.by_sentence)
        return text_of(found.parsed, found.mentions, opened), opened

    def _tried(self, article: Article) -> "_Tried":
        parsed = parse(self.nlp, article, self.gazetteer)
        mentions = find_mentions(parsed, self.gazetteer)
        topics = Topics(parsed.doc, mentions, self.reporting)
        fillers = Fillers(
            parsed.doc, mentions, self.model, self.reporting, self.gazetteer, {}, topics, article.id
        )
        speakers = Speakers(parsed, mentions, self.reporting)
        sayings = Sayings(self.frames, self.modality, self.reporting)
        starts = {start for start, _ in parsed.paragraphs}
        told: dict[str, Told] = {}
        quantities = quantities_of(parsed)
        narration = narration_of(parsed, article.published, quantities)
        tried: list[tuple[Context, tuple[Attempt, ...]]] = []
        for sentence in parsed.doc.sents:
            if sentence.start in starts:
                turn_page(told)
            if sentence.start in quantities:
                context = Context(
                    article,
                    parsed.doc,
                    fillers,
                    self.model,
                    quantities[sentence.start],
                    narration,
                    told,
                )
                tried.append((context, tuple(self._sentence(context, sentence, speakers, sayings))))
        return _Tried(parsed, mentions, Dating(narration, quantities), speakers, tuple(tried))

    def _sentence(
        self, context: Context, sentence: Span, speakers: Speakers, sayings: Sayings
    ) -> Iterator[Attempt]:
        for token in sentence:
            for clause in self._clauses(token):
                voice = partial(self._voice, speakers, clause)
                yield from self._attempts(context, clause, voice)
            yield from sayings.attempts(context, token, speakers)

    def _voice(self, speakers: Speakers, clause: Clause) -> Voice:
        mood = read_mood(speakers.doc, clause, self.modality, self.reporting)
        speaker = speakers.of(clause)
        if mood.modality == "Possible" and speaker is not None and speakers.accuses(clause):
            mood = replace(mood, modality="Asserted")
        return Voice(mood, speaker, speakers.is_own(clause))

    def _mood_of(self, verb: Token) -> Mood:
        return read_mood(verb.doc, verb_clause(verb), self.modality, self.reporting)

    def _clauses(self, token: Token) -> Iterator[Clause]:
        """The clauses of the token that some frame knows; participles are adjectives as well."""
        kind = KINDS.get(token.pos_)
        if kind and self.frames.knows(
            kind, lemma_of(token) if kind == "verb" else token.lemma_.lower()
        ):
            clause = clause_of(token, self.reporting.light_verbs)
            if clause is not None:
                yield clause
        participle = token.tag_ in {"VBN", "JJ", "VBD"} or token.pos_ == "ADJ"
        if participle and self.frames.knows("adjective", token.lower_):
            yield adjective_clause(token)

    def _attempts(
        self, context: Context, clause: Clause, voice: Callable[[], Voice]
    ) -> Iterator[Attempt]:
        """Each frame in turn until one gives claims, then only those that tell theirs as well."""
        told = False
        for frame in self.frames.of(clause):
            if frame.also or not told:
                tried = attempt(context, clause, frame, voice)
                told = told or (bool(tried.claims) and not frame.also)
                yield tried

    def _issues(self, article: Article, reading: Reading) -> Iterator[Issue]:
        """For each clause that gave nothing, the reason of the frame that came nearest.

        And a sentence that was cut may have told something across the cut; a word that only looks
        like a name is none.
        """
        for word in mixed_words(article.text):
            yield Issue(article.id, *word.span(), word.group(), "mixed-scripts")
        for word in marked_words(article.text):
            yield Issue(article.id, *word.span(), word.group(), "invisible-mark")
        for index in reading.parsed.cuts:
            cut = reading.parsed.doc[index]
            yield Issue(article.id, cut.idx, cut.idx + len(cut), cut.text, "sentence-cut")
        done = {t.clause.head for t in reading.attempts if t.claims}
        for tried in reading.attempts:
            if tried.reason in COUNTED and tried.clause.head not in done:
                done.add(tried.clause.head)
                token = reading.parsed.doc[tried.clause.head]
                start = token.idx
                yield Issue(
                    article.id, start, start + len(token), token.text, tried.reason, tried.frame.id
                )


def load_reader() -> Reader:
    """A reader with all that ships with Comity; takes about two seconds."""
    nlp = load_pipeline()
    return Reader(
        nlp,
        load_gazetteer(nlp),
        load_frames(),
        load_model(),
        load_modality(),
        load_reporting(),
        load_weights(),
        load_cues(),
    )
