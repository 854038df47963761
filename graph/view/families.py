"""Which family a relation belongs to and which group a thing: read from `families.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, get_args

from comity.graph.network import Edge, Node
from comity.ontology.errors import DataError

Sign = Literal["positive", "neutral", "negative"]

_FILE = "families.toml"
_REST = "other"


@dataclass(frozen=True, slots=True)
class Family:
    """Relations of one tone, drawn in one colour."""

    id: str
    label: str
    sign: Sign
    color: str
    kinds: frozenset[str]
    relations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Classes of things that share a shape and a colour."""

    id: str
    label: str
    shape: str
    color: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the view tells apart, in the order of its legend."""

    families: tuple[Family, ...]
    groups: tuple[Group, ...]

    def family_of(self, edge: Edge) -> int:
        """The index of the edge's family: by its kind, else its relation, else "other"."""
        for at, family in enumerate(self.families):
            if edge.kind in family.kinds:
                return at
        for at, family in enumerate(self.families):
            if edge.relation in family.relations:
                return at
        return [family.id for family in self.families].index(_REST)

    def group_of(self, node: Node) -> int:
        """The index of the node's group, "other" where none names its class."""
        for at, group in enumerate(self.groups):
            if node.kind in group.kinds:
                return at
        return [group.id for group in self.groups].index(_REST)


def read_legend() -> Legend:
    """The legend that ships with Comity; raises `DataError` where its file is wrong."""
    data = tomllib.loads(files("comity.graph.view").joinpath(_FILE).read_text("utf-8"))
    try:
        families = tuple(_family(entry) for entry in data["family"])
        groups = tuple(_group(entry) for entry in data["group"])
    except (KeyError, TypeError) as error:
        raise DataError(
            f"{_FILE}: an entry lacks {error}; compare it with its neighbours"
        ) from None
    _check("family", [f.id for f in families], [k for f in families for k in f.kinds])
    _check("group", [g.id for g in groups], [k for g in groups for k in g.kinds])
    return Legend(families, groups)


def _family(entry: Mapping[str, object]) -> Family:
    sign = entry["sign"]
    for known in get_args(Sign):
        if sign == known:
            return Family(
                str(entry["id"]),
                str(entry["label"]),
                known,
                str(entry["color"]),
                _names(entry["kinds"]),
                _names(entry["relations"]),
            )
    raise DataError(f"{_FILE}: sign {sign!r} is not one of {', '.join(get_args(Sign))}")


def _group(entry: Mapping[str, object]) -> Group:
    return Group(
        str(entry["id"]),
        str(entry["label"]),
        str(entry["shape"]),
        str(entry["color"]),
        _names(entry["kinds"]),
    )


def _names(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise DataError(f"{_FILE}: {value!r} should be a list of names")
    return frozenset(str(name) for name in value)


def _check(what: str, ids: Sequence[str], kinds: Sequence[str]) -> None:
    for names in (ids, kinds):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise DataError(f"{_FILE}: {', '.join(twice)} stands in more than one {what}")
    if _REST not in ids:
        raise DataError(f'{_FILE}: there must be a {what} with the id "{_REST}"')
