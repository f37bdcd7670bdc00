"""The table by which Kazakh is written in Latin letters: ours, and what a file of the desk says otherwise."""

from __future__ import annotations

from pathlib import Path

from tmtool.desk.outputs import write_whole
from tmtool.language import latin
from tmtool.language.encodings import decode
from tmtool.language.latin import FILE_NAME, Alphabet
from tmtool.model.errors import MissingInput


class LatinTable:
    """The room of the Latin letters."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def current(self) -> Alphabet:
        """Give the alphabet that counts now: `latin.csv` in the desk's folder wins letter by letter, others are ours.

        Raises:
            RefusedInput: that file is no such table; says in which line.
            MissingInput: it cannot be read.
        """
        try:
            data = self._file.read_bytes()
        except FileNotFoundError:
            return latin.shipped()
        except OSError as error:
            raise MissingInput(f"“{self._file}” cannot be read: {error.strerror or error}.", file=self._file) from error
        file = str(self._file)
        return latin.shipped().changed_by(Alphabet.parse(decode(data, file=file).text, file))

    def write(self, path: Path, *, ours: bool = False) -> int:
        """Write the table as a file that can be changed and put into the desk's folder.

        Args:
            path: the file.
            ours: whether to write the one that comes with tmtool, whatever the desk has.

        Returns:
            The number of letters.

        Raises:
            OutputError: the file cannot be written; nothing was changed.
        """
        alphabet = latin.shipped() if ours else self.current()
        write_whole(path, lambda out: out.write(alphabet.written().encode()))
        return len(alphabet.letters)
