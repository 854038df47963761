"""The command line of what learns from annotated texts."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def learning_options(
    module: str, description: str | None, arguments: Sequence[str] | None, *, made: bool = False
) -> argparse.Namespace:
    """`gold`, `texts` and `none` (lists of paths) and `output` (a path) of such a command.

    With `made` also the list of paths of that name.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {module}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", nargs="+", type=Path, help="annotated claims, JSONL")
    parser.add_argument("--texts", nargs="+", type=Path, required=True, help="files or folders")
    parser.add_argument("--none", nargs="*", type=Path, default=[], help="sentences of no claim")
    if made:
        parser.add_argument(
            "--made", nargs="*", type=Path, default=[],
            help="annotated claims, JSONL, on texts that were written to learn from",
        )  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    return parser.parse_args(arguments)
