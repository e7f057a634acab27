"""What happens in the newsroom: an entry with seven footnotes, and a week in which their sources change."""

from datetime import timedelta
from pathlib import Path

from fakes import newsroom
from fakes.newsroom import Newsroom

HARBOUR = "https://news.harbour.example/2021/0113/712.html"
BRIDGE = "https://news.harbour.example/2021/0322/732.html"
GARDEN = "https://garden.example/declaration"
CLOCK = "https://clock.example/statement"
SILENT = "https://silent.example/resolution"
PLAIN = "https://plain.example/website-launched"
LISTING = "https://council.example/documents/"
HOSTILE = "https://hostile.example/speech"

# A title from the web that would like to be markup, a formula, and another direction of writing.
HOSTILE_TITLE = '<script>alert("x")</script> =HYPERLINK("http://evil.example") \u202egpj.exe'

ENTRY = (
    Path(__file__)
    .with_suffix(".txt")
    .read_text("utf-8")
    .format(HARBOUR=HARBOUR, BRIDGE=BRIDGE, GARDEN=GARDEN, CLOCK=CLOCK, SILENT=SILENT, PLAIN=PLAIN, HOSTILE=HOSTILE)
)

FILLER = (
    "The hall was full long before the session began, and the delegates had come from every shore of the inland sea.",
    "Several speakers recalled how the first cables were laid, by hand and from small boats, two generations ago.",
    "The council will meet again in autumn; until then the working groups prepare their reports.",
)


def page(title: str, *paragraphs: str, foot: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>{foot}</footer></body></html>"
    )


def listing(*titles: str) -> str:
    links = ((title.lower().replace(" ", "-"), title) for title in titles)
    rows = "".join(f"<li><a href='/documents/{name}.html'>{title}</a></li>" for name, title in links)
    shown = f"<ul class='documents'>{rows}</ul></article>"
    return page("Documents of the council", *FILLER).replace("</article>", shown)


HARBOUR_TITLE = "Secretary-General speaks at harbour conference"
HARBOUR_WORDS = (
    "The member ports will share what they know about failures of the network and will answer each other "
    "within one day."
)
HARBOUR_PROMISE = "No member port shall be left without a connection for longer than three days."
LISTED = tuple(f"Memorandum number {number} on the keeping of the harbour lights" for number in range(1, 9))


def first_pages() -> dict[str, str]:
    escaped = HOSTILE_TITLE.replace("&", "&amp;").replace("<", "&lt;")
    return {
        HARBOUR: page(HARBOUR_TITLE, FILLER[0], f"{HARBOUR_WORDS} {HARBOUR_PROMISE}", FILLER[1]),
        BRIDGE: page(
            "Meeting with the Bridge League",
            FILLER[1],
            "Both sides agreed to train four hundred engineers in the coming year and to report on the results "
            "in autumn.",
            "The meeting lasted two hours and was held behind closed doors.",
            FILLER[2],
        ),
        GARDEN: page("Declaration of the garden summit", FILLER[0], "We were glad to meet again.", FILLER[2]),
        CLOCK: page(
            "Statement on the declaration",
            "The declaration is a step towards rules that small members can keep.",
            FILLER[0],
            "Page views: 1201",
            foot="Today is 2 March 2026, 09:14.",
        ),
        PLAIN: page("Chairmanship website officially launched", *FILLER),
        LISTING: listing(*LISTED),
        HOSTILE: page(
            escaped,
            "Whoever builds a bridge should also ask who is going to walk over it in the years to come.",
            FILLER[1],
            FILLER[2],
        ),
    }


def second_pages() -> dict[str, str]:
    """A week later: a "not", an edit beside the quotation, only clocks, a new document, a quotation not found."""
    pages = first_pages()
    altered = HARBOUR_WORDS.replace("will answer", "will not answer")
    pages[HARBOUR] = page(HARBOUR_TITLE, FILLER[0], f"{altered} {HARBOUR_PROMISE}", FILLER[1])
    pages[BRIDGE] = pages[BRIDGE].replace("two hours", "five hours").replace("closed doors", "open doors")
    pages[CLOCK] = pages[CLOCK].replace("2 March 2026, 09:14", "9 March 2026, 09:20").replace("1201", "1388")
    pages[LISTING] = listing("Declaration on the repair of the inland cables", *LISTED)
    pages[HOSTILE] = pages[HOSTILE].replace(
        "Whoever builds a bridge should also ask who is going to walk over it in the years to come.",
        "The closing session ended with music and a walk along the quay for all who wished to join.",
    )
    return pages


def first_look(room: Newsroom) -> str:
    """Import the entry, declare the listing, visit everything once; return the entry's slug."""
    slug = room.enter(ENTRY, name="q1-2021.txt")
    room.watch(LISTING, source="council documents")
    room.pages = first_pages()
    room.visit_all()
    return slug


def week(room: Newsroom) -> str:
    """Let the first look and a week with changes pass, confirmed by a second visit; return the entry's slug."""
    slug = first_look(room)
    room.clock.at = newsroom.WEEK_LATER
    room.pages = second_pages()
    room.visit_all()
    room.clock.forward(timedelta(minutes=5))
    room.visit_all()
    room.clock.forward(timedelta(hours=1))
    return slug
