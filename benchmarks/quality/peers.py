"""Two plain readers to compare with, on the same parse and the same mentions.

Co-occurrence takes every pair of actors in a sentence. The second takes subject, verb and object
of the bare parse, with a small table of verbs that anybody would write down first.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from benchmarks.quality.reading import Document
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Span, Token

VERBS: Mapping[str, str] = {
    verb: relation
    for relation, verbs in {
        "met": "meet visit host receive",
        "visited": "tour",
        "agreed": "agree sign conclude ratify",
        "cooperates": "cooperate collaborate partner work",
        "aids": "aid help assist supply provide donate fund",
        "accuses": "accuse blame condemn criticize criticise denounce",
        "rejects": "reject refuse decline",
        "threatens": "threaten warn",
        "sanctions": "sanction embargo blacklist",
        "attacks": "attack bomb invade strike kill shell hit",
        "requests": "ask urge request demand call",
        "protests": "protest",
        "mobilizes": "deploy mobilize mobilise",
        "coerces": "arrest detain expel seize ban",
        "retreats": "withdraw release leave",
        "concedes": "lift ease apologize apologise",
        "trades": "export import trade buy sell",
        "promises": "promise pledge vow",
        "invests": "invest",
        "supports": "support back endorse welcome praise",
        "opposes": "oppose resist",
        "recognizes": "recognize recognise",
        "designates": "designate",
        "controls": "control occupy rule",
        "memberOf": "join",
    }.items()
    for verb in verbs.split()
}

COMMONEST = "attacks"
"""What gold tells most often of two actors."""


def cooccurrence(document: Document) -> Iterator[dict[str, object]]:
    """Every two recognised actors of one sentence, in the relation that is commonest."""
    mentions = document.reading.mentions.all
    for sentence in document.reading.parsed.doc.sents:
        inside = [m for m in mentions if sentence.start <= m.root < sentence.end]
        labels = list(dict.fromkeys(label for m in inside for label in _labels(m)))
        for subject, object_ in combinations(labels, 2):
            yield _row(document, subject, COMMONEST, object_, sentence)


def _labels(mention: Mention) -> Iterator[str]:
    """What the mention stands for, if that may act."""
    for entity in mention.members or (mention.entity,):
        if entity.kind not in {"Office", "Topic", "City", "Place", "Region"}:
            yield entity.label


def subject_verb_object(document: Document) -> Iterator[dict[str, object]]:
    """Subject, verb of the table, object (or object of a preposition), both ends recognised."""
    actors = {mention.root: label for mention in document.reading.mentions.all
              for label in _labels(mention)}  # fmt: skip
    for verb in document.reading.parsed.doc:
        relation = VERBS.get(verb.lemma_.lower())
        if verb.pos_ == "VERB" and relation:
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            for subject, object_ in product(subjects, _objects(verb)):
                if subject.i in actors and object_.i in actors:
                    ends = actors[subject.i], actors[object_.i]
                    yield _row(document, ends[0], relation, ends[1], verb.sent)


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pobj")


def _row(
    document: Document, subject: str, relation: str, object_: str, sentence: Span
) -> dict[str, object]:
    return {
        "doc": document.doc,
        "subject": subject,
        "relation": relation,
        "object": object_,
        "quote": sentence.text,
    }
