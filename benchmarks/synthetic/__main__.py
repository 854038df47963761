"""Makes a store on disk: `python -m benchmarks.synthetic --triples 1000000 -o STORE`."""

import argparse
import time
from pathlib import Path

from benchmarks.synthetic.graphs import write_store


def main() -> None:
    """Make it, and say how long that took."""
    parser = argparse.ArgumentParser(description="Make a store of made-up articles.")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True, help="a folder, to be made")
    options = parser.parse_args()
    if options.output.exists():
        parser.error(f"{options.output} is there already: name another folder")
    begin, cpu = time.perf_counter(), time.process_time()
    write_store(options.output, options.triples, options.seed)
    wall, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(f"{options.output}: made in {wall:.0f} s ({cpu:.0f} s of CPU)")


if __name__ == "__main__":
    main()
