"""The interface's sentences: all of them in both languages."""

import ast
import string
from importlib import resources
from pathlib import Path

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog
from jinja2.ext import babel_extract

from reports.speech import LANGUAGES

REPORTS = Path(str(resources.files("reports")))
EXTRACTED = ("_", "gettext", "ngettext")


def in_python(path: Path) -> set[str]:
    """Return the sentences that a module asks for (by its syntax tree: Babel's reader misses those in f-strings)."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in EXTRACTED]
    firsts = [call.args[0] for call in asked if call.args]
    return {first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def in_template(path: Path) -> set[str]:
    with path.open("rb") as file:
        found = list(babel_extract(file, EXTRACTED, (), {"trim_blocks": "true", "lstrip_blocks": "true"}))
    messages = [message[0] if isinstance(message, tuple) else message for _, _, message, _ in found]
    return {message for message in messages if isinstance(message, str)}


def asked_for() -> set[str]:
    modules = [in_python(path) for path in REPORTS.rglob("*.py")]
    templates = [in_template(path) for path in REPORTS.rglob("templates/*.*")]
    return set().union(*modules, *templates)


def catalogue(language: str) -> Catalog:
    with (REPORTS / "locale" / language / "LC_MESSAGES" / "citewatch.po").open("rb") as file:
        return pofile.read_po(file, locale=language)


def translations(language: str) -> dict[str, tuple[str, ...]]:
    """Return what each sentence (by its singular) is translated to."""
    found = {}
    for message in catalogue(language):
        if message.id:
            singular = message.id[0] if isinstance(message.id, tuple) else message.id
            found[str(singular)] = (
                tuple(message.string) if isinstance(message.string, tuple) else (str(message.string),)
            )
    return found


def fields(text: str) -> set[str]:
    """Return the names in a sentence's places to fill in."""
    return {part.partition(")")[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_templates_and_modules_is_translated(language: str) -> None:
    translated = {sentence for sentence, forms in translations(language).items() if all(forms)}

    assert asked_for() - translated == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_sentences_that_nobody_asks_for(language: str) -> None:
    assert set(translations(language)) - asked_for() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_things(language: str) -> None:
    for message in catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = fields(" ".join(map(str, ids)))

        assert {name for text in strings for name in fields(str(text))} == wanted, message.id


def test_german_sentences_use_the_fixed_words() -> None:
    german = " ".join(str(message.string) for message in catalogue("de")).translate(
        str.maketrans("", "", string.punctuation)
    )

    assert not {"Snapshot", "Screenshot", "Finding", "Befund", "Treffer", "Crawl", "gelöscht"} & set(german.split())
