"""Drive nbgrader's own converters and exchange in this process, and keep what they say."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import sysconfig
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from qikit.marking.desk import Desk

_LOGGER = logging.getLogger("qikit.marking.nbgrader")
_LOGGER.propagate = False
_LOGGER.setLevel(logging.INFO)


class NbgraderStopped(Exception):
    """nbgrader could not do a step; ``log`` holds what it said, line by line."""

    def __init__(self, log: list[str]) -> None:
        self.log = tuple(log)
        super().__init__(self.log[-1] if self.log else "nbgrader stopped without a word")


def convert(
    desk: Desk, tool: type[Any], exercise: str, *, learner: str = "*", force: bool = True
) -> list[str]:
    """Run one of nbgrader's converters for one exercise, and one learner or all of them.

    Returns
    -------
    list of str
        What nbgrader said.

    Raises
    ------
    NbgraderStopped
        If it could not finish.
    """
    return _start(tool, coursedir=_course(desk, exercise, learner), config=desk.config, force=force)


def exchange(
    desk: Desk, tool: type[Any], exercise: str, *, learner: str = "*", **options: Any
) -> list[str]:
    """Run one of nbgrader's exchange steps; returns and raises as :func:`convert` does."""
    from nbgrader.auth import Authenticator

    return _start(
        tool,
        coursedir=_course(desk, exercise, learner),
        authenticator=Authenticator(config=desk.config),
        config=desk.config,
        **options,
    )


@contextmanager
def gradebook(desk: Desk) -> Iterator[Any]:
    """Open nbgrader's gradebook and close it again."""
    from nbgrader.api import Gradebook

    put_programs_on_path()
    be_patient()
    with quietly(), Gradebook(_course(desk, "", "*").db_url, desk.course_id) as book:
        yield book


def has_gradebook(desk: Desk) -> bool:
    """Whether there is a gradebook yet; on a database server there always is."""
    from sqlalchemy import make_url

    url = make_url(desk.config.CourseDirectory.db_url)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def put_programs_on_path() -> None:
    """Let nbgrader find ``alembic``, which it starts by its bare name for a new gradebook.

    Without it the first run fails and leaves a gradebook that has no version.
    """
    if shutil.which("alembic") is None:
        scripts = sysconfig.get_path("scripts")
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])


@cache
def be_patient() -> None:
    """Let this process wait a minute, not five seconds, while another one writes to SQLite."""
    from sqlalchemy import Engine, event

    @event.listens_for(Engine, "connect")
    def wait(connection: Any, record: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA busy_timeout = 60000")


@cache
def share_engines() -> None:
    """Let nbgrader's many short looks into the gradebook share what SQLAlchemy has worked out.

    nbgrader makes an engine for each, and each would compile every statement anew. For a process
    with one thread.
    """
    from nbgrader import api

    api.create_engine = cache(api.create_engine)


@contextmanager
def quietly() -> Iterator[None]:
    """Keep libraries' own warnings (SQLAlchemy, nbformat, nbconvert) from the people who mark."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _course(desk: Desk, exercise: str, learner: str) -> Any:
    from nbgrader.coursedir import CourseDirectory

    return CourseDirectory(config=desk.config, assignment_id=exercise, student_id=learner)


def _start(tool: type[Any], **options: Any) -> list[str]:
    from nbgrader.converters.base import NbGraderException
    from nbgrader.exchange import ExchangeError

    put_programs_on_path()
    be_patient()
    with quietly(), _listening() as heard:
        try:
            tool(log=_LOGGER, **options).start()
        except (NbGraderException, ExchangeError) as error:
            raise NbgraderStopped([*heard, str(error)]) from error
    return heard


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += record.getMessage().splitlines()


@contextmanager
def _listening() -> Iterator[list[str]]:
    listener = _Listener()
    _LOGGER.addHandler(listener)
    try:
        yield listener.heard
    finally:
        _LOGGER.removeHandler(listener)
