"""How far a segment has come, in the words of XLIFF 1.2, of 2.x, of Trados and of memoQ."""

from __future__ import annotations

from collections.abc import Iterable

from tmtool.model.articles import State
from tmtool.model.text import TaggedText

OF_12 = {
    "new": State.NEW,
    "needs-translation": State.NEW,
    "needs-adaptation": State.DRAFT,
    "needs-l10n": State.DRAFT,
    "needs-review-translation": State.DRAFT,
    "needs-review-adaptation": State.DRAFT,
    "needs-review-l10n": State.DRAFT,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}
IN_12 = {
    State.NEW: "new",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
OF_2 = {
    "initial": State.NEW,
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "final": State.FINAL,
}
IN_2 = {
    State.NEW: "initial",
    State.DRAFT: "initial",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.FINAL: "final",
}
DRAFT_SUB_STATE = "tmtool:draft"
EMPTY_SUB_STATE = "tmtool:empty"
"""What we write where a text was left empty on purpose."""
OF_TRADOS = {
    "draft": State.DRAFT,
    "translated": State.TRANSLATED,
    "rejectedtranslation": State.DRAFT,
    "approvedtranslation": State.REVIEWED,
    "rejectedsignoff": State.DRAFT,
    "approvedsignoff": State.FINAL,
}
IN_TRADOS = {
    State.DRAFT: "Draft",
    State.TRANSLATED: "Translated",
    State.REVIEWED: "ApprovedTranslation",
    State.FINAL: "ApprovedSignOff",
}
OF_MEMOQ = {
    "notstarted": State.NEW,
    "edited": State.DRAFT,
    "partiallyedited": State.DRAFT,
    "pretranslated": State.DRAFT,
    "assembledfromfragments": State.DRAFT,
    "machinetranslated": State.DRAFT,
    "rejected": State.DRAFT,
    "confirmed": State.TRANSLATED,
    "manuallyconfirmed": State.TRANSLATED,
    "translatorconfirmed": State.TRANSLATED,
    "translated": State.TRANSLATED,
    "reviewer1confirmed": State.REVIEWED,
    "reviewer2confirmed": State.FINAL,
    "proofread": State.FINAL,
}
IN_MEMOQ = {
    State.NEW: "NotStarted",
    State.DRAFT: "PartiallyEdited",
    State.TRANSLATED: "ManuallyConfirmed",
    State.REVIEWED: "Reviewer1Confirmed",
    State.FINAL: "Proofread",
}
_UNSURE_ORIGINS = ("fuzzy", "mt-suggestion", "leveraged-mt", "rejected")
_ORDER = tuple(State)


def least(states: Iterable[State]) -> State:
    """Give the state that has come least far; new where there is none."""
    return min(states, key=_ORDER.index, default=State.NEW)


def named_12(state: str | None, qualifier: str | None, approved: bool) -> State | None:
    """Read `target/@state`, `@state-qualifier` and `trans-unit/@approved`; None where they say nothing we know.

    States of 2.x are understood too: many programs mix them up.
    """
    word = (state or "").strip().lower()
    known = OF_12.get(word) or OF_2.get(word)
    if known is None and (qualifier or "").strip().lower().startswith(_UNSURE_ORIGINS):
        return State.DRAFT
    if approved and known not in (State.NEW, State.DRAFT):
        return State.FINAL
    return known


def named_2(state: str | None, sub_state: str | None) -> State | None:
    """Read `segment/@state` and `@subState`, also where the states are those of 1.2."""
    if (sub_state or "").strip() == DRAFT_SUB_STATE:
        return State.DRAFT
    word = (state or "").strip().lower()
    return OF_2.get(word) or OF_12.get(word)


def has_content(text: TaggedText) -> bool:
    """Whether a text holds more than white space, which pretty-printed files have in empty elements."""
    return bool(text.text.strip() or text.tags)


def with_text(named: State | None, source: TaggedText, target: TaggedText) -> State:
    """Say how far a segment has come, by its texts and by the state that the file gives, if that is known."""
    if not has_content(target):
        return State.NEW
    if named is State.NEW:
        # Many programs fill the target with the source.
        return State.NEW if target.text == source.text else State.DRAFT
    return State.TRANSLATED if named is None else named
