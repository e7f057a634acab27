"""What on a page is furniture: navigation, footers, share bars, comments, related news. Names and phrases only.

Class names are the site's own words about its parts; they are read as hints, never as proof.
"""

import functools
import re

from chronicle.documents.outline import Box

_TAGS = frozenset({"nav", "footer", "aside", "button", "dialog", "menu"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog"}
)

# Parts of names, bounded on the left by a word border: "nav", "navbar" and "main-nav" match, "navy" does not.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation|s|list|box|menu)?|menu\w{0,8}|foot(?:er)?|site-?(?:foot|head)\w{0,6}"
    r"|masthead|topbar"
    r"|bread-?crumbs?|crumbs?|side-?bar\w{0,4}|rail|comments?(?:-?list|-?area|-?form|s)?|comment\w{0,10}"
    r"|disqus\w{0,8}|respond|replies"
    r"|share\w{0,8}|sharing|social\w{0,8}|sns|addthis\w{0,10}|related\w{0,12}|recommend\w{0,10}|recirc\w{0,12}"
    r"|read-?(?:more|next|also)"
    r"|more-?(?:news|stories|articles|links|from)|also-?read|most-?(?:read|viewed|popular)|popular|trending"
    r"|teasers|teaser-?(?:list|row|grid|block|group)\w{0,4}|promo\w{0,8}"
    r"|newsletter\w{0,8}|subscri\w{0,8}|sign-?up|login|paywall|cookie\w{0,10}|consent\w{0,8}|gdpr\w{0,6}"
    r"|modal\w{0,8}|pop-?up\w{0,6}"
    r"|overlay|banner\w{0,6}|ads?|advert\w{0,10}|adsense\w{0,8}|sponsor\w{0,6}|outbrain\w{0,6}|taboola\w{0,6}"
    r"|(?:sidebar|footer)-?widgets?|widget-?area|widget_\w{1,20}|toolbar|tools"
    r"|pagination|pager|paging|prev-?next|post-?nav\w{0,8}|skip-?\w{0,8}|copyright\w{0,6}|tags?|tag-?(?:list"
    r"|cloud|links?)|tagcloud"
    r"|byline\w{0,4}|authors?|author-?(?:bio|box|info|description|card|profile)\w{0,4}|about-?(?:author|us)"
    r"|meta-?(?:data|info)?|entry-?meta|post-?meta\w{0,6}|sr-only"
    r"|visually-?hidden"
    r"|screen-?reader-?\w{0,6}|print-?(?:only|hide)|lang(?:uage)?-?(?:switch\w{0,4}|select\w{0,4}|bar|menu)"
    r"|rating|vote\w{0,4}|likes?"
    r"|(?:video|audio|media)-?player|gallery-?\w{0,8}|slideshow|carousel|slider|relevant\w{0,8}|hot-?(?:news"
    r"|list)|rank\w{0,6}|weixin"
    r"|wechat|qrcode\w{0,4}"
    # German, Russian, Polish and Chinese (pinyin) words in the names that sites give their parts
    r"|kommentar\w{0,8}|verwandt\w{0,4}|aehnlich\w{0,4}|weitere-?\w{0,10}|mehr-?zum-?thema|meistgelesen\w{0,2}"
    r"|empfehlung\w{0,4}"
    r"|werbung|anzeigen?|randspalte|marginal\w{0,6}|autoren?-?(?:box|info|profil)|teilen|infobox|reklama"
    r"|komment\w{0,6}|podpis\w{0,6}"
    r"|polecane|udostepnij|zobacz-?\w{0,6}|czytaj-?\w{0,6}|xiangguan|tuijian|pinglun|fenxiang|bianji|daohang"
    r"|banquan|dibu"
    r"|(?:entry|post|article)_{0,2}-?(?:footer|utility|info|share|tags|author)|bio|biography|disclaimer"
    r"|toc-?\w{0,4}|(?:inline|embed|box)-?_{0,2}(?:related|topic|item|news|article|materials?)(?:_{1,2}\w{1,12})?"
    r"|read-?also-?\w{0,8}|(?:article|material)__(?:article|card|related\w{0,6}|inline\w{0,10})"
    r"|(?:next|prev|previous)-?(?:post|article)|see-?also|also|inread|out-?stream|piano\w{0,4}"
    r"|premium-?\w{0,6}|feedback|no-?print|shariff\w{0,6}|user-?(?:info|profile)|timestamps?|attachments?"
    r"|amp-(?:list|next-page|sidebar|user-notification|sticky-\w{1,8})"
    r"|bookmark\w{0,4}|rss|yarpp\w{0,10})"
    r"(?=$|[\s_-]|\d)"
)
_CONTENT = re.compile(
    r"article-?_{0,2}-?(?:body|content|text|main)|entry-?content|post-?(?:body|content|text)|story-?(?:body"
    r"|content|text)|articlebody"
    r"|news-?(?:text|body|content)|main-?content|text-?content|rich-?text|page-?content|trs_editor"
    r"|content_text|body-?text|bodytext"
)
# These words say it only where they stand alone: "article" is the text, "article-share" is not.
_CONTENT_NAMES = frozenset({
    "content", "article", "artikel", "story", "text", "entry", "main", "post", "zoom", "newstext", "artibody",
    "e-content", "hentry",
})  # fmt: skip
_PHRASES = re.compile(
    r"^(?:auch interessant|das könnte (?:sie|dich)|.{0,40}\b(?:sie|dich|euch) auch interessieren\W{0,3}$"
    r"|(?:foto|photo|bild|image|picture|фото|zdjęcie|fot|φωτο(?:γραφία)?|图片(?:来源)?)\s{0,3}[:：/|©].{0,80}$"
    r"|.{0,80}[|/]\s{0,3}(?:getty images|reuters|dpa|afp|epa|ap|picture alliance)\W{0,3}$"
    r"|share\b|tweet\b|print\b|read (?:more|also|next)\b|see also\b|related\b|advertisement\b|sign up\b"
    r"|subscribe\b|follow us\b"
    r"|leave a (?:reply|comment)|you (?:may|might) also|recommended\b|copyright\s{0,3}(?:©|\(c\)|(?:19|20)\d\d\b|$)|©"
    r"|all rights reserved\W{0,3}$"
    r"|terms of (?:use|service)$"
    r"|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu|lesen)|weitere (?:artikel|themen|meldungen)"
    r"|teilen\b|drucken\b|anzeige$"
    r"|werbung$|adverts?$|comments?$"
    r"|kommentare?\b|newsletter\b|читайте также|читать далее|поделиться|подписаться|подписывайтесь"
    r"|реклама|ещё по теме"
    r"|материалы по теме|все права защищены|相关(?:阅读|新闻|链接|报道|文章)|责任编辑|[（(]责任编辑|责编"
    r"|编辑[:：]|分享到|推荐阅读|延伸阅读|版权(?:所有|声明)"
    r"|上一篇|下一篇|更多|扫一扫|【?(?:纠错|打印|关闭)|czytaj (?:także|też|więcej)|zobacz (?:także|też)"
    r"|udostępnij|polecane|komentarze|(?:διαβ[άα]στε|δε[ίι]τε) (?:επ[ίι]σης|ακ[όο]μ[ηα])"
    r"|κοινοπο[ίι]ηση|σχ[όο]λια|leggi anche|condividi|lea también|te puede interesar|compart(?:ir|e)\b"
    r"|смотрите также|новости по теме|фото:"
    r"|(?:теги|метки|ключевые слова|tags|keywords|topics|schlag(?:worte|wörter)|stichworte|关键词|关键字|标签|tagi"
    r"|słowa kluczowe|ετικέτες|λέξεις-κλειδιά)\s{0,3}[:：]|folge[nt]? (?:sie )?uns|obserwuj(?:cie)? nas"
    r"|ακολουθήστε|следите за|присоединяйтесь"
    r"|关注.{0,12}公众号|原标题[:：]|видео дня|источник:|lire aussi|partager|à lire|veja também|compartilh"
    r"|(?:źródło|πηγή|autor(?:ka|zy)?|автор|επιμέλεια|文章来源|来源|本文来源|版面编辑|校对|编审)\s{0,2}[:：].{0,60}$"
    r"|dalsza część (?:artykułu|tekstu)|(?:wideo|видео|video|zobacz)[:：].{10,}$|διαφ[ήη]μιση$|reklama$|drukuj\b"
    r"|εκτύπωση\b|версия для печати|нашли (?:опечатку|ошибку)|ειδ[ήη]σεις σ[ήη]μερα|δε[ίι]τε [όο]λες"
    # Signs of those who wrote an agency's text: "mal/ odb/", "(kle/dpa)"
    r"|[(\[]?[a-ząćęłńóśźż]{2,5}\s?/\s?[^\W\d_]{2,8}(?:\s?/\s?[^\W\d_]{0,8}){0,2}[)\]]?$|\((?:PAP|APA|dpa|AFP)\)$)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)\s{0,3}(?:19|20)\d\d,?\s{0,3}(?-i:[A-ZÄÖÜА-Я])|all rights reserved\W{0,3}$"
    r"|alle rechte vorbehalten|все права защищены|版权所有",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond|replies|kommentare?)(?=$|[\s_-])")
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation|s|list|box|menu)?|\w{0,10}menu\w{0,8}|foot(?:er)?|bread-?crumbs?"
    r"|side-?bar\w{0,4})"
    r"(?=$|[\s_-]|\d)"
)
_CAPTION = re.compile(
    r"(?:caption|bildunterschrift"
    r"|(?:image|photo|img|picture|foto)[_-]{0,2}(?:desc\w{0,8}|(?:sub)?title|text|credits?|source|author|signature)"
    r"|(?:article|news|post|lead|main|story)[_-]{1,2}(?:[a-z]{1,10}-{1,2})?(?:photo|image|img|picture|foto)(?=$|\s)|(?:^"
    r"|[\s_-])(?:credits?|legende?)(?=$|[\s_-]))"
)
# Insets of an article and boxes of a portal share these names; only what is small beside the page's prose is an inset.
_INSET = re.compile(
    r"(?:^|[\s_-])(?:insets?|affiliate\w{0,8}|fact-?box|faktenbox|(?:inline-?)?text-?box|kasten|spravka)"
    r"(?=$|[\s_-]|\d)"
)
# The name of the one box that a system keeps the text of an article in.
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article-?_{0,2}-?(?:body|content|text)|entry-?content|e-content|post-?(?:body|content|text)"
    r"|story-?_{0,2}(?:body|text)|news-?_{0,2}(?:text|body|content|detail)|articlebody|trs_\w{0,10}editor\w{0,4}"
    r"|rm_txt_con|zoomtext|artibody|detailcontent|pages_content|ucap-content)(?=$|[\s_-]|\d)"
)
# "has-sidebar", "no-comments" and "with-share" say of a box what stands in or beside it, not what it is.
_STATE = re.compile(r"(?:^|[_-])(?:has|no|with|without|not)[_-](?!print)")
_MOST = 0.5
_MOST_COMMENTS = 0.97
_MOST_INSET = 0.2
# A legal notice inside running text is content; only short lines are furniture.
_SHORT = 200


