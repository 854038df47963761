"""Those who say something and have no name: "witnesses", "Chadian officials".

Officials speak for Chad, and are not Chad: what they do it does, what they say it need not say.
"""

from collections.abc import Sequence
from dataclasses import replace

from comity.graph.claim import Claim, Entity
from comity.graph.extraction.board import plain
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Doc, Token
from comity.ontology.iris import Iri, entity_iri, slug

_LANDS = frozenset({"State", "SubnationalEntity", "Region"})
_JOINING = frozenset({"and", "or"})
_POINTING = frozenset({"the", "these", "those", "its", "his", "their"})
_BEFORE = ("amod", "compound", "nmod", "poss")
_PLACED = frozenset({"in", "from", "of"})
MOST_WORDS = 5
"""So many words may tell where they are, or how they know: "people briefed on the talks"."""


def with_own_speaker(claim: Claim, words: ReportingLexicon) -> Claim:
    """The claim said by the group that its words name, where that only speaks for a land."""
    speaker = claim.speaker
    if speaker is None or speaker.entity.kind not in _LANDS:
        return claim
    name = speaker.text.split()
    named = any(word[0].isupper() and word.lower() not in _POINTING for word in name[:-1])
    if not named or _JOINING.intersection(name) or name[-1].lower() not in words.speaking_for:
        return claim
    group = _group(claim.article_id, speaker.text, speaker.entity.iri)
    return replace(claim, speaker=replace(speaker, entity=group))


def unnamed_speaker(
    doc: Doc, noun: Token, article_id: str, words: ReportingLexicon
) -> Mention | None:
    """Whom the noun tells of, if it is one for those who tell of things."""
    if noun.lemma_.lower() not in words.telling_nouns:
        return None
    return described_speaker(doc, noun, article_id)


def described_speaker(doc: Doc, noun: Token, article_id: str) -> Mention | None:
    """Whoever the noun tells of: "the mayor", "a farmer from the north"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    before = [c.left_edge.i for c in children(noun, *_BEFORE) if c.i < noun.i]
    start, end = min([*before, noun.i]), noun.i + 1
    for more in children(noun, "prep", "amod", "acl"):
        told = more.dep_ != "prep" or more.lower_ in _PLACED
        if told and more.left_edge.i == end and more.right_edge.i < end + MOST_WORDS:
            end = more.right_edge.i + 1
    label = plain(doc, range(start, end))
    group = _group(article_id, label, None)
    return Mention(start, end, noun.i, group, label, "group", 0.6)


def somebody(doc: Doc, subjects: Sequence[Token], article_id: str) -> Mention | None:
    """Who says it where no name is known: what is said is said by somebody, not by the article."""
    for subject in subjects:
        if subject.pos_ == "PRON" and subject.tag_ == "PRP" and subject.lower_ != "it":
            group = _group(article_id, "somebody", None)
            return Mention(subject.i, subject.i + 1, subject.i, group, subject.text, "group", 0.4)
        found = described_speaker(doc, subject, article_id)
        if found is not None:
            return found
    return None


def _group(article_id: str, label: str, represents: Iri | None) -> Entity:
    iri = entity_iri("group", f"{article_id}-{slug(label)}")
    return Entity(iri, label, "UnnamedGroup", represents)
