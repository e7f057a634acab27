"""Press pages as content management systems build them: each builder takes the words and returns the HTML.

What must be read is always `Press.body` (with the lead, where the page shows one); what must not is all the rest.
"""

import html
import json
from collections.abc import Callable

from fakes.press import Press


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _menu(words: Press) -> str:
    return "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(words.sections))


def page(words: Press, body: str, *, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{words.title} - Post</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def others(words: Press, item: str) -> str:
    """Return other articles, each in `item` with {url}, {title} and {text}."""
    pairs = zip(words.others, words.teasers, strict=True)
    return "".join(item.format(url=f"/n/{n}.html", title=t, text=x) for n, (t, x) in enumerate(pairs))


def frame(words: Press, inner: str) -> str:
    """Return an inner page between a head and a foot of unnamed boxes."""
    return page(
        words,
        f"<div class=c-top><ul>{_menu(words)}</ul></div><div class=c-wrap>{inner}</div>"
        f"<div class=c-low><p>{words.rights}</p><ul>{_menu(words)}</ul></div>",
    )


_LENTA = "<div class=lenta__item><a href={url}>{title}</a><p>{text}</p></div>"


def blocks(words: Press) -> str:
    """Every paragraph in a box of its own, with boxes of other articles and adverts between them (big news sites)."""
    box = '<div class="article__block" data-type="text"><div class="article__text">{}</div></div>'
    other = (
        '<div class="article__block" data-type="article"><div class="article__article">'
        f'<a href="/n/9.html"><span class="article__article-title">{words.others[0]}</span></a>'
        f'<div class="article__article-info"><span>{words.day}, 10:15</span></div></div></div>'
    )
    texts = [box.format(text) for text in (words.lead, *words.body)]
    texts.insert(2, other)
    texts.insert(4, '<div class="article__block" data-type="banner"><div class="banner m-article-body"></div></div>')
    tags = "".join(f'<a class="article__tags-item" href="/t/{n}">{s}</a>' for n, s in enumerate(words.sections[:4]))
    return frame(
        words,
        f'<div class="layout-article"><div class="article" data-id="1"><div class="article__header">'
        f'<div class="article__info"><div class="article__info-date"><a href="/20201113/">10:00 13.11.2020</a></div>'
        f'</div><h1 class="article__title">{words.title}</h1></div><div class="article__announce">'
        f'<div class="media"><img src=a.jpg><div class="media__copyright">© Photo / {words.author}</div></div></div>'
        f'<div class="article__body">{"".join(texts)}</div><div class="article__tags">{tags}</div>'
        f'<div class="article__share share">{words.also}</div></div></div>'
        f'<div class="lenta">{others(words, _LENTA)}</div>',
    )


def bare_div(words: Press) -> str:
    """Text directly in a div, paragraphs parted by two line breaks."""
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=dt>{words.day}</div>"
        f"<div class=txt>{'<br><br>'.join((words.lead, *words.body))}</div>"
        f"<div class=b1>{others(words, '<div class=it><a href={url}>{title}</a><br>{text}</div>')}</div>",
    )


def single_breaks(words: Press) -> str:
    """Text directly in a table cell, paragraphs parted by one line break and an indent."""
    text = "<br>".join(f"&nbsp;&nbsp;&nbsp; {p}" for p in (words.lead, *words.body))
    links = "<br>".join(f'<a href="/n/{n}.html">{t}</a>' for n, t in enumerate(words.others))
    return page(
        words,
        f"<table width=780><tr><td colspan=2>{' | '.join(words.sections)}</td></tr><tr><td width=160>{links}</td>"
        f"<td><b>{words.title}</b><br>{words.day}<br><br>{text}</td></tr>"
        f"<tr><td colspan=2 align=center>{words.rights}</td></tr></table>",
    )


