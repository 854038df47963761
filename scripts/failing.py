"""What the command says where the system fails it: a full disk, a closed pipe, no memory."""

import os
import sys


def told(error: OSError | RuntimeError) -> str | None:
    """One line with the cure; None for an error that is a fault of ours."""
    from comity.graph.stores.trouble import is_engines, no_room, trouble

    if is_engines(error):
        return str(trouble("the store", error))
    if not isinstance(error, OSError) or error.errno is None:
        return None
    # A file of ours that can't be written has its own message: what is left has no name.
    place = error.filename or "standard output"
    cure = (
        "make room, or send the output elsewhere" if no_room(error) else "look at its permissions"
    )
    return f"{place}: {error.strerror}: {cure}, then run the command again"


def flush_output() -> None:
    """Write out what standard output still holds, so that a failure is not lost at the end.

    Raises OSError, but not where nobody reads any more, as in `comity ask | head -1`.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Else Python tries again when it ends, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
