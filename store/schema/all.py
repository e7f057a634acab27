"""Every table, for those who need them together: migrations, and the test that the two agree."""

from store.schema import desk, entries, evidence, noise_rules, watching
from store.schema.base import METADATA

ALL = (desk, entries, evidence, noise_rules, watching)

__all__ = ["ALL", "METADATA"]
