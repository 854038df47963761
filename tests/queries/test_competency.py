"""benchmarks/competency.toml names queries, parameters and columns that exist."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from comity.queries import catalogue
from comity.queries.targets import local


@pytest.fixture(scope="module")
def competency(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("competency", root / "benchmarks/competency.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look their module up.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_question_is_checked_by_its_own_query(competency: ModuleType) -> None:
    checks = competency.load_checks()
    assert {check.cq for check in checks} == set(range(1, 41))
    queries = {query.cq: query.name for query in catalogue.load_all()}
    for number in range(1, 41):
        assert queries[number] in {check.query for check in checks if check.cq == number}


def test_expectations_name_what_exists(competency: ModuleType) -> None:
    for check in competency.load_checks():
        query = catalogue.load(check.query)
        selected = re.search(r"SELECT DISTINCT (.*)\nWHERE", query.text)
        assert selected is not None
        columns = {name.removeprefix("?") for name in selected.group(1).split()} | {"any"}
        assert set(check.parameters) <= {parameter.name for parameter in query.parameters}
        for pattern in (*check.expected, *check.forbidden):
            assert set(pattern) <= columns
        assert check.expected or check.empty or check.at_least


def test_verdicts_on_a_world_of_its_own(competency: ModuleType, world: Path) -> None:
    def verdict(**data: object) -> bool:
        parameters = {"actor": "Corvia"}
        check = competency._check({"cq": 1, "query": "suppliers", "parameters": parameters, **data})
        passed: bool = competency.judge(check, local(world, 30)).passed
        return passed

    belmark = {"supplier": "BELMÁRK", "amount": 20.50}
    assert verdict(expected=[belmark])
    assert verdict(expected=[{"any": "belm", "unit": ["t", "%"]}])
    assert not verdict(expected=[belmark, {"supplier": "Belmark", "amount": 21}])
    assert not verdict(expected=[belmark], forbidden=[{"supplier": "Dorrin"}])
    assert not verdict(empty=True)
    assert verdict(at_least=3)
    assert not verdict(at_least=4)
    assert verdict(empty=True, parameters={"actor": "Nobody Known"})
    assert not verdict(expected=[belmark], parameters={"actor": "Nobody Known"})
