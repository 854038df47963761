"""What there is to read: a file, or an article that was already made of one."""

from pathlib import Path

from comity.graph.article import Article
from comity.graph.reading.files import shown
from comity.graph.reading.reader import read_file

Job = Path | Article

LEAST_SECONDS = 60.0
BYTES_PER_SECOND = 2000
"""A tenth of what one process reads on a slow machine."""


def article_of(job: Job) -> Article:
    """The article itself. Raises InputError where the file holds none."""
    return job if isinstance(job, Article) else read_file(job)


def doc_of(job: Job) -> str:
    """What the article is called: the file's name without its suffix."""
    return job.doc if isinstance(job, Article) else job.name.removesuffix(job.suffix)


def name_of(job: Job) -> str:
    """What messages call it."""
    return job.doc if isinstance(job, Article) else shown(job)


def seconds_for(job: Job) -> float:
    """How long reading it may take: a minute, and ten times what is usual for its length."""
    try:
        size = len(job.text) if isinstance(job, Article) else job.stat().st_size
    except OSError:
        size = 0
    return LEAST_SECONDS + size / BYTES_PER_SECOND
