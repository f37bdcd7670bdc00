"""Article furniture: what a web page leaves after the end of an article and no one translates."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_MOST_BLOCKS = 10
"""An author box is never longer; a name further up is a heading."""
_INVITATION = regex.compile(
    r"""(?:view|read|see|more)\s+(?:more|all|other|also|next)\b | more\s+(?:articles|stories|news|posts|from|by)\b
    | related\s+(?:articles|stories|news|posts|content)\b | (?:read|see)\s+also\b | share(?:d)?\s*(?::|this\b|on\b|$)
    | (?:follow|like|join)\s+us\b | (?:subscribe|sign\s+up)\s+(?:to|for|now)\b
    | all\s+rights\s+reserved\b | (?:copyright\s*)?(?:©|\(c\)) | copyright\s+\d
    | (?:читать|читайте|смотрите|узнать)\s+(?:также|далее|ещ[её]|больше|подробнее)\b
    | (?:другие|все)\s+(?:статьи|материалы|новости)\s+(?:автора|по\s+теме|раздела)\b
    | поделиться\b | подпи(?:сывайтесь|шитесь)\b | все\s+права\s+защищены\b
    | (?:тағы|толығырақ)\s+оқыңыз\b | автордың\s+басқа\b | бөлісу\b | (?:бізге\s+)?жазылыңыз\b""",
    regex.VERBOSE | regex.IGNORECASE | regex.VERSION1,
)
_NAME = regex.compile(
    r"(?:(?:[Bb]y|BY|Автор:?|Авторы:?)\s+)?(?P<name>\p{Lu}[\p{L}’'.-]*(?:\s+\p{Lu}[\p{L}’'.-]*){1,3})"
)
_TRADE = regex.compile(
    r"\b(?:journalist|reporter|correspondent|editor|columnist|writer|translator|analyst|author|freelance\w*|graduated"
    r"|журналист\w*|корреспондент\w*|редактор\w*|обозревател\w*|переводчи\w*|аналитик\w*|автор\w*"
    r"|тілші\w*|аудармашы\w*|шолушы\w*)\b",
    regex.IGNORECASE,
)
_PRONOUN = regex.compile(r"(?:He|She|His|Her|They|Он|Она|Его|Её|Ее|Ол|Оның)\b")


def furniture(blocks: Sequence[str]) -> frozenset[int]:
    """Find the blocks at the end of an article that look like furniture; a proposal, to be shown to a person.

    That is an author box (the byline, alone or doubled, and lines about that person) and invitations such as
    “View more articles from …”. The first block is the headline and never furniture.

    Args:
        blocks: the texts of the article's blocks in order.

    Returns:
        their indices.
    """
    filled = [at for at, block in enumerate(blocks) if block.strip()]
    tail = filled[1:][-_MOST_BLOCKS:]
    texts = [blocks[at].strip() for at in tail]
    for first, text in enumerate(texts):
        if (byline := _NAME.fullmatch(text)) and _is_author_box(byline["name"], texts[first + 1 :]):
            return frozenset(tail[first:])
    last_of_the_text = next((at for at in reversed(range(len(texts))) if not _INVITATION.match(texts[at])), -1)
    return frozenset(tail[last_of_the_text + 1 :])


def _is_author_box(name: str, following: Sequence[str]) -> bool:
    """Say whether all that follows a byline is about that person or an invitation, and some of it surely so."""
    surname = name.split()[-1]
    sure = about = False
    for text in following:
        if _INVITATION.match(text) or ((byline := _NAME.fullmatch(text)) and byline["name"] == name):
            sure = True
        elif text.startswith((f"{name} ", f"{surname} ")) or (about and _PRONOUN.match(text)):
            about = True
            sure = sure or _TRADE.search(text) is not None
        else:
            return False
    return sure