def old_portal(words: Press) -> str:
    """Nested layout tables of a portal, the article inside a span between comments of its editor."""
    text = "".join(f'<p style="text-indent: 2em">\u3000\u3000{p}</p>' for p in (words.lead, *words.body))
    rows = others(words, "<tr><td class=f14>·<a href={url} target=_blank>{title}</a></td><td>(11-12)</td></tr>")
    return page(
        words,
        f"<table><tr><td><a href=/>{words.sections[0]}</a> &gt;&gt; <a href=/1>{words.sections[1]}</a></td></tr>"
        "</table>"
        f'<table width=960><tr><td valign=top><table><tr><td align=center class=bt id="title">{words.title}</td></tr>'
        f'<tr><td align=center class=ly id="source">{words.day} 09:12:30 Post</td></tr></table>'
        f'<table><tr><td class=p1 id="zoomtext"><span id="detailContent"><!--start-->{text}<!--end--></span></td></tr>'
        f"<tr><td align=right>({words.also}: {words.author})</td></tr></table>"
        f"<table class=xg><tr><td><b>{words.also}</b></td></tr>{rows}</table></td><td width=300><table>{rows}</table>"
        f"</td></tr></table><table width=960><tr><td align=center>{words.rights}</td></tr></table>",
    )


def fonts(words: Press) -> str:
    """A soup of fonts and centre elements, every paragraph wrapped in both."""
    text = "".join(f"<font face=SimSun><font size=3>{p}</font></font><p>" for p in (words.lead, *words.body))
    links = "".join(f"<font size=2><a href=/n/{n}.html>{t}</a></font><br>" for n, t in enumerate(words.others))
    return page(
        words,
        f"<center><font size=5><b>{words.title}</b></font><br><font size=2>{words.day}</font></center><hr>{text}<hr>"
        f"<font color=red>{words.also}:</font><br>{links}<hr><center><font size=1>{words.rights}</font></center>",
    )


def lead_outside(words: Press) -> str:
    """The lead above picture and article, in the header; a gallery with captions in between."""
    photo = f"<li><figure><img src=a.jpg><figcaption>{words.caption}</figcaption></figure></li>"
    return frame(
        words,
        f"<header class=doc-head><h1>{words.title}</h1><h2 class=doc-head__lead>{words.lead}</h2>"
        f"<time datetime=2020-11-13T10:00>{words.day}</time></header><ul class=photo-strip>{photo * 3}</ul>"
        f"<div class=doc-text>{paragraphs(words.body)}</div><div class=doc-foot>"
        f"{others(words, '<div class=doc-foot__item><a href={url}>{title}</a><p>{text}</p></div>')}</div>",
    )


def comments_unnamed(words: Press) -> str:
    """Comments in boxes that a class of the site's own names, twice as long as the article, in the same column."""
    said = "".join(
        f'<div class="comment-item"><div class=who><a href=/u/{n}>{words.author}</a> <span>10:0{n}</span></div>'
        f"<div class=msg>{words.comments[n % 3]}</div><a href=#r>{words.also}</a></div>"
        for n in range(9)
    )
    return frame(
        words,
        f"<div class=col><h1>{words.title}</h1><div class=news-text>{paragraphs((words.lead, *words.body))}</div>"
        f'<div class="article-comments">{said}</div></div>',
    )


def comments_in_list(words: Press) -> str:
    """Comments as a list of a blog system, in the same article element as the text."""
    said = "".join(
        f'<li class="comment even depth-1" id=comment-{n}><article class=comment-body><footer class=comment-meta>'
        f"<b class=fn>{words.author}</b> <time>{words.day}</time></footer><div class=comment-content>"
        f"<p>{words.comments[n % 3]}</p></div></article></li>"
        for n in range(8)
    )
    return frame(
        words,
        f'<main id=main><article id=post-7 class="post-7 post type-post tag-iran category-news"><header '
        f"class=entry-header><h1 class=entry-title>{words.title}</h1><div class=entry-meta>{words.day}</div></header>"
        f"<div class=entry-content>{paragraphs((words.lead, *words.body))}</div></article>"
        f"<section id=comments class=comments-area><ol class=comment-list>{said}</ol></section></main>",
    )


