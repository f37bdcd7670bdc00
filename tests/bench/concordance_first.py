"""Searches a desk's concordance for the first time in a process and prints how long it took: a step of `matching`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tmtool.desk.desk import Desk


def main(folder: Path) -> None:
    """Search once."""
    with Desk.open(folder) as desk:
        started = time.perf_counter()
        desk.concordance.search("government")
        print(json.dumps({"first_ms": 1000 * (time.perf_counter() - started)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
