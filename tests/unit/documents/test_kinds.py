"""What a page with status 200 can turn out to be."""

import pytest

from chronicle import documents
from chronicle.documents import PageKind, ReadingRules

URL = "https://example.org/a/b.html"
PROSE = (
    "<p>The ministry said on Monday that it had removed several hundred pages, and that readers now see an error.</p>"
)


def kind(html: str, rules: ReadingRules | None = None) -> PageKind:
    return documents.read(html.encode(), url=URL, media_type="text/html", rules=rules).kind


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.hazard(1)
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"),
        ("Page not found | The Example", "<h1>Page not found</h1><p>Try the search.</p>"),
        ("Beispiel", "<h1>Seite nicht gefunden</h1><p>Die Seite wurde leider nicht gefunden.</p>"),
        ("Ошибка 404", "<h1>Страница не найдена</h1>"),
        ("МИД", "<p>Запрашиваемая страница не существует или была удалена.</p>"),
        ("提示信息", "<p>抱歉，您访问的页面不存在或已删除。</p>"),
        ("找不到页面", "<p>返回首页</p>"),
        ("Le site", "<h1>Page introuvable</h1>"),
        ("Portal", "<h1>Página não encontrada</h1>"),
        ("Error", "<p>We couldn't find the page that you asked for.</p>"),
        ("503 Service Unavailable", "<p>Please come back later.</p>"),
        ("Agency", "<h1>Sorry, we can’t find that page</h1><p>It may have moved.</p>"),
        ("Портал", "<p>Запрошенный документ удалён или перемещён.</p>"),
        ("Site maintenance", "<h1>Service temporarily unavailable</h1>"),
    ],
)
def test_a_soft_404_is_an_error_page(title: str, body: str) -> None:
    assert kind(page(title, body)) is PageKind.ERROR


@pytest.mark.hazard(1)
@pytest.mark.parametrize(
    "title",
    [
        "Ministry removes pages: readers see “not found”",
        "Report on 404 errors in government sites",
        "Seiten gelöscht, 404",
    ],
)
def test_a_text_about_removed_pages_is_an_article(title: str) -> None:
    assert kind(page(title, f"<article><h1>{title}</h1>{PROSE * 20}</article>")) is PageKind.ARTICLE


def test_a_news_text_with_error_in_its_title_is_an_article() -> None:
    assert kind(page("Page not found, again", f"<h1>Page not found, again</h1>{PROSE * 20}")) is PageKind.ARTICLE


@pytest.mark.hazard(5, 10)
@pytest.mark.parametrize(
    "html",
    [
        '<html><head><script>window["bobcmn"] = "101";</script></head><body></body></html>',
        '<html><head></head><body><script src="/TSPD/08d?type=10"></script></body></html>',
        page("", "<iframe src='/_Incapsula_Resource?x'></iframe>Request unsuccessful. Incapsula incident ID: 1-2"),
        page("Just a moment...", "<p>Checking your browser before accessing the site.</p>"),
        page("Access Denied", "<h1>Access Denied</h1>You don't have permission.<p>Reference #18.1</p>"),
        page("x", "<p>Performing security verification</p>"),
        "<html><script>document.cookie='a=1';location.reload()</script></html>",
    ],
)
def test_a_bot_defence_is_a_challenge(html: str) -> None:
    assert kind(html) is PageKind.CHALLENGE


@pytest.mark.parametrize(
    "html",
    [
        '<html><head><meta http-equiv="refresh" content="0; url=/new.html"></head><body>Moved</body></html>',
        "<html><head><script>window.location.href='/home'</script></head><body></body></html>",
        '<html><head><meta http-equiv="Refresh" content="3;URL=\'https://example.org/\'"></head><body></body></html>',
    ],
)
def test_a_page_that_only_leads_away_is_a_redirect(html: str) -> None:
    assert kind(html) is PageKind.REDIRECT


def test_a_page_that_renews_itself_is_an_article() -> None:
    html = f'<html><head><meta http-equiv="refresh" content="300; url=/a/b.html"></head><body>{PROSE * 5}</body></html>'

    assert kind(html) is PageKind.ARTICLE


