"""Boxes that say in their first line what they are: other articles, or what readers wrote."""

import re
from collections.abc import Collection, Mapping

from chronicle.documents.outline import Box, Outline, Piece
from chronicle.documents.worth import Worth

# The whole first line, in the languages of the sources. "Kommentar" alone heads opinions, which are articles.
_RELATED = re.compile(
    r"(?:(?:читайте|смотрите) также|материалы по теме|(?:ещё|еще|новости|статьи|читать) по теме|по теме"
    r"|czytaj (?:także|też|również|więcej)|(?:zobacz|przeczytaj) (?:także|też|również)|powiązane (?:artykuły|tematy)"
    # Greek capitals carry no accents.
    r"|(?:διαβ[άα]στε|δε[ίι]τε) (?:επ[ίι]σης|ακ[όο]μ[ηα]|περισσ[όο]τερα)|σχετικ[άα] (?:[άα]ρθρα|θ[έε]ματα)"
    r"|(?:相关|相關)(?:阅读|閱讀|新闻|新聞|链接|报道|報導|文章|稿件|推荐)|(?:延伸|推荐)(?:阅读|閱讀)"
    r"|lesen sie auch|mehr zum thema|auch interessant|weitere (?:artikel|meldungen)"
    r"|read (?:also|next|more)|see also|also read|related(?: (?:articles|stories|news|content|posts))?"
    r"|more (?:on this|stories|from .{1,30})|you (?:may|might) also like|à lire aussi|lire aussi|lea también"
    r"|lees ook|leia (?:também|mais)|leggi anche)[\s:：.…>»]*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:comments|kommentare|комментарии|komentarze|σχ[όο]λια|commentaires|comentarios)[\s:]{0,3}(?:[(\[]?\d{1,5}[)\]]?)?"
    r"|\d{1,5} (?:comments|kommentare|комментари\w{1,2}|komentarz\w{0,2}|σχ[όο]λια|commentaires)"
    r"|(?:网友|網友|最新|全部|热门|发表)评论.{0,12}|评论\s?[(（]\d{1,5}条?[)）]",
    re.IGNORECASE,
)
_LONGEST = 40
# Boxes with more of a page's prose than this are what the page is about, whatever their first line says.
_MOST_RELATED = 0.35
_MOST_COMMENTS = 0.7
_STEPS = 4


def find(outline: Outline, worths: Mapping[int, Worth], *, known: Collection[int]) -> set[int]:
    """Return the ids of boxes that announce themselves as furniture; `known` are those around the page's own text."""
    whole = max(worths[id(outline.root)].prose, 1.0)
    found: set[int] = set()
    for piece in outline.pieces:
        if len(piece.text) > _LONGEST:
            continue
        most = _most(piece.text)
        box = _announced(piece, worths) if most else None
        if box is not None and id(box) not in known and worths[id(box)].prose < whole * most:
            found.add(id(box))
    return found


def _most(text: str) -> float:
    """Return the share of a page's prose up to which a line is believed; 0 where it announces nothing."""
    line = text.strip()
    if _RELATED.fullmatch(line):
        return _MOST_RELATED
    return _MOST_COMMENTS if _COMMENTS.fullmatch(line) else 0.0


def _announced(piece: Piece, worths: Mapping[int, Worth]) -> Box | None:
    """Return the smallest box that begins with a line and holds more than it."""
    first: Box | Piece = piece
    box: Box | None = piece.box
    for _ in range(_STEPS):
        if box is None or not box.children or box.children[0] is not first:
            return None
        if worths[id(box)].pieces > 1:
            return box
        first, box = box, box.parent
    return None
