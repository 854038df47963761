"""A server that is killed in the middle of a publication, and started anew on what it had."""

import shutil
import sysconfig
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import pytest

from benchmarks.servers import SETTINGS, free_port, running
from comity.graph.stores import publishing
from comity.graph.stores.http import Client
from comity.graph.stores.publishing import Publishing, publish
from comity.graph.stores.servers import server
from comity.graph.stores.sparql import SparqlStore
from comity.ontology.errors import StoreError
from tests.stores import DBA, assert_same, remote_store, several


def started(kind: str, folder: Path, http: int, sql: int) -> AbstractContextManager[Popen[bytes]]:
    """A server on the files in a folder."""
    if kind == "oxigraph":
        program = str(Path(sysconfig.get_path("scripts")) / kind)
        options = ["serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{http}"]
        return running([program, *options], folder, http)
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql))
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    return running(command, folder, sql, http)


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
def test_what_it_said_it_took_is_there_or_is_sent_again(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "BATCH", 2)
    http, sql = free_port(), free_port()
    url, source = f"http://127.0.0.1:{http}", several()
    with (
        started(kind, tmp_path, http, sql) as process,
        SparqlStore(server(url, kind), Client(DBA, pauses=(0.01,))) as target,
    ):

        def kill(progress: Publishing) -> None:
            if progress.sent == 6:
                process.kill()
                process.wait()

        with pytest.raises(StoreError, match="can't be reached"):
            publish(source, target, kill)
    with started(kind, tmp_path, http, sql), remote_store(url, kind) as target:
        done = publish(source, target)
        assert done.sent + done.unchanged == 9
        assert done.sent >= 3
        assert_same(source, target)
        assert publish(source, target).sent == 0
        source.remove_article("b")
        assert publish(source, target).removed == 1
