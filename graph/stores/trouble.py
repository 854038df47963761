"""What an engine's error means, and what helps."""

import errno
import re

from comity.ontology.errors import StoreError

_SHOWN = 160
"""Characters of the engine's own words."""

_FULL = r"No space left|Disk quota exceeded|File too large"
_CURES = (
    (_FULL, "has no room left", "make room, then run the same command again; what was reported as "
     "done is there"),
    (r"Read-only file system", "is on a disk that can only be read",
     "name another folder with --store"),
    (r"Permission denied|Operation not permitted", "may not be written or read by you",
     "look at the owner and the rights of the folder"),
    (r"Too many open files", "needs more open files than this session may have",
     "raise the limit, as with `ulimit -n 65536`"),
    (r"lock hold|While lock file", "is being written by another command",
     "wait until it has ended"),
)  # fmt: skip
"""Words of the engine or the system -> what is wrong, and the cure; any other is damage."""

_ENGINE = re.compile(r"Corruption|IO error|Input/output error|Busy|Invalid argument")


def trouble(name: str, error: OSError | RuntimeError) -> StoreError:
    """The error that tells in one line what is wrong with the store `name`, and what helps."""
    whole = _words(error)
    said = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN].rstrip()} …"
    for words, wrong, cure in _CURES:
        if re.search(words, whole):
            return StoreError(f"{name} {wrong} ({said}): {cure}")
    return StoreError(
        f"{name} can't be used ({said}): if no other command is writing it, it is damaged; "
        "get a backup back with `comity restore`, or delete it and run `comity build` again"
    )


def is_engines(error: OSError | RuntimeError) -> bool:
    """Whether the engine raised it: its errors come without a number of the system."""
    return getattr(error, "errno", None) is None and bool(_ENGINE.match(str(error)))


def no_room(error: OSError) -> bool:
    """Whether a file can't grow, since the disk, the quota or the allowed size is used up."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _words(error: OSError | RuntimeError) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(said.split())
