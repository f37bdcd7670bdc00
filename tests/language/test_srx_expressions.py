"""Expressions for Java and ICU mean the same here."""

from __future__ import annotations

import pytest
import regex

from tmtool.language.srx_expressions import translated


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        (r"\Qa.[b\E+", "a.[bb", ["a.[bb"]),
        (r"[\Q]-[\E]", "a]b-", ["]", "-"]),
        (r"\Qno end", "no end", ["no end"]),
        (r"\\Qa", "\\Qa", ["\\Qa"]),
        (r"a\hb", "a\u00a0b", ["a\u00a0b"]),
        (r"[\h.]", "a\u2003.", ["\u2003", "."]),
        (r"\H+", "ab cd", ["ab", "cd"]),
        (r"\v", "a\u2028\n", ["\u2028", "\n"]),
        (r"\x{41}\x{1F600}", "A😀", ["A😀"]),
        (r"[\x{400}-\x{4FF}]+", "яя a", ["яя"]),
        (r"\uD83D\uDE00", "😀", ["😀"]),
        (r"\0101\x41", "AA", ["AA"]),
        (r"\cI\e", "\t\x1b", ["\t\x1b"]),
        (r"(?<n>a)b\k<n>", "aba", ["a"]),
        (r"\p{javaUpperCase}", "aБ", ["Б"]),
        (r"\p{IsLu}\P{IsL}", "БB1", ["B1"]),
        (r"\p{IsPunctuation}", "a.", ["."]),
        (r"\p{InCyrillic}+", "aяя", ["яя"]),
        (r"\p{gc=Lu}", "aБ", ["Б"]),
        (r"(?U)\w+", "ж", ["ж"]),
        (r"(?iU)ж", "Ж", ["Ж"]),
        (r"(?-U:ж)", "ж", ["ж"]),
        (r"(?d)a", "a", ["a"]),
        (r"a++b", "aab", ["aab"]),
        (r"a*+a", "aa", []),
        (r"[a-z&&[^x]]+", "axb", ["a", "b"]),
        (r"[a-z-[aeiou]]", "ab-", ["b"]),
        (r"[[a-z]--[aeiou]]", "ab-", ["b"]),
        (r"[.--]+", "a.--", [".--"]),
        (r"[-a]+", "-a", ["-a"]),
        (r"[a||b]+", "a|b", ["a|b"]),
        (r"[[:alpha:]]+", "ab1", ["ab"]),
        (r"[]a]+", "]a", ["]a"]),
        (r"a\Z", "a\n", ["a"]),
        (r"a\z", "a\n", []),
    ],
)
def test_an_expression_finds_what_it_finds_there(expression: str, text: str, found: list[str]) -> None:
    assert regex.findall(translated(expression), text, regex.VERSION1) == found


@pytest.mark.parametrize("expression", [r"\y", r"\p{NoSuchThing}", "(", "[a", r"\x{110000}"])
def test_what_is_wrong_stays_wrong(expression: str) -> None:
    with pytest.raises(regex.error):
        regex.compile(translated(expression), regex.VERSION1)
