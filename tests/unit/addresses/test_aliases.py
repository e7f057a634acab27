"""Which addresses name the same document."""

import pytest

from chronicle.addresses import aliases


@pytest.mark.hazard(18, 20, 21)
@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://eng.sectsco.org/news/20210322/732362.html", "sectsco:eng:732362"),
        ("http://rus.sectsco.org/cultural/20230628/947807/V-Sekretariate.html", "sectsco:rus:947807"),
        (
            "http://eng.sectsco.org/20221111/SCO-Secretary-Generals-interview-with-TASS--923269.html",
            "sectsco:eng:923269",
        ),
        ("https://eng.sectsco.org/20220824/Smart-China-Expo-910572.html", "sectsco:eng:910572"),
        ("https://eng.sectsco.org/20260421/2267733.html", "sectsco:eng:2267733"),
        (
            "https://eng.brics-russia2020.ru/russia_in_brics/20191226/1469/Priorities-for.html",
            "presidency:brics-russia2020:eng:1469",
        ),
        ("https://eng.sco-russia2020.ru/russia_in_sco/20190531/992.html", "presidency:sco-russia2020:eng:992"),
        (
            "https://eng.sco-russia2020.ru/russia_in_sco/20190531/992/About-the-.html",
            "presidency:sco-russia2020:eng:992",
        ),
        ("https://sco-russia2020.ru/russia_in_sco/20190531/992.html", "presidency:sco-russia2020:rus:992"),
        ("https://eng.brics-russia2020.ru/images/114/83/1148368.pdf", "presidency-file:brics-russia2020:1148368:pdf"),
        ("https://www.fmprc.gov.cn/mfa_eng/zxxx_662805/t1831719.shtml", "mfa-cn:t1831719"),
        ("https://www.mfa.gov.cn/eng/xw/fyrbt/lxjzh/202405/t20240530_11347225.html", "mfa-cn:t20240530_11347225"),
        ("https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/202405/t20240530_11347225.html", "mfa-cn:t20240530_11347225"),
        ("https://www.fmprc.gov.cn/mfa_eng/xw/fyrbt/lxjzh/202405/t20240530_11347225.html", "mfa-cn:t20240530_11347225"),
        ("http://ba.chineseembassy.org/eng/gnxw_1/t1831719.htm", "mission-cn:ba:t1831719"),
        ("http://ba.china-embassy.gov.cn/eng/gnxw_1/t1831719.htm", "mission-cn:ba:t1831719"),
        ("http://vn.china-embassy.org/eng/xwdt/202107/t20210715_8912119.htm", "mission-cn:vn:t20210715_8912119"),
        ("http://en.kremlin.ru/events/president/transcripts/64430", "kremlin:en:64430"),
        ("http://special.en.kremlin.ru/events/president/news/64430/print", "kremlin:en:64430"),
        ("https://kremlin.ru/events/security-council/64430", "kremlin:ru:64430"),
        ("http://kremlin.ru/d/64430", "kremlin:ru:64430"),
        ("http://en.kremlin.ru/supplement/5581", "kremlin-supplement:en:5581"),
        ("https://mid.ru/en/foreign_policy/news/1415641/", "mid-ru:en:1415641"),
        ("https://www.mid.ru/ru/foreign_policy/brics/1415641/?lang=en", "mid-ru:en:1415641"),
        ("https://mid.ru/foreign_policy/news/1415641/", "mid-ru:ru:1415641"),
        ("https://undocs.org/en/A/RES/75/268", "un:A/RES/75/268:en"),
        ("https://docs.un.org:443/en/a/res/75/268", "un:A/RES/75/268:en"),
        ("https://undocs.org/A/RES/75/268", "un:A/RES/75/268:en"),
        ("https://docs.un.org/ru/A/75/L.87/Rev.1", "un:A/75/L.87/REV.1:ru"),
        ("https://documents.un.org/api/symbol/access?s=A%2FRES%2F75%2F268&l=en&t=pdf", "un:A/RES/75/268:en"),
        ("http://www.xinhuanet.com/english/2020-11/17/c_139523124.htm", "xinhua:c_139523124"),
        ("http://www.infoshos.ru/en/print.php?idn=25914", "infoshos:en:25914"),
        ("http://www.infoshos.ru/en/?idn=25914", "infoshos:en:25914"),
        ("https://www.mea.gov.in/press-releases.htm?dtl/25185/Title", "mea-in:press-releases.htm:dtl/25185/Title"),
        ("http://www.example.org/a/?x=1", "//example.org/a?x=1"),
        ("https://example.org/a?x=1", "//example.org/a?x=1"),
        ("https://example.org/", "//example.org"),
    ],
)
def test_an_address_is_known_by_what_names_its_document(url: str, key: str) -> None:
    found = aliases.alias_key(url)

    assert found == key


@pytest.mark.hazard(16)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://eng.sectsco.org/20260901/2493609.html", "https://chn.sectsco.org/20260901/2493609.html"),
        ("https://docs.un.org/en/A/RES/75/268", "https://docs.un.org/en/A/RES/75/269"),
        ("https://docs.un.org/en/A/RES/75/268", "https://docs.un.org/ru/A/RES/75/268"),
        ("https://www.mea.gov.in/press-releases.htm?dtl/1", "https://www.mea.gov.in/press-releases.htm?dtl/2"),
        ("http://ba.china-embassy.org/eng/x/t1831719.htm", "https://www.fmprc.gov.cn/mfa_eng/x/t1831719.shtml"),
        ("https://example.org/A.pdf", "https://example.org/a.pdf"),
    ],
)
def test_different_documents_have_different_keys(one: str, other: str) -> None:
    assert aliases.alias_key(one) != aliases.alias_key(other)


@pytest.mark.hazard(19)
def test_an_old_address_gives_the_candidates_of_later_grammars() -> None:
    found = aliases.variants("http://eng.sectsco.org/news/20210615/765514.html")

    assert found == (
        "https://eng.sectsco.org/20210615/765514.html",
        "http://eng.sectsco.org/20210615/765514.html",
    )


@pytest.mark.hazard(18, 19)
@pytest.mark.parametrize(
    ("url", "candidate"),
    [
        (
            "https://www.mfa.gov.cn/eng/xw/zyxw/202405/t20240530_11347225.html",
            "https://www.fmprc.gov.cn/mfa_eng/xw/zyxw/202405/t20240530_11347225.html",
        ),
        (
            "http://ba.chineseembassy.org/eng/gnxw_1/t1831719.htm",
            "http://ba.china-embassy.gov.cn/eng/gnxw_1/t1831719.htm",
        ),
        ("https://undocs.org/A/RES/75/268", "https://docs.un.org/en/A/RES/75/268"),
        ("http://en.kremlin.ru/events/president/transcripts/64430", "http://en.kremlin.ru/events/president/news/64430"),
    ],
)
def test_a_variant_names_the_same_document(url: str, candidate: str) -> None:
    found = aliases.variants(url)

    assert candidate in found
    assert {aliases.alias_key(variant) for variant in found} == {aliases.alias_key(url)}


def test_an_undeclared_site_has_no_variants() -> None:
    assert aliases.variants("https://example.org/a/1.html") == ()
