"""What a page says about itself in its head: meta elements and JSON-LD. Read as strings, believed by others."""

import json
import re
from collections.abc import Iterator

from chronicle.documents.markup import Element

# Longer values are no metadata; longer scripts no description of one page.
_MAX_VALUE = 2000
_MAX_SCRIPT = 500_000
_MAX_NODES = 2000
_KEPT = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "og:site_name": "site",
    "application-name": "site",
    "og:type": "type",
    "og:url": "url",
    "og:locale": "locale",
    "content-language": "locale",
    "description": "description",
    "og:description": "description",
    "author": "author",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publication_date": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dc.date.created": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "og:release_date": "published",
    "article:published": "published",
    "bytedance:published_time": "published",
    "weibo:article:create_at": "published",
    "firstpublishedtime": "published",
    "publishtime": "published",
    "pubtime": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "datemodified": "modified",
}
_ITEM_DATES = {"datepublished": "published", "datemodified": "modified"}
_MAX_ITEM = 60
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|Legislation|Event|PressRelease")


def find(root: Element) -> dict[str, str]:
    """Return title, site, type, url, locale, description, author, published, modified, where the page gives them.

    The first value of a name wins; JSON-LD of an article goes before meta elements for its dates.
    """
    found = dict(_from_json_ld(root))
    for meta in root.iterfind(".//meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).strip()
        key = _KEPT.get(name.lower())
        value = (meta.get("content") or "").strip()
        if key and value and len(value) <= _MAX_VALUE:
            found.setdefault(key, value)
    for element in root.xpath(".//*[@itemprop]"):
        key = _ITEM_DATES.get((element.get("itemprop") or "").strip().lower())
        value = element.get("content") or element.get("datetime") or (element.text or "")
        if key and 0 < len(value.strip()) <= _MAX_ITEM:
            found.setdefault(key, value.strip())
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        found["language"] = language.strip()[:40]
    canonical = next((link.get("href") for link in root.iterfind(".//link[@rel='canonical']")), None)
    if canonical:
        found["canonical"] = canonical.strip()[:_MAX_VALUE]
    return found


def _from_json_ld(root: Element) -> Iterator[tuple[str, str]]:
    names = {
        "headline": "title",
        "datePublished": "published",
        "pubDate": "published",
        "dateModified": "modified",
        "description": "description",
    }
    for node in json_ld(root):
        if not _ARTICLE.search(str(node.get("@type", ""))) and "cambrian" not in str(node.get("@context", "")):
            continue
        for name, key in names.items():
            value = node.get(name)
            if isinstance(value, str) and 0 < len(value.strip()) <= _MAX_VALUE:
                yield key, value.strip()


def json_ld(root: Element) -> Iterator[dict[str, object]]:
    """Yield the objects of the page's JSON-LD, outer ones first; broken scripts are passed by."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _MAX_SCRIPT:
            continue
        try:
            queue: list[object] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MAX_NODES):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, dict):
                yield node
                queue.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                queue.extend(node[:_MAX_NODES])
