"""Symbols of documents named in a text: those of the United Nations, and bare resolution numbers beside their word."""

import re

# ST/SGB/Organisation: symbols begin with the body (General Assembly, Security Council, ...) and go on in slashes.
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:A|S|E|ST|T|CCPR|CEDAW|CERD|CRC|CAT|HRC|TD|FCCC|CD|DP|UNEP|UNCTAD|ITU)"
    r"(?:/[A-Z][A-Za-z]{0,9}(?:\.\d{1,3})?|/\d{1,4}|/\([IVX]{1,6}\)){1,6}(?:\(\d{4}\))?(?:/(?:Rev|Add|Corr|L|CRP|WP|INF|PV|SR)\.?\s?\d{1,4}){0,3}"
    r"(?:\s?\(\d{4}\))?(?![\w/])"
)
_PAPER = re.compile(r"(?<![\w/.-])CRP\.?\s?(\d{1,3})(?:[ /_]?Rev\.?\s?(\d{1,2}))?(?!\w)")
_RESOLUTION = re.compile(
    r"(?:\b(?:resolutions?|Resolution(?:en)?|Res\.|резолюци\w{1,3}|résolutions?|resolución|resolução)\s{1,3}"
    r"(?:No\.?\s?|Nr\.?\s?|№\s?|A/)?(\d{2})/(\d{1,3})\b)|(?:第\s?(\d{2})/(\d{1,3})\s?号?决议)",
    re.IGNORECASE,
)
_MAX_TEXT = 2_000_000


def find(text: str) -> tuple[str, ...]:
    """Return the symbols in order of their first mention, each once, in the United Nations' spelling."""
    found: list[tuple[int, str]] = []
    text = text[:_MAX_TEXT]
    for match in _SYMBOL.finditer(text):
        symbol = re.sub(r"\s", "", match.group())
        if re.search(r"\d", symbol) and symbol.count("/") > 1:
            found.append((match.start(), symbol))
    for match in _RESOLUTION.finditer(text):
        session, number = match.group(1) or match.group(3), match.group(2) or match.group(4)
        found.append((match.start(), f"A/RES/{session}/{number}"))
    for match in _PAPER.finditer(text):
        revision = f"/Rev.{match.group(2)}" if match.group(2) else ""
        found.append((match.start(), f"CRP.{match.group(1)}{revision}"))
    return tuple(dict.fromkeys(symbol for _, symbol in sorted(found)))
