"""The command `comity`: finds the sub-command, and turns errors into one line."""

import importlib
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from comity.ontology.errors import ComityError
from comity.scripts.failing import flush_output, told

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "comity.scripts.build:build",
        "load": "comity.scripts.load:load",
        "extract": "comity.scripts.extract:extract",
        "issues": "comity.scripts.issues:issues",
        "explain": "comity.scripts.explain:explain",
        "ask": "comity.scripts.ask:ask",
        "sparql": "comity.scripts.sparql:sparql",
        "merges": "comity.scripts.merges:merges",
        "check": "comity.scripts.check:check",
        "export": "comity.scripts.export:export",
        "view": "comity.scripts.view:view",
        "serve": "comity.scripts.serve:serve",
        "backup": "comity.scripts.backup:backup",
        "restore": "comity.scripts.backup:restore",
        "ontology": "comity.scripts.ontology:ontology",
    }
)
"""Sub-command -> where it lives, in the order of the flow; imported only when it is asked for."""


class LazyGroup(click.Group):
    """Imports a sub-command only when it runs, so that `comity --help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the flow."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The sub-command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="comity")
def comity() -> None:
    """Turn articles on international relations into a knowledge graph that shows its sources.

    \b
    Example:
      comity build articles/ --store graph.store
      comity ask memberships --actor Afghanistan --store graph.store
    """


def main() -> None:
    """Run the command; an error becomes one line on standard error and exit status 1."""
    if sys.stdout is None:
        # Else the next file that is opened would take its place.
        _fail("standard output is closed: send it to a file or to /dev/null")
    try:
        try:
            comity()
        finally:
            flush_output()
    except ComityError as error:
        _fail(str(error))
    except MemoryError:
        _fail("not enough memory: close other programs, or work on a part of it")
    except (OSError, RuntimeError) as error:
        line = told(error)
        if line is None:
            raise
        _fail(line)


def _fail(message: str) -> None:
    sys.exit(f"comity: {' '.join(message.split())}")
