"""An entry in Markdown to the plain rendering, by way of HTML. Footnotes as "[^1]: …", "[1]: …", "[1] …", "1. …"."""

import html
import re
from collections.abc import Mapping

import markdown_it

from chronicle.records import page
from chronicle.records.rendering import Rendering

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[\w-]+:.*\n|[ \t]*-[ \t].*\n)+)---[ \t]*\n")
_FIELD = re.compile(r"^(?P<key>title|tags|keywords):[ \t]*(?P<value>.*(?:\n[ \t]*-[ \t].*)*)$", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?:\^(?P<label>[^\]\s]{1,40})|(?P<number>\d{1,3}))\]:[ \t]*(?P<text>.*)")
_PLAIN_NOTE = re.compile(r" {0,3}\\?\[(?P<number>\d{1,3})\\?\][ \t]*(?P<text>\S.*)")
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\]")
_BULLET = re.compile(r"^[ \t]*[•‣▪●◦][ \t]+", re.MULTILINE)


def render(text: str) -> Rendering:
    """Return the plain rendering of an entry in Markdown."""
    fields, body = _front_matter(text)
    body, definitions = _without_definitions(_BULLET.sub("- ", body))
    numbers = _numbers(body, definitions)
    marked = _REFERENCE.sub(lambda m: f"[{numbers[m['label']]}]" if m["label"] in numbers else m.group(), body)
    parser = markdown_it.MarkdownIt("commonmark")
    items = "".join(
        f"<li>[{numbers[label]}] {parser.renderInline(words)}</li>"
        for label, words in sorted(definitions.items(), key=lambda item: numbers[item[0]])
    )
    notes = f'<ol class="footnotes">{items}</ol>' if items else ""
    title = f"<h1>{html.escape(fields['title'])}</h1>" if fields.get("title") else ""
    rendered = page.render(f"<body>{title}{parser.render(marked)}{notes}</body>")
    tags = tuple(part for part in re.split(r"[\[\],\n\"']|(?:^|\s)-\s", fields.get("tags", "")) if part.strip())
    return Rendering(
        text=rendered.text, headings=rendered.headings, tags=(*(tag.strip() for tag in tags), *rendered.tags)
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    fields = {m["key"].replace("keywords", "tags"): m["value"].strip() for m in _FIELD.finditer(match["lines"])}
    if "title" in fields:
        fields["title"] = fields["title"].strip("\"'")
    return fields, text[match.end() :]


def _without_definitions(body: str) -> tuple[str, dict[str, str]]:
    """Take the footnotes out, so that Markdown's own rules neither join nor swallow them."""
    kept: list[str] = []
    definitions: dict[str, str] = {}
    current: str | None = None
    in_plain_notes = False
    previous = ""
    for line in body.split("\n"):
        match = _DEFINITION.match(line)
        plain = None if match else _PLAIN_NOTE.match(line)
        in_plain_notes = in_plain_notes or (plain is not None and plain["number"] == "1" and not previous.strip())
        if match or (plain and in_plain_notes):
            found = match or plain
            assert found is not None  # noqa: S101 - one of the two matched
            current = found.groupdict().get("label") or found["number"]
            definitions.setdefault(current, found["text"])
        elif current is not None and (line.startswith(("  ", "\t")) or (line.strip() and previous.strip())):
            definitions[current] += " " + line.strip()
        else:
            current = current if not line.strip() else None
            kept.append(line)
        previous = line
    return "\n".join(kept), definitions


def _numbers(body: str, definitions: Mapping[str, str]) -> dict[str, int]:
    """Number the footnotes: by their labels where all are numbers, else in the order of their marks."""
    if all(label.isdigit() for label in definitions):
        return {label: int(label) for label in definitions}
    order = dict.fromkeys(m["label"] for m in _REFERENCE.finditer(body) if m["label"] in definitions)
    return {label: i for i, label in enumerate([*order, *(d for d in definitions if d not in order)], start=1)}
