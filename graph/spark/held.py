"""What the output folder of a build holds before it: it decides what is read and replaced."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.graph.parts import ROUNDS, Failure
from comity.graph.spark.folder import Folder
from comity.graph.spark.tables import SCHEMAS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def _lists() -> defaultdict[str, list[tuple[str, str]]]:
    return defaultdict(list)


@dataclass(slots=True)
class Held:
    """Articles and failures of the rounds that count; some 500 bytes of memory for each.

    `states` has the (id, state) of the articles of one name, `sizes` how many articles and
    failures a round holds, `failures` their rounds.
    """

    states: defaultdict[str, list[tuple[str, str]]] = field(default_factory=_lists)
    sizes: Counter[str] = field(default_factory=Counter)
    failures: dict[Failure, str] = field(default_factory=dict)
    _rounds: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, spark: "SparkSession", folder: Folder) -> "Held":
        """What stands in the folder."""
        held = cls()
        if not folder.rounds:
            return held
        for row in (
            _table(spark, folder, "articles").select("id", "doc", "state", "round").collect()
        ):
            held.states[row.doc].append((row.id, row.state))
            held._rounds[row.id] = row.round
            held.sizes[row.round] += 1
        for row in _table(spark, folder, "failures").collect():
            held.failures[Failure(row.path, row.reason)] = row.round
            held.sizes[row.round] += 1
        return held

    def touched(self, ids: Iterable[str], failures: Iterable[Failure]) -> Counter[str]:
        """The rounds that hold these, and how many of them."""
        rounds = [self._rounds[id_] for id_ in ids if id_ in self._rounds]
        rounds += [self.failures[failure] for failure in failures]
        return Counter(self._names.get(name, name) for name in rounds)

    def replace(self, touched: Mapping[str, int], kept: Mapping[str, str]) -> None:
        """Take note that the rest of a round now stands in the one that `kept` names."""
        for old, count in touched.items():
            if old in kept:
                self.sizes[kept[old]] = self.sizes.pop(old) - count
                earlier = {first for first, name in self._names.items() if name == old} or {old}
                self._names.update(dict.fromkeys(earlier, kept[old]))


def _table(spark: "SparkSession", folder: Folder, name: str) -> "DataFrame":
    """A table of all rounds, with the round of each row."""
    from pyspark.sql.functions import input_file_name, regexp_extract

    paths = [folder.path(f"{ROUNDS}/{round_}/{name}") for round_ in folder.rounds]
    rows = spark.read.schema(SCHEMAS[name]).json(paths)
    return rows.withColumn("round", regexp_extract(input_file_name(), rf"/{ROUNDS}/([^/]+)/", 1))
