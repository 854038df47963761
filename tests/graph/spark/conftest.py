"""One session of Spark for all its tests: to start one takes some ten seconds."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from comity.graph.spark.session import spark_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="package")
def spark() -> "Iterator[SparkSession]":
    """Spark on two cores of this machine."""
    if shutil.which("java") is None:
        pytest.skip("no Java (Debian: default-jre-headless)")
    with spark_session("local[2]") as session:
        yield session
