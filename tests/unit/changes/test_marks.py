"""What an edit is said to touch."""

import pytest

from chronicle import changes
from fakes import readings


def marks(before: str, after: str, language: str) -> set[str]:
    """Return the marks of all edits between two one-line pages."""
    found = changes.compare(readings.reading(before, language=language), readings.reading(after, language=language))
    return {mark for edit in found.edits for mark in edit.marks}


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Am Montag sprach Angela Merkel in Berlin.", "Am Montag sprach Olaf Scholz in Berlin.", "de"),
        ("Der Antrag kam aus Russland und war kurz.", "Der Antrag kam aus Belarus und war kurz.", "de"),
        ("外长王毅表示反对。", "外长李毅表示反对。", "zh"),
        ("外交部发言人毛宁表示反对。", "外交部发言人林剑表示反对。", "zh"),
        ("Norway signed the pact in May.", "Ghana signed the pact in May.", "en"),
        ("The ministers of Turkey met them.", "The ministers of turkey met them.", "en"),
    ],
)
def test_names_are_marked(before: str, after: str, language: str) -> None:
    assert "name" in marks(before, after, language)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Der Antrag der Firma war kurz.", "Der Entwurf der Firma war kurz.", "de"),
        ("Several states signed the pact in May.", "Many states signed the pact in May.", "en"),
        ("会议讨论了网络安全。", "会议讨论了网络发展。", "zh"),
    ],
)
def test_words_that_are_no_names_are_not_marked_as_such(before: str, after: str, language: str) -> None:
    assert "name" not in marks(before, after, language)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("States need to report all of it.", "States wish to report all of it.", "en"),
        ("States have to report all of it.", "States like to report all of it.", "en"),
        ("禁止使用加密通信。", "允许使用加密通信。", "zh"),
        ("各国必须报告事件。", "各国可以报告事件。", "zh"),
    ],
)
def test_what_binds_or_allows_is_marked(before: str, after: str, language: str) -> None:
    assert "modal" in marks(before, after, language)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Status: in force", "Status: repealed", "en"),
        ("The court called the banner unlawful.", "The court called the banner lawful.", "en"),
        ("Der Antrag wurde abgelehnt.", "Der Antrag wurde angenommen.", "de"),
        ("Запрещается передавать данные.", "Разрешается передавать данные.", "ru"),
        ("该决议有效。", "该决议无效。", "zh"),
    ],
)
def test_a_turn_of_status_is_marked(before: str, after: str, language: str) -> None:
    assert "status" in marks(before, after, language)


def test_a_new_sentence_that_speaks_of_adoption_turns_no_status() -> None:
    assert "status" not in marks("The pact holds.", "The pact holds. It was adopted in May.", "en")