def related_inside(words: Press) -> str:
    """Boxes of related articles between the paragraphs, and below them inside the body of the article."""
    inset = f'<div class="inset"><b>{words.also}</b><p><a href=/n/1.html>{words.others[1]}</a></p></div>'
    first, *rest = words.body
    cards = others(words, '<div class="rel-card"><a href={url}><h4>{title}</h4></a><p>{text}</p></div>')
    return frame(
        words,
        f"<article><h1>{words.title}</h1><div itemprop=articleBody><p>{words.lead}</p><p>{first}</p>{inset}"
        f"{paragraphs(tuple(rest))}<div class=rel><h3>{words.also}</h3>{cards}</div></div></article>",
    )


def related_lines(words: Press) -> str:
    """Paragraphs of the article that only point at other articles, as editors write them by hand."""
    first, second, *rest = words.body
    more = f"<p><strong>{words.also}: <a href=/n/2.html>{words.others[2]}</a></strong></p>"
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=post-text><p>{words.lead}</p><p>{first}</p>{more}<p>{second}</p>{more}"
        f"{paragraphs(tuple(rest))}</div>",
    )


def article_per_teaser(words: Press) -> str:
    """An article element for the text and one for every other article, in one row of siblings."""
    cards = others(words, "<article class=card><h3><a href={url}>{title}</a></h3><p>{text}</p></article>")
    return frame(
        words,
        f"<main><article class=full><h1>{words.title}</h1>{paragraphs((words.lead, *words.body))}</article>"
        f"{cards}</main>",
    )


def column_of_news(words: Press) -> str:
    """A column of today's news before the article, longer than it: time, linked title, first sentence."""
    cards = "".join(
        f"<div class=nw><span>1{n % 10}:0{n % 6}</span><a href=/n/{n}.html>{words.others[n % 5]}</a>"
        f"<p>{words.teasers[n % 5]}</p></div>"
        for n in range(30)
    )
    return frame(
        words,
        f"<div class=cl>{cards}</div><div class=cr><h1>{words.title}</h1><p class=an>{words.lead}</p>"
        f"{paragraphs(words.body)}</div>",
    )


def endless(words: Press) -> str:
    """The next articles follow in full below the first, as pages for endless scrolling load them."""
    more = "".join(
        f"<div class=item-article><h2><a href=/n/{n}.html>{title}</a></h2><p>{words.teasers[n]} {words.comments[n % 3]}"
        f"</p><a href=/n/{n}.html>{words.also}</a></div>"
        for n, title in enumerate(words.others)
    )
    return frame(
        words,
        f'<div class="item-article first"><h1>{words.title}</h1><div class=full>{paragraphs((words.lead, *words.body))}'
        f"</div></div><div class=next-articles>{more}</div>",
    )


def list_body(words: Press) -> str:
    """Part of the text is a list between paragraphs."""
    items = "".join(f"<li>{item}</li>" for item in words.items)
    first, second, *rest = words.body
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=text-block><p>{words.lead}</p><p>{first}</p><h3>{words.heading}</h3>"
        f"<ul>{items}</ul><p>{second}</p>{paragraphs(tuple(rest))}</div>",
    )


def table_body(words: Press) -> str:
    """Every paragraph in a row of a table, as mail programs and old editors leave it."""
    rows = "".join(
        f"<tr><td>{n}.</td><td><p>{p}</p></td></tr>" for n, p in enumerate((words.lead, *words.body), start=1)
    )
    return frame(words, f"<h1>{words.title}</h1><div class=detail-news><table>{rows}</table></div>")


