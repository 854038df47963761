"""How reading time grows with text that is meant to break a reader.

    python -m benchmarks.hostile_text [--size 20000] [--case NAME ...]

Each case is read at about so many characters, at twice and at four times as many. Prints a
Markdown table of CPU seconds and of how much longer four times the text takes: 4 is linear.
"""

import argparse
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader, load_reader

STATES = ("Norway", "Peru", "Kenya", "Japan", "Chile", "Nepal", "Qatar", "Malta", "Ghana", "Fiji")


def _counted(unit: str, after: str = "") -> Callable[[int], str]:
    """Units with two states (`{0}`, `{1}`) and a name (`{2}`) that differ from one to the next."""

    def text(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            number = len(parts)
            names = (STATES[(number + step) % len(STATES)] for step in (0, 3))
            parts.append(unit.format(*names, _name(number)))
            length += len(parts[-1])
        return "".join(parts) + after

    return text


def _name(number: int) -> str:
    """A different name for each number."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"J{letters} R{letters}en"


def _repeated(text: str, before: str = "") -> Callable[[int], str]:
    return lambda size: before + text * max(1, size // len(text))


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return f"{opening * depth}Norway accused Peru.{closing * depth}"

    return text


CASES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "plain": _counted("{0} accused {1}. "),
        "one sentence": _counted("{0} accused {1} and "),
        "no full stop": _counted("the envoy of {0} went on "),
        "one line without spaces": _repeated("Norway,"),
        "list of countries": _counted("{0}, ", after="and Peru met."),
        "list as subject": _counted("{0} and ", after="Peru met Oman."),
        "commas": _repeated(","),
        "spaced commas": _repeated(", "),
        "said that": _counted("{0} said that ", after="Oman left."),
        "pronouns": _repeated("They accused it. ", before="Norway met Peru. "),
        "pronouns in one sentence": _repeated("it and they ", before="Norway said "),
        "of the of the": _repeated("of the government "),
        "possessives": _counted("{0}'s ally "),
        "double quotes": _nested('"', '"'),
        "typographic quotes": _nested("“", "”"),
        "opened quotes": _repeated("“Norway "),
        "brackets": _nested("(", ")"),
        "square brackets": _nested("[", "]"),
        "opened brackets": _repeated("(Norway "),
        "long token": _repeated("x", before="Norway accused "),
        "long number": _repeated("9", before="Norway paid $"),
        "grouped number": _repeated("9,999", before="Norway paid $"),
        "numbers": _repeated("12 million 3 billion "),
        "dates": _repeated("on 3 May 2021 "),
        "hyphens": _repeated("Norway-"),
        "slashes": _repeated("Norway/"),
        "dots": _repeated("."),
        "abbreviations": _repeated("U.S."),
        "initials": _repeated("A. "),
        "capitalized words": _repeated("Alpha Beta "),
        "names": _counted("Minister {2} of {0} spoke. "),
        "acronyms": _counted("the River Guild {2} (RG) met. "),
        "headings": _repeated("Norway accuses Peru\n\n"),
        "line ends": _repeated("Norway\n"),
        "empty lines": _repeated("\n"),
        "list signs": _repeated("\n- Norway"),
        "spaces": _repeated(" "),
        "tabs": _repeated("\t"),
        "control characters": _repeated("Norway\x00\x07\x1b[31m "),
        "right-to-left": _repeated("\u202eNorway accused\u202c Peru. "),
        "zero-width joiners": _repeated("Nor\u200dway accused Peru. "),
        "combining marks": _repeated("\u0301", before="Norway accused Peru"),
        "surrogates": _repeated("\ud83d Norway accused Peru. "),
        "emoji": _repeated("👩‍👩‍👧‍👦🇳🇴 "),
        "homoglyphs": _repeated("Russiа accused Реru. "),
        "other scripts": _repeated("挪威指责秘鲁。Норвегия обвинила Перу. "),
    }
)
"""Name -> text of about so many characters."""


def cpu(reader: Reader, text: str) -> float:
    """CPU seconds for reading a text once."""
    began = time.process_time()
    reader.extract(Article("hostile", text, published="2024-05-06"))
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="characters of the first text")
    parser.add_argument("--case", nargs="*", choices=list(CASES), default=list(CASES))
    options = parser.parse_args()
    reader = load_reader()
    cpu(reader, CASES["plain"](1000))
    print(f"| {options.size:,} characters | n | 2n | 4n | 4n / n |\n|---|---|---|---|---|")
    for name in options.case:
        took = [cpu(reader, CASES[name](options.size * factor)) for factor in (1, 2, 4)]
        cells = " | ".join(f"{seconds:.2f}" for seconds in took)
        print(f"| {name} | {cells} | {took[2] / max(took[0], 0.01):.1f} |", flush=True)


if __name__ == "__main__":
    main()
