"""An explorer of the world of world.toml."""

from pathlib import Path

import pytest

from comity.graph.stores.oxigraph import read_store, state_of
from comity.ontology.schema import Model, load_model
from comity.queries.exploring.explorer import Explorer
from comity.queries.results import Table, read_answer


def explorer_of(folder: Path, model: Model) -> Explorer:
    def ask(sparql: str) -> Table:
        with read_store(folder) as store:
            answer = read_answer(store.query(sparql))
        assert isinstance(answer, Table)
        return answer

    return Explorer(ask, lambda: state_of(folder), model)


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="session")
def explorer(world: Path, model: Model) -> Explorer:
    return explorer_of(world, model)