@pytest.mark.hazard(11)
@pytest.mark.parametrize(
    "html",
    [
        '<html><body><div id="root"></div><script src="/main.js"></script></body></html>',
        "<html><body><app-root></app-root></body></html>",
        page("App", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>"),
        page("App", "<p>Loading...</p>"),
        page("应用", "<p>加载中…</p>"),
    ],
)
def test_a_page_that_scripts_would_fill_is_a_shell(html: str) -> None:
    assert kind(html) is PageKind.SHELL


@pytest.mark.hazard(36)
@pytest.mark.parametrize(
    "text",
    [
        "Before you continue: we use cookies and other data. Accept all cookies or reject all.",
        "Wir schätzen Ihre Privatsphäre. Cookies helfen uns. Ihre Einwilligung gilt überall. Alle akzeptieren",
    ],
)
def test_a_wall_that_asks_for_consent_is_told_apart(text: str) -> None:
    assert kind(page("Example", f"<div>{text}</div>")) is PageKind.CONSENT


@pytest.mark.parametrize("html", ["<html><body></body></html>", page("t", "<img src=x>"), page("t", "\u00a0 \u200b")])
def test_a_page_without_words_is_empty(html: str) -> None:
    assert kind(html) is PageKind.EMPTY


@pytest.mark.hazard(36)
def test_a_cookie_banner_over_an_article_leaves_it_an_article() -> None:
    banner = "<div class=cookie>We use cookies. Accept all cookies or manage preferences.</div>"

    assert kind(page("News", banner + PROSE * 20)) is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b'{"a": [1]}', "application/json"),
        (b"PK\x03\x04\x14\x00", "application/zip"),
        (bytes(range(32)) * 40, "application/octet-stream"),
    ],
)
def test_what_holds_no_text_is_other_and_named_by_its_content(body: bytes, media_type: str) -> None:
    reading = documents.read(body, url=URL, media_type="text/html")

    assert (reading.kind, reading.media_type) == (PageKind.OTHER, media_type)


@pytest.mark.hazard(69)
@pytest.mark.parametrize(
    ("body", "label", "media_type"),
    [
        ("<!DOCTYPE html><p>x", "text/plain", "text/html"),
        ("a < b and b > c", "text/html", "text/plain"),
        ("Mail <a@b.c> about <p> elements", "text/plain", "text/plain"),
        ("<p>fragment</p>", None, "text/html"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>x</body></html>", None, "text/html"),
        ("<?xml version='1.0'?><a><b>x</b></a>", "text/html", "application/xml"),
    ],
)
def test_the_media_type_follows_the_content(body: str, label: str | None, media_type: str) -> None:
    assert documents.read(body.encode(), url=URL, media_type=label).media_type == media_type


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nur einen Moment…", "Überprüfen Sie, dass Sie ein Mensch sind."),
        ("访问提示", "您的访问过于频繁，请输入验证码继续访问"),
        ("Ой!", "Запросы похожи на автоматические. Подтвердите, что запросы отправляли вы, а не робот."),
        ("Request Rejected", "The requested URL was rejected. Please consult with your administrator."),
    ],
)
def test_a_demand_for_proof_is_a_challenge(title: str, text: str) -> None:
    assert kind(page(title, f"<p>{text}</p>")) is PageKind.CHALLENGE


def test_a_code_that_a_comment_form_asks_for_is_no_challenge() -> None:
    assert kind(page("News", f"<h1>News</h1>{PROSE * 5}<form><p>请输入验证码</p></form>")) is PageKind.ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        "Bitte aktivieren Sie JavaScript in Ihrem Browser.",
        "Для работы сайта необходимо включить JavaScript в браузере.",
        "您的浏览器不支持JavaScript，请启用后重试",
    ],
)
def test_a_page_that_asks_for_scripts_is_a_shell(text: str) -> None:
    assert kind(page("Amt", f"<p>{text}</p>")) is PageKind.SHELL


@pytest.mark.parametrize("address", ["/files/{}.pdf", "https://other{}.example/"])
def test_many_short_links_to_files_or_other_hosts_are_a_listing(address: str) -> None:
    links = "".join(f"<li><a href='{address.format(n)}'>Item {n}</a></li>" for n in range(12))

    assert kind(page("Links", f"<h1>Links</h1><ul>{links}</ul>")) is PageKind.LISTING


def test_short_links_within_a_site_are_its_menu() -> None:
    links = "".join(f"<li><a href='/s{n}'>Section {n}</a></li>" for n in range(12))

    assert kind(page("Amt", f"<ul>{links}</ul><p>Bitte aktivieren Sie JavaScript.</p>")) is PageKind.SHELL
