"""Which addresses name a list."""

import pytest

from chronicle.addresses import listing


@pytest.mark.parametrize(
    "url",
    [
        "https://eng.brics-russia2020.ru/documents/",
        "https://sco-russia2020.ru/documents/",
        "https://eng.sectsco.org/documents/?offset=20",
        "https://eng.sectsco.org/news/",
        "https://chn.sectsco.org/",
        "https://ecrats.org/en/",
        "https://mid.ru/en/foreign_policy/news/?PAGEN_1=4",
        "https://www.mfa.gov.cn/eng/xw/fyrbt/lxjzh/index_12.html",
        "https://www.mea.gov.in/press-releases.htm?51/Press_Releases",
        "https://www.gov.br/mre/pt-br/canais_atendimento/imprensa/notas-a-imprensa?b_start:int=30",
        "http://en.kremlin.ru/events/all/feed",
        "https://docs.un.org/rss/allundocs.xml",
        "http://www.brics.utoronto.ca/docs/index.html",
        "https://www.icann.org/en/announcements",
        "https://example.org/news/page/3",
        "https://example.org/news/2021/",
    ],
)
def test_lists_are_told_by_their_shape(url: str) -> None:
    assert listing.is_listing(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://eng.sectsco.org/news/20210322/732362.html",
        "https://docs.un.org/en/A/RES/75/268",
        "https://www.mea.gov.in/press-releases.htm?dtl/25185/Title",
        "https://mid.ru/en/foreign_policy/news/1415641/",
        "http://en.kremlin.ru/events/president/news/64430",
        "https://example.org/news/summit-ends",
        "https://example.org/news/?id=7",
        "https://example.org/?p=7&post=1",
        "https://ecrats.org/en/about/history/",
        "http://www.infoshos.ru/en/?idn=25914",
        "http://en.kremlin.ru/supplement/5581",
        "https://brics2021.gov.in/brics/public/uploads/docpdf/getdocu-57.pdf",
    ],
)
def test_documents_are_no_lists(url: str) -> None:
    assert not listing.is_listing(url)
