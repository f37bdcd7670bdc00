"""One call of a command: what holds for every command, where its input comes from and where its answer goes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmtool.cli.output import print_document, print_lines, print_message
from tmtool.cli.which_desk import which_desk
from tmtool.language.registry import LANGUAGES, fold, is_tag
from tmtool.model.errors import MissingInput, RefusedInput, UsageError

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

STANDARD_INPUT = "-"
"""What stands for standard input where a text or a file is expected."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was said that holds for every command."""

    desk: Path | None = None
    person: str | None = None
    json: bool = False
    no_screen: bool = False

    @property
    def has_screen(self) -> bool:
        """Whether there is a screen to work on: a terminal on both sides, and nobody asked for none."""
        wanted = not (self.json or self.no_screen)
        # A stream that was closed before the program began is None.
        return wanted and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def answer(self, document: Any, lines: Iterable[str]) -> None:
        """Print what the command found: the document under `--json`, else the lines."""
        if self.json:
            print_document(document)
        else:
            print_lines(lines)

    @contextmanager
    def opened_desk(self, *, scanned: bool = False, for_screen: bool = False) -> Iterator[Desk]:
        """Open the desk that the person means; it is closed at the end.

        Args:
            scanned: whether the command reads memories or glossaries, so that their folders are looked through first.
            for_screen: whether the screen opens on it, where a worker does that after the first paint.

        Raises:
            DeskError: it cannot be opened or made.
        """
        from tmtool.desk.desk import Desk

        with Desk.open(self.desk_folder(), person=self.person and typed(self.person)) as desk:
            if desk.made:
                print_message(f"There was no desk in {desk.folder}; a new one was made there.")
            if (desk.made or scanned) and not for_screen:
                scan(desk)
            yield desk

    def desk_folder(self) -> Path:
        """Give the folder of the desk that the person means."""
        try:
            start = Path.cwd()
        except OSError:
            # The folder that the person stands in was removed.
            start = Path("/")
        return which_desk(self.desk, start=start).folder


def scan(desk: Desk) -> None:
    """Bring the memories and glossaries that lie in folders up to date; what was refused is said and left."""
    for report in desk.imports.scan():
        if report.refused is not None:
            print_message(report.refused)


def language(tag: str) -> str:
    """Give the desk's code for a language that a person named: `ru` for `ru-RU`.

    Raises:
        UsageError: it is no language tag, or of a language that the desk does not know.
    """
    folded = fold(tag)
    if not is_tag(tag) or folded.partition("-")[0] not in LANGUAGES:
        known = ", ".join(f"{known.code} ({known.name})" for known in LANGUAGES.values())
        raise UsageError(f"There is no language “{tag}” on the desk; known ones are {known}.")
    return folded


def languages(tags: Sequence[str] | None, otherwise: Sequence[str], *, source: str | None = None) -> tuple[str, ...]:
    """Give the desk's codes for the languages that a person named, each once.

    Args:
        tags: what `--to` said, or nothing.
        otherwise: the languages to take where it said nothing.
        source: the language to translate from; it cannot be among them.

    Raises:
        UsageError: one of them is none, or is the source.
    """
    found = tuple(dict.fromkeys(language(tag) for tag in tags)) if tags else tuple(otherwise)
    if source in found:
        raise UsageError(f"A text in {source} cannot be translated into {source}; name another language with --to.")
    return found


def language_codes(given: str | None) -> tuple[str, ...]:
    """Read the language codes that shall be written: `ru-RU,kk-KZ`.

    Raises:
        UsageError: one of them is none, or of a language that the desk does not know.
    """
    codes = tuple(code.strip() for code in given.split(",")) if given is not None else ()
    for code in codes:
        if not is_tag(code):
            raise UsageError(f"“{code}” is no language code; write for example --codes ru-RU,kk-KZ")
        language(code)
    return codes


def text_from(given: str) -> str:
    """Give a text that a person typed, or that of standard input for `-`, without the line end at its end.

    Raises:
        RefusedInput: standard input is not UTF-8.
    """
    if given != STANDARD_INPUT:
        return typed(given)
    from tmtool.language.encodings import decode

    text = decode(_standard_input(), file=STANDARD_INPUT).text
    return text.removesuffix("\n").removesuffix("\r")


def bytes_from(given: str) -> bytes:
    """Read the file that a person named, or standard input for `-`.

    Raises:
        MissingInput: it is not there or cannot be read.
        RefusedInput: it is empty.
    """
    if given == STANDARD_INPUT:
        data = _standard_input()
        if not data:
            raise RefusedInput("Standard input is empty; there is nothing to read.", file=STANDARD_INPUT)
        return data
    from tmtool.exchange.input_files import read_input

    return read_input(Path(given))


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise MissingInput("Standard input is closed; there is nothing to read.", file=STANDARD_INPUT)
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        message = f"Standard input cannot be read: {error.strerror or error}."
        raise MissingInput(message, file=STANDARD_INPUT) from None


def typed(given: str) -> str:
    """Give a text from the command line.

    Raises:
        UsageError: its bytes are no text.
    """
    try:
        given.encode()
    except UnicodeEncodeError:
        raise UsageError("The text on the command line is not UTF-8; type it in a UTF-8 terminal.") from None
    return given
