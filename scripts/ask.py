"""`comity ask`: the catalogue of questions, and their answers from a store or an endpoint."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.scripts.answering import answer_options, print_answer, target_of
from comity.scripts.options import note

if TYPE_CHECKING:
    from comity.queries.catalogue import CatalogueQuery


class Catalogue(click.Group):
    """One sub-command for each query, made out of its header."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all queries."""
        from comity.queries import catalogue

        return list(catalogue.names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The query of that name; UnknownNameError where there is none."""
        from comity.queries import catalogue

        return _command(catalogue.load(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Leave the list to `comity ask`, which also shows the parameters."""


@click.group(cls=Catalogue, invoke_without_command=True, subcommand_metavar="[QUESTION [OPTIONS]]")
@click.pass_context
def ask(ctx: click.Context) -> None:
    """Ask a question of the catalogue; without one, list them all.

    \b
    Example:
      comity ask
      comity ask memberships --help
      comity ask memberships --actor Afghanistan --as-of 2023-10-01
      comity ask trade-by-year --actor Russia --partner Afghanistan --format csv
    """
    if ctx.invoked_subcommand is None:
        click.echo(_listing(), nl=False)


def _listing() -> str:
    """Every query under its group: name, question, parameters."""
    from comity.queries import catalogue

    groups: dict[str, list[CatalogueQuery]] = {}
    for query in catalogue.load_all():
        groups.setdefault(query.group, []).append(query)
    parts = []
    for group, queries in groups.items():
        parts.append(click.style(group, bold=True) + "\n")
        for query in queries:
            parts.append(f"  {query.name}\n      {query.question}\n")
            if query.parameters:
                written = " ".join(_usage(p.name, p.type, p.required) for p in query.parameters)
                parts.append(f"      {written}\n")
        parts.append("\n")
    return "".join(parts)


def _usage(name: str, kind: str, required: bool) -> str:
    usage = f"--{name} {kind.upper()}"
    return usage if required else f"[{usage}]"


def _command(query: "CatalogueQuery") -> click.Command:
    """The click command that asks this query."""
    parameters: list[click.Parameter] = [
        click.Option(
            [f"--{parameter.name}", parameter.variable],
            metavar=parameter.type.upper(),
            required=parameter.required,
            help=f"Default: {parameter.default}." if parameter.default else None,
        )
        for parameter in query.parameters
    ]
    example = " ".join(
        f"--{p.name} {shlex.quote(p.default)}" for p in query.parameters if p.default
    )
    return click.Command(
        query.name,
        callback=_callback(query),
        params=[*parameters, *answer_options()],
        help=f"{query.question}\n\n\b\nExample:\n  comity ask {query.name} {example}".rstrip(),
    )


def _callback(query: "CatalogueQuery") -> Callable[..., None]:
    def answer(
        store: Path | None,
        endpoint: str | None,
        timeout: float,
        output_format: str,
        **given: Any,
    ) -> None:
        from comity.queries.searching import telling
        from comity.queries.values import bind

        target = target_of(store, endpoint, timeout)
        target.check(query.name)
        by_name: Mapping[str, str | None] = {p.name: given[p.variable] for p in query.parameters}
        find = telling(target.look, lambda line: note(f"comity: {line}"))
        bound = bind(query, by_name, target.look_up, find)
        print_answer(target.answer(bound), output_format)

    return answer
