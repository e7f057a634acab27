"""The loopback copies answer per host and generation, over plain HTTP and over TLS that can be verified."""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citewatch.demo.sites import publication
from citewatch.demo.sites.publication import Generation
from citewatch.demo.sites.web import Web

DECLARATION = "/news/20201110/690356.html"
WEBSITE = "/news/20210302/727237.html"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    with Web(publication.packaged(), folder=tmp_path, now=datetime.now(tz=UTC)) as sites:
        yield sites


def ask(
    web: Web, host: str, target: str, headers: Mapping[str, str] | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask a host by plain HTTP."""
    address, _, port = web.host_map[f"{host}:80"].partition(":")
    connection = http.client.HTTPConnection(address, int(port), timeout=5)
    try:
        connection.request("GET", target, headers={"Host": host, **(headers or {})})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def certificate_of(web: Web, host: str, *, asked_as: str) -> Mapping[str, object]:
    """Shake hands by TLS under a name and return the certificate."""
    context = ssl.create_default_context(cafile=str(web.authority_file))
    address, _, port = web.host_map[f"{host}:443"].partition(":")
    with (
        socket.create_connection((address, int(port)), timeout=5) as plain,
        context.wrap_socket(plain, server_hostname=asked_as) as secure,
    ):
        return dict(secure.getpeercert() or {})


def test_each_host_serves_its_own_page(web: Web) -> None:
    """Two hosts on one port are told apart by name."""
    _, ours = ask(web, "eng.sectsco.org", DECLARATION)
    other, _ = ask(web, "mid.ru", DECLARATION)

    assert b"ready to negotiate" in ours
    assert other.status == 404


def test_the_second_generation_is_shown_once_published(web: Web) -> None:
    """A page changes when its site does, not before."""
    _, before = ask(web, "eng.sectsco.org", DECLARATION)
    web.publish(Generation.SECOND)
    _, after = ask(web, "eng.sectsco.org", DECLARATION)

    assert b"not ready" not in before
    assert b"not ready" in after


def test_a_known_version_is_answered_without_a_body(web: Web) -> None:
    """The server's own ETag brings 304."""
    first, _ = ask(web, "eng.sectsco.org", DECLARATION)
    again, body = ask(web, "eng.sectsco.org", DECLARATION, {"If-None-Match": str(first.getheader("ETag"))})

    assert (again.status, body) == (304, b"")


def test_a_date_alone_is_a_validator_too(web: Web) -> None:
    """If-Modified-Since works where no ETag is sent."""
    first, _ = ask(web, "eng.sectsco.org", DECLARATION)
    again, _ = ask(web, "eng.sectsco.org", DECLARATION, {"If-Modified-Since": str(first.getheader("Last-Modified"))})

    assert again.status == 304


def test_a_changed_page_is_sent_whole_for_an_old_validator(web: Web) -> None:
    """A validator of the first generation does not hide the second."""
    first, _ = ask(web, "eng.sectsco.org", DECLARATION)
    web.publish(Generation.SECOND)
    again, _ = ask(web, "eng.sectsco.org", DECLARATION, {"If-None-Match": str(first.getheader("ETag"))})

    assert again.status == 200


def test_a_site_without_validators_sends_none(web: Web) -> None:
    """Some of the real sites send neither."""
    response, _ = ask(web, "infoshos.ru", "/en/?idn=25915")

    assert (response.getheader("ETag"), response.getheader("Last-Modified")) == (None, None)


def test_the_page_that_goes_leads_to_the_home_page(web: Web) -> None:
    """A deep link is answered by a redirect to the root."""
    before, _ = ask(web, "eng.sectsco.org", WEBSITE)
    web.publish(Generation.SECOND)
    after, _ = ask(web, "eng.sectsco.org", WEBSITE)

    assert before.status == 200
    assert (after.status, after.getheader("Location")) == (302, "/")


@pytest.mark.parametrize(
    ("host", "target"),
    [
        ("www.mfa.gov.cn", "/eng/wjbxw/t1831731.shtml"),
        ("www.fmprc.gov.cn", "/eng/wjbxw/t1831731.shtml"),
        ("www.fmprc.gov.cn", "/mfa_eng/wjbxw/t1831731.shtml"),
    ],
)
def test_one_article_lies_under_three_addresses(web: Web, host: str, target: str) -> None:
    """The ministry's hosts serve the same bytes."""
    response, body = ask(web, host, target)

    assert response.status == 200
    assert b"Le Yucheng" in body


def test_every_answering_host_has_a_certificate_of_its_own(web: Web) -> None:
    """The certificate is chosen by the name that is asked for."""
    certificate = certificate_of(web, "docs.un.org", asked_as="docs.un.org")

    assert certificate["subjectAltName"] == (("DNS", "docs.un.org"),)


def test_a_host_that_is_not_published_gets_no_handshake(web: Web) -> None:
    """Nobody is vouched for by chance."""
    with pytest.raises(ssl.SSLError):
        certificate_of(web, "docs.un.org", asked_as="example.org")


def test_a_silent_host_takes_no_connection(web: Web) -> None:
    """The source that is never reached lies where nobody listens."""
    with pytest.raises(ConnectionRefusedError):
        ask(web, "ba.chineseembassy.org", "/eng/gnxw_1/t1831719.htm")


def test_only_the_owner_may_read_the_keys(tmp_path: Path) -> None:
    """Private keys are files of mode 600."""
    web = Web(publication.packaged(), folder=tmp_path, now=datetime.now(tz=UTC))

    modes = {path.stat().st_mode & 0o777 for path in tmp_path.glob("*.org.pem")}

    assert modes == {0o600}
    assert web.authority_file.is_file()


def test_requests_are_kept_with_what_they_got(web: Web) -> None:
    """The access log tells a test what a crawler did."""
    ask(web, "eng.sectsco.org", "/robots.txt", {"User-Agent": "somebody"})

    assert [(r.host, r.target, r.status, r.agent) for r in web.log] == [
        ("eng.sectsco.org", "/robots.txt", 200, "somebody")
    ]