def is_furniture(box: Box) -> bool:
    """Say whether the page itself calls this box furniture."""
    return most_share(box) > 0


def most_share(box: Box) -> float:
    """Return the share of a page's prose up to which the name of this box is believed; 0 where it names no furniture.

    Comments may be longer than what they comment on; a sidebar that holds half of the prose is none.
    """
    if box.tag in _TAGS:
        return _MOST
    if box.tag == "form":
        return _MOST_INSET
    return _share_of_hint(box.hint) if box.hint else 0.0


@functools.lru_cache(maxsize=16_384)
def _share_of_hint(hint: str) -> float:
    """Answer for a hint; the pages of a site share most of theirs."""
    names = hint.split()
    if not _ROLES.isdisjoint(names):
        return _MOST
    if _CONTENT.search(hint) or not _CONTENT_NAMES.isdisjoint(names):
        return 0.0
    told = " ".join(name for name in names if not _STATE.search(name))
    if _COMMENTS.search(told):
        return _MOST_COMMENTS
    if _FURNITURE.search(told):
        return _MOST
    return _MOST_INSET if _INSET.search(told) else 0.0


def is_body(box: Box) -> bool:
    """Say whether the page itself calls this box the text of its article."""
    return bool(box.hint) and _is_body_hint(box.hint)


@functools.lru_cache(maxsize=16_384)
def _is_body_hint(hint: str) -> bool:
    return bool(_BODY.search(hint))


def is_navigation(box: Box) -> bool:
    """Say whether the page itself calls this box a menu, a header or a footer: true however long it is."""
    return box.tag in {"nav", "footer", "menu"} or bool(box.hint and _NAVIGATION.search(box.hint))


def is_caption(box: Box) -> bool:
    """Say whether the page itself calls this box the words below a picture."""
    return box.tag in {"figcaption", "caption", "figure"} or (bool(box.hint) and _is_caption_hint(box.hint))


@functools.lru_cache(maxsize=16_384)
def _is_caption_hint(hint: str) -> bool:
    return bool(_CAPTION.search(hint))


def is_phrase(text: str) -> bool:
    """Say whether a short line is one of the set phrases around articles."""
    head = text[:_SHORT].strip()
    return len(text) < _SHORT and bool(_PHRASES.search(head) or _COPYRIGHT.search(head))
