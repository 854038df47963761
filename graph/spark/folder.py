"""A folder on any file system that Spark knows: the disk, HDFS, S3.

It is reached through Hadoop's own classes, which every Spark brings along.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from comity.graph.parts import COMMITS, ROUNDS, SHARED, Commit, live_rounds
from comity.graph.stores.lock import NAME as LOCK
from comity.ontology.errors import OutputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


OWN = {COMMITS, ROUNDS, SHARED, LOCK}
"""What may stand in the folder."""


class Folder:
    """The folder of a build: its commits, and the files in it.

    Names are relative to the folder. Raises InputError where a commit in it is damaged,
    OutputError where it holds something else or can't be written.
    """

    def __init__(self, spark: "SparkSession", uri: str) -> None:
        context: Any = spark.sparkContext
        self._jvm = context._jvm
        self.uri = uri.rstrip("/")
        self._fs = self._path("").getFileSystem(context._jsc.hadoopConfiguration())
        if others := set(self.names("")) - OWN:
            raise OutputError(
                f"{self.uri}: holds something else ({min(others)}): name an empty folder"
            )
        self._commits = list(self._read_commits())

    def path(self, name: str) -> str:
        """As Spark's readers and writers take it."""
        return f"{self.uri}/{name}"

    def names(self, name: str) -> list[str]:
        """What stands in a folder in it, sorted; nothing where there is no such folder."""
        if not self._fs.exists(self._path(name)):
            return []
        return sorted(s.getPath().getName() for s in self._fs.listStatus(self._path(name)))

    def rename(self, old: str, new: str) -> None:
        """Move a file."""
        if not self._fs.rename(self._path(old), self._path(new)):
            raise OutputError(f"{self.path(new)}: can't be written: check the folder's permissions")

    def delete(self, name: str) -> None:
        """Delete a file or folder with all that is in it; an unknown one is no error."""
        self._fs.delete(self._path(name), True)

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds that count, sorted."""
        return live_rounds(self._commits)

    def next_round(self) -> str:
        """A name that no round has had yet."""
        numbers = [int(name.split(".")[0]) for c in self._commits for name in c.add + c.remove]
        return f"{max(numbers, default=0) + 1:06}"

    def commit(self, commit: Commit) -> None:
        """Make the rounds of the commit count, and delete those that count no more."""
        name = f"{COMMITS}/{len(self._commits) + 1:06}"
        self.write(f"{name}.tmp", commit.dumps().encode())
        self.rename(f"{name}.tmp", f"{name}.json")
        self._commits.append(commit)
        self.sweep()

    def sweep(self) -> None:
        """Delete what no commit names: what was replaced, or left over where a build ended."""
        for name in set(self.names(ROUNDS)).difference(self.rounds):
            self.delete(f"{ROUNDS}/{name}")

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""
        stream = self._fs.create(self._path(name), True)
        stream.write(bytearray(data))
        stream.close()

    def _read_commits(self) -> Iterator[Commit]:
        for name in filter(lambda name: name.endswith(".json"), self.names(COMMITS)):
            yield Commit.loads(self._text(f"{COMMITS}/{name}"), self.path(f"{COMMITS}/{name}"))

    def _text(self, name: str) -> str:
        stream = self._fs.open(self._path(name))
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def _path(self, name: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(self.path(name))
