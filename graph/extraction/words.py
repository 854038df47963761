"""The word lists that mentions are found by: `ontology/lexicon/*.toml`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from comity.ontology.errors import DataError


@dataclass(frozen=True, slots=True)
class Words:
    """Lexica: offices, titles of persons, metonyms, nominal mentions, epithets, the unnamed."""

    tables: Mapping[str, Mapping[str, object]]
    _lists: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _maps: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)
    _classes: dict[str, Mapping[str, frozenset[str]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def listed(self, path: str) -> frozenset[str]:
        """The list of words at a path: `listed("offices.strong")`."""
        if path not in self._lists:
            value = self._at(path)
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise DataError(f"lexicon {path}: expected a list of strings")
            self._lists[path] = frozenset(value)
        return self._lists[path]

    def either(self, path: str, other: str) -> frozenset[str]:
        """The words of two lists."""
        key = f"{path} {other}"
        if key not in self._lists:
            self._lists[key] = self.listed(path) | self.listed(other)
        return self._lists[key]

    def mapped(self, path: str) -> Mapping[str, str]:
        """The table of words at a path: `mapped("nominals.forms")`."""
        if path not in self._maps:
            value = self._at(path)
            if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
                raise DataError(f"lexicon {path}: expected a table of strings")
            self._maps[path] = dict(value)
        return self._maps[path]

    def classes(self, path: str) -> Mapping[str, frozenset[str]]:
        """The table of lists at a path: `classes("nominals.descriptions")`."""
        if path not in self._classes:
            value = self._at(path)
            if not isinstance(value, dict):
                raise DataError(f"lexicon {path}: expected a table of lists")
            self._classes[path] = {word: frozenset(listed) for word, listed in value.items()}
        return self._classes[path]

    def _at(self, path: str) -> object:
        value: object = self.tables
        for key in path.split("."):
            if not isinstance(value, Mapping) or key not in value:
                raise DataError(f"lexicon {path}: {key!r} is missing")
            value = value[key]
        return value


def load_words() -> Words:
    """The lexica that ship with Comity. Raises DataError where one can't be read."""
    folder = files("comity.ontology").joinpath("lexicon")
    tables: dict[str, Mapping[str, object]] = {}
    for name in ("offices", "titles", "metonyms", "nominals", "epithets", "unnamed", "affairs"):
        try:
            tables[name] = tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise DataError(f"ontology/lexicon/{name}.toml: {error}") from error
    return Words(tables)
