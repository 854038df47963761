"""Relations by the names that a user gives them: a family of the legend, a class, a property."""

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process

from comity.graph.network import Edge
from comity.graph.view.families import Family, Legend
from comity.graph.wording import words
from comity.ontology.errors import UnknownNameError
from comity.ontology.schema import Model
from comity.queries.names import SIMILAR

Wanted = Callable[[Edge], bool]

_OWN = "cmt:"


def wanted(names: Sequence[str], legend: Legend, model: Model) -> Wanted:
    """True for the edges of any of the relations.

    A name is a family ("trade", "Trade & investment"), else a class of situations ("TradeFlow",
    "trade flow", "consult" for ConsultEvent), which takes its subclasses with it, else a
    property ("exportsTo"). `cmt:Membership` is the class where a family is called so, too. Case
    and spaces make no difference. Raises UnknownNameError, with the names that come nearest.
    """
    tests = [_test(name, legend, model) for name in names]
    return lambda edge: any(test(edge) for test in tests)


def _test(name: str, legend: Legend, model: Model) -> Wanted:
    own = name.strip().startswith(_OWN)
    given = _plain(name.strip().removeprefix(_OWN))
    for text, test in _known(legend, model, families=not own):
        if _plain(text) == given:
            return test
    texts = {words(text): None for text, _ in _known(legend, model, families=not own)}
    found = process.extract(
        given, list(texts), scorer=fuzz.WRatio, processor=_plain, limit=3, score_cutoff=SIMILAR
    )
    raise UnknownNameError("relation", name, [text for text, _, _ in found])


def _known(legend: Legend, model: Model, *, families: bool) -> Iterator[tuple[str, Wanted]]:
    """The names and what each means; of two things with one name the first counts."""
    if families:
        for family in legend.families:
            yield family.id, _of_family(family, legend)
            yield family.label, _of_family(family, legend)
    for kind in sorted(model.classes):
        if _ties(kind, model):
            yield kind, _of_class(kind, model)
            yield kind.removesuffix("Event") or kind, _of_class(kind, model)
    for relation in model.relations:
        if relation.shortcut:
            yield relation.shortcut, _of_property(relation.shortcut)


def _ties(kind: str, model: Model) -> bool:
    """Whether situations of the class, or of a subclass, tie one thing to another."""
    return model.relation(kind) is not None or any(
        model.is_a(relation.kind, kind) for relation in model.relations
    )


def _of_family(family: Family, legend: Legend) -> Wanted:
    return lambda edge: legend.families[legend.family_of(edge)] == family


def _of_class(kind: str, model: Model) -> Wanted:
    return lambda edge: model.is_a(edge.kind, kind)


def _of_property(name: str) -> Wanted:
    return lambda edge: edge.relation == name


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
