"""Made-up articles, as a reader would hand them on: texts with the claims in them."""

import tomllib
from calendar import monthrange
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import cast

from benchmarks.synthetic.world import Actor, World
from comity.graph.article import Article
from comity.graph.claim import (
    Amount,
    Certainty,
    Claim,
    Extraction,
    Modality,
    Period,
    Polarity,
    Quotation,
    Role,
    Situation,
)
from comity.ontology.schema import Model

STATEMENTS_PER_ACTOR = 4
SIZES = (6, 16)

_FIRST, _DAYS = date(2015, 1, 1), 3650
_MEMORY = 300
_PUBLISHERS = ("Harbour Courier", "The Northern Ledger", "Plateau Post", "Delta Wire")


@dataclass(frozen=True, slots=True)
class _Relation:
    """One entry of relations.toml."""

    kind: str
    done: str
    base: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    weight: int
    sign: int
    unit: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class _Saying:
    """What one sentence tells: who does what to whom, and how sure it is made to sound."""

    relation: _Relation
    first: Actor
    second: Actor
    situation: Situation
    words: str
    modality: Modality = "Asserted"
    polarity: Polarity = "Positive"
    past: bool = False


def extractions(
    world: World, claims: int, model: Model, random: Random, sizes: tuple[int, int] = SIZES
) -> Iterator[Extraction]:
    """Articles with `claims` claims in all, oldest first; each actor is tied to another once.

    `sizes` are the least and the most claims of an article.
    """
    yield from _Press(world, model, random, claims, sizes).articles()


