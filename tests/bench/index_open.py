"""Opens the index of a desk and looks things up; prints how long opening took and the memory: a step of `matching`."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

# What a process loads once in its life is no part of opening an index.
import tmtool.memory.fuzzy_index
from tmtool.desk.desk import Desk
from tmtool.desk.indexes import Indexes
from tmtool.memory.normalise import tokens
from tmtool.model.text import TaggedText

assert tmtool.memory.fuzzy_index
_SENTENCES = ("The ministry said that oil prices rose again.", "This is the first of them", "He will not come back")


def main(folder: Path) -> None:
    """Open five times, and look up."""
    with Desk.open(folder) as desk:
        taken = []
        for _ in range(5):
            started = time.perf_counter()
            with Indexes(desk.database, desk.settings.normaliser).of_language("en"):
                taken.append(time.perf_counter() - started)
        with desk.indexes.of_language("en") as index:
            for _ in range(100):
                for text in _SENTENCES:
                    for _ in index.look_up(tokens(TaggedText(text), "en"), 0.5):
                        pass
        anonymous = sum(map(int, re.findall(r"^Anonymous:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text(), re.M)))
    print(json.dumps({"open_ms": 1000 * sorted(taken)[2], "anonymous_mb": anonymous / 1024}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
