"""What a desk needs before it can be opened for the first time."""

from __future__ import annotations

import getpass
from pathlib import Path

from tmtool.desk.clock import Clock
from tmtool.desk.outputs import file_in_the_way
from tmtool.desk.settings import Settings
from tmtool.model.errors import DeskError, MissingInput
from tmtool.store import settings as setting_rows
from tmtool.store.database import FILE_NAME, Database
from tmtool.store.transaction import Transaction

WORKING_MEMORY = "desk"


def open_or_found(folder: Path, wanted: Settings, create: bool, clock: Clock) -> tuple[Database, Settings]:
    """Open the database of a desk and read its settings; make it where there is none.

    Args:
        folder: the folder of the desk.
        wanted: the settings of a new desk.
        create: whether to make the desk where there is none.
        clock: gives the time.

    Raises:
        MissingInput: there is no desk and `create` is False.
        DeskError: the desk cannot be opened or made.
    """
    if not create and not (folder / FILE_NAME).is_file():
        raise MissingInput(f"There is no desk in {folder}; make one with: tmtool init {folder}", file=folder)
    make_folders(folder)
    database = Database(folder, clock, lambda transaction: furnish(transaction, wanted))
    try:
        with database.reading() as connection:
            return database, Settings.from_stored(setting_rows.all_settings(connection))
    except BaseException:
        database.close()
        raise


def make_folders(folder: Path) -> None:
    """Make the folder of a desk and its drop folders.

    Raises:
        DeskError: they cannot be made.
    """
    in_the_way = file_in_the_way(folder)
    if in_the_way is not None:
        raise DeskError(f"“{in_the_way}” is a file, not a folder; name another folder for the desk.", file=folder)
    try:
        for part in (folder, folder / "glossaries", folder / "memories"):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(
            f"The desk {folder} cannot be made: {error.strerror or error}. Name another folder with --desk.",
            file=folder,
        ) from error


def furnish(transaction: Transaction, settings: Settings) -> None:
    """Give a new desk its settings and its working memory."""
    # Loaded where a desk is new: the others are opened sooner without.
    from tmtool.memory.normalise import NORMALISER
    from tmtool.store import memories as memory_rows

    setting_rows.put_setting(transaction, "targets", list(settings.targets))
    setting_rows.put_setting(transaction, "empty", settings.empty)
    setting_rows.put_setting(transaction, "normaliser", NORMALISER)
    memory_rows.add_memory(transaction, WORKING_MEMORY, working=True)


def login_name() -> str:
    """The name under which the person is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "translator"
