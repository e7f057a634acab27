"""One parsed page and what every further step needs of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.documents.markup import Element
from chronicle.documents.outline import Outline, Piece
from chronicle.documents.worth import Worth


@dataclass(frozen=True, slots=True)
class Page:
    """A page between parsing and Reading.

    `raw` is its source, `about` what its head says, `base` the address that relative links start from, `worths` the
    values of its boxes by their id, `stated` the text that it states for machines, `left_out` the texts that a
    declaration drops.
    """

    url: str
    raw: str
    root: Element
    base: str
    about: Mapping[str, str]
    outline: Outline
    worths: Mapping[int, Worth]
    main: tuple[Piece, ...]
    stated: str = ""
    left_out: tuple[str, ...] = ()
