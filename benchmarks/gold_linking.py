"""Documents and the entry that each belongs to, or none."""

import collections
import html
import json
from pathlib import Path
from typing import Any

from benchmarks import gold_rows, tables
from benchmarks.options import Options, sample
from chronicle import documents, linking, records
from chronicle.documents import Reading
from chronicle.records import Entry

Section = dict[str, Any]
Paper = dict[str, Any]
_SURE = {"certain", "belongs"}
_STRONG = {*_SURE, "probably"}
_COLUMNS = {
    "first": "first",
    "third": "third",
    "kept": "first, certain or belongs",
    "kept_too": "or probably",
    "false": "false, certain or belongs",
    "false_too": "or probably ",
}


def run(folder: Path, options: Options) -> str:
    """Link all documents, print the table, return the figure."""
    sections: list[Section] = json.loads((folder / "sections.json").read_text(encoding="utf-8"))
    papers: list[Paper] = json.loads((folder / "documents.json").read_text(encoding="utf-8"))
    plain = {section["id"]: _entry(section, hidden=()) for section in sections}
    linker = linking.Linker(list(plain.values()))
    counts: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    errors = []
    for paper in sample(papers, options):
        used = _hiding(paper, sections, plain) if paper.get("hide") else linker
        links = used.link(_reading(paper))
        count = counts[paper["lang"], gold_rows.half(paper["id"])]
        right = _count(paper, links, count)
        if not right:
            errors.append(
                f"{paper['id']} {paper['lang']}: wanted {paper['gold'] or 'none'}, got {links[:1] and links[0].entry}"
            )
    _show(counts)
    for error in errors[: options.errors]:
        print(f"  {error}")
    every = sum(counts.values(), collections.Counter[str]())
    first, false = every["first"] / max(1, every["linked"]), every["false_too"] / max(1, every["free"])
    return f"linking: first link right {first:.3f} of {every['linked']}, false links {false:.3f} of {every['free']}"


def _count(paper: Paper, links: list[linking.Link], count: collections.Counter[str]) -> bool:
    """Count one document; return whether it was judged right."""
    sure, strong = (any(str(link.band) in bands for link in links) for bands in (_SURE, _STRONG))
    if not paper["gold"]:
        count.update(free=1, false=sure, false_too=strong)
        return not strong
    ranks = [n for n, link in enumerate(links) if link.entry in paper["gold"]]
    first = ranks[:1] == [0]
    count.update(
        linked=1, first=first, third=bool(ranks) and ranks[0] < 3, kept=first and sure, kept_too=first and strong
    )
    return first


def _entry(section: Section, *, hidden: tuple[int, ...]) -> Entry:
    """Write a section as an entry of its own, without the hidden footnotes."""
    title = section["entry_title"] if section.get("origin") == "chronicle" else section["title"]
    lines = [title, "", section["title"], "", *(point["text"] for point in section["points"]), ""]
    for note in section["footnotes"]:
        if note["n"] not in hidden:
            quote = f": „{note['quote']}“" if note.get("quote") else ""
            urls = note.get("urls") or [""]
            lines.append(
                f"  {note['n']}. [{note['n']}] {note['label']}{quote}" + (f" In: {urls[0]}" if urls[0] else "")
            )
    return records.parse("\n".join(lines), name=section["id"])


def _hiding(paper: Paper, sections: list[Section], plain: dict[str, Entry]) -> linking.Linker:
    """Return a linker that does not know the footnotes from which this document is known."""
    hide = paper["hide"]
    entries = [_entry(s, hidden=tuple(hide["fn"])) if s["id"] == hide["section"] else plain[s["id"]] for s in sections]
    return linking.Linker(entries)


def _reading(paper: Paper) -> Reading:
    title = html.escape(paper["title"])
    meta = f'<meta property="article:published_time" content="{paper["date"]}">' if paper.get("date") else ""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in paper["text"].split("\n") if line.strip())
    page = (
        f'<html lang="{paper["lang"]}"><head><title>{title}</title>{meta}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    url = f"https://example.org/{paper['id']}" if paper.get("hide") else paper["url"]
    return documents.read(page.encode(), url=url, media_type="text/html")


def _show(counts: dict[tuple[str, str], collections.Counter[str]]) -> None:
    names, cells = [], {}
    for (language, part), count in sorted(counts.items()):
        names.append(f"{language} {part}")
        cells[names[-1], "linked"] = str(count["linked"])
        for column in ("first", "third", "kept", "kept_too"):
            cells[names[-1], _COLUMNS[column]] = tables.percent(count[column], count["linked"])
        cells[names[-1], "free"] = str(count["free"])
        for column in ("false", "false_too"):
            cells[names[-1], _COLUMNS[column]] = tables.percent(count[column], count["free"])
    print("\nlinking: right entry first, among three, first and surely; and documents that belong nowhere")
    tables.show_table(
        "half", names, ["linked", *list(_COLUMNS.values())[:4], "free", *list(_COLUMNS.values())[4:]], cells
    )
