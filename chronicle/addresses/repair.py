"""Mend an address as a footnote gives it. The written form is kept elsewhere; this one can be visited."""

import re

from chronicle.addresses import parsing

# "hhttp://", "htp://", "hxxps://", "http:/", "http;//", "http.//": letters of "http" in some order, then a joint.
_SCHEME = re.compile(r"^[htpx]{2,8}(?P<s>s?)(?:\s*[:;.]\s*[/\\]{1,4}|:|[/\\]{2})\s*", re.IGNORECASE)
_GOOD_SCHEME = re.compile(r"^https?://(?![/\\])", re.IGNORECASE)
_START = re.compile(r"(?:[htpx]{3,8}s?\s*[:;.]\s?[/\\]{1,4}|\bwww\.)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_BARE_HOST = re.compile(r"^(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?/")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_ADDRESS_LIKE = re.compile(r"[/.?=&_\d-]")
_TRAILING = ".,;:!?'\"`´‘’‚“”„«»‹›<>|*_ "
_LEADING = "'\"`´‘’‚“”„«»‹›<([{|*_ "
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def repair(written: str) -> str | None:
    """Return the address that was meant, unchanged where nothing is wrong, or None when it is beyond repair.

    An address cut short by an ellipsis is beyond repair: nobody knows what stood there.
    """
    text = _INVISIBLE.sub("", written[: parsing.MAX_CHARACTERS + 1]).strip().lstrip(_LEADING)
    text = _without_outer_words(text).replace("&amp;", "&")
    text = _without_tail(text)
    if not text or text.endswith(("…", "...")):
        return None
    mended = _with_scheme(text)
    return mended if mended and _is_visitable(mended) else None


def _without_outer_words(text: str) -> str:
    """Drop prose before the address, and join what blanks broke apart as long as it looks like an address."""
    start = _START.search(text)
    if start and start.start() > 0 and text[start.start() - 1].isspace():
        text = text[start.start() :]
    first, *pieces = text.split() or [""]
    joined = [first]
    for piece in pieces:
        unfinished = joined[-1].endswith(("/", "-", "=", "?", "&", ":", "www."))
        if not (_ADDRESS_LIKE.search(piece.rstrip(_TRAILING)) or unfinished) or piece.startswith(("(", "[", "„")):
            break
        joined.append(piece)
    return "".join(joined)


def _without_tail(text: str) -> str:
    while text and not text.endswith("..."):
        last = text[-1]
        unbalanced = last in _CLOSERS and text.count(_CLOSERS[last]) < text.count(last)
        if last not in _TRAILING and not unbalanced:
            break
        # "_" may end a real path segment; only a mark-up pair is stripped.
        if last in "_*" and not text.startswith(last):
            break
        text = text[:-1]
    return text


def _with_scheme(text: str) -> str | None:
    while doubled := re.match(r"https?:/{1,3}(?=https?:/)", text, re.IGNORECASE):
        text = text[doubled.end() :]
    if _GOOD_SCHEME.match(text):
        return text
    if broken := _SCHEME.match(text):
        return f"http{broken['s'].lower()}://{text[broken.end() :]}"
    if text.lower().startswith("www.") or _BARE_HOST.match(text):
        # http, because a server sends http visitors up to https, while nobody sends https visitors down.
        return f"http://{text}"
    if text.startswith("//"):
        return f"http:{text}"
    return None


def _is_visitable(text: str) -> bool:
    if _OTHER_SCHEME.match(text) and not _GOOD_SCHEME.match(text):
        return False
    try:
        parsed = parsing.parse(text)
    except parsing.AddressError:
        return False
    return "." in parsed.hostname.strip(".") or parsed.hostname.startswith("[")
