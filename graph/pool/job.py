"""What there is to read: the bytes of a file, or an article that was already made of some."""

from comity.graph.article import Article
from comity.graph.reading.files import shown
from comity.graph.reading.reader import FileContent, read_content
from comity.graph.reading.reader import doc_of as doc_of_path

Job = FileContent | Article

LEAST_SECONDS = 60.0
BYTES_PER_SECOND = 2000
"""A tenth of what one process reads on a slow machine."""


def article_of(job: Job) -> Article:
    """The article itself. Raises InputError where the file holds none."""
    return job if isinstance(job, Article) else read_content(job)


def doc_of(job: Job) -> str:
    """What the article is called: the file's name without its suffix."""
    return job.doc if isinstance(job, Article) else doc_of_path(job.path)


def name_of(job: Job) -> str:
    """What messages call it."""
    return job.doc if isinstance(job, Article) else shown(job.path)


def size_of(job: Job) -> int:
    """Bytes of a file, or code points of an article."""
    return len(job.text) if isinstance(job, Article) else len(job.data)


def seconds_for(job: Job) -> float:
    """How long reading it may take: a minute, and ten times what is usual for its length."""
    return LEAST_SECONDS + size_of(job) / BYTES_PER_SECOND


def died_twice(name: str, reason: str) -> str:
    """The message about an article, by `name_of`, of which two processes died."""
    return (
        f"{name}: two processes died of reading it ({reason}); leave it out, or split it into "
        "shorter articles"
    )
