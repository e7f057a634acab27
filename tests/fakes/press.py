"""What press pages are made of, in six languages: an article of our own, and everything that stands around it."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Press:
    """The words of one language. `body` are the paragraphs of the article, the second to last a short one."""

    title: str
    lead: str
    body: tuple[str, ...]
    day: str
    author: str
    caption: str
    heading: str
    items: tuple[str, ...]
    others: tuple[str, ...]
    teasers: tuple[str, ...]
    also: str
    comments: tuple[str, ...]
    box: str
    offer: str
    cookies: str
    rights: str
    sections: tuple[str, ...]


def _of(fields: dict[str, str | list[str]]) -> Press:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Press(**values)  # type: ignore[arg-type]  # the file holds lists where the fields are tuples


PRESS: dict[str, Press] = {
    language: _of(fields)
    for language, fields in json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")).items()
}
