"""The app: opens Home, or an article; takes keys by their place, shows notices, and offers help and the palette."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from time import time
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App, SystemCommand
from textual.message import Message
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerState

from tmtool.language.visible import visible
from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui import textual_compat
from tmtool.tui.actions import Place, at, pressed, use
from tmtool.tui.background import Background
from tmtool.tui.commands import commands_of, places_of
from tmtool.tui.editing.steps import StepsOfSegments
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.keyboard.keys import latin_letter
from tmtool.tui.long_work import LongWork
from tmtool.tui.messages import MemoriesChanged
from tmtool.tui.mishap import CODE, write_down
from tmtool.tui.notices import was_just_said
from tmtool.tui.preferred import Preferred, preferred
from tmtool.tui.screens.ground import Ground
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.shown.coaching import Coach
from tmtool.tui.spare_memory import share
from tmtool.tui.theme import DIMMED_TO, THEMES
from tmtool.tui.widgets.bars import KeyBar
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


class TmtoolApp(App[None], inherit_bindings=False):
    """The screen of one desk."""

    BINDINGS = [*bindings(Place.EVERYWHERE)]
    CSS = """
    Screen { layers: default progress; }
    Toast { width: auto; max-width: 70; padding: 0 1; }
    """
    TITLE = "tmtool"

    def __init__(
        self,
        desk: Desk,
        *,
        open_article: Article | None = None,
        language: str | None = None,
        is_coached: bool = False,
    ) -> None:
        """Make the app.

        Args:
            desk: the desk, already open.
            open_article: an article to begin with; Home by default.
            language: the language to translate it into; the desk's first by default.
            is_coached: whether a newcomer is told the first steps there.
        """
        textual_compat.install()
        super().__init__()
        textual_compat.dim_to(self, DIMMED_TO)
        textual_compat.end_with_a_sentence(self, lambda error: write_down(error, desk.folder))
        for theme in THEMES.values():
            self.register_theme(theme)
        self.preferred = preferred(desk.preferences)
        use(self.preferred.keymap.actions)
        self.set_keymap(self.preferred.keymap.moved)
        self.theme = self.preferred.theme
        self._desk = desk
        self._open_article = open_article
        self._language = language
        self._is_coached = is_coached
        self.writer = Writer()
        self.long_work = LongWork(self)
        self.steps = StepsOfSegments()
        """What can be taken back in the segments that were worked on, also after the article was left."""
        self.news: MemoriesChanged | None = None
        """What came into the drop folders last; Home shows it."""
        self._background = Background(self, desk, self._look_up_again)
        self._waiting_notice: Notification | None = None
        """What is to be said once no dialog is open."""

    def on_mount(self) -> None:
        """Show Home, and the article over it; indexes and drop folders wait until something is drawn."""
        self.screen_change_signal.subscribe(self, self._show_notice)
        if not self._open_article:
            self.show_home()
        else:
            language = self._language or self._desk.settings.targets[0]
            screen = TranslateScreen(self._desk, self.writer, self._open_article, language)
            screen.coach = Coach() if self._is_coached else None
            self.push_screen(screen)
            # Home comes when the person goes there: it is no part of opening an article.
        self._background.begin(is_article_first=self._open_article is not None and not self._desk.made)
        if self.preferred.problems:
            self.notify("\n".join(self.preferred.problems), severity="warning", timeout=15)

    def get_default_screen(self) -> Screen[object]:
        """Lay ground under all screens."""
        return Ground()

    def show_home(self) -> None:
        """Show the articles of the desk."""
        from tmtool.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self._desk, self.writer))

    def _look_up_again(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TranslateScreen):
                screen.look_up_again()

    @on(MemoriesChanged)
    def _memories_changed(self, message: MemoriesChanged) -> None:
        if message.is_news:
            self.news = message
            severity: SeverityLevel = "warning" if message.refused else "information"
            if not hasattr(self.screen, "show_news"):
                self.notify(" ".join([*message.refused, *message.applied]), severity=severity)
        self._look_up_again()
        for screen in self.screen_stack:
            if show_news := getattr(screen, "show_news", None):
                show_news(message)

    async def on_event(self, event: events.Event) -> None:
        """Take keys by their place on the keyboard, whatever the layout."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._background.key_pressed()
            if self._is_kept(event):
                return
            event = self._by_place(textual_compat.latin_event(event))
            if self._asks_in_dialog(event.key):
                self.action_help()
                return
        await super().on_event(event)

    def _is_kept(self, event: events.Key) -> bool:
        """Whether the screen keeps a key for a field that is still to come."""
        keep_key = getattr(self.screen, "keep_key", None) if self.screen_stack and self.focused is None else None
        return keep_key is not None and keep_key(event)

    def _asks_in_dialog(self, key: str) -> bool:
        """Whether a key asks for help in a dialog, to which the keys of the app do not belong."""
        found = pressed(Place.EVERYWHERE, key)
        if found is None or found[0].id != "app.help":
            return False
        if not self.screen_stack or not isinstance(self.screen, ModalScreen):
            return False
        return bool(places_of(self.screen))

    def _by_place(self, event: events.Key) -> events.Key:
        """Take a bare Cyrillic letter by its place where nothing is typed and the Latin one does something."""
        character = event.character
        if event.key != character or (latin := latin_letter(character)) == character.lower() or not self.screen_stack:
            return event
        if self.focused and self.focused.check_consume_key(event.key, character):
            return event
        return events.Key(latin, latin) if textual_compat.is_bound(self.screen, latin) else event

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a short message, always literally, in place of the one before; under a dialog it waits."""
        super().notify(visible(message, lines=True), title=title, severity=severity, timeout=timeout, markup=False)

    def _on_notify(self, event: Notify) -> None:
        event.prevent_default()  # Textual would call its own handler as well
        self._waiting_notice = event.notification
        self._show_notice(self.screen)

    def _show_notice(self, screen: Screen[object]) -> None:
        if isinstance(screen, ModalScreen):
            self.clear_notifications()
        elif self._waiting_notice:
            notice, self._waiting_notice = self._waiting_notice, None
            if any(was_just_said(notice, standing) for standing in textual_compat.standing_notices(self)):
                return
            self.clear_notifications()
            # Its time runs from when it is seen.
            super()._on_notify(Notify(replace(notice, raised_at=time())))

    def action_help(self) -> None:
        """Show what can be done here; where a finding is chosen, explain that."""
        from tmtool.tui.screens.help import HelpView

        if isinstance(self.screen, HelpView):
            self.screen.dismiss()
            return
        if (explain := getattr(self.screen, "explain_finding", None)) and explain():
            return
        if places := places_of(self.screen):
            legend = Place.TRANSLATE in places
            self.push_screen(HelpView((*places, Place.EVERYWHERE), legend=legend, keymap=self.preferred.keymap))

    def apply_preferences(self, now: Preferred) -> None:
        """Take the keys and colours that the person prefers from now on.

        Args:
            now: as they were read.
        """
        self.preferred = now
        use(now.keymap.actions)
        self.set_keymap(now.keymap.moved)
        self.theme = now.theme
        for screen in self.screen_stack:
            for bar in screen.query(KeyBar):
                bar.on_resize()

    def choose_theme(self, name: str) -> None:
        """Show other colours, and keep them for the next time.

        Args:
            name: one of `THEMES`.
        """

        def write() -> Message | None:
            self._desk.preferences.put("theme", name)
            return None

        def failed(error: TmtoolError) -> Message | None:
            self.notify(error.message, severity="error", timeout=10)
            return None

        self.theme = name
        self.writer.submit(write, self.post_message, failed)

    def action_concordance(self) -> None:
        """Look for words in memories and articles: those that the screen knows of, else those that the person types."""
        from tmtool.tui.screens.concordance import ConcordanceScreen

        if ask := getattr(self.screen, "ask_concordance", None):
            ask()
        elif not isinstance(self.screen, ModalScreen):
            self.push_screen(ConcordanceScreen(self._desk, self.writer))

    def action_cancel_work(self) -> None:
        """Stop the long work that is being done."""
        self.long_work.cancel()

    def action_redraw(self) -> None:
        """Draw the whole screen again."""
        textual_compat.forget_drawn(self.console)
        self.screen.refresh(layout=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the actions of the place in the palette, and the colours."""
        yield from commands_of(screen)
        for action in at(Place.EVERYWHERE):
            if action.id != "app.palette":
                does = getattr(self, f"action_{action.method}")
                yield SystemCommand(action.title, f"{action.help} ({action.shown})", does)
        for name in THEMES:
            choose = partial(self.choose_theme, name)
            yield SystemCommand(f"Colours: {name}", "Shows the screen in these colours from now on.", choose)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep programming errors in workers loud."""
        if event.state is WorkerState.ERROR and event.worker.error:
            raise event.worker.error

    def on_unmount(self) -> None:
        """Finish what is being written, and stop what would take long."""
        self.long_work.close()
        self.writer.close()


def run(
    desk: Desk, *, open_article: Article | None = None, language: str | None = None, is_coached: bool = False
) -> None:
    """Show a desk on the screen until the person leaves.

    Args:
        desk: the desk, already open.
        open_article: an article to begin with; Home by default.
        language: the language to translate it into; the desk's first by default.
        is_coached: whether a newcomer is told the first steps there.

    Raises:
        SystemExit: the program failed by a mistake of its own; the person was told.
    """
    share()
    app = TmtoolApp(desk, open_article=open_article, language=language, is_coached=is_coached)
    app.run()
    if app.return_code:
        raise SystemExit(CODE)
