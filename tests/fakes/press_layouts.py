"""More press pages: those on which text is short, hidden, repeated, or surrounded by more text than there is."""

import json
from collections.abc import Callable

from fakes.press import Press
from fakes.press_pages import frame, others, page, paragraphs


def misleading_name(words: Press) -> str:
    """The article stands in a box that is called information, and comments without any name are longer."""
    said = "".join(f"<div class=k2><b>{words.author}</b><p>{words.comments[n % 3]}</p></div>" for n in range(12))
    return frame(
        words,
        f"<div class=news-info><h1>{words.title}</h1>{paragraphs((words.lead, *words.body))}</div>"
        f"<div id=comments>{said}</div>",
    )


def anonymous_comments(words: Press) -> str:
    """Comments whose boxes are named by letters only: a linked name, a text, a linked answer."""
    said = "".join(
        f"<div class=q><a href=/u/{n}>{words.author}</a><div class=w>{words.comments[n % 3]}</div>"
        f"<a href=/a/{n}>{words.sections[n]}</a></div>"
        for n in range(6)
    )
    return frame(
        words,
        f"<div class=a><h1>{words.title}</h1>{paragraphs((words.lead, *words.body))}</div><div class=z>{said}</div>",
    )


def full_articles_below(words: Press) -> str:
    """Three more articles follow in full, in boxes of the same name, each with its own greatest heading."""
    more = "".join(
        f"<div class=one-article><h1>{words.others[n]}</h1>{paragraphs(words.comments)}"
        f"{paragraphs(words.teasers)}</div>"
        for n in range(3)
    )
    return frame(
        words,
        f"<div class=one-article><h1>{words.title}</h1>{paragraphs((words.lead, *words.body))}</div>{more}",
    )


def opinions_beside(words: Press) -> str:
    """A column of opinions beside the article: linked titles with long openings, more text than the article has."""
    column = "".join(
        f"<div class=op><a href=/o/{n}>{words.others[n]}</a><p>{words.comments[n % 3]} "
        f"{words.comments[(n + 1) % 3]}</p></div>"
        for n in range(5)
    )
    return frame(
        words,
        f"<div class=left-col>{column}</div><div class=right-col><h1>{words.title}</h1>"
        f"{paragraphs((words.lead, *words.body))}</div>",
    )


def collapsed(words: Press) -> str:
    """All but the opening is hidden until the reader asks for more."""
    first, *rest = words.body
    return frame(
        words,
        f"<div class=doc><h1>{words.title}</h1><div class=opening><p>{words.lead}</p><p>{first}</p></div>"
        f'<div class=more-text style="display: none">{paragraphs(tuple(rest))}</div></div>'
        f"<div class=side>{others(words, '<div><a href={url}>{title}</a><p>{text}</p></div>')}</div>",
    )


def title_in_a_div(words: Press) -> str:
    """Title, day and text in boxes of a system without headings; a list of news beside them."""
    return page(
        words,
        f"<div class=h>{' | '.join(words.sections)}</div><div class=l>"
        f"{others(words, '<div class=n><a href={url}>{title}</a><div>{text}</div></div>')}</div><div class=r>"
        f"<div class=tt>{words.title}</div><div class=dd>{words.day}</div>"
        f"{''.join(f'<div>{p}</div>' for p in (words.lead, *words.body))}</div><div class=f>{words.rights}</div>",
    )


def legal_foot(words: Press) -> str:
    """Two long sentences about the publisher stand at the foot, in boxes without a name."""
    return page(
        words,
        f"<div><ul>{''.join(f'<li><a href=/{n}>{s}</a></li>' for n, s in enumerate(words.sections))}</ul></div>"
        f"<div><div><h1>{words.title}</h1>{paragraphs((words.lead, *words.body))}</div></div>"
        f"<div><div><p>{words.box}</p><p>{words.cookies}</p><p>{words.rights}</p></div></div>",
    )


def signup_form(words: Press) -> str:
    """A form for a letter by mail stands in the text."""
    first, *rest = words.body
    form = f"<form action=/s><p>{words.offer}</p><input type=email><button>OK</button></form>"
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=c1><p>{words.lead}</p><p>{first}</p>{form}{paragraphs(tuple(rest))}</div>",
    )


def one_form(words: Press) -> str:
    """The whole page is one form, as some servers build them."""
    return page(
        words,
        f"<form id=aspnetForm><div><a href=/>{words.sections[0]}</a></div><div id=ctl00><span><h1>{words.title}</h1>"
        f"{paragraphs((words.lead, *words.body))}</span></div><div>{words.rights}</div></form>",
    )


def preformatted(words: Press) -> str:
    """A print version: the text in one preformatted block, paragraphs parted by empty lines."""
    text = "\n\n".join((words.lead, *words.body))
    return page(words, f"<h1>{words.title}</h1><pre>{text}</pre><hr><p>{words.rights}</p>")


def only_for_machines(words: Press) -> str:
    """The body is a shell for a script; the text stands in the page's JSON-LD alone."""
    said = json.dumps(
        {"@type": "NewsArticle", "headline": words.title, "articleBody": "\n\n".join((words.lead, *words.body))}
    )
    return page(
        words,
        "<div id=root></div><noscript>JavaScript</noscript>",
        head=f"<script type=application/ld+json>{said}</script>",
    )


def followed_by_lines(words: Press) -> str:
    """Tags, editors and invitations follow the text as paragraphs of the same box."""
    lines = {
        "en": ("Tags: cables, sea", "Follow us on Telegram"),
        "de": ("Schlagworte: Kabel, Meer", "Folgen Sie uns auf Telegram"),
        "ru": ("Теги: кабели, море", "Подписывайтесь на наш канал в Telegram"),
        "zh": ("关键词：电缆 海洋", "责任编辑：林波"),
        "pl": ("Tagi: kable, morze", "Obserwuj nas na Telegramie"),
        "el": ("Ετικέτες: καλώδια, θάλασσα", "Ακολουθήστε μας στο Telegram"),
    }[next(code for code, word in CODES.items() if word == words.also)]
    return frame(
        words,
        f"<h1>{words.title}</h1><div class=body1>{paragraphs((words.lead, *words.body))}{paragraphs(lines)}</div>",
    )


CODES = {
    "en": "Read also",
    "de": "Lesen Sie auch",
    "ru": "Читайте также",
    "zh": "相关阅读",
    "pl": "Czytaj także",
    "el": "Διαβάστε επίσης",
}
LAYOUTS: tuple[Callable[[Press], str], ...] = (
    misleading_name, anonymous_comments, full_articles_below, opinions_beside, collapsed, title_in_a_div, legal_foot,
    signup_form, one_form, preformatted, only_for_machines, followed_by_lines,
)  # fmt: skip


def short_news(words: Press) -> str:
    """A flash: one paragraph, with much more around it."""
    return frame(
        words,
        f"<div class=wrap><div class=art><h1>{words.title}</h1><div class=tm>{words.day} 10:15</div>"
        f"<div class=art-text><p>{words.body[0]}</p></div></div>"
        f"<div class=more>{others(words, '<div class=m1><a href={url}>{title}</a><p>{text}</p></div>')}</div>"
        f"<div class=about>{words.box}</div></div>",
    )
