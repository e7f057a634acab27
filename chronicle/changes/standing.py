"""The standing that a sentence gives a document or an event (draft, adopted, in force, repealed …), and its turns."""

import re
from collections.abc import Iterator, Sequence

from chronicle.changes import sentences
from chronicle.changes.model import Edit
from chronicle.words import Words

# Five languages that the sources write. The first that matches a stretch has it, so denials stand before what they
# deny. Stems where a language inflects.
_KINDS: tuple[tuple[str, Words, str], ...] = (
    (
        "ended",
        Words("außer Kraft", "no longer in force"),
        (
            r"\b(?:not|no longer) in (?:force|effect)\b|\b(?:repeal|revok|rescind|supersed|annull|abolish)ed\b"
            r"|\baußer kraft\b|\bnicht (?:mehr )?in kraft\b|\baufgehoben\w*|\babrogée?s?\b"
            r"|\bутрати\w+ силу\b|\bне действу\w+|\bотмен[её]н\w*|废止|失效|撤销"
        ),
    ),
    (
        "withdrawn",
        Words("zurückgezogen", "withdrawn"),
        r"\bwithdrawn\b|\bzurückgezogen\w*|\bretirée?s?\b|\bотозван\w*|撤回",
    ),
    (
        "suspended",
        Words("ausgesetzt oder verschoben", "suspended or postponed"),
        (
            r"\b(?:suspend|postpon|cancell?)ed\b|\b(?:ausgesetzt|verschoben|abgesagt)\w*|\b(?:suspendu|reporté|annulé)e?s?\b"
            r"|\b(?:приостановл|перенес)[её]н\w*|暂停|中止|推迟|取消"
        ),
    ),
    (
        "rejected",
        Words("abgelehnt", "rejected"),
        r"\b(?:rejected|not adopted)\b|\babgelehnt\w*|\brejetée?s?\b|\bотклон[её]н\w*|否决",
    ),
    (
        "draft",
        Words("Entwurf", "draft"),
        r"\bdrafts?\b|\bentw[uü]rf\w*|\bprojets? de\b|\bпроект\w*|草案|征求意见",
    ),
    (
        "in force",
        Words("in Kraft", "in force"),
        (
            r"\b(?:in force|in effect|enter(?:s|ed)? into force)\b|\bin kraft\b|\ben vigueur\b|\bвступ\w+ в силу\b"
            r"|\bдействующ\w*|生效|施行"
        ),
    ),
    (
        "adopted",
        Words("angenommen", "adopted"),
        (
            r"\b(?:adopted|approved|ratified|signed)\b|\b(?:verabschiedet|angenommen|ratifiziert|unterzeichnet)\w*"
            r"|\b(?:adopté|approuvé|ratifié|signé)e?s?\b|\b(?:принят|одобр[её]н|ратифицирован|подписан)\w*|(?:审议|表决|获得?)通过|批准|签署"
        ),
    ),
)
_FOUND = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, _, pattern) in enumerate(_KINDS)), re.IGNORECASE)
_MOST_EDITS = 50  # a page of which more changed is another page
_LONGEST = 1000  # characters of a sentence that are looked at


def turns(edits: Sequence[Edit], *, before: str, after: str) -> Iterator[tuple[Words, Words]]:
    """Yield each standing with the one that took its place in the same sentence, each pair once.

    `before` and `after` are the texts that the edits' offsets count in.
    """
    told: set[tuple[int, int]] = set()
    for edit in [e for e in edits if e.kind != "move"][:_MOST_EDITS]:
        old = _kinds(before, edit.before_start, edit.before_end)
        new = _kinds(after, edit.after_start, edit.after_end)
        gone, come = sorted(old - new), sorted(new - old)
        if gone and come and (gone[0], come[0]) not in told:
            told.add((gone[0], come[0]))
            yield _KINDS[gone[0]][1], _KINDS[come[0]][1]


def _kinds(text: str, start: int, end: int) -> frozenset[int]:
    first, last = sentences.around(text, start, end)
    found = _FOUND.finditer(text[first : min(last, first + _LONGEST)])
    return frozenset(int(match.lastgroup[1:]) for match in found if match.lastgroup)
