"""What a page turned out to be: content, or one of the things that stand in its place with status 200."""

import re
from collections.abc import Sequence

from chronicle.documents import phrases
from chronicle.documents.markup import Element
from chronicle.documents.model import PageKind

# Pages that stand for something else are short; a news text *about* removed pages is not.
_SHORT = 1500
_TINY = 250
_SHELL = 120
_RAW_WINDOW = 200_000
_APP_ROOT = re.compile(
    r"""<(?:app-root|my-app)\b|\bid\s{0,3}=\s{0,3}["']?(?:root|app|__next|__nuxt|q-app|main-app|react-root|app-root|svelte|ember-app)["'\s>]""",
    re.IGNORECASE,
)
_SCRIPT_MOVE = re.compile(
    r"(?:window|document|self|top|parent)?\.?location(?:\.href)?\s{0,9}=\s{0,9}[\"']|location\.(?:replace|assign)\("
)
_REFRESH = re.compile(
    r"^\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=)?\s{0,9}[\"']?[^\s\"']", re.IGNORECASE
)
# A refresh after minutes renews a page; after seconds it leads away.
_REFRESH_SECONDS = 10


def of_page(
    raw: str, root: Element, *, title: str, headings: Sequence[str], main: str, body: str, has_items: bool
) -> PageKind | None:
    """Return the kind of a page that is not content, None for content. `raw` is the page's source."""
    visible = len(body.strip())
    source = raw[:_RAW_WINDOW]
    if visible < _SHORT and (phrases.is_challenge(source, title) or phrases.asks_for_proof(body)):
        return PageKind.CHALLENGE
    if is_error(title, headings, main if len(main) > _TINY else body):
        return PageKind.ERROR
    if visible < _TINY * 2 and not has_items and _leads_away(root, source):
        return PageKind.REDIRECT
    if len(main) < _SHORT and phrases.is_consent(title, body):
        return PageKind.CONSENT
    if visible < _SHELL * 4 and not has_items and _is_shell(source, main, body):
        return PageKind.SHELL
    return PageKind.EMPTY if not visible else None


def is_error(title: str, headings: Sequence[str], text: str) -> bool:
    """Say whether a short page says that what was asked for is not there."""
    if len(text) > _SHORT:
        return False
    if phrases.is_error_title(title) or any(phrases.is_error_title(heading) for heading in headings[:3]):
        return True
    return len(text) <= _TINY * 2 and phrases.says_error(text)


def _leads_away(root: Element, source: str) -> bool:
    for meta in root.iterfind(".//meta[@http-equiv]"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match(meta.get("content") or "")
            if match and int(match.group(1)) <= _REFRESH_SECONDS:
                return True
    return bool(_SCRIPT_MOVE.search(source)) and len(source) < _RAW_WINDOW // 10


def _is_shell(source: str, main: str, body: str) -> bool:
    if len(main.strip()) > _SHELL and not phrases.wants_script(body):
        return False
    return bool(_APP_ROOT.search(source)) or phrases.wants_script(body) or phrases.wants_script(source)
