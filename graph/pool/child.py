"""A process that reads articles: jobs come in on standard input, answers go out on standard output.

Both are pickles, between a process and the child that it started itself.
"""

import os
import pickle
import signal
import sys
from typing import IO, TYPE_CHECKING

from comity.ontology.errors import InputError

if TYPE_CHECKING:
    from comity.graph.article_graph import ArticleGraph, Worker
    from comity.graph.pool.job import Job

READY = "ready"


def main() -> None:
    """Answer job after job, until nobody sends any more."""
    # Ctrl-C reaches all processes of a terminal: the one that started this one sees to the end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, _answers()
    from comity.graph.article_graph import Worker

    worker = Worker.load(pickle.load(jobs))
    _send(answers, READY)
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        _send(answers, _answer(worker, job))


def _answers() -> IO[bytes]:
    """Standard output for answers alone: what a library prints goes to standard error."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")


def _answer(worker: "Worker", job: "Job") -> "ArticleGraph | InputError":
    from comity.graph.pool.job import article_of

    try:
        return worker.graph_of(article_of(job))
    except InputError as error:
        return error


def _send(answers: IO[bytes], answer: object) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    try:
        answers.flush()
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
