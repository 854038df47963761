"""Starts Spark so that it is quiet, and stays on this machine where it may.

What it puts into the folder for temporary files it deletes, also where this process is killed.

Comity's reader takes one core, so a task does too; what is set here are defaults: a cluster's own
`spark-defaults.conf` and `PYSPARK_SUBMIT_ARGS` count where this says nothing.
"""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from comity.ontology.errors import EngineError, MissingToolError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ATTEMPTS = 3
"""How often a batch is tried on a machine of its own; a cluster says `spark.task.maxFailures`."""

MASTER = re.compile(r"local(?:\[(?P<cores>\*|[1-9]\d*)\])?|(?:spark|k8s)://\S+|yarn")
"""What `--master` may be."""

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@contextmanager
def spark_session(master: str) -> Iterator["SparkSession"]:
    """A session on `master` (see `MASTER`), stopped at the end.

    Raises MissingToolError where pyspark or Java is missing or too old, or Spark does not start.
    """
    _need_java()
    with warnings.catch_warnings():
        # It warns of the newest pandas, which is not used here.
        warnings.filterwarnings("ignore", category=FutureWarning, message="PySpark does not yet")
        session = _started(_settings(master), master)
        try:
            yield session
        finally:
            session.stop()


def _started(settings: dict[str, str], master: str) -> "SparkSession":
    try:
        from py4j.protocol import Py4JError  # type: ignore[import-untyped]
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingToolError(
            f"--engine spark needs pyspark ({error}): pip install 'comity[spark]'"
        ) from error
    builder = SparkSession.builder.appName("comity build")
    for key, value in settings.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except (PySparkRuntimeError, Py4JError) as error:
        cause = str(error).strip().splitlines()[0]
        raise MissingToolError(
            f"Spark does not start on {master} ({cause}): it needs Java 17 or 21 "
            "(JAVA_HOME says which) and a master that answers"
        ) from error


@contextmanager
def spark_errors() -> Iterator[None]:
    """Turn what Spark raises into an EngineError of one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        java = getattr(error, "java_exception", None)
        cause = str(java or error).strip()
        # A worker's traceback ends with what was wrong; Java's begins with it.
        line = cause.splitlines()[-1 if "Traceback" in cause else 0]
        raise EngineError(
            f"Spark failed: {line}; what was committed stays, so try again"
        ) from error


def _need_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=f"{home}/bin" if home else None):
        where = f"in JAVA_HOME ({home})" if home else "on the path"
        raise MissingToolError(
            f"--engine spark needs Java 17 or 21, and there is none {where}: install it "
            "(Debian: default-jre-headless) or set JAVA_HOME"
        )


def _settings(master: str) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
        # Without it, a hidden file of checksums stands beside each file.
        "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
        **{f"spark.executorEnv.{name}": "1" for name in THREADS},
    }
    if not master.startswith("local"):
        return settings | {"spark.master": master}
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    log = Path(__file__).with_name("log4j2.properties")
    found = MASTER.fullmatch(master)
    return settings | {
        # Only so does Spark try again where there is no cluster.
        "spark.master": f"local[{(found and found['cores']) or 1},{ATTEMPTS}]",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
    }