class _Press:
    """Writes articles out of what happens in the world."""

    def __init__(
        self, world: World, model: Model, random: Random, claims: int, sizes: tuple[int, int]
    ) -> None:
        self._world, self._model, self._random, self._claims = world, model, random, claims
        self._sizes = sizes
        data = tomllib.loads((Path(__file__).parent / "relations.toml").read_text("utf-8"))
        self._tails: Sequence[str] = data["tails"]
        self._projections: dict[str, str] = data["projections"]
        self._relations = tuple(map(_relation, data["relation"]))
        self._weights = {
            (pool, sign): self._sides(pool, sign) for pool in world.pools for sign in (-1, 0, 1)
        }
        self._recent: deque[_Saying] = deque(maxlen=_MEMORY)
        self._unnamed = iter(world.actors)

    def articles(self) -> Iterator[Extraction]:
        """All articles."""
        made = number = 0
        while made < self._claims:
            size = min(self._random.randint(*self._sizes), self._claims - made)
            day = _FIRST + timedelta(days=_DAYS * made // self._claims)
            yield self._article(number, day, made, size)
            made += size
            number += 1

    def _article(self, number: int, day: date, made: int, size: int) -> Extraction:
        text, found = "", []
        for at in range(size):
            saying = self._saying(day, must_be_new=(made + at) % STATEMENTS_PER_ACTOR == 0)
            speaker = self._world.pick("person") if self._random.random() < 0.35 else None
            lead = f"{speaker.entity.label} said that " if speaker else ""
            start = len(text) + len(lead)
            text += f"{lead}{saying.words} {self._random.choice(self._tails)}. "
            found.append(
                (saying, speaker, Quotation(start, start + len(saying.words), saying.words))
            )
        article = Article(
            doc=f"made-up-{number:06d}",
            text=text,
            title=f"{found[0][0].first.entity.label}: report {number}",
            publisher=self._random.choice(_PUBLISHERS),
            published=day.isoformat(),
            url=f"https://news.example/{day.year}/{number}",
        )
        claims = tuple(self._claim(article, *said) for said in found)
        return Extraction(article, claims, ())

    def _claim(
        self, article: Article, saying: _Saying, speaker: Actor | None, quotation: Quotation
    ) -> Claim:
        certainties = ("Certain", "Probable", "Doubtful")
        certainty = self._random.choices(certainties, (85, 10, 5))[0]
        return Claim(
            article_id=article.id,
            situation=saying.situation,
            quotation=quotation,
            modality=saying.modality,
            polarity=saying.polarity,
            certainty=cast(Certainty, certainty),
            past=saying.past,
            speaker=Role("speaker", speaker.entity, speaker.entity.label) if speaker else None,
            confidence=round(1 - 0.5 * self._random.random() ** 2, 3),
            frame=f"made-up.{saying.relation.kind.lower()}",
        )

    def _saying(self, day: date, *, must_be_new: bool) -> _Saying:
        """Something new; one time in five something recent, told again or denied."""
        again = self._recent and not must_be_new and self._random.random() < 0.2
        if again:
            plain = self._random.choice(self._recent)
        else:
            plain = self._new(day, must_be_new=must_be_new)
        told = self._mood(plain, day, denied=0.25 if again else 0.03)
        self._recent.append(plain)
        return told

    def _new(self, day: date, *, must_be_new: bool) -> _Saying:
        pivot = next(self._unnamed, None) if must_be_new else None
        pivot = pivot or self._world.pick(
            self._random.choices(("state", "person", "company", "organization"), (70, 12, 8, 10))[0]
        )
        friends = self._random.random() < 0.6
        bloc = pivot.bloc if friends else None
        sides, weights = self._weights[pivot.pool, 1 if friends else -1]
        relation, is_source = self._random.choices(sides, cum_weights=weights)[0]
        pool = self._random.choice(relation.targets if is_source else relation.sources)
        other = self._world.pick(pool, bloc)
        while other.entity == pivot.entity:
            other = self._world.pick(pool)
        first, second = (pivot, other) if is_source else (other, pivot)
        return self._told(relation, first, second, day)

    def _told(self, relation: _Relation, first: Actor, second: Actor, day: date) -> _Saying:
        spec = self._model.relation(relation.kind)
        if spec is None:
            raise ValueError(f"relations.toml: {relation.kind} ties nobody to anybody")
        ends = ((spec.source, first), (spec.target, second))
        situation = Situation(
            kind=relation.kind,
            roles=tuple(Role(name, actor.entity, actor.entity.label) for name, actor in ends),
            period=self._period(day, relation),
            amount=self._amount(relation.unit) if relation.unit else None,
            mode=relation.mode,
        )
        return _Saying(relation, first, second, situation, "")

    def _mood(self, saying: _Saying, day: date, denied: float) -> _Saying:
        """The saying as one states, expects, denies it, or looks back on it, in words."""
        drawn = self._random.random()
        who, relation = saying.first.entity.label, saying.relation
        if drawn < denied:
            words = f"{who} did not {relation.base}"
            saying = replace(saying, polarity="Negative")
        elif drawn < denied + 0.17:
            modality = self._random.choice(tuple(self._projections))
            words = f"{who} {self._projections[modality]} {relation.base}"
            later = self._later(day) if saying.situation.period else None
            situation = replace(saying.situation, period=later)
            saying = replace(saying, situation=situation, modality=cast(Modality, modality))
        elif drawn < denied + 0.21:
            words = f"in the years before the war {who} {relation.done}"
            saying = replace(saying, past=True)
        else:
            words = f"{who} {relation.done}"
        situation = saying.situation
        amount = situation.amount.expression if situation.amount else ""
        words = words.format(b=saying.second.entity.label, amount=amount)
        if situation.period and situation.period.expression:
            words += f" {situation.period.expression}"
        return replace(saying, words=words)

    def _period(self, day: date, relation: _Relation) -> Period | None:
        drawn = self._random.random()
        then = day - timedelta(days=int(self._random.expovariate(1 / 200)))
        if relation.unit:
            return _year(then.year)
        if drawn < 0.25:
            iso = then.isoformat()
            return Period(iso, iso, "day", "day", f"on {then.day} {then:%B %Y}")
        if drawn < 0.4:
            last = then.replace(day=monthrange(then.year, then.month)[1])
            first = then.replace(day=1).isoformat()
            return Period(first, last.isoformat(), "month", "month", f"in {then:%B %Y}")
        if drawn < 0.5:
            return _year(then.year)
        if drawn < 0.55:
            return Period(f"{then.year}-01-01", None, "year", None, f"since {then.year}")
        return None

    def _later(self, day: date) -> Period:
        return _year(day.year + self._random.randint(1, 5))

    def _amount(self, unit: str) -> Amount:
        millions = self._random.randint(1, 999)
        return Amount(Decimal(millions * 1_000_000), unit, False, f"${millions} million")

    def _sides(self, pool: str, sign: int) -> tuple[list[tuple[_Relation, bool]], list[float]]:
        """In which relations, and at which end, somebody of the pool may stand."""
        sides = [(r, True) for r in self._relations if pool in r.sources]
        sides += [(r, False) for r in self._relations if pool in r.targets]
        fit = (
            r.weight * (3.0 if r.sign * sign > 0 else 0.3 if r.sign * sign < 0 else 1)
            for r, _ in sides
        )
        return sides, list(accumulate(fit))


def _year(year: int) -> Period:
    return Period(f"{year}-01-01", f"{year}-12-31", "year", "year", f"in {year}")


def _relation(entry: dict[str, object]) -> _Relation:
    def texts(name: str) -> tuple[str, ...]:
        return tuple(cast(list[str], entry[name]))

    return _Relation(
        kind=str(entry["kind"]),
        done=str(entry["done"]),
        base=str(entry["base"]),
        sources=texts("from"),
        targets=texts("to"),
        weight=cast(int, entry["weight"]),
        sign=cast(int, entry.get("sign", 0)),
        unit=cast(str | None, entry.get("unit")),
        mode=cast(str | None, entry.get("mode")),
    )
