"""The settings of the desk and of the person, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from tmtool.desk.settable import SettingType
from tmtool.desk.told import Told
from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.preferred import Preferred, preferred
from tmtool.tui.screens.awaiting import AwaitingScreen
from tmtool.tui.screens.key_catcher import KeyCatcher
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.shown.settings_lines import KeyLine, SettingLine, key_lines, refusal, setting_lines, stepped
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

Line = SettingLine | KeyLine


@dataclass
class SettingsRead(Message):
    """All settings, as they are now."""

    told: tuple[Told, ...]
    own_keys: dict[str, str]
    preferred: Preferred
    words: str = ""


@dataclass
class Refused(Message):
    """A value cannot be; the person gets back what was typed."""

    error: TmtoolError
    told: Told
    typed: str


class SettingsScreen(AwaitingScreen):
    """Change what the desk and the person are told."""

    BINDINGS = bindings(Place.SETTINGS)
    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        """Make the screen.

        Args:
            desk: the desk.
        """
        super().__init__()
        self._desk = desk
        self._read: SettingsRead | None = None
        self._shows_keys = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield LineList[Line](lambda line, width: line.lines(width), empty="")
        yield Row(id="meaning")
        yield KeyBar(Place.SETTINGS, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the settings."""
        self._do(lambda: "")

    def _do(self, change: Callable[[], str]) -> None:
        """Change something on the writer's thread, and read everything again."""

        def work() -> Message:
            words = change()
            told, own = self._desk.telling.all(), self._desk.preferences.keys()
            return SettingsRead(told, own, preferred(self._desk.preferences), words)

        self._writer.submit(work, self.post_message)

    @property
    def _writer(self) -> Writer:
        writer = getattr(self.app, "writer", None)
        assert isinstance(writer, Writer)
        return writer

    @on(SettingsRead)
    def _settings_read(self, message: SettingsRead) -> None:
        if message.words:
            self.notify(message.words, timeout=4)
        if self._read is not None and (apply := getattr(self.app, "apply_preferences", None)):
            apply(message.preferred)
        self._read = message
        self._show()

    # What is shown

    @property
    def _list(self) -> LineList[Line]:
        return self.query_one(LineList)

    def _show(self, at: int | None = None) -> None:
        if self._read is None:
            return
        keymap = self._read.preferred.keymap
        lines: tuple[Line, ...] = setting_lines(self._read.told)
        title = f" Settings · Tab: keys · your own are kept in {self._desk.preferences.path}"
        if self._shows_keys:
            lines = key_lines(keymap.preset, self._read.own_keys)
            title = f" Keys ({keymap.preset}) · Tab: settings · yours are kept in {self._desk.preferences.path}"
        self.query_one("#title", Row).show(title)
        self._list.show_items(lines, at)
        self._explain()

    @on(LineList.Moved)
    def _explain(self) -> None:
        if line := self._list.item:
            self.query_one("#meaning", Row).update(literal(line.words))

    # What can be done

    @on(LineList.Chosen)
    def action_change(self) -> None:
        """Change the value, by a step or by typing."""
        line = self._list.item
        if isinstance(line, KeyLine):
            self._ask_key(line)
        elif line and line.told.setting.type in (SettingType.CHOICE, SettingType.SWITCH):
            self.action_next_value()
        elif line:
            self._ask_value(line.told, line.told.setting.shown(line.told.value))

    def action_next_value(self, step: int = 1) -> None:
        """Take the next value, where there are only some."""
        line = self._list.item
        if isinstance(line, SettingLine) and (typed := stepped(line.told, step)) is not None:
            self._put(line.told, typed)

    def action_default(self) -> None:
        """Give a setting its default, or an action its own keys."""
        line = self._list.item
        if isinstance(line, SettingLine):
            name = line.told.setting.name
            self._do(lambda: f"{name}: {self._shown(self._desk.telling.put_back(name))}")
        elif line and self._read:
            identities = [one for one in self._read.own_keys if one.rstrip(".123456789") == line.action.id]
            self._put_keys(dict.fromkeys([line.action.id, *identities]), None)

    def action_keys(self) -> None:
        """Show the keys, or the settings again."""
        self._shows_keys = not self._shows_keys
        named = {"settings.keys": "Settings", "settings.next_value": ""} if self._shows_keys else {}
        self.query_one(KeyBar).rename(named)
        self._show(0)

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def _ask_value(self, told: Told, typed: str, refusal: str = "") -> None:
        def answered(answer: str | None) -> None:
            if answer is not None and answer != told.setting.shown(told.value):
                self._put(told, answer)

        question = refusal or f"{told.setting.name}: {told.setting.help}"
        self.app.push_screen(Prompt(question, typed, "nothing: none"), answered)

    def _put(self, told: Told, typed: str) -> None:
        name = told.setting.name

        def change() -> str:
            try:
                return f"{name}: {self._shown(self._desk.telling.put(name, typed))}"
            except TmtoolError as error:
                self.post_message(Refused(error, told, typed))
                return ""

        self._do(change)

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self.once_here(
            lambda: self._ask_value(message.told, message.typed, message.error.message),
            f"Not changed: {message.error.message} The settings ask again.",
        )

    def _shown(self, told: Told) -> str:
        return told.setting.shown(told.value) or "none"

    def _ask_key(self, line: KeyLine) -> None:
        if self._read is None or line.action.numbered:
            self.notify(line.words, timeout=6)
            return
        read, action = self._read, line.action

        def answered(key: str | None) -> None:
            if key is not None:
                self._put_keys({action.id: None}, key)

        preset = read.preferred.keymap.preset
        title = action.title or action.help.rstrip(".")
        self.app.push_screen(KeyCatcher(title, lambda key: refusal(preset, read.own_keys, action, key)), answered)

    def _put_keys(self, identities: dict[str, None], keys: str | None) -> None:
        def change() -> str:
            for identity in identities:
                self._desk.preferences.put_key(identity, keys)
            return ""

        self._do(change)
