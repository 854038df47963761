"""The files of a build, cut into rounds and batches.

The bytes of one round are in memory at a time. The longest files come first in a round, so that
no core waits long for another at its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.graph.parts import Failure
from comity.graph.reading.files import shown
from comity.graph.reading.names import Names
from comity.graph.reading.reader import FileContent, doc_of
from comity.ontology.errors import InputError

FILES_PER_CORE = 500
"""Files of a round: some minutes of work, which is what a kill may cost."""

ROUND_BYTES = 64 << 20
"""Bytes of the files of a round."""

BATCH_FILES, BATCH_BYTES = 16, 128 << 10
"""A batch ends at one of these: some seconds of work."""

BATCHES_PER_CORE = 4
"""At least, where there are files enough: one core may be slower than another."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `held` has the (article id, state) that were read under its name before."""

    content: FileContent
    held: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content.data)


Input = File | Failure
"""What goes to the workers: what could not be opened comes back as a row too."""


def path_of(item: Input) -> str:
    """The path as messages and failures have it."""
    return item.path if isinstance(item, Failure) else shown(item.content.path)


def rounds_of(
    paths: Iterable[Path], held: Mapping[str, Sequence[tuple[str, str]]], cores: int
) -> Iterator[list[Input]]:
    """The files, opened, in their order. `held` has what was read under the name of an article."""
    found: list[Input] = []
    size = 0
    for item in _inputs(paths, held):
        found.append(item)
        size += item.size if isinstance(item, File) else 0
        if len(found) == FILES_PER_CORE * cores or size >= ROUND_BYTES:
            yield found
            found, size = [], 0
    if found:
        yield found


def batches_of(inputs: Sequence[Input], cores: int) -> list[list[Input]]:
    """The inputs of a round, the longest first, in batches of some seconds."""
    most = min(BATCH_FILES, 1 + len(inputs) // (cores * BATCHES_PER_CORE))
    batches: list[list[Input]] = []
    room = 0
    for item in sorted(inputs, key=_weight, reverse=True):
        if room < _weight(item) or len(batches[-1]) == most:
            batches.append([])
            room = BATCH_BYTES
        batches[-1].append(item)
        room -= _weight(item)
    return batches


def _weight(item: Input) -> int:
    """In bytes; a longer file than fits a batch fills one."""
    return min(item.size, BATCH_BYTES) if isinstance(item, File) else 0


def _inputs(
    paths: Iterable[Path], held: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[Input]:
    names = Names()
    for path in paths:
        try:
            content = FileContent.of(path)
            names.take(doc_of(path), path)
        except InputError as error:
            yield Failure(shown(path), str(error))
        else:
            yield File(content, tuple(held.get(doc_of(path), ())))
