"""Pages as the watched sites build them, in four designs: a newspaper, a ministry, a bare page, a portal."""

import html
import itertools
import zlib
from collections.abc import Callable, Iterator, Sequence

from benchmarks.furniture import INLINE, LINK, TOKENS, WRAP, Boilerplate, boilerplate, piece
from benchmarks.passages import Document

_PLACES = {token: place for place, token in TOKENS.items()}


def page(document: Document, text: str, *, design: int) -> str:
    """Return a page with a document's title and `text` (paragraphs by newlines, furniture by stand-ins)."""
    words = boilerplate(document.language)
    turns = itertools.count(zlib.crc32(f"{document.name} {design}".encode()))
    paragraphs = [_paragraph(line, document.language, turns) for line in text.split("\n") if line.strip()]
    return _DESIGNS[design % len(_DESIGNS)](document, paragraphs, words)


def count() -> int:
    """Return how many designs there are."""
    return len(_DESIGNS)


def _paragraph(line: str, language: str, turns: Iterator[int]) -> str:
    """Escape a paragraph and put furniture for its stand-ins: blocks of their own, or a span."""
    done = html.escape(line, quote=False).replace(WRAP, "\n        ")
    done = done.replace(LINK[0], '<a href="/topic/7.html"><b>').replace(LINK[1], "</b></a>")
    while INLINE in done:
        text = html.escape(piece(language, 120, next(turns)), quote=False)
        done = done.replace(INLINE, f'<span class="promo"> {text} </span>', 1)
    for token, (length, inside) in _PLACES.items():
        while token in done:
            shape = next(turns)
            text = html.escape(piece(language, length, shape), quote=False)
            done = done.replace(token, _furniture(text, shape, inside=inside), 1)
    return done


def _furniture(text: str, shape: int, *, inside: bool) -> str:
    if inside:
        forms = (
            '</p><aside class="promo">{}</aside><p>',
            '</p><div class="ad-slot">{}</div><p>',
            '</p><figure><img src="/i/1.jpg" alt=""><figcaption>{}</figcaption></figure><p>',
        )
    else:
        forms = (
            '</p><aside class="related-box">{}</aside><p>',
            '</p><div class="banner">{}</div><p>',
            "</p><p>{}</p><p>",
        )
    return forms[shape % len(forms)].format(text)


def _links(names: Sequence[str], folder: str) -> str:
    return "".join(f'<li><a href="/{folder}/{n}.html">{html.escape(name)}</a></li>' for n, name in enumerate(names))


def _head(document: Document, words: Boilerplate) -> str:
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(document.title)} - {words.site}</title>"
        f'<meta property="article:published_time" content="{document.date}">'
        '<script>var page={"id":7731};</script><style>.promo{color:#777}</style></head>'
    )


def _newspaper(document: Document, paragraphs: Sequence[str], words: Boilerplate) -> str:
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    share = "".join(f'<button class="share-{n}">{s}</button>' for n, s in enumerate(words.share))
    return f"""{_head(document, words)}<body><header><a href="/">{words.site}</a>
<nav><ul>{_links(words.nav, "rubric")}</ul></nav></header>
<main><article><h1>{html.escape(document.title)}</h1>
<div class="meta">{words.date}: <time datetime="{document.date}">{document.date}</time> · {words.views}: 4711</div>
<div class="share-bar">{share}</div>
{body}
<div class="share-bar">{share}</div></article>
<aside class="related"><h2>{words.related}</h2><ul>{_links(words.teasers, "news")}</ul></aside></main>
<footer><p>{"</p><p>".join(words.footer)}</p></footer></body></html>"""


def _ministry(document: Document, paragraphs: Sequence[str], words: Boilerplate) -> str:
    body = "\n".join(f'<p style="text-indent:2em">{p}</p>' for p in paragraphs)
    return f"""{_head(document, words)}<body><table width="980"><tr><td colspan="2" class="top">{words.site}</td></tr>
<tr><td class="menu"><ul>{_links(words.nav, "cat")}</ul></td><td>
<div class="crumbs"><a href="/">{words.nav[0]}</a> &gt; <a href="/cat/1.html">{words.nav[1]}</a></div>
<div id="News_Body_Title">{html.escape(document.title)}</div>
<div id="News_Body_Time">{document.date}</div>
<div id="News_Body_Txt_A">{body}</div>
<div class="tools">{" ".join(words.share)}</div></td></tr>
<tr><td colspan="2" class="bottom">{" | ".join(words.footer)}</td></tr></table></body></html>"""


def _bare(document: Document, paragraphs: Sequence[str], words: Boilerplate) -> str:
    joined = "<br><br>\n".join(paragraphs).replace("</p>", "<br>").replace("<p>", "<br>")
    return f"""{_head(document, words)}<body bgcolor="#ffffff"><div class="menu">{" | ".join(words.nav)}</div><hr>
<h2>{html.escape(document.title)}</h2><i>{document.date}</i>
<div class="text">{joined}</div><hr><small>{" ".join(words.footer)}</small></body></html>"""


def _portal(document: Document, paragraphs: Sequence[str], words: Boilerplate) -> str:
    body = "\n".join(f'<div class="p"><p>{p}</p></div>' for p in paragraphs)
    return f"""{_head(document, words)}<body class="portal">
<div id="cookie-banner" role="dialog">{words.cookie}</div>
<div class="wrap"><div class="hd"><ul>{_links(words.nav, "channel")}</ul></div>
<div class="col-l"><div class="story"><h1>{html.escape(document.title)}</h1>
<p class="source"><span>{document.date}</span> <span>{words.site}</span></p>
<div class="story-body">{body}</div></div></div>
<div class="col-r"><div class="rank"><h3>{words.most_read}</h3><ol>{_links(words.teasers, "top")}</ol></div>
<div class="rank"><h3>{words.related}</h3><ol>{_links(words.teasers[::-1], "rel")}</ol></div></div></div>
<div class="ft">{" ".join(words.footer)}</div></body></html>"""


_DESIGNS: tuple[Callable[[Document, Sequence[str], Boilerplate], str], ...] = (_newspaper, _ministry, _bare, _portal)
