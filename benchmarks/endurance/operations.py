"""What is killed: each operation can be prepared, run, looked at after a kill, and compared."""

import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset

from benchmarks.endurance.command import Killed, run, run_and_kill
from comity.graph.ledger.ledger import NAME as LEDGER
from comity.graph.ledger.ledger import read_ledger
from comity.graph.stores.oxigraph import read_store
from comity.ontology.errors import ComityError

ARTICLES = Path(__file__).resolve().parents[2] / "articles"
CORPUS = ("algiers-between", "cenepa-and-brasilia", "gestures-to-the-taliban", "nile-waters",
          "six-seven-and-norway")  # fmt: skip
"""Short articles of the sample; two of them share a person."""

SHARED = "person:abiy-ahmed_eth"
"""A person that two of the articles name."""

STORE = "graph.store"

_HASH = re.compile(
    r'<https://w3id\.org/comity/onto#textHash> "(\w+)" <https://w3id\.org/comity/graph/art/(\w+)>'
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a kill left: at which stage it came, what was lost, whether something can't be read."""

    stage: str
    lost: str = ""
    unreadable: str = ""


class Operation(ABC):
    """A command that may be killed at any moment."""

    name: str

    def __init__(self, base: Path, template: Path) -> None:
        """`base` is what `make_base` made; `template` is a folder to be made."""
        self.base, self.template = base, template
        template.mkdir()
        self.build_template()

    def build_template(self) -> None:
        """Make what the command finds in its folder."""
        self.take("articles")

    def take(self, *names: str) -> None:
        """Copy something of the base."""
        for name in names:
            if (self.base / name).is_dir():
                shutil.copytree(self.base / name, self.template / name)
            else:
                shutil.copy(self.base / name, self.template)

    def prepare(self, folder: Path) -> None:
        """Make a folder to run in."""
        shutil.copytree(self.template, folder)

    @property
    @abstractmethod
    def words(self) -> Sequence[str]:
        """The command."""

    def run(self, folder: Path, moment: float | None) -> Killed:
        """Run it, and kill it after so many seconds."""
        return run_and_kill(self.words, folder, moment)

    @abstractmethod
    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """What a kill left; `whole` is the result of a run to its end."""

    def result(self, folder: Path) -> bytes:
        """Everything that the store holds, in one order, and what was left out."""
        return exported(folder / STORE)


def make_base(base: Path) -> None:
    """Articles, a store of them, all of it as N-Quads, and a backup."""
    (base / "articles").mkdir(parents=True)
    for name in CORPUS:
        shutil.copy(ARTICLES / f"{name}.md", base / "articles")
    for words in (("build", "articles"), ("export", "all.nq"), ("backup", "backup.zip")):
        done = run(*words, "--store", STORE, folder=base)
        assert done.status == 0, done.complaint


def exported(store: Path) -> bytes:
    """All quads of a store, sorted, with what was left out; AssertionError if unreadable."""
    try:
        with read_store(store) as graph:
            quads = Dataset(graph.quads())
            quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            lines = sorted(f"{quad} .\n" for quad in quads)
            if (store / LEDGER).exists():
                with read_ledger(store) as ledger:
                    lines += ledger.issues()
    except ComityError as error:
        raise AssertionError(str(error)) from error
    return "".join(lines).encode()


class Building(Operation):
    """`comity build` into a new store."""

    name = "build"
    workers = "1"

    def build_template(self) -> None:
        """Many articles, each a paragraph: they are written batch by batch."""
        folder = self.template / "articles"
        folder.mkdir()
        for path in sorted(ARTICLES.glob("*.md")):
            head, *paragraphs = path.read_text("utf-8").split("\n\n")
            for number, paragraph in enumerate(paragraphs):
                (folder / f"{path.stem}-{number}.md").write_text(f"{head}\n\n{paragraph}\n")

    @property
    def words(self) -> Sequence[str]:
        return ("build", "articles", "--store", STORE, "--workers", self.workers)

    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """Each article that was shown to be done must be in the store as it will be in the end."""
        try:
            now = exported(folder / STORE)
        except AssertionError as error:
            if killed.reported == 0 and "is not a store" in str(error):
                return Seen("before the store")
            return Seen("?", unreadable=str(error))
        there = set(_HASH.findall(now.decode()))
        wanted = set(_HASH.findall(whole.decode()))
        done = len(there & wanted)
        lost = f"{killed.reported - done} articles" if done < killed.reported else ""
        if now == whole:
            stage = "at the end"
        elif done == len(wanted):
            stage = "settling"
        else:
            stage = "reading" if killed.reported or done > self.held else "before the first article"
        return Seen(stage, lost)

    @property
    def held(self) -> int:
        """Articles that are in the store beforehand, as they will be in the end."""
        return 0


class BuildingInParallel(Building):
    """`comity build` with two processes."""

    name = "build with workers"
    workers = "2"


class Adding(Building):
    """`comity build` into a store that holds some of the articles, one of them in other words."""

    name = "build more"

    def build_template(self) -> None:
        self.take("articles")
        articles = self.template / "articles"
        others = articles.rename(self.template / "others")
        articles.mkdir()
        for name in CORPUS[:3]:
            shutil.copy(others / f"{name}.md", articles)
        changed = articles / f"{CORPUS[0]}.md"
        changed.write_text(changed.read_text("utf-8").rstrip() + "\n\nNothing more is known.\n")
        done = run("build", "articles", "--store", STORE, folder=self.template)
        assert done.status == 0, done.complaint
        shutil.rmtree(articles)
        others.rename(articles)

    @property
    def held(self) -> int:
        return 2


class Loading(Building):
    """`comity load` of N-Quads into a new store."""

    name = "load"

    def build_template(self) -> None:
        self.take("all.nq")

    @property
    def words(self) -> Sequence[str]:
        return ("load", "all.nq", "--store", STORE)


class Merging(Building):
    """`comity merges --undo`."""

    name = "merges"

    def build_template(self) -> None:
        self.take(STORE)

    @property
    def words(self) -> Sequence[str]:
        return ("merges", "--store", STORE, "--undo", SHARED)

    @property
    def held(self) -> int:
        return len(CORPUS)

    def result(self, folder: Path) -> bytes:
        apart = folder / f"{STORE}.apart.txt"
        return exported(folder / STORE) + (apart.read_bytes() if apart.exists() else b"")


class Exporting(Merging):
    """`comity export` over an older file."""

    name = "export"
    file = "graph.ttl"
    old = b"an older file\n"

    def build_template(self) -> None:
        super().build_template()
        (self.template / self.file).write_bytes(self.old)

    @property
    def words(self) -> Sequence[str]:
        return ("export", self.file, "--store", STORE)

    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """The file must be the old one or the new one."""
        data = (folder / self.file).read_bytes()
        if data not in (self.old, whole):
            return Seen("?", unreadable="half a file")
        return Seen("at the end" if data == whole else "before the file's name")

    def result(self, folder: Path) -> bytes:
        left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
        return (folder / self.file).read_bytes() + "".join(left).encode()


class BackingUp(Merging):
    """`comity backup`."""

    name = "backup"
    file = "backup.zip"

    @property
    def words(self) -> Sequence[str]:
        return ("backup", self.file, "--store", STORE)

    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """There is a whole backup or none."""
        path = folder / self.file
        if not path.exists():
            return Seen("before the file's name")
        if path.read_bytes() != whole:
            return Seen("?", unreadable="half a backup")
        path.unlink()
        return Seen("at the end")

    def result(self, folder: Path) -> bytes:
        left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
        return (folder / self.file).read_bytes() + "".join(left).encode()


class Restoring(BackingUp):
    """`comity restore`."""

    name = "restore"

    def build_template(self) -> None:
        self.take(self.file)

    @property
    def words(self) -> Sequence[str]:
        return ("restore", self.file, "--store", STORE)

    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """There is a whole store or none."""
        store = folder / STORE
        if not store.exists():
            return Seen("before the store's name")
        if self.result(folder) != whole:
            return Seen("?", unreadable="half a store")
        shutil.rmtree(store)
        return Seen("at the end")

    def result(self, folder: Path) -> bytes:
        left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
        return exported(folder / STORE) + "".join(left).encode()