def amp(words: Press) -> str:
    """A page in AMP: elements of its own around menu, adverts and pictures."""
    first, *rest = words.body
    return page(
        words,
        f"<amp-sidebar id=sb layout=nodisplay><ul>{_menu(words)}</ul></amp-sidebar><header><a href=/>Post</a></header>"
        f"<div class=amp-wp-article><h1>{words.title}</h1><div class=amp-wp-article-content><p>{words.lead}</p>"
        f"<amp-img src=a.jpg></amp-img><p>{first}</p><amp-ad type=x><div fallback>{words.offer}</div></amp-ad>"
        f"{paragraphs(tuple(rest))}</div><amp-list><div><p>{words.box}</p></div></amp-list></div>"
        f"<amp-consent id=c><div>{words.cookies}</div></amp-consent><footer><p>{words.rights}</p></footer>",
    )


def web_components(words: Press) -> str:
    """Elements of the site's own making around everything."""
    return page(
        words,
        f"<site-header><nav><ul>{_menu(words)}</ul></nav></site-header><article-page><h1>{words.title}</h1>"
        f"<article-text><p>{words.lead}</p>{paragraphs(words.body)}</article-text></article-page>"
        f"<cookie-banner><p>{words.cookies}</p></cookie-banner><site-footer><p>{words.rights}</p></site-footer>",
    )


def hashed_names(words: Press) -> str:
    """Class names that a build tool made; only their first half means something."""
    linked = others(
        words,
        '<a class="Card_card__x1y2z" href={url}><span class="Card_title__aa12b">{title}</span>'
        '<span class="Card_lead__99xyz">{text}</span></a>',
    )
    text = "".join(f'<p class="Paragraph_paragraph__9WAFK">{p}</p>' for p in words.body)
    return frame(
        words,
        f'<main class="Layout_main__a1b2c"><div class="NewsHeader_root__q8w7e"><div class="NewsHeader_tags__k3j2h">'
        f'<a href=/1>{words.sections[0]}</a></div><h1 class="NewsHeader_title__d3f4g">{words.title}</h1>'
        f'<p class="NewsHeader_lead__l0k9j">{words.lead}</p><div class="PubDate_date__zz11y">{words.day}, 10:00</div>'
        f'</div><div class="Article_article__m1n2b">{text}</div><div class="Subscribe_subscribe__b4v5c">'
        f"<p>{words.offer}</p>"
        f'</div><div class="Related_list__t6r5e">{linked}</div></main>',
    )


def paywall(words: Press) -> str:
    """Text, then an offer to subscribe in the middle of it, and a note on the newsroom below."""
    first, second, *rest = words.body
    return frame(
        words,
        f"<article class=story><h1>{words.title}</h1><p class=intro>{words.lead}</p><div class=story-body>"
        f'<p>{first}</p><div class="paywall-box offer"><h3>{words.also}</h3><p>{words.offer}</p>'
        f"<button>OK</button></div><p>{second}</p>{paragraphs(tuple(rest))}</div>"
        f"<div class=about-us-box><p>{words.box}</p></div></article>"
        f'<div id="cmp" class="cookie-layer" role=dialog><p>{words.cookies}</p></div>',
    )


def info_box(words: Press) -> str:
    """A box about author and newspaper floats in the text, in an aside; share buttons stand above and below."""
    share = "<ul class=share-list><li><a href=https://t.example/>Telegram</a></li><li><a href=#>VK</a></li></ul>"
    first, *rest = words.body
    return frame(
        words,
        f"<main><h1>{words.title}</h1><div class=meta>{words.author} | {words.day}</div>{share}<div class=content-text>"
        f"<p>{words.lead}</p><p>{first}</p><aside class=fact><p>{words.box}</p></aside>{paragraphs(tuple(rest))}</div>"
        f"{share}</main>",
    )


def live_blog(words: Press) -> str:
    """A live blog: every entry in a box with its time, newest first; all of them are the text."""
    entries = "".join(
        f"<div class=live-entry><time>1{9 - n}:30</time><div class=live-entry__text><p>{p}</p></div></div>"
        for n, p in enumerate((words.lead, *words.body))
    )
    return frame(words, f"<h1>{words.title}</h1><div class=live-feed>{entries}</div>")


