"""The words of TBX for what is said of concepts and terms, and ours for the same; data."""

from __future__ import annotations

import re

from tmtool.model.terms import TermStatus

LANGUAGE_ELEMENTS = frozenset(("langset", "langsec", "langgroup", "languagegrp"))
TERM_ELEMENTS = frozenset(("tig", "ntig", "termsec", "termgroup", "termgrp"))
ENTRY_ELEMENTS = frozenset(("termentry", "conceptentry", "entry"))
TYPED_ELEMENTS = frozenset(
    ("descrip", "descripnote", "admin", "adminnote", "termnote", "transac", "transacnote", "ref", "xref")
)
"""Elements whose category stands in the attribute `type`; of others the name is the category."""
NATIVE_ELEMENTS = frozenset(("bpt", "ept", "ph", "it", "ut", "sc", "ec"))
"""Marks of a layout inside a text."""

SUBJECT = "subjectfield"
NOTE = "note"
PART_OF_SPEECH = "partofspeech"
VALID_FROM, VALID_TO, CASE = "validfrom", "validto", "casesensitive"
CONCEPT_ID = "conceptid"
"""The identity of a concept, where the attribute cannot hold it."""
STATUS_CATEGORIES = frozenset(("administrativestatus", "normativeauthorization", "termstatus"))
PROPERTY_NAMES = {"definition": "definition", "explanation": "definition", "context": "example", "example": "example"}
"""Our names for what a category says, where they differ from its own."""
DESCRIPTIONS = {"definition": "definition", "example": "context"}
"""The categories of `descrip` for our properties of these names."""
TRANSACTIONS = ("origination", "modification")
PROPERTY = "property:"
"""Begins the category of a property whose name would mean something else as a category."""
RESERVED = frozenset(
    (SUBJECT, NOTE, PART_OF_SPEECH, VALID_FROM, VALID_TO, CASE, CONCEPT_ID, *STATUS_CATEGORIES, *PROPERTY_NAMES)
)

STATUS_WORDS = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
OWN_ID = re.compile(r"tmtool-c\d+")
"""The ids that we give to concepts without one."""
