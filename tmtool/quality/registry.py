"""The checks that there are. Data only: their code is imported when a check first runs."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One check."""

    id: str
    """`family.name`, as in outputs."""
    help: str
    """What it finds, in a few words for persons."""
    severity: Severity
    module: str
    """Where it is; the module has `find(pair: Pair) -> Iterator[Finding]` for all its checks together."""

    @property
    def family(self) -> str:
        """The part before the point, by which checks are shown together."""
        return self.id.partition(".")[0]


CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        Check("tags.missing", "A tag of the source is missing", Severity.ERROR, "tmtool.quality.tags"),
        Check("tags.extra", "A tag is there that the source does not have", Severity.ERROR, "tmtool.quality.tags"),
        Check("figures.number", "A number differs from the source", Severity.WARNING, "tmtool.quality.figures"),
        Check("terms.missing", "The approved term is not used", Severity.WARNING, "tmtool.quality.terms"),
        Check("terms.forbidden", "A forbidden term is used", Severity.WARNING, "tmtool.quality.terms"),
        Check("text.same", "The translation is the same as the source", Severity.WARNING, "tmtool.quality.same"),
        Check("punctuation.spaces", "Several spaces in a row", Severity.WARNING, "tmtool.quality.punctuation"),
        Check("characters.control", "A control character", Severity.ERROR, "tmtool.quality.characters"),
        Check("characters.alphabet", "A letter of another alphabet", Severity.WARNING, "tmtool.quality.characters"),
    )
}
"""By id, in the order in which findings of one segment are given."""
