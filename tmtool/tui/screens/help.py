"""F1: what can be done here, and the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import Place, at, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.keyboard.keymap import Keymap
from tmtool.tui.keyboard.keymaps import PRESETS
from tmtool.tui.literal import hanging
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.finding_detail import SIGNS
from tmtool.tui.widgets.segment_grid import LEGEND

_WORDS = {
    Place.HOME: "Your articles. Paste an English text here (Ctrl+Shift+V in most terminals) to take it in.",
    Place.TRANSLATE: "Type the translation and press Enter: it is confirmed and saved, and the next segment comes.",
    Place.GRID: "The list of segments: for a terminal that keeps some keys to itself.",
    Place.MENU: "What is done seldom: press F2, then the letter on that key, on any layout.",
    Place.HELP: "This help: the keys of where you were.",
    Place.EVERYWHERE: "Everywhere.",
    Place.REVIEW: "Reviewing: read, and Enter accepts; what you change is shown under the text. F2 R ends it.",
    Place.FIND: "Find a text, or show only some segments; “next” then means the next of these.",
    Place.CONCORDANCE: "How words were translated before, in the memories and articles of the desk.",
    Place.TERM: "A new term: it is known at once, on the whole desk.",
    Place.NEW_TERM: "Another term from a day on: what uses the old one is listed, and replaced where you say so.",
    Place.RETURNING: "What an editor corrected: each change and conflict is listed, and taken where it is marked.",
    Place.PREVIEW: "The whole article as it will be read. Enter goes to the sentence.",
    Place.DELIVER: "What stands in the way is listed first; then the article is signed off and its files are written.",
    Place.CHECKS: "Everything that the checks say of this job. What is right is never touched unless you press F.",
    Place.ANALYSIS: "How much of it the memories know, by how alike the best match of each sentence is.",
    Place.MEMORIES: "The memories: what was translated before. Those made from files cannot be written in.",
    Place.GLOSSARIES: "The glossaries: which word stands for which, and since when.",
    Place.UNITS: "What stands in this memory, sentence by sentence.",
    Place.CONCEPTS: "What stands in this glossary, concept by concept.",
    Place.CONCEPT: "One concept with its terms in every language.",
    Place.IMPORT: "What would come into the desk from a file, before it does.",
    Place.SETTINGS: "What the desk does for everyone, and what you want for yourself; Tab goes to the keys.",
    Place.HOME_MENU: "What is done seldom with an article or the desk: press F2, then the letter, on any layout.",
    Place.REPLACE: "What would be replaced, text by text; nothing is changed before you say so.",
    Place.SPLIT: "Where the segment is cut in two.",
    Place.HISTORY: "What stood in this segment before, the newest first.",
    Place.MATCHES: "All matches whole, with everything that is said of them. ↑ ↓ scroll.",
    Place.COMMENTS: "The remarks of this job, in the order of its segments.",
    Place.EXPLAINED: "What a check says here, and why.",
    Place.PROMPT: "Type an answer of one line.",
    Place.WORDING: "Another wording of a text.",
    Place.UPDATE: "The new text of an article: paste it, or type the path of a file. What stays keeps its translation.",
    Place.NEW_ARTICLE: "The text of an article and its name.",
}
_KEY_COLUMN = 24


def help_content(
    places: tuple[Place, ...], width: int, *, legend: bool, cannot: tuple[str, ...] = (), tool: str = ""
) -> Content:
    """Give the help of some places.

    Args:
        places: in the order in which they are shown.
        width: cells of a line.
        legend: whether the signs of the segments are explained too.
        cannot: what is otherwise than in the tool whose keys these are.
        tool: that tool.
    """
    lines: list[Content] = []
    for place in places:
        lines += [Content.styled(_WORDS.get(place, f"{str(place).capitalize()}."), "bold"), Content("")]
        for action in at(place):
            label = f"  {action.shown}".ljust(_KEY_COLUMN)
            if len(label) > _KEY_COLUMN:
                lines.append(Content.styled(label, "$accent"))
                label = " " * _KEY_COLUMN
            lines += hanging(Content.assemble((label, "$accent"), action.help), _KEY_COLUMN, width)
        lines.append(Content(""))
    if legend:
        lines.append(Content.styled("The signs of the segments", "bold"))
        lines += [Content(f"  {sign}  {meaning}") for sign, meaning in LEGEND]
    if Place.CHECKS in places:
        lines.append(Content.styled("The signs of the findings", "bold"))
        lines += [Content(f"  {sign}  {group}") for group, (sign, _) in SIGNS.items()]
    if cannot:
        lines += [
            Content(""),
            Content.styled(f"These are the keys of {tool}. What is otherwise in a terminal:", "bold"),
        ]
        for sentence in cannot:
            lines += hanging(Content(f"  {sentence}"), 2, width)
    return Content("\n").join(lines)


class HelpView(ModalScreen[None]):
    """Show the help of the place."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(Place.HELP)

    def __init__(self, places: tuple[Place, ...], *, legend: bool, keymap: Keymap | None = None) -> None:
        super().__init__()
        self._places, self._legend = places, legend
        self._keymap = keymap or Keymap()

    def compose(self) -> ComposeResult:
        """Lay out the help."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            with VerticalScroll():
                yield Row(classes="list")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(".title", Row).show(f"Help. ↑ ↓ scroll, {first_key('help.close')} closes.")
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        keymap = self._keymap
        content = help_content(
            self._places,
            row.size.width or 60,
            legend=self._legend,
            cannot=keymap.cannot,
            tool=PRESETS[keymap.preset].tool,
        )
        row.update(content)
