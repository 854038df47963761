"""What the frames of a sentence are matched within."""

from dataclasses import dataclass

from comity.graph.article import Article
from comity.graph.claim import Role
from comity.graph.extraction.fillers import Fillers
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.moods import Mood
from comity.graph.extraction.narration import Narration
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.quantities import (
    Quantities,
    TimeInText,
)
from comity.graph.extraction.tokens import Doc
from comity.ontology.schema import Model


@dataclass(frozen=True, slots=True)
class Told:
    """Who and whom a clause told of, even where one is missing; for frames that inherit."""

    sentence: int
    sources: tuple[Filler, ...]
    targets: tuple[Filler, ...]
    when: TimeInText | None


@dataclass(frozen=True, slots=True)
class Context:
    """What stays the same over the clauses of a sentence, apart from the clause itself.

    `told` holds, by class of situation, what the paragraph told of it last.
    """

    article: Article
    doc: Doc
    fillers: Fillers
    model: Model
    quantities: Quantities
    narration: Narration
    told: dict[str, Told]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a clause is presented, and by whom; `own` if those who do it say it by doing it.

    `saying` is the verb of saying where to say it is what was done: it happened then.
    """

    mood: Mood
    speaker: Role | None
    own: bool = False
    saying: int | None = None


EARLIER = "AccuseEvent before"
"""Where the accusation of the paragraph before is kept: its answer may open the next."""


def turn_page(told: dict[str, Told]) -> None:
    """Forget what a paragraph told, but for who was accused last."""
    accused = told.get("AccuseEvent")
    told.clear()
    if accused is not None:
        told[EARLIER] = accused


def inherited(context: Context, frame: Frame) -> Told | None:
    """What a frame that inherits can take over: the first of its classes that was told."""
    return next((context.told[kind] for kind in frame.inherits if kind in context.told), None)
