import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.languages import guessing

SENTENCES = {
    "de": "Die Mitgliedstaaten haben sich auf eine gemeinsame Erklärung zur Sicherheit im Netz geeinigt.",
    "en": "The member states have agreed on a joint statement about security in the use of networks.",
    "fr": "Les États membres se sont mis d'accord sur une déclaration commune dans le domaine de la sécurité.",
    "pt": "Os Estados membros não chegaram a um acordo sobre a declaração comum em matéria de segurança.",
    "es": "Los Estados miembros no llegaron a un acuerdo sobre la declaración común en materia de seguridad.",
    "ru": "Государства-члены договорились о совместном заявлении по вопросам безопасности в сети.",
    "zh": "成员国就网络安全问题达成了联合声明。",
    "ja": "加盟国はネットワークの安全に関する共同声明に合意しました。",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_is_told_by_its_script_and_little_words(language: str) -> None:
    assert guessing.guess(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12. 11. 2020 – 75/268",
        "eWTP",
        "Digital BRICS Task Force",
        "Держави-члени домовилися про спільну заяву щодо безпеки в мережі, її підписали усі.",
        "Gli Stati membri hanno raggiunto oggi un accordo molto importante che riguarda ogni cittadino europeo.",
        "Çalışma grubunun üyeleri güvenlik konusunda ortak bir açıklama üzerinde anlaşmaya vardılar bugün Ankarada.",
    ],
)
def test_a_text_without_evidence_or_in_another_language_gets_no_guess(text: str) -> None:
    assert guessing.guess(text) is None


def test_a_foreign_banner_at_the_top_does_not_outweigh_the_page() -> None:
    page = SENTENCES["ru"] + " " + 40 * (SENTENCES["en"] + " ")

    assert guessing.guess(page) == "en"


def test_three_words_can_be_enough() -> None:
    assert guessing.guess("einen neuen Typ") == "de"
    assert guessing.guess("the digital economy") == "en"


@given(st.text(max_size=400))
def test_any_text_gets_a_known_language_or_none(text: str) -> None:
    assert guessing.guess(text) in {None, *SENTENCES}


def test_a_hyphen_is_no_foreign_letter() -> None:
    assert guessing.guess("e-commerce, cross-border data and smart-city rules") == "en"
