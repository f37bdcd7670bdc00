"""Every check explained to the person who meets its finding: what is looked at, why, and how to mend it. Data only."""

from __future__ import annotations

EXPLANATIONS: dict[str, str] = {
    "text.empty": "Somebody began here and nothing stands in it now. An empty sentence leaves a hole in the article. "
    "Translate it; if it is to be left out, use F2 L, so that nobody waits for it.",
    "text.untranslated": "Nothing is written yet, or several words in a row are the same as in the source. Such a "
    "stretch is easily passed over. Translate it; if it is a name or a title that stays, ignore the finding here.",
    "text.same": "The whole translation is the source, letter for letter. That happens when the source was copied in "
    "and forgotten. Translate it, or ignore the finding where nothing is to be translated.",
    "text.repeated": "The same word stands twice, one after the other, as after a correction. Take one of them out.",
    "text.plural": "After a number a Kazakh noun stays in the singular: бес кітап, not бес кітаптар. "
    "Take the plural ending off; the fix does it.",
    "text.style": "The desk writes some names and figures in one way, so that the archive can be searched and readers "
    "see one spelling. The ways are listed in the settings (spellings, percent, thousands). The fix writes it so.",
    "tags.missing": "A tag ‹1› carries what the document has at that place: bold, a link, a note. Without it that is "
    "lost in the finished document. Put the tag where the same words stand: Alt+T puts the next missing one in.",
    "tags.extra": "The translation has a tag that this source sentence does not have, often from a match of another "
    "sentence. It cannot become anything in the document. Take it out.",
    "tags.nesting": "Tags enclose words like brackets: ‹1›words‹/1›. Here one is closed before it is opened, or two "
    "cross each other. Put the closing tag behind its opening one, and inner pairs inside outer ones.",
    "figures.number": "Numbers and percentages are compared as values: 1,200, 1 200 and 1.2 thousand are the same. A "
    "wrong figure is the mistake that readers see first. Put in the figure of the source; F9 writes it for you.",
    "figures.date": "Dates and weekdays are compared as days, however they are written. A date moved by one day or "
    "month is a wrong report. Put in the date of the source; F9 writes it in the language of the translation.",
    "figures.time": "Times are compared as times of the day: 3 p.m. is 15:00. Put in the time of the source, or leave "
    "it as it is and ignore the finding where the desk gives local time.",
    "figures.amount": "Sums are compared with their currency and size: million and billion differ by a thousand. Check "
    "both, and put in the sum of the source. A sum converted on purpose can be ignored here.",
    "figures.url": "A web address works only letter for letter. Copy it from the source.",
    "figures.email": "An e-mail address works only letter for letter. Copy it from the source.",
    "terms.missing": "The glossary has an approved word for this term, and it was not found in the translation in any "
    "of its forms. One name for one thing is what a glossary is for. F4 puts it in, again its next form.",
    "terms.forbidden": "The glossary forbids this word for the term. Use the approved one; F4 puts it in.",
    "terms.outdated": "On the day of the article this term was not the right one: an office was renamed, a person "
    "left it. Use the term that held on that day; F4 puts it in.",
    "consistency.target": "The same source sentence is translated in two ways in this article. Readers and the memory "
    "meet both. Make them the same, or ignore the finding where the place asks for another wording.",
    "consistency.source": "Two different source sentences have one and the same translation. Often one of them was "
    "pasted from above and never changed. Read both.",
    "consistency.name": "A name is spelt in two ways in the article. Choose one and use it everywhere: Ctrl+F finds "
    "the other places.",
    "consistency.languages": "The Russian and the Kazakh text of this sentence do not have the same figures. One of "
    "the two is wrong, or an update reached only one of them. Compare both with the source.",
    "punctuation.end": "The source ends with one sign (full stop, question mark, colon …) and the translation with "
    "another. Often the end of the sentence got lost. Read the end; the fix puts the sign in where it is certain.",
    "punctuation.spaces": "Several spaces in a row, a space before a comma, or none after it. The fix puts it right.",
    "punctuation.brackets": "A bracket was opened and never closed, or closed and never opened. Put its other half in.",
    "punctuation.quotes": "A quotation has only one of its marks, in this segment or over several. Put the other one "
    "where the quotation begins or ends.",
    "punctuation.marks": "The desk uses one kind of quotation marks in each language; the settings say which (quotes). "
    "The fix writes them so.",
    "punctuation.dash": "Between words stands a hyphen with spaces around it, where a dash is meant. The fix puts the "
    "dash in.",
    "punctuation.nobreak": "What belongs together (a number and its unit, initials and a name) may be torn apart at "
    "the end of a line. The fix puts a no-break space in.",
    "characters.control": "A character stands here that no reader can see and that breaks files and web pages. It came "
    "with a paste. The fix takes it out.",
    "characters.invisible": "A character of no width stands in the text. Searches and spell checkers stumble over it. "
    "The fix takes it out.",
    "characters.composition": "The letter looks right but is made of two characters, as some Mac programs write й and "
    "ё. Searches do not find the word. The fix joins them.",
    "characters.alphabet": "A letter of another alphabet looks the same, such as a Latin c in a Russian word, or "
    "the language does not have the letter. Searches do not find the word. Type the word again.",
    "length.short": "The translation is much shorter than such a source usually becomes. Perhaps a part is missing. "
    "Compare the two; ignore the finding where all is there.",
    "length.long": "The translation is much longer than such a source usually becomes. Perhaps something stands in it "
    "twice. Compare the two; ignore the finding where all is right.",
    "length.headline": "The headline has more characters than the desk allows (setting headline_limit). The web page "
    "would cut it. Make it shorter.",
    "spelling.word": "The word is in no dictionary that is installed here. A name is no mistake: ignore it for this "
    "word, and it is never said again on this desk.",
}
"""By id of the check."""
