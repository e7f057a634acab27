"""Templates for mail and pages: everything that is filled in is data, escaped, and free of invisible trickery."""

import functools
import unicodedata
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

import jinja2
import markupsafe

from reports import holding, labels, noise, passage_links, passages, sentences, traces
from reports.speech import Speech

Room = Literal["digest", "review"]

# Line ends and tabs are layout; every other control or format character (escape sequences, bidirectional overrides)
# can only deceive. The two joiners are kept: scripts and emoji need them.
LAYOUT = "\n\t"
JOINERS = "\u200c\u200d"


def render(room: Room, name: str, *, speech: Speech, context: Mapping[str, object]) -> str:
    """Return a filled template in the language of `speech`, which the template gets under that name."""
    kind: Literal["html", "txt"] = "txt" if name.endswith(".txt") else "html"
    return environment(room, speech.language, kind).get_template(name).render({**context, "speech": speech})


@functools.cache
def environment(room: Room, language: str, kind: Literal["html", "txt"]) -> jinja2.Environment:
    """Return the templates of a room in one language. HTML is escaped; in plain text each value is one line."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("reports", f"{room}/templates"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html",), default=False),
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        finalize=_clean if kind == "html" else _one_line,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    speech = Speech(language, "UTC")
    made.add_extension("jinja2.ext.do")
    made.install_gettext_callables(speech.gettext, speech.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(holding=holding, labels=labels, noise=noise, sentences=sentences)
    made.globals.update(passages=passages, passage_links=passage_links, traces=traces)
    return made


def static_folder() -> Traversable:
    """Return the folder of the review page's static files."""
    return resources.files("reports").joinpath("review", "static")


def visible(text: str) -> str:
    """Return text without control and format characters, but for line ends and tabs."""
    return "".join(
        letter
        for letter in text
        if letter in LAYOUT or letter in JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def one_line(text: str) -> str:
    """Return visible text on one line."""
    return " ".join(visible(text).split())


def _clean(value: object) -> object:
    if isinstance(value, markupsafe.Markup):
        return markupsafe.Markup(visible(value))  # noqa: S704 (takes letters away from what is safe already)
    return visible(value) if isinstance(value, str) else value


def _one_line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value