def sections(words: Press) -> str:
    """The body in parts: headings inside boxes of their own, two paragraphs in each, no common name."""
    one, two, three, four, five = words.body
    return frame(
        words,
        f"<h1>{words.title}</h1><section><p>{words.lead}</p><p>{one}</p></section><section><h2>{words.heading}</h2>"
        f"<p>{two}</p><p>{three}</p></section><section><h2>{words.sections[0]}</h2><p>{four}</p><p>{five}</p></section>"
        f"<section class=cards>{others(words, '<div><a href={url}><b>{title}</b></a><p>{text}</p></div>')}</section>",
    )


def linked_words(words: Press) -> str:
    """Half of the words of two paragraphs are links, as in encyclopaedic newspapers and ministries."""

    def link(text: str) -> str:
        half = len(text) // 2
        return f"<a href=/w/{len(text)}>{text[:half]}</a>{text[half:]}"

    first, second, *rest = words.body
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=txt><p>{words.lead}</p><p>{link(first)}</p><p>{link(second)}</p>"
        f"{paragraphs(tuple(rest))}</div>",
    )


def spans(words: Press) -> str:
    """Paragraphs as spans with display: block inside one div, as exported by word processors."""
    text = "".join(f'<span style="display:block"><span lang=x>{p}</span></span><br>' for p in (words.lead, *words.body))
    return frame(words, f"<h1>{words.title}</h1><div class=WordSection1>{text}</div>")


def ministry(words: Press) -> str:
    """A press release of a ministry: number and day above, contact and attachments below, a menu with descriptions."""
    menu = others(words, "<li><a href={url}>{title}</a><span>{text}</span></li>")
    return page(
        words,
        f"<div id=header><ul>{_menu(words)}</ul></div><div id=left><ul>{menu}</ul></div><div id=center>"
        f"<div class=breadcrumb><a href=/>{words.sections[0]}</a> / {words.title}</div><h2>{words.title}</h2>"
        f"<p class=date>{words.day}</p><div class=textblock><p>{words.lead}</p>{paragraphs(words.body)}</div>"
        f"<div class=print-link><a href=/print>{words.also}</a></div></div><div id=footer>{words.rights}</div>",
    )


def machine_text(words: Press) -> str:
    """The whole text stands in the page's JSON-LD as well; below it the publisher speaks longer of itself."""
    said = json.dumps(
        {"@type": "NewsArticle", "headline": words.title, "articleBody": "\n".join((words.lead, *words.body)),
         "datePublished": "2020-11-13T10:00:00+03:00"}, ensure_ascii=False,
    )  # fmt: skip
    about = "".join(f"<p>{words.box} {words.comments[n]} {words.offer}</p>" for n in range(3))
    return page(
        words,
        f"<div class=q1><ul>{_menu(words)}</ul></div><div class=q2><h1>{words.title}</h1>"
        f"{paragraphs((words.lead, *words.body))}</div><div class=q3>{about}</div>",
        head=f"<script type='application/ld+json'>{said}</script>",
    )


def textarea(words: Press) -> str:
    """The text waits in a textarea for a script; the body shows menus only."""
    inner = html.escape(f"<section>{paragraphs((words.lead, *words.body))}</section>")
    return frame(
        words,
        f'<div class=t-container><h1>{words.title}</h1><textarea class="article-content" style="display:none">{inner}'
        "</textarea><div id=app></div></div>",
    )


BUILDERS: tuple[Callable[[Press], str], ...] = (
    blocks, bare_div, single_breaks, old_portal, fonts, lead_outside, comments_unnamed, comments_in_list,
    related_inside, related_lines, article_per_teaser, column_of_news, endless, list_body, table_body, amp,
    web_components, hashed_names, paywall, info_box, live_blog, sections, linked_words, spans, ministry,
    machine_text, textarea,
)  # fmt: skip
