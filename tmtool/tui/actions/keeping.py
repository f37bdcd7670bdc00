"""What can be done with memories, glossaries, what they hold, and files that become them."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.tui.actions.action import Action, Place


def _action(
    place: Place, name: str, method: str, keys: tuple[str, ...], title: str, help_text: str, *, footer: bool = True
) -> Action:
    return Action(f"{name}.{method.partition('(')[0]}", method, keys, title, help_text, place, footer)


def _common(place: Place, name: str) -> Iterator[Action]:
    yield _action(place, name, "undo", ("ctrl+z",), "Undo", "Takes back what you did here.", footer=False)
    yield _action(place, name, "close", ("escape", "ctrl+q"), "Back", "Goes back.")


def _moving(place: Place, name: str) -> Iterator[Action]:
    for verb, method, key in (
        ("up", "move(-1)", "up"),
        ("down", "move(1)", "down"),
        ("page_up", "page(-1)", "pageup"),
        ("page_down", "page(1)", "pagedown"),
    ):
        words = f"Goes {'a page ' if 'page' in verb else ''}{verb.removeprefix('page_')}."
        yield Action(f"{name}.{verb}", method, (key,), "", words, place)


_M, _G = Place.MEMORIES, Place.GLOSSARIES
MEMORIES: tuple[Action, ...] = (
    _action(_M, "memories", "browse", ("enter",), "Open", "Shows the units of the memory."),
    _action(_M, "memories", "import", ("i", "alt+i"), "Import", "Asks for a file, and shows what it has."),
    _action(_M, "memories", "export", ("e", "alt+e"), "Export", "Writes the memory as TMX."),
    _action(_M, "memories", "rename", ("r", "alt+r"), "Rename", "Gives the memory another name."),
    _action(_M, "memories", "penalty", ("p", "alt+p"), "Penalty", "Says how many points its matches cost."),
    _action(_M, "memories", "dedupe", ("d", "alt+d"), "Duplicates", "Removes units that say nothing new."),
    _action(_M, "memories", "several", ("v", "alt+v"), "Variants", "Shows what it translates in more than one way."),
    _action(_M, "memories", "delete", ("x", "alt+x"), "Delete", "Deletes the memory with its units."),
    *_common(_M, "memories"),
)
GLOSSARIES: tuple[Action, ...] = (
    _action(_G, "glossaries", "browse", ("enter",), "Open", "Shows the terms of the glossary."),
    _action(_G, "glossaries", "import", ("i", "alt+i"), "Import", "Asks for a file, and shows what it has."),
    _action(_G, "glossaries", "export", ("e", "alt+e"), "Export", "Writes the glossary as CSV."),
    _action(_G, "glossaries", "rename", ("r", "alt+r"), "Rename", "Gives the glossary another name."),
    _action(_G, "glossaries", "delete", ("x", "alt+x"), "Delete", "Deletes the glossary with its terms."),
    *_common(_G, "glossaries"),
)
UNITS: tuple[Action, ...] = (
    _action(Place.UNITS, "units", "change", ("enter", "f2"), "Change", "Words a text otherwise, or removes the unit."),
    _action(
        Place.UNITS,
        "units",
        "several",
        ("f6",),
        "Variants",
        "Shows only what is translated in more than one way, or stands for several.",
    ),
    *_moving(Place.UNITS, "units"),
    *_common(Place.UNITS, "units"),
)
CONCEPTS: tuple[Action, ...] = (
    _action(Place.CONCEPTS, "concepts", "open", ("enter",), "Open", "Shows the terms of the concept one by one."),
    _action(Place.CONCEPTS, "concepts", "add", ("ctrl+t",), "Add a term", "Asks for a new term."),
    _action(Place.CONCEPTS, "concepts", "delete", ("f2",), "Remove", "Removes the concept with all its terms."),
    *_moving(Place.CONCEPTS, "concepts"),
    *_common(Place.CONCEPTS, "concepts"),
)
CONCEPT: tuple[Action, ...] = (
    _action(Place.CONCEPT, "concept", "reword", ("enter",), "Reword", "Gives the term another wording."),
    _action(Place.CONCEPT, "concept", "status", ("f5", "s", "alt+s"), "Status", "Preferred, admitted or forbidden."),
    _action(Place.CONCEPT, "concept", "days", ("d", "alt+d"), "Days", "Says from when until when it is right."),
    _action(Place.CONCEPT, "concept", "add", ("a", "alt+a", "ctrl+t"), "Add", "Adds a term in one of the languages."),
    _action(Place.CONCEPT, "concept", "note", ("n", "alt+n"), "Remark", "Changes the remark."),
    _action(Place.CONCEPT, "concept", "delete", ("x", "alt+x"), "Remove", "Removes the term from the concept."),
    *_common(Place.CONCEPT, "concept"),
)
IMPORT: tuple[Action, ...] = (
    _action(Place.IMPORT, "import", "import", ("enter",), "Import", "Takes what is shown, while you work on."),
    _action(Place.IMPORT, "import", "complete", ("tab",), "Complete", "Completes the name of the file."),
    _action(Place.IMPORT, "import", "close", ("escape", "ctrl+q"), "Cancel", "Goes back; nothing is taken."),
)
KEEPING: tuple[Action, ...] = (*MEMORIES, *GLOSSARIES, *UNITS, *CONCEPTS, *CONCEPT, *IMPORT)
