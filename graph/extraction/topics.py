"""Topics: noun phrases that a stance, a refusal or a visit is about, labelled as a reader would.

A label is the noun with what stands before it and its complements ("ceasefire between Iran and
Oman"), the owner by its canonical name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.graph.extraction.antecedents import parallel_object
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mentions
from comity.graph.extraction.syntax import children, conjuncts
from comity.graph.extraction.tokens import Doc, Token

MAX_WORDS = 10
MAX_WITH_PURPOSE = 8
"""Words with a "to …" behind the noun."""
COMPLEMENTS = frozenset(
    {"of", "on", "for", "against", "into", "about", "over", "in", "between", "with", "to", "from",
     "among", "across", "towards", "toward", "by"}
)  # fmt: skip
SHARED = frozenset({"of", "in", "between", "across", "with", "on", "against"})
"""Prepositions of which the last item of a list has the complement of all."""
WHEN = frozenset({"DATE", "TIME", "CARDINAL"})
HOLLOW = frozenset(
    {"fact", "country", "nation", "state", "thing", "way", "case", "both", "actions", "steps"}
)
"""Alone they don't say what it is."""
NONE = frozenset({"no", "little", "few", "neither"})
MANNER = frozenset(
    {"concern", "interest", "attention", "alarm", "caution", "anxiety", "satisfaction", "regret",
     "vigilance", "apprehension", "optimism", "dismay", "sadness", "horror"}
)  # fmt: skip
PASSING = frozenset(
    {"upcoming", "forthcoming", "very", "immediate", "unconditional", "urgent", "swift", "speedy",
     "and"}
)  # fmt: skip
"""Before a noun these don't say which it is."""
EDGES = " ,;:“”\"'"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A topic in the text: its label, its words, its tokens (end exclusive)."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Topics:
    """Looks up topics in one parsed article."""

    doc: Doc
    mentions: Mentions
    words: ReportingLexicon

    def of(self, token: Token) -> Phrase | None:
        """The noun phrase around the token, or None where it is too long or says nothing."""
        token = self._beyond_empty(parallel_object(token) or token)
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in WHEN:
            return None
        if any(child.lower_ in NONE for child in token.children):
            return None
        if token.lemma_.lower() in self.words.office_nouns and token.tag_ not in {"NNS", "NNPS"}:
            return None
        start = self._start(token)
        if start is None:
            return None
        end = self._end(token, start + MAX_WORDS)
        if end - start > MAX_WORDS:
            return None
        label = self._label(start, end)
        shared = "" if end > token.i + 1 else self._shared(token)
        if len(label.split()) + len(shared.split()) <= MAX_WORDS and shared:
            label = f"{label} {shared}"
        if not any(c.isalpha() for c in label) or "\n" in label or label.lower() in HOLLOW:
            return None
        return Phrase(label, self.doc[start:end].text, start, end)

    def _start(self, token: Token) -> int | None:
        """Where what stands before the noun begins, articles and counts left out."""
        words = [t for t in self.doc[token.left_edge.i : token.i + 1] if not t.is_punct]
        if words and words[0].tag_ == "WP$":
            return None
        words = [t for t in words if t.dep_ != "det" and not self._is_lost(t)]
        while words and words[0].i != token.i and (_counts(words[0]) or _passes(words[0])):
            words.pop(0)
        return words[0].i if words else None

    def _is_lost(self, token: Token) -> bool:
        """True for a possessive of which the owner is not known or already left out."""
        return token.tag_ == "POS" or (
            token.tag_ == "PRP$" and self.mentions.by_root.get(token.i) is None
        )

    def _end(self, token: Token, limit: int) -> int:
        """Where the noun's complements end that follow it at once and stay within the limit."""
        end = token.i + 1
        if end >= limit:
            return end
        for prep in _prepositions(token):
            objects = children(prep, "pobj")
            if prep.i != end or prep.lower_ not in COMPLEMENTS or not objects:
                continue
            if self._tells_when_or_where(objects[0]) or _tells_how(prep, objects[0]):
                break
            after = self._end_of_list(objects[0], limit)
            if after > limit:
                break
            end = after
        return self._end_of_purpose(token, end, limit)

    def _end_of_purpose(self, token: Token, end: int, limit: int) -> int:
        """The end of "to leave the bloc" in "plan to leave the bloc"."""
        for verb in children(token, "acl"):
            to = next((c for c in children(verb, "aux") if c.lower_ == "to"), None)
            if to is None or to.i != end:
                continue
            objects = [*children(verb, "dobj"), *self._bound(verb)]
            after = self._end(objects[0], limit) if objects else verb.i + 1
            short = limit - MAX_WORDS + MAX_WITH_PURPOSE
            if objects and after > short:
                after = objects[0].i + 1
            return after if after <= short else end
        return end

    def _bound(self, verb: Token) -> list[Token]:
        """The first complement that follows the verb at once: "cooperate with the WHO"."""
        found = (p for p in children(verb, "prep") if p.i == verb.i + 1)
        return [o for p in found for o in children(p, "pobj")]

    def _end_of_list(self, token: Token, limit: int) -> int:
        """The end of a complement, with all that is coordinated in it, else of its first."""
        last = conjuncts(token)[-1]
        end = self._end(last, limit)
        return end if last is token or end <= limit else self._end(token, limit)

    def _tells_when_or_where(self, token: Token) -> bool:
        """True for "in a statement", "on Monday": these belong to the verb."""
        return token.ent_type_ in WHEN or token.lemma_.lower() in self.words.occasions

    def _shared(self, token: Token) -> str:
        """ "of Mali" for the first of "the peace and stability of Mali"."""
        items = conjuncts(token)
        last = items[-1]
        end = self._end(last, last.i + MAX_WORDS)
        if last is token or end == last.i + 1 or any(t.pos_ == "PROPN" for t in items):
            return ""
        if children(last, "det", "poss") or self.doc[token.i + 1].dep_ not in {"cc", "punct"}:
            return ""
        if self.doc[last.i + 1].lower_ not in SHARED:
            return ""
        return self.doc[last.i + 1 : end].text.strip(EDGES)

    def _beyond_empty(self, token: Token) -> Token:
        """ "Trade" for "questions of trade": some nouns only introduce another."""
        for prep in children(token, "prep"):
            objects = children(prep, "pobj")
            if token.lemma_.lower() in self.words.empty_nouns and prep.lower_ == "of" and objects:
                return objects[0]
        return token

    def _label(self, start: int, end: int) -> str:
        """The words, with the canonical name of the owner: "Kabul's" to "Afghanistan's"."""
        label = " ".join(self._parts(start, end)).strip(EDGES)
        return label.replace('"', "") if label.count('"') % 2 else label

    def _parts(self, start: int, end: int) -> Iterator[str]:
        owner = self.mentions.by_root.get(start)
        if owner is not None and self.doc[start].tag_ == "PRP$":
            yield f"{owner.entity.label}'s"
            start += 1
        elif owner is not None and owner.end < end and self.doc[owner.end].tag_ == "POS":
            yield f"{owner.entity.label}'s"
            start = owner.end + 1
        yield self.doc[start:end].text.strip(EDGES)


def _tells_how(prep: Token, token: Token) -> bool:
    """True for "follows the events with great concern", "condemned it in all its forms"."""
    if prep.lower_ == "with":
        return token.lemma_.lower() in MANNER
    return prep.lower_ == "in" and token.lemma_.lower() in {"form", "manifestation", "respect"}


def _prepositions(token: Token) -> list[Token]:
    """Those of the token, and those that the parse gives to the first item of its list."""
    above = [token]
    while above[-1].dep_ == "conj" and above[-1].head.pos_ == token.pos_:
        above.append(above[-1].head)
    found = [prep for noun in above for prep in children(noun, "prep") if prep.i > token.i]
    return sorted(found, key=lambda prep: prep.i)


def _passes(token: Token) -> bool:
    return token.pos_ == "ADV" or token.lower_ in PASSING


def _counts(token: Token) -> bool:
    """True for what only says how many ("75 percent fewer"), unlike "two-state"."""
    if token.i + 1 < len(token.doc) and token.nbor().text == "-":
        return False
    return token.tag_ in {"CD", "JJR", "RBR", "DT", "PDT"} or token.lower_ in {"percent", "many"}
