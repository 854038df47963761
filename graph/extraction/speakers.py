"""Who says it: the subject of the verb of saying over a clause, "according to", a quotation's."""

from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from comity.graph.claim import Role
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.modality import governors
from comity.graph.extraction.syntax import children, grammatical_subjects, lemma_of


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds the speaker of a clause in one parsed article."""

    doc: Doc
    quotes: tuple[tuple[int, int], ...]
    mentions: Mentions
    words: ReportingLexicon
    attributions: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find the phrases that attribute ("according to") once for the article."""
        pairs = enumerate(pairwise(token.lower_ for token in self.doc))
        found = tuple(i for i, pair in pairs if " ".join(pair) in self.words.attributions)
        object.__setattr__(self, "attributions", found)

    def of(self, head: int) -> Role | None:
        """The speaker of the clause with this predicate, or None: the article itself."""
        token = self.doc[head]
        mention = (
            self._attributed(token) or self._reported(token, within=None) or self._quoted(token)
        )
        return None if mention is None else Role("speaker", mention.entity, mention.text)

    def _reported(self, token: Token, within: tuple[int, int] | None) -> Mention | None:
        """The subject of the nearest verb of saying above the token (outside the quotation)."""
        for governor, below in governors(token):
            if governor.pos_ not in {"VERB", "AUX"} or lemma_of(governor) not in self.words.verbs:
                continue
            if below.dep_ not in {"ccomp", "parataxis", "dep", "conj", "advcl", "pcomp"}:
                continue
            if below.dep_ in {"advcl", "conj", "pcomp"} and not within:
                continue
            if within and within[0] <= governor.i < within[1]:
                continue
            return self._subject(governor)
        return None

    def _subject(self, verb: Token) -> Mention | None:
        for subject in grammatical_subjects(verb):
            mention = self.mentions.by_root.get(subject.i) or self.mentions.at(subject.i)
            if mention is not None:
                return mention
        return None

    def _attributed(self, token: Token) -> Mention | None:
        sentence = token.sent
        for index in self.attributions:
            word = self.doc[index]
            if not sentence.start <= index < sentence.end or not _governs(word.head, token):
                continue
            mention = self._first_mention(self.doc[index + 2 : sentence.end])
            if mention is not None:
                return mention
        return None

    def _first_mention(self, span: Span) -> Mention | None:
        for token in span:
            if token.dep_ == "pobj":
                return self.mentions.by_root.get(token.i) or self.mentions.at(token.i)
        return None

    def _quoted(self, token: Token) -> Mention | None:
        quote = next((q for q in self.quotes if q[0] <= token.i < q[1]), None)
        if quote is None:
            return None
        inside = self._reported(token, within=quote)
        if inside is not None:
            return inside
        first, last = self.doc[quote[0]], self.doc[min(quote[1], len(self.doc) - 1)]
        for sentence in dict.fromkeys((first.sent.start, last.sent.start)):
            for verb in self.doc[sentence].sent:
                outside = not quote[0] <= verb.i < quote[1]
                if outside and verb.pos_ == "VERB" and lemma_of(verb) in self.words.verbs:
                    mention = self._subject(verb)
                    if mention is not None:
                        return mention
        return None


def _governs(head: Token, token: Token) -> bool:
    return (
        head is token
        or head in token.ancestors
        or token in head.subtree
        or bool(children(token, "ccomp") and head in children(token, "ccomp"))
    )
