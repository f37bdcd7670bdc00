"""How long all checks take a segment of the news beside the project: python -m tests.bench.checks [--json]."""

from __future__ import annotations

import argparse
import json
import time

from tests.quality.test_news import articles
from tmtool.quality.check import check_all


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    figures: dict[str, float] = {}
    for language in ("ru", "kk"):
        pairs = articles(language)
        check_all(pairs[0])
        started = time.process_time()
        for one in pairs:
            check_all(one)
        figures[f"{language}_ms"] = 1000 * (time.process_time() - started) / sum(map(len, pairs))
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:10} {value:10.3f}")


if __name__ == "__main__":
    main()
