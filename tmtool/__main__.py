"""The program: `tmtool`, or `python -m tmtool`."""

from __future__ import annotations

import gc
import os
import sys

_OBJECTS_BETWEEN_COLLECTIONS = 700_000
"""The default of 700 looks through everything again and again while modules are loaded, a tenth of the start.

The screen, which loads most, has fewer when it is there, and goes down to a number that no key has to wait for.
"""


def main() -> None:
    """Run the command that was typed and end with its exit code."""
    if sys.argv[1:] == ["--version"]:
        # Nothing else is loaded: scripts ask for the version often, and it must answer at once.
        from tmtool import __version__

        print(f"tmtool {__version__}")
        return
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # Else every package that is installed is looked through for plugins of pydantic, and there are none of ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from tmtool.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
