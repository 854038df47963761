"""`comity build --engine spark`: articles in, a folder of partitioned files out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from comity.ontology.errors import OutputError
from comity.scripts.options import note
from comity.scripts.progress import Progress


def build_spark(paths: tuple[Path, ...], master: str, output: str | None) -> None:
    """Read the articles on `master` into the folder or URI `output`, and tell of it.

    Exits with status 1 where a file failed. Raises UsageError for options that can't be.
    """
    from comity.graph.reading.files import find_files
    from comity.graph.spark.build import Build
    from comity.graph.spark.session import MASTER, spark_session

    if not output:
        raise click.UsageError("--engine spark needs --output DIR, the folder to write to")
    if not MASTER.fullmatch(master):
        raise click.UsageError(
            f"--master {master!r}: not a master of Spark; write local[2], yarn, spark://HOST:PORT "
            "or k8s://HOST:PORT"
        )
    files = find_files(paths)
    progress = Progress(len(files))

    def watch(done: int, claims: int, words: int) -> None:
        if done > progress.done:
            progress.add(claims - progress.claims, words - progress.words, done - progress.done)

    with _claimed(output) as uri, spark_session(master) as spark:
        summary = Build(spark, uri).run(files, watch)
    for failure in summary.failures:
        note(f"comity: {failure.reason}")
    click.echo(
        f"{output}: {summary.read} articles read, {summary.unchanged} unchanged, "
        f"{len(summary.failures)} failed; {summary.claims} new claims"
    )
    if summary.failures:
        raise SystemExit(1)


@contextmanager
def _claimed(output: str) -> Iterator[str]:
    """The URI of the output, which no other command writes meanwhile where it is a folder here."""
    from comity.graph.stores.lock import WriterLock

    if "://" in output:
        yield output
        return
    folder = Path(output).absolute()
    if set(str(folder)) & set("*?[]{}\\"):
        raise OutputError(f"{output}: Spark takes *?[]{{}}\\ for patterns; name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder, "--output")
    except OSError as error:
        raise OutputError(f"{output}: can't be written: {error.strerror}") from error
    try:
        yield str(folder)
    finally:
        lock.release()
