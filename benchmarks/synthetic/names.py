"""Names that nobody bears: made of syllables, plausible, each given once."""

from collections.abc import Callable
from random import Random

_ONSETS = ("V", "Br", "K", "T", "M", "Dr", "S", "L", "N", "Or", "El", "Ar", "Z", "Gr", "P", "Est")
_MIDDLES = ("al", "or", "en", "ist", "ad", "um", "ir", "el", "av", "on", "esk", "ul", "arn", "ib")
_LANDS = ("ia", "land", "ora", "stan", "ova", "and", "esia", "mark", "ique", "ar")
_TOWNS = ("burg", "haven", "grad", "abad", "minster", "ton", "ovo", "polis", "field", "by")
_GIVEN = (
    "Adela", "Bram", "Cyra", "Davor", "Elin", "Faris", "Greta", "Halim", "Ilse", "Jovan", "Kaisa",
    "Lorin", "Mirela", "Nasir", "Odile", "Petra", "Quentin", "Rania", "Stellan", "Tamsin", "Ulrik",
    "Vesna", "Wim", "Yara", "Zoran",
)  # fmt: skip
_FAMILY = ("ek", "sson", "ani", "escu", "otti", "ov", "wright", "mann", "adze", "ides", "ura")
_BODIES = (
    "Council of {} Ports", "{} Union", "Conference of {} States", "{} River Commission",
    "{} Development Bank", "Organization of {} Railways",
)  # fmt: skip
_FIRMS = (
    "{} Transport Corporation", "{} Mining Group", "{} Energy Holdings", "{} Grain Company",
    "{} Steel and Cable",
)  # fmt: skip
_PACTS = ("{} Accord", "Treaty of {}", "{} Transit Agreement", "{} Protocol")
_WORKS = ("{} Railway", "{} Pipeline", "{} Corridor", "Port of {} Extension")
OFFICES = (
    "President", "Prime Minister", "Foreign Minister", "Defence Minister", "Trade Minister",
    "Interior Minister", "Deputy Foreign Minister", "Special Envoy", "Central Bank Governor",
)  # fmt: skip


class Names:
    """Gives out names, none of them twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def state(self) -> str:
        """The name of a state: "Valdora"."""
        return self._new(lambda: self._stem() + self._one(_LANDS))

    def city(self) -> str:
        """The name of a city: "Ormhaven"."""
        return self._new(lambda: self._stem() + self._one(_TOWNS))

    def person(self) -> str:
        """A full name: "Vesna Brorescu"."""
        return self._new(lambda: f"{self._one(_GIVEN)} {self._stem()}{self._one(_FAMILY)}")

    def organization(self) -> str:
        """The name of an organization of states: "Council of Varn Ports"."""
        return self._new(lambda: self._one(_BODIES).format(self._stem()))

    def company(self) -> str:
        """The name of a company: "Varn Mining Group"."""
        return self._new(lambda: self._one(_FIRMS).format(self._stem()))

    def agreement(self) -> str:
        """The name of an agreement: "Treaty of Varnik"."""
        return self._new(lambda: self._one(_PACTS).format(self._stem()))

    def project(self) -> str:
        """The name of a project: "Varnik Railway"."""
        return self._new(lambda: self._one(_WORKS).format(self._stem()))

    def _stem(self) -> str:
        middles = self._random.choices(_MIDDLES, k=self._random.choice((1, 1, 2, 2, 2, 3)))
        return self._one(_ONSETS) + "".join(middles)

    def _one(self, parts: tuple[str, ...]) -> str:
        return self._random.choice(parts)

    def _new(self, make: Callable[[], str]) -> str:
        name = make()
        while name in self._given:
            name = make()
        self._given.add(name)
        return name
