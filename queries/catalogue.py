"""The catalogue: one `.rq` file in `questions/` for each question, with typed parameters.

The first lines of a file say what it is:

    # Which organizations is an actor in?
    # cq: 1
    # group: Membership
    # param actor: actor = Afghanistan
    # param as-of: date = none

A parameter is `name: type`, a default after `=` (`none`: may be left out); without a default it
must be given. In the text it is the variable of that name in camel case (`as-of` is `?asOf`).
A line `# bind` stands where the values are put, as one `VALUES` line a parameter; `# bind actor`
takes only those it names. What a text of the types `words` (of quotations) and `name` looks for is
put at two lines: `# found text` takes the quotations or things that an index found, as `?found`
and `?rank`; where there is no index, `# words text ?quotation` takes the words, as filters.

So a value is never pasted into the text of a query, and a file is a valid query as it stands, which
answers for every actor at once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal, cast, get_args

import pyoxigraph
from rapidfuzz import fuzz, process

from comity.graph.search.words import Sought
from comity.ontology.errors import DataError, UnknownNameError

ParameterType = Literal[
    "actor", "organization", "agreement", "project", "place", "entity", "date", "words", "name"
]
"""What a value may be; all but `date` and the texts to look for are names of things."""

TEXTS: Final = frozenset({"words", "name"})
"""The types of texts to look for: in quotations, and in names of things."""

_TERMS = (pyoxigraph.NamedNode, pyoxigraph.Literal)
BoundTerm = pyoxigraph.NamedNode | pyoxigraph.Literal
"""A value, checked: the engine's terms refuse what isn't an IRI, and write themselves escaped."""

Ranked = tuple[pyoxigraph.NamedNode, ...]
"""Quotations or things that an index found, the best first."""

Value = BoundTerm | Sought | Ranked
"""What a parameter is bound to; a text to look for is `Sought`, or what an index found for it."""

NONE: Final = "none"
SIMILAR: Final = 60

_PARAMETER = re.compile(r"# param ([a-z]+(?:-[a-z]+)*): ([a-z]+)(?: = (.+))?")
_FOUND = re.compile(r"^( *)# found ([a-z-]+)\n", re.MULTILINE)
_WORDS = re.compile(r"^( *)# words ([a-z-]+) (\?\w+)\n", re.MULTILINE)
_BIND = re.compile(r"^( *)# bind((?: [a-z-]+)*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query asks for. `default` is as a user would write it."""

    name: str
    type: ParameterType
    default: str | None
    required: bool

    @property
    def variable(self) -> str:
        """Its variable in the query, without the question mark: `as-of` -> `asOf`."""
        first, *rest = self.name.split("-")
        return first + "".join(word.capitalize() for word in rest)


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """A question and its query. `cq` is its number among the competency questions, if any."""

    name: str
    question: str
    group: str
    cq: int | None
    parameters: tuple[Parameter, ...]
    text: str

    def bind(self, values: Mapping[str, Value]) -> str:
        """The query with the values in it, by name of parameter; those left out stay open.

        Raises UnknownNameError for a name that is no parameter of this query.
        """
        by_name = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in by_name:
                raise UnknownNameError("parameter", name, closest(name, tuple(by_name)))

        terms = {name: value for name, value in values.items() if isinstance(value, _TERMS)}

        def lines(place: re.Match[str]) -> str:
            wanted = place.group(2).split() or list(by_name)
            blocks = (
                f"VALUES ?{by_name[name].variable} {{ {terms[name]} }}"
                for name in wanted
                if name in terms
            )
            return "\n".join(place.group(1) + block for block in blocks)

        text = _FOUND.sub(lambda place: _found(place, values), self.text)
        return _BIND.sub(lines, _WORDS.sub(lambda place: _words(place, values), text))


def names() -> tuple[str, ...]:
    """The names of all queries, sorted."""
    return tuple(sorted(name for name, _ in _sources()))


def load(name: str) -> CatalogueQuery:
    """The query of that name. Raises UnknownNameError, with suggestions, where there is none."""
    sources = dict(_sources())
    if name not in sources:
        raise UnknownNameError("query", name, closest(name, tuple(sorted(sources))))
    return parse(name, sources[name])


def load_all() -> tuple[CatalogueQuery, ...]:
    """All queries: the competency questions by number, then the others by name."""
    queries = [parse(name, text) for name, text in _sources()]
    return tuple(sorted(queries, key=lambda q: (q.cq is None, q.cq or 0, q.name)))


def parse(name: str, text: str) -> CatalogueQuery:
    """Read the header of one query. Raises DataError that names the file, the line and the cure."""
    header = [line for line in text.split("\n\n", 1)[0].splitlines() if line.startswith("# ")]
    if not header:
        raise DataError(f"{name}.rq:1: write the question there, as a comment")
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(header[1:], start=2):
        key, _, value = line.removeprefix("# ").partition(": ")
        if key.startswith("param "):
            parameters.append(_parameter(name, number, line))
        elif key in ("cq", "group") and value:
            fields[key] = value
        else:
            raise DataError(f"{name}.rq:{number}: {line!r} is not '# cq:', '# group:' or '# param'")
    if "group" not in fields:
        raise DataError(f"{name}.rq: add a line '# group: …' to its header")
    return CatalogueQuery(
        name=name,
        question=header[0].removeprefix("# "),
        group=fields["group"],
        cq=int(fields["cq"]) if "cq" in fields else None,
        parameters=tuple(parameters),
        text=text,
    )


def closest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """At most three of the known names that look like this one, the most similar first."""
    found = process.extract(name, known, scorer=fuzz.WRatio, limit=3, score_cutoff=SIMILAR)
    return tuple(match[0] for match in found)


def _sources() -> Iterator[tuple[str, str]]:
    for entry in files("comity.queries").joinpath("questions").iterdir():
        if entry.name.endswith(".rq"):
            yield entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")


def _found(place: re.Match[str], values: Mapping[str, Value]) -> str:
    """What an index found, ranked; nothing where none was asked."""
    value = values.get(place[2])
    if not isinstance(value, tuple):
        return ""
    rows = " ".join(f"({node} {rank})" for rank, node in enumerate(value, start=1))
    return f"{place[1]}VALUES (?found ?rank) {{ {rows} }}\n"


def _words(place: re.Match[str], values: Mapping[str, Value]) -> str:
    """A filter for each word or phrase; nothing where an index was asked instead."""
    value = values.get(place[2])
    if not isinstance(value, Sought):
        return ""
    terms = [("", term) for term in value.wanted] + [("!", term) for term in value.unwanted]
    return "".join(
        f"{place[1]}FILTER({no}CONTAINS(LCASE(STR({place[3]})), "
        f"{pyoxigraph.Literal(term.text.lower())}))\n"
        for no, term in terms
    )


def _parameter(query: str, number: int, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found.group(2) not in get_args(ParameterType):
        kinds = ", ".join(get_args(ParameterType))
        raise DataError(
            f"{query}.rq:{number}: {line!r} is not '# param name: type [= default]' "
            f"with a type out of {kinds}"
        )
    name, kind, default = found.groups()
    return Parameter(
        name=name,
        type=cast(ParameterType, kind),
        default=None if default == NONE else default,
        required=default is None,
    )
