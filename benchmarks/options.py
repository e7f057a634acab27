"""What every benchmark is told, and what it answers."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """`most` caps the number of cases (None: all), `seed` says which ones; `errors` is how many are listed.

    `material` is the folder of supplied material, which may be absent.
    """

    most: int | None = None
    seed: int = 7
    errors: int = 40
    material: Path = Path(os.environ.get("CITEWATCH_MATERIAL", "../shared"))


def sample(cases: Sequence[T], options: Options) -> list[T]:
    """Return the cases, or so many of them that `options` allows, chosen by its seed."""
    if options.most is None or len(cases) <= options.most:
        return list(cases)
    return random.Random(options.seed).sample(list(cases), options.most)
