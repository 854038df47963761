"""Who says it: the subject of the verb of saying over a clause, "according to", a quotation's."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from comity.graph.claim import Role
from comity.graph.extraction.board import plain
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.saying_verbs import (
    blames,
    governors_within,
    is_content_of,
    names_so,
    verb_aside,
)
from comity.graph.extraction.spoken_for import described_speaker, somebody, unnamed_speaker
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import children, governors, is_passive, lemma_of
from comity.graph.extraction.tokens import Doc, Span, Token
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import Iri

OWNERS = ("poss", "compound", "amod", "nmod")
REACH = 80
"""So many tokens before "the statement said" may name who made the statement."""
FROM = frozenset({"for", "from", "in", "of", "by"})
"""Between a noun and whom it speaks for: "a spokesman for", "officials in", "a report by"."""
CLAIMED = frozenset({"claim", "accusation", "allegation", "assertion", "charge", "complaint"})
SITES = frozenset({"Place", "City", "Region"})
ENDS = frozenset({".", "!", "?"})
BESIDE = 2
"""So many words may stand between a name and the noun of those who speak for it."""
SHOWING = frozenset({"indicate", "reveal", "suggest", "hold", "recall", "read", "call", "hope"})
"""What a thing may do as well: "the figures reveal that"."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds the speaker of a clause in one parsed article."""

    parsed: Parsed
    mentions: Mentions
    words: ReportingLexicon
    attributions: tuple[int, ...] = field(init=False)
    partings: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find once where phrases attribute ("according to"), and where a quotation begins anew."""
        pairs = enumerate(pairwise(token.lower_ for token in self.doc))
        found = tuple(i for i, pair in pairs if " ".join(pair) in self.words.attributions)
        object.__setattr__(self, "attributions", found)
        ends = (t.i for t in self.doc[:-1] if t.text in ENDS and t.nbor().is_quote)
        object.__setattr__(self, "partings", tuple(ends))

    @property
    def doc(self) -> Doc:
        """The tokens of the article."""
        return self.parsed.doc

    def of(self, clause: Clause) -> Role | None:
        """The speaker of the clause, or None: the article itself."""
        token = self.doc[clause.head]
        if clause.kind != "noun" and token.dep_ == "amod":
            return None  # "Russian-occupied Crimea": the article's words, whoever is reported
        answers = token.dep_ == "relcl" and lemma_of(token) in self.words.denials
        mention = (
            (self._voiced(clause) if answers else None)  # "a charge that Chad denies"
            or self._attributed(token)
            or self._reported(token, within=None)
            or self._voiced(clause)
            or self._quoted(token)
        )
        if mention is None:
            return None
        return Role("speaker", mention.entity, self._words_of(mention))

    def _words_of(self, mention: Mention) -> str:
        """The words that stand for it, of a mere pronoun those that it stands for."""
        before = self.mentions.by_root.get(mention.antecedent or 0)
        mere = mention.via == "pronoun" and " " not in mention.text
        if before is None or before.entity != mention.entity or not mere:
            return mention.text
        return before.text

    def iri_of(self, clause: Clause) -> Iri | None:
        """The IRI of the speaker of the clause, or None: the article itself."""
        speaker = self.of(clause)
        return speaker.entity.iri if speaker is not None else None

    def is_own(self, clause: Clause) -> bool:
        """True if those who do it say it by doing it, each for itself, and nobody reports it."""
        token = self.doc[clause.head]
        verb = token if clause.host is None else self.doc[clause.host]
        voiced = verb.pos_ == "VERB" and lemma_of(verb) in self.words.voices
        if self._attributed(token):
            return False
        promised = any(
            below.dep_ == "xcomp" and self._promises(above) for above, below in governors(token)
        )
        return promised or (voiced and self._reported(token, within=None) is None)

    def _promises(self, verb: Token) -> bool:
        """True for "vowed to leave", not for "urged Chad to leave": there Chad is to do it."""
        lemma = lemma_of(verb)
        if lemma not in self.words.voices or is_passive(verb):
            return False
        return lemma == "promise" or not children(verb, "dobj", "dative")

    def reporter(self, token: Token) -> Mention | None:
        """Whose words the token is in, whatever it says itself."""
        return self._attributed(token) or self._reported(token, within=None) or self._quoted(token)

    def issuer(self, token: Token) -> Mention | None:
        """Who speaks in an official statement wherever it quotes nobody."""
        quoted = self.parsed.quote_at(token.i) is not None
        return None if quoted else self.mentions.issuer(token.i)

    def _reported(self, token: Token, within: tuple[int, int] | None) -> Mention | None:
        """The subject of the nearest verb of saying above the token (outside the quotation)."""
        blaming = next((v for v, below in governors_within(token) if blames(v, below)), None)
        if blaming is not None and within is None:
            return self._subject(blaming)
        aside = verb_aside(token, self.words) if within is None else None
        if aside is not None:
            return self._subject(aside) or self._somebody(aside)
        for governor, below in governors(token):
            if governor.lemma_.lower() in CLAIMED and below.dep_ in {"acl", "ccomp"}:
                owner = self._owner(governor)
                if owner is not None:
                    return replace(owner, text=self._phrase(owner, governor))
            if governor.pos_ not in {"VERB", "AUX"}:
                continue
            if within and within[0] <= governor.i < within[1]:
                continue
            if not self._tells(governor, below, in_quotation=within is not None):
                continue
            if within is not None or not self._is_parted(token.i, governor.i):
                return self._subject(governor) or self._somebody(governor)
        return None

    def _somebody(self, verb: Token) -> Mention | None:
        """A mayor of whom no more is told: what he says is not the article's word."""
        if lemma_of(verb) not in self.words.verbs or lemma_of(verb) in SHOWING:
            return None
        subjects = [] if is_passive(verb) else grammatical_subjects(verb)
        return somebody(self.doc, subjects, self.parsed.article.id)

    def accuses(self, clause: Clause) -> bool:
        """True for "arming" in "accused Chad of arming them": it is said to be so, not feared."""
        return any(blames(verb, below) for verb, below in governors_within(self.doc[clause.head]))

    def _is_parted(self, one: int, other: int) -> bool:
        """True where a sentence ends between the two and a quotation begins."""
        first, last = min(one, other), max(one, other)
        return any(first <= index < last for index in self.partings)

    def _tells(self, verb: Token, below: Token, *, in_quotation: bool) -> bool:
        """True if the verb tells what stands below it as its subject's words."""
        lemma = lemma_of(verb)
        if below.dep_ == "dobj" and lemma in self.words.denials:
            return False  # "rejected a claim that …": it is another's
        if names_so(verb, lemma) or (lemma in self.words.verbs and is_content_of(below)):
            return True
        if lemma in self.words.verbs:
            deps = {"ccomp", "parataxis", "dep"}
            if below.dep_ in (deps | {"conj", "advcl", "pcomp"} if in_quotation else deps):
                return True
        return lemma in self.words.voices and (
            below.dep_ in {"xcomp", "ccomp"}
            or (below.dep_ == "dobj" and bool(children(below, "acl")))
        )

    def _voiced(self, clause: Clause) -> Mention | None:
        """The source of "accuses", "condemns", "announces aid": to do it is to say it."""
        verb = self.doc[clause.head if clause.host is None else clause.host]
        if verb.pos_ != "VERB" or lemma_of(verb) not in self.words.voices:
            return None
        if verb.lemma_ == "speak" and any(p.lower_ == "with" for p in children(verb, "prep")):
            return None  # who speaks with somebody meets him
        claimed = self.doc[clause.head].lemma_.lower() in CLAIMED
        if claimed and lemma_of(verb) in self.words.denials:
            return None  # "rejects claims": they are another's
        return self._subject(verb) if clause.host is not None else self._first(clause)

    def _first(self, clause: Clause) -> Mention | None:
        found = (self._mention(self.doc[i]) for i in clause.slots.get("subject", ()))
        return next((mention for mention in found if mention is not None), None)

    def _mention(self, token: Token) -> Mention | None:
        """What the noun names, or whom it acts for ("a U.S. official", "the Chilean ministry")."""
        found = self.mentions.by_root.get(token.i) or self.mentions.at(token.i)
        if found is not None and not (token.tag_ == "NNS" and found.entity.kind == "Person"):
            return found
        beside = (self.mentions.by_root.get(t.i) for t in children(token, "appos"))
        person = next((m for m in beside if m is not None and m.entity.kind == "Person"), None)
        if person is not None and token.tag_ == "NN":
            return person
        utterance = token.lemma_.lower() in self.words.utterances
        if not utterance and token.lemma_.lower() not in self.words.acting_nouns:
            return self._unnamed(token)
        owner = self._owner(token)
        if owner is None:
            return self._unnamed(token)
        return replace(owner, text=self._phrase(owner, token))

    def _owner(self, noun: Token) -> Mention | None:
        """Chad in "a claim by Chad", "Chad's spokesman", "the Chadian ministry"."""
        names = [t for child in children(noun, *OWNERS) for t in child.subtree]
        names += [t for prep in _from_whom(noun) for t in children(prep, "pobj")]
        owners = (self.mentions.by_root.get(name.i) for name in names)
        named = (owner for owner in owners if owner is not None)
        return next((owner for owner in named if owner.entity.kind not in SITES), None)

    def _unnamed(self, noun: Token) -> Mention | None:
        """Those of whom no name tells who they are: "witnesses", "officials in the capital"."""
        return unnamed_speaker(self.doc, noun, self.parsed.article.id, self.words)

    def _phrase(self, owner: Mention, noun: Token) -> str:
        """All of "American officials"; the name alone where it stands apart from the noun."""
        beside = owner.start < noun.i < owner.end + BESIDE
        return plain(self.doc, range(owner.start, noun.i + 1)) if beside else owner.text

    def _subject(self, verb: Token) -> Mention | None:
        subjects = grammatical_subjects(verb)
        if is_passive(verb):
            subjects = [t for by in children(verb, "agent") for t in children(by, "pobj")]
        for subject in subjects:
            mention = self._mention(subject)
            if mention is not None:
                return mention
        said = any(s.lemma_.lower() in self.words.utterances for s in subjects)
        return self._last_before(verb) if said else None if subjects else self._named_at(verb)

    def _named_at(self, verb: Token) -> Mention | None:
        """The person right before a verb to which the parse gives no subject."""
        before = verb.i - (2 if verb.i > 1 and verb.nbor(-1).text == "," else 1)
        person = self.mentions.at(before) if before >= verb.sent.start else None
        return person if person is not None and person.entity.kind == "Person" else None

    def _last_before(self, verb: Token) -> Mention | None:
        """Who spoke last in the paragraph: the one that made "the statement"."""
        paragraph = self.parsed.paragraph_at(verb.i)
        first = max(paragraph[0] if paragraph else 0, verb.i - REACH)
        for token in reversed(self.doc[first : verb.sent.start]):
            if token.pos_ == "VERB" and self._speaks(token):
                for subject in grammatical_subjects(token):
                    mention = self._mention(subject)
                    if mention is not None:
                        return mention
        return None

    def _speaks(self, verb: Token) -> bool:
        lemma = lemma_of(verb)
        return lemma in self.words.verbs or lemma in self.words.voices

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
                found = self._mention(token)
                return found or described_speaker(self.doc, token, self.parsed.article.id)
        return None

    def _quoted(self, token: Token) -> Mention | None:
        quote = self.parsed.quote_at(token.i)
        if quote is None:
            return None
        inside = self._reported(token, within=quote)
        return inside or self._author(quote)

    def _author(self, quote: tuple[int, int]) -> Mention | None:
        """Who said a quotation: beside it a verb of saying, before it who speaks or just spoke."""
        for verb in self._verbs_around(quote):
            mention = self._subject(verb)
            if mention is not None:
                return mention
        first = self.doc[quote[0]].sent
        root = first.root
        if root.i < quote[0] and root.pos_ == "VERB":
            return self._subject(root)
        return self._last_before(self.doc[first.start])

    def _verbs_around(self, quote: tuple[int, int]) -> Iterator[Token]:
        first, last = self.doc[quote[0]], self.doc[min(quote[1], len(self.doc) - 1)]
        starts = dict.fromkeys((first.sent.start, last.sent.start))
        verbs = [t for start in starts for t in self.doc[start].sent if t.pos_ == "VERB"]
        outside = [verb for verb in verbs if not quote[0] <= verb.i < quote[1]]
        for lemmas in (self.words.verbs, self.words.voices):
            yield from (verb for verb in outside if lemma_of(verb) in lemmas)


def _from_whom(noun: Token) -> Iterator[Token]:
    """The prepositions between a noun and whom it speaks for: "a statement released by Chad"."""
    yield from (t for t in children(noun, "prep") if t.lower_ in FROM)
    for verb in children(noun, "acl"):
        yield from children(verb, "agent")


def _governs(head: Token, token: Token) -> bool:
    return (
        head == token
        or head in token.ancestors
        or token in head.subtree
        or bool(children(token, "ccomp") and head in children(token, "ccomp"))
    )
