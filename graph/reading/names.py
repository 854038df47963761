"""What the articles of one graph are called: each name stands for one file."""

from pathlib import Path

from comity.graph.reading.files import shown
from comity.ontology.errors import InputError


class Names:
    """The names that are taken so far."""

    def __init__(self) -> None:
        self._files: dict[str, Path] = {}

    def take(self, name: str, file: Path) -> None:
        """Raises InputError where another file has this name."""
        first = self._files.setdefault(name, file)
        if first != file:
            raise InputError(
                f"{shown(file)}: {shown(first)} has the same name {name!r}; rename one of them"
            )
