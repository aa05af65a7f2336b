"""The fields that every clinical table starts with."""

from __future__ import annotations

from ..frame.partners import NETWORKS, PRACTICES
from ..frame.people import BAND_NAMES, ETHNIC_CATEGORIES
from .field import Field, text, whole, yes_no

LANGUAGES = ("English", *(f"Language {letter}" for letter in "ABCDEFGH"))


def synthetic() -> Field:
    """Return the field that says that no row is about a real person."""
    return yes_no("synthetic", "Always true: invented, not about any real person")


def common_fields(prefix: str, bands: tuple[str, ...] = BAND_NAMES[1:]) -> tuple[Field, ...]:
    """Return the common fields of a table whose records start with this prefix."""
    return (
        synthetic(),
        text("record_id", f"Record, {prefix}000001 onwards", unique=True),
        text("person_id", "Invented person, the same in every table", nhs="PSEUDO_PERSON_ID"),
        whole("age", "Age on the day", 16, 110, unit="years", nhs="AGE AT ACTIVITY DATE"),
        text("age_band", "Age band", *bands),
        text("sex", "Sex", "male", "female", nhs="PERSON STATED GENDER CODE"),
        text("ethnic_category", "Ethnic category, NHS code", *ETHNIC_CATEGORIES,
             nhs="ETHNIC CATEGORY"),
        whole("imd_quintile", "Deprivation fifth of the home area, 1 most deprived", 1, 5,
              nhs="INDEX OF MULTIPLE DEPRIVATION"),
        text("practice", "GP practice (invented code)", *PRACTICES),
        text("network", "Primary care network", *NETWORKS),
        yes_no("interpreter_required", "Needs an interpreter"),
        text("language_group", "Language (invented groups A to H)", *LANGUAGES),
        yes_no("learning_disability", "Has a learning disability"),
    )  # fmt: skip
