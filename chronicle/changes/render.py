"""A comparison to look at: inline and side by side as HTML, and as plain text for mail.

Whatever comes from a page is escaped; the only markup is what stands in this module and in `showing`.
"""

from collections.abc import Sequence
from html import escape

from chronicle.changes import hunks, showing
from chronicle.changes.hunks import Hunk
from chronicle.changes.model import Comparison, Edit


def inline_html(comparison: Comparison, *, before: str, after: str, context: int = hunks.CONTEXT) -> str:
    """Return the edits within their text, old words struck out before the new ones."""
    found = hunks.gather(comparison, before=before, after=after, context=context)
    titles = [_tagged("del", e.before) + " " + _tagged("ins", e.after) for e in _headlines(comparison)]
    shown = [*titles, *(_inline(h, before=before, after=after) for h in found)]
    return "\n".join(f'<p class="diff-hunk">{html}</p>' for html in shown)


def side_by_side_html(comparison: Comparison, *, before: str, after: str, context: int = hunks.CONTEXT) -> str:
    """Return a table with the old text on the left and the new one on the right, one row per place."""
    titles = [
        f'<tr><td class="diff-before">{_tagged("del", e.before)}</td>'
        f'<td class="diff-after">{_tagged("ins", e.after)}</td></tr>'
        for e in _headlines(comparison)
    ]
    rows = titles + [
        "<tr>"
        f'<td class="diff-before">{_marked(before, h.before, _old(h.edits), tag="del")}</td>'
        f'<td class="diff-after">{_marked(after, h.after, _new(h.edits), tag="ins")}</td>'
        "</tr>"
        for h in hunks.gather(comparison, before=before, after=after, context=context)
    ]
    body = "\n".join(rows)
    return f'<table class="diff-sides"><tbody>\n{body}\n</tbody></table>' if rows else ""


def unified_text(comparison: Comparison, *, before: str, after: str, context: int = hunks.CONTEXT) -> str:
    """Return the edits as lines for mail: old ones begin with "- ", new ones with "+ ", changed words in brackets."""
    lines: list[str] = []
    for edit in _headlines(comparison):
        lines += [
            f"{sign} [{showing.signed(text)}]" for sign, text in (("-", edit.before), ("+", edit.after)) if text
        ] + [""]
    for hunk in hunks.gather(comparison, before=before, after=after, context=context):
        old, new = _old(hunk.edits), _new(hunk.edits)
        if old:
            lines.append("- " + _bracketed(before, hunk.before, old))
        if new:
            lines.append("+ " + _bracketed(after, hunk.after, new))
        lines.append("")
    return "\n".join(lines)


def _headlines(comparison: Comparison) -> list[Edit]:
    return [e for e in comparison.edits if hunks.is_headline(e)]


def _inline(hunk: Hunk, *, before: str, after: str) -> str:
    """Walk through the new text and put the old words before those that took their place."""
    if not _new(hunk.edits):
        # Only removals: the old text shows them in their place.
        return _marked(before, hunk.before, _old(hunk.edits), tag="del")
    parts, position = [], hunk.after[0]
    for edit in hunk.edits:
        parts.append(_safe(after[position : edit.after_start]))
        parts.append(_tagged("del", before[edit.before_start : edit.before_end]))
        parts.append(_tagged("ins", after[edit.after_start : edit.after_end]))
        position = edit.after_end
    parts.append(_safe(after[position : hunk.after[1]]))
    return "".join(parts)


def _marked(text: str, window: tuple[int, int], ranges: Sequence[tuple[int, int]], *, tag: str) -> str:
    return "".join(
        _tagged(tag, piece) if marked else _safe(piece) for marked, piece in hunks.pieces(text, window, ranges)
    )


def _tagged(tag: str, text: str) -> str:
    kind = "diff-old" if tag == "del" else "diff-new"
    return f'<{tag} class="{kind}">{_safe(text)}</{tag}>' if text else ""


def _safe(text: str) -> str:
    """Return a page's text as HTML: escaped, with signs for what would turn its direction."""
    return showing.with_gaps(escape(showing.signed(text)))


def _bracketed(text: str, window: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> str:
    pieces = hunks.pieces(text, window, ranges)
    line = "".join(f"[{piece}]" if marked else piece for marked, piece in pieces)
    return showing.signed(" ".join(line.split()))


def _old(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    return [(e.before_start, e.before_end) for e in edits if e.before_end > e.before_start]


def _new(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    return [(e.after_start, e.after_end) for e in edits if e.after_end > e.after_start]
