"""Tables of our own in nbgrader's database. They name learners, exercises and questions by id."""

from __future__ import annotations

import contextlib
from typing import Any

from sqlalchemy import JSON, Engine, Float, Integer, String, Text, UniqueConstraint
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAME = String(128)
_TIME = String(32)
_ATTEMPTS = 8


class Base(DeclarativeBase):
    """Ours alone: nbgrader neither sees these tables nor moves them."""


class MarkRow(Base):
    """One mark that a person gave, once; rows are added and never changed."""

    __tablename__ = "qikit_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True)
    exercise: Mapped[str] = mapped_column(_NAME, index=True)
    learner: Mapped[str] = mapped_column(_NAME, index=True)
    question_id: Mapped[str] = mapped_column(_NAME)
    role: Mapped[str] = mapped_column(String(16))
    marker: Mapped[str] = mapped_column(_NAME)
    levels: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    points: Mapped[float] = mapped_column(Float)
    possible: Mapped[float] = mapped_column(Float)
    comment: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(String(64))
    at: Mapped[str] = mapped_column(_TIME)
    ancestors: Mapped[list[str]] = mapped_column(JSON)


class SettingRow(Base):
    """One thing that was decided about one exercise."""

    __tablename__ = "qikit_setting"

    exercise: Mapped[str] = mapped_column(_NAME, primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class PseudonymRow(Base):
    """The name under which a learner is marked in one exercise."""

    __tablename__ = "qikit_pseudonym"
    __table_args__ = (UniqueConstraint("exercise", "number"),)

    exercise: Mapped[str] = mapped_column(_NAME, primary_key=True)
    learner: Mapped[str] = mapped_column(_NAME, primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    word: Mapped[str] = mapped_column(String(32))


class ExtensionRow(Base):
    """More time for one learner, and why; the reason is for those who teach."""

    __tablename__ = "qikit_extension"

    exercise: Mapped[str] = mapped_column(_NAME, primary_key=True)
    learner: Mapped[str] = mapped_column(_NAME, primary_key=True)
    days: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    marker: Mapped[str] = mapped_column(_NAME)
    at: Mapped[str] = mapped_column(_TIME)


class GivenRow(Base):
    """What one learner's feedback page said when it was given back."""

    __tablename__ = "qikit_given"
    __table_args__ = (UniqueConstraint("exercise", "learner", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise: Mapped[str] = mapped_column(_NAME, index=True)
    learner: Mapped[str] = mapped_column(_NAME)
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[str] = mapped_column(_TIME)


class WhyRow(Base):
    """Why marks for a question changed, in words for learners; no learner means all of them."""

    __tablename__ = "qikit_why"

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise: Mapped[str] = mapped_column(_NAME, index=True)
    question_id: Mapped[str] = mapped_column(_NAME)
    learner: Mapped[str] = mapped_column(_NAME, default="")
    why: Mapped[str] = mapped_column(Text)
    marker: Mapped[str] = mapped_column(_NAME)
    at: Mapped[str] = mapped_column(_TIME)


class ConflictRow(Base):
    """A mark from elsewhere that differs from ours, until somebody settles it."""

    __tablename__ = "qikit_conflict"

    uid: Mapped[str] = mapped_column(String(32), primary_key=True)
    exercise: Mapped[str] = mapped_column(_NAME, index=True)
    theirs: Mapped[dict[str, Any]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text)
    settled: Mapped[str] = mapped_column(String(16), default="")
    marker: Mapped[str] = mapped_column(_NAME, default="")
    at: Mapped[str] = mapped_column(_TIME)


def add_tables(engine: Engine) -> None:
    """Make the tables that are missing; several processes may do it at the same moment."""
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(DBAPIError):  # somebody else has just made one of them
            Base.metadata.create_all(engine)
            return
    Base.metadata.create_all(engine)
