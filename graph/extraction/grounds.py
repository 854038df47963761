"""What a claim rests on, in words: the features from which its confidence is worked out.

Each ground is one short phrase ("the source is a pronoun"), true of the claim whatever its text
is about: by which kind of frame, where in the clause and by what kind of mention its two sides
were found, how far away, in which mood.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from comity.graph.claim import Claim, Entity
from comity.graph.extraction.likely.telling import LikelyAttempt
from comity.graph.extraction.matching import Attempt
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.syntax import MAX_CLIMB
from comity.graph.extraction.tokens import Doc, Token
from comity.ontology.schema import Model

Grounds = tuple[str, ...]

DISTANCES = ((4, "near"), (12, "at some distance"), (30, "far"))
"""Up to so many tokens between predicate and filler are called so; beyond, it is very far."""

STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""How sure frame and mentions are by themselves is told in steps, each on top of the last."""

SCALE = "weighed"
"""The word that the steps begin with."""

CHANCE = "chance"
"""The word that the steps of likely sides begin with."""

CHANCES = (0.7, 0.8, 0.9)

LONG = 40
"""So many tokens make a long sentence."""

MANY = 4
"""More claims than this out of one clause are many."""


class Finder:
    """Tells the grounds of the claims of one article."""

    def __init__(
        self, doc: Doc, mentions: Mentions, attempts: Iterable[Attempt], model: Model
    ) -> None:
        self._doc, self._model = doc, model
        self._tried: dict[Claim, Attempt] = {}
        for tried in attempts:
            for claim in tried.claims:
                self._tried.setdefault(claim, tried)
        self._mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in mentions.all:
            for entity in (mention.entity, *mention.members):
                self._mentions[entity.iri, mention.text].append(mention)

    def grounds(self, claim: Claim) -> Grounds:
        """The grounds of a claim as its frame made it, each once."""
        return tuple(dict.fromkeys(self._grounds(claim)))

    def _grounds(self, claim: Claim) -> Iterator[str]:
        tried = self._tried.get(claim)
        yield f"frame {family(claim.frame)}"
        yield f"tells of {claim.situation.kind}"
        yield f"modality {claim.modality}"
        yield from (f"{SCALE} {step} and more" for step in STEPS if claim.confidence >= step)
        if claim.polarity == "Negative":
            yield "negative"
        if claim.speaker is not None:
            yield "a speaker says so"
        if tried is not None:
            yield f"predicate: {tried.clause.kind}"
            if tried.frame.requires:
                yield "frame asks for further words"
            if isinstance(tried, LikelyAttempt) and tried.likely is not None:
                yield "sides are likely"
                chance = tried.likely.chance
                yield from (f"{CHANCE} {step} and more" for step in CHANCES if chance >= step)
            if len(tried.claims) > MANY:
                yield "one of many claims of a clause"
            sentence = self._doc[tried.clause.head].sent
            if sentence.end - sentence.start > LONG:
                yield "sentence is long"
        yield from self._sides(claim, tried)

    def _sides(self, claim: Claim, tried: Attempt | None) -> Iterator[str]:
        relation = self._model.relation(claim.situation.kind)
        names = (relation.source, relation.target) if relation else ()
        for side, name in zip(("source", "target"), names, strict=False):
            role = next((r for r in claim.situation.roles if r.name == name), None)
            if role is None:
                yield f"no {side}"
                continue
            mention = self._mention(role.entity, role.text, claim, tried)
            yield f"{side} by {mention.via if mention else 'its words alone'}"
            if mention is not None and tried is not None:
                yield f"{side} {self._distance(mention, tried)}"
                yield f"{side} {self._place(mention, tried)}"

    def _mention(
        self, entity: Entity, text: str, claim: Claim, tried: Attempt | None
    ) -> Mention | None:
        """The mention nearest to the predicate (or quotation) that reads so and means that."""
        found = self._mentions.get((entity.iri, text), ())
        if tried is not None:
            return min(found, key=lambda m: abs(m.root - tried.clause.head), default=None)
        start = claim.quotation.start
        return min(found, key=lambda m: abs(self._doc[m.root].idx - start), default=None)

    def _distance(self, mention: Mention, tried: Attempt) -> str:
        head = self._doc[tried.clause.head]
        if not head.sent.start <= mention.root < head.sent.end:
            return "in another sentence"
        tokens = abs(mention.root - head.i)
        return next((name for most, name in DISTANCES if tokens <= most), "very far")

    def _place(self, mention: Mention, tried: Attempt) -> str:
        """Whether a slot leads to the mention, to a phrase that it stands in, or neither."""
        tokens = {token for slot in tried.clause.slots.values() for token in slot}
        if not tokens.isdisjoint(range(mention.start, mention.end)):
            return "in a slot"
        if not tokens.isdisjoint(_heads(self._doc[mention.root])):
            return "inside the phrase of a slot"
        return "outside the slots"


def family(frame: str) -> str:
    """The kind of frame that an id begins with; claims of names have no kinds."""
    return frame if frame.startswith("name.") else frame.partition(".")[0]


def _heads(token: Token) -> Iterator[int]:
    """The tokens above, a few steps up."""
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token.i
