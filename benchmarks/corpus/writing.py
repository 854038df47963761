"""Writes one made-up article: the same number and seed always give the same text."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.corpus.cast import Cast
from benchmarks.synthetic.names import OFFICES

_FIRST, _DAYS = date(2015, 1, 1), 3650
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_PARAGRAPHS = (5, 6, 6, 7)
_SENTENCES = (2, 3, 3, 4)
_FILLERS = 0.35
"""So many of the sentences tell nothing."""
_FOLDER = 1000


class Writer:
    """Writes articles, each by its number."""

    def __init__(self, seed: int = 1) -> None:
        self._seed, self._cast = seed, Cast(seed)
        file = Path(__file__).with_name("sentences.toml")
        self._words: Mapping[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))

    def path(self, number: int) -> str:
        """Where in a folder of articles the one of that number stands: a thousand to a folder."""
        return f"{number // _FOLDER:04d}/made-up-{number:07d}.md"

    def text(self, number: int) -> str:
        """The article as Markdown with its metadata, some three hundred words."""
        random = Random(f"{self._seed} {number}")
        day = _FIRST + timedelta(days=random.randrange(_DAYS))
        scene = _Scene(self._cast, random, day.year)
        told = random.sample(self._words["tellings"], len(self._words["tellings"]))
        idle = random.sample(self._words["fillers"], len(self._words["fillers"]))
        title = scene.fill(random.choice(self._words["titles"]))
        paragraphs = []
        for at in range(random.choice(_PARAGRAPHS)):
            lines = [random.choice(self._words["leads"])] if at == 0 else [told.pop()]
            for _ in range(random.choice(_SENTENCES)):
                is_idle = idle and random.random() < _FILLERS
                lines.append(idle.pop() if is_idle else told.pop())
            paragraphs.append(" ".join(map(scene.fill, lines)))
        head = (
            f'---\ntitle: "{title}"\npublisher: Made-up Wire\npublished: {day.isoformat()}\n---\n'
        )
        return head + "\n" + "\n\n".join(paragraphs) + "\n"


class _Scene:
    """Who and what one article is about."""

    def __init__(self, cast: Cast, random: Random, year: int) -> None:
        self._cast, self._random, self._year = cast, random, year
        self._states: list[str] = []
        while len(self._states) < 3:
            state = cast.states.pick(random)
            if state not in self._states:
                self._states.append(state)
        office = random.choice(OFFICES)
        a, b, c = self._states
        self._fixed = {
            "a": a, "b": b, "c": c, "office": office,
            "person": cast.persons[a, office], "other": cast.persons[b, office],
        }  # fmt: skip

    def fill(self, template: str) -> str:
        """The sentence with its names and numbers, which begins with a capital."""
        random, cast = self._random, self._cast
        month, money = random.choice(_MONTHS), f"${random.randint(11, 990) / 10} "
        words = {
            **self._fixed,
            "body": cast.bodies.pick(random),
            "agreement": cast.agreements.pick(random),
            "project": cast.projects.pick(random),
            "city": cast.cities.pick(random),
            "money": money + random.choice(("million", "million", "billion")),
            "share": f"{random.randint(2, 60)} percent",
            "count": str(random.randint(3, 900)),
            "day": f"{random.randint(1, 28)} {month} {self._year}",
            "year": str(random.randint(1990, self._year - 1)),
            "weekday": random.choice(_WEEKDAYS),
        }
        sentence = template.format_map(words)
        return sentence[0].upper() + sentence[1:]
