"""What the tests of the ontology share: the merged ontology, read once."""

import pytest
from rdflib import Graph

from comity.ontology.schema import Model, load_model, schema


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The merged ontology. Don't change it: all tests share it."""
    return schema()


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()
