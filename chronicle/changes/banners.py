"""Banners: sentences that address whoever visits the page, about cookies, a newsletter, the browser.

A passage is a banner only if every sentence of it is one. A number in it, or somebody who reports, makes it a text
about banners.
"""

import re

from chronicle.changes import fold, sentences

_LONGEST = 400  # characters
_PLACES = re.IGNORECASE
BUTTONS = re.compile(
    r"(?:i |yes, i )?(?:accept|agree|reject|allow|decline|deny)(?: all)?(?: cookies)?|ok(?:ay)?|got it!?|i understand"
    r"|only necessary(?: cookies)?|(?:alle |nur notwendige )?(?:cookies )?(?:akzeptieren|ablehnen|zulassen|annehmen)"
    r"|(?:ich )?(?:stimme zu|einverstanden)|zustimmen|принять(?: все)?|согласен|согласиться|я согласен|понятно|хорошо"
    r"|同意|接受(?:全部|所有)?|我(?:已)?(?:知道了|同意)|全部接受",
    _PLACES,
)
_COOKIE = re.compile(
    r"(?:(?:this (?:web)?site|our (?:web)?site|we|dieses? (?:web)?(?:site|seite|angebot)"
    r"|unsere (?:web)?(?:site|seite)|wir"
    r"|мы|(?:наш|этот|данный)? ?сайт)\b|本(?:网)?站|我们(?:的网站)?).{0,160}(?:\bcookies?\b|\bкуки\b|cookie).{0,200}",
    _PLACES,
)
_CONSENT = re.compile(
    r".{0,120}(?:\bcontinu\w+ (?:to )?(?:brows|us)\w*.{0,80}\b(?:agree|accept|consent)"
    r"|\bby (?:using|browsing|clicking)\b.{0,80}\b(?:agree|accept|consent)"
    r"|(?:mit|durch) (?:der|die) (?:weiteren? )?nutzung.{0,80}(?:stimmen sie|einverstanden|akzeptieren sie)"
    r"|(?:продолжая|оставаясь).{0,80}(?:соглашаетесь|принимаете)|соглашаетесь"
    r"|继续(?:浏览|使用|访问).{0,40}(?:同意|接受)).{0,120}",
    _PLACES,
)
_MORE = re.compile(
    r"(?:learn more|more information|read more|mehr erfahren|weitere informationen|mehr dazu"
    r"|подробнее|了解(?:更多|详情)"
    r"|(?:see )?(?:our )?(?:cookie|privacy) (?:policy|notice)|you can (?:change|manage|opt).{0,80})",
    _PLACES,
)
_OTHERS = (
    (
        "newsletter",
        re.compile(
            r"(?:subscribe|sign up) (?:to|for) (?:our|the) newsletter(?: (?:now|today|here))?"
            r"|newsletter abonnieren|(?:jetzt )?(?:unseren |den )?newsletter (?:bestellen|abonnieren)"
            r"|abonnieren sie unseren newsletter|подписаться на (?:нашу )?рассылку|订阅(?:我们的)?(?:电子报|邮件)",
            _PLACES,
        ),
    ),
    (
        "language",
        re.compile(
            r"(?:this page is (?:also )?available in|diese seite ist (?:auch )?(?:in|auf)|view this page in|switch to)"
            r"(?: [\w/,]+){1,6}(?: verfügbar)?",
            _PLACES,
        ),
    ),
    (
        "overlay",
        re.compile(
            r"your browser is (?:out of date|not supported|no longer supported)"
            r"|(?:please )?(?:enable|turn on) javascript(?: (?:to|in your browser|and).{0,60})?"
            r"|javascript (?:is|must be|has to be|needs to be) (?:disabled|required|enabled|turned on|switched on)"
            r"(?: (?:in your browser|to (?:view|use|see)|for this).{0,60})?"
            r"|(?:please )?(?:update|upgrade) your browser.{0,60}"
            r"|bitte (?:aktivieren sie|schalten sie) javascript.{0,60}",
            _PLACES,
        ),
    ),
)
_END = ".!。… "


def find(text: str, *, button: bool = False) -> str | None:
    """Return the class of a passage that is a banner as a whole. `button`: one to accept or refuse stands beside it."""
    folded = fold.fold_text(text)
    if not folded or len(folded) > _LONGEST or any(c.isdigit() for c in folded):
        return None
    parts = [folded[a:b].strip(_END) for a, b in sentences.split(folded)]
    for kind, pattern in _OTHERS:
        if all(pattern.fullmatch(part) for part in parts):
            return kind
    return "cookie" if _is_cookie(parts, button=button) else None


def is_button(line: str) -> bool:
    """Say whether a line is what the button of a cookie banner says."""
    return BUTTONS.fullmatch(line.strip(_END)) is not None


def _is_cookie(parts: list[str], *, button: bool) -> bool:
    says = [bool(_COOKIE.fullmatch(p)) for p in parts]
    buttons = [is_button(p) for p in parts]
    consent = [bool(_CONSENT.fullmatch(p)) for p in parts]
    others = [bool(_MORE.fullmatch(p)) for p in parts]
    if not all(any(found) for found in zip(says, buttons, consent, others, strict=True)):
        return False
    if all(buttons):
        # "OK" alone may be an answer; whoever speaks of all, or of cookies, means the banner.
        return any(re.search(r"\ball\b|alle\b|cookies|все|全部|所有", p, _PLACES) for p in parts)
    return any(says) and (button or any(buttons) or any(consent))
