"""Lines of one row: where we are, what the segment is, which keys there are, how far a job has come."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from tmtool.language.registry import name_of
from tmtool.model.articles import Segment
from tmtool.tui.actions import Place, at
from tmtool.tui.actions import keys_of as keys_of_action
from tmtool.tui.literal import literal, one_line


def progress_bar(done: int, total: int, width: int) -> Content:
    """Give a bar of so many cells; two different signs, so that it can be read without colour."""
    full = width * done // total if total else 0
    return Content.assemble(("━" * full, "$text-success"), ("─" * (width - full), "dim"))


def percent(done: int, total: int) -> str:
    """Give whole per cent, rounded down, so that 100% means all."""
    return f"{100 * done // total if total else 0}%"


def keys_of(*places: Place, width: int, titles: Mapping[str, str] | None = None, also: str | None = None) -> Content:
    """Give the keys that belong into the footer, as many as there is room for; those of the last place always.

    Args:
        places: in their order.
        width: cells.
        titles: what actions are called here, where that is otherwise, by their identity.
        also: the identity of an action that is wanted just now; it has room before all others but the last ones.
    """

    def pieces(place: Place, *, wanted: bool = False) -> list[Content]:
        return [
            Content.assemble(
                (f" {action.first_shown} ", "bold $accent"),
                (f"{(titles or {}).get(action.id, action.title)} ", "dim"),
            )
            for action in at(place)
            if (action.id == also if wanted else action.footer and action.id != also)
            and any(action.keys)
            and (titles or {}).get(action.id) != ""
        ]

    wanted = [piece for place in places for piece in pieces(place, wanted=True)] if also else []
    last = Content("").join([*wanted, *pieces(places[-1])])
    row = Content("")
    for piece in (piece for place in places[:-1] for piece in pieces(place)):
        if row.cell_length + piece.cell_length + last.cell_length > width:
            break
        row += piece
    return row + last


def _leave_out() -> str:
    return f"{keys_of_action('translate.menu')} {keys_of_action('menu.leave_out')}"


def segment_line(
    segment: Segment,
    width: int,
    *,
    score: int | None,
    mode: str,
    put_in: bool = False,
    marked: bool = False,
    length: tuple[str, bool] = ("", False),
) -> Content:
    """Give the rule over the editor: number, state, origin, repetitions, what kind of place it is.

    Args:
        segment: the segment in the editor.
        width: cells.
        score: of the best match.
        mode: what else the person must know of the keys.
        put_in: whether that match was put in by itself and nobody has taken it yet.
        marked: whether the person marked the segment.
        length: how long the text is, where the desk sets a limit, and whether it is over.
    """
    facts = [str(segment.state)]
    if put_in:
        facts = [f"put in from {score}%: Enter takes it, typing changes it"]
    if segment.left_out:
        facts = ["left out"]
    elif segment.furniture:
        facts.append(f"author box? {_leave_out()} leaves it out")
    facts += [f"{name_of(change.language)} changed" for change in segment.sister_changes]
    if segment.added:
        facts.append(f"added: {_leave_out()} takes it away")
    if marked:
        facts.append("★ bookmarked")
    if segment.locked:
        facts.append("locked")
    if segment.origin:
        facts.append(str(segment.origin))
    if segment.repeats > 1:
        facts.append(f"↻{segment.repeats}")
    if segment.old_source:
        facts.append("source changed")
    if segment.headline:
        facts.append("headline")
    if score is not None and not put_in:
        facts.append(f"best match {score}%")
    count, is_over = length
    count = f" {count} " if count else ""
    room = width - len(mode) - len(count) - 4
    text = one_line(f" {segment.number} · " + " · ".join(facts) + " ", room)
    fill = max(room - Content(text).cell_length, 0)
    count_style = "bold $text-error" if is_over else "dim"
    return Content.assemble(
        ("──", "dim"), text, ("─" * fill, "dim"), (mode, "bold $accent"), (count, count_style), ("──", "dim")
    )


class Row(Static):
    """One row of content that never changes the layout."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._shown = Content("")

    def show(self, content: Content | str) -> None:
        """Show content, a plain string literally; what is shown already is not sent to the terminal again."""
        content = content if isinstance(content, Content) else literal(content)
        if not content.is_same(self._shown):
            self._shown = content
            self.update(content, layout=False)


class KeyBar(Row):
    """The keys of the place, at the foot."""

    def __init__(self, *places: Place) -> None:
        super().__init__(classes="keys")
        self._places = places
        self._titles: Mapping[str, str] = {}
        self._also: str | None = None

    def offer(self, action: str | None) -> None:
        """Name the key of an action for as long as there is something to do for it, also where room is scarce.

        Args:
            action: its identity; None for none.
        """
        if action != self._also:
            self._also = action
            self.on_resize()

    def rename(self, titles: Mapping[str, str]) -> None:
        """Call some actions otherwise, as a mode of the screen wants it; an empty name leaves one out.

        Args:
            titles: by the identity of the action.
        """
        self._titles = titles
        self.on_resize()

    def on_resize(self) -> None:
        """Fit as many keys as there is room for."""
        self.show(keys_of(*self._places, width=self.size.width, titles=self._titles, also=self._also))
