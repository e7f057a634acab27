"""An address that no browser opens as it stands: "hhttp://…"."""

from collections.abc import Iterator

from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import CitedUrl, Defect, DefectCode, Severity
from chronicle.words import Words


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per malformed address; the repaired one is the suggestion."""
    for citation in about.entry.citations:
        for url in citation.urls:
            if _is_good(url):
                continue
            yield case.in_citation(
                DefectCode.URL_MALFORMED,
                about,
                citation,
                place=(url.start, url.end),
                message=_message(url),
                suggestion=url.url,
                severity=Severity.C if url.url else Severity.A,
            )


def _is_good(url: CitedUrl) -> bool:
    """Say whether an address can be opened; browsers supply a missing "http://" themselves."""
    return url.url is not None and url.url in {url.written, f"http://{url.written}", f"https://{url.written}"}


def _message(url: CitedUrl) -> Words:
    written = url.written[:200]
    if url.url is None:
        return Words(
            de=f"Die Adresse „{written}“ ist fehlerhaft und lässt sich nicht eindeutig berichtigen.",
            en=f"The address “{written}” is malformed, and it is not clear what was meant.",
        )
    return Words(
        de=f"Die Adresse „{written}“ ist fehlerhaft; gemeint ist wohl {url.url}.",
        en=f"The address “{written}” is malformed; probably {url.url} is meant.",
    )
