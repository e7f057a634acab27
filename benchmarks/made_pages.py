"""Pages and long texts of any size, made with a seed."""

import random

from benchmarks import designs, passages
from benchmarks.furniture import boilerplate
from benchmarks.passages import LANGUAGES

PAGE_BYTES = 41_000
# A newspaper's page is mostly not its article.
_ARTICLE_BYTES = 9_000


def page(number: int) -> str:
    """Return a page of about 41 KB, in one language after the other, and unlike any other."""
    language = LANGUAGES[number % len(LANGUAGES)]
    turn = random.Random(number)
    stock = passages.documents(language)
    first = stock[number % len(stock)]
    text = first.text
    while len(text.encode()) < _ARTICLE_BYTES:
        text += f"\n{turn.choice(stock).text}"
    made = designs.page(first, f"{text}\n{number}.", design=number // len(LANGUAGES))
    missing = PAGE_BYTES - len(made.encode())
    return made.replace("</body>", f"{_ballast(language, missing, turn)}</body>")


def _ballast(language: str, size: int, turn: random.Random) -> str:
    """Return lists of links and a script, as pages have them below their text."""
    words = boilerplate(language)
    lists, length = [], 0
    while length < size // 2:
        n = turn.randrange(10**6)
        item = f'<li class="item item-{n}"><a href="/news/{n}.html?from=rank">{turn.choice(words.teasers)}</a></li>'
        lists.append(item)
        length += len(item.encode())
    script = "".join(f'"k{turn.randrange(10**6)}":{turn.randrange(10**6)},' for _ in range((size - length) // 18))
    return f'<div class="bottom"><ul>{"".join(lists)}</ul></div><script>var state={{{script}}};</script>'


def long_text(words: int, seed: int) -> list[str]:
    """Return this many words, sentences and paragraphs marked by their ends."""
    turn = random.Random(seed)
    stock = " ".join(document.text for document in passages.documents("en")).lower().split()
    vocabulary = sorted({word.strip(".,;“”:’") for word in stock} - {""})
    made = []
    for n in range(words):
        word = turn.choice(vocabulary)
        made.append(word + (".\n" if n % 120 == 119 else "." if n % 15 == 14 else ""))
    return made


def edited(words: list[str], share: float, seed: int) -> list[str]:
    """Return the words with this share of them replaced by others."""
    turn = random.Random(seed)
    made = list(words)
    for at in turn.sample(range(len(words)), int(len(words) * share)):
        end = words[at][len(words[at].rstrip(".\n")) :]
        made[at] = f"{turn.choice(words).rstrip('.' + chr(10))}x{end}"
    return made


def html(words: list[str]) -> str:
    """Return a page with a long text."""
    paragraphs = "".join(f"<p>{line.strip()}</p>" for line in " ".join(words).split("\n") if line.strip())
    head = "<html lang='en'><head><title>Long</title></head>"
    return f"{head}<body><article><h1>Long</h1>{paragraphs}</article></body></html>"
