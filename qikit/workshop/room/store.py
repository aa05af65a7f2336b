"""Where rooms are kept: one table of events in SQLite, or in PostgreSQL by one setting."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from qikit.errors import QikitError
from qikit.workshop.room.events import OPENED, Event

SETTING = "QIKIT_ROOMS"
JOINING = "where phones join"  # name of a note
_METADATA = sa.MetaData()
_EVENTS = sa.Table(
    "room_events",
    _METADATA,
    sa.Column("code", sa.String(6), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Double, nullable=False),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("seat", sa.Integer, nullable=False),
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("once", sa.String(64)),
    sa.UniqueConstraint("code", "once"),
)
_KEYS = sa.Table(
    "room_keys",
    _METADATA,
    sa.Column("code", sa.String(6), primary_key=True),
    sa.Column("print", sa.String(64), primary_key=True),
    sa.Column("seat", sa.Integer, nullable=False),
)
_NOTES = sa.Table(
    "room_notes",
    _METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("says", sa.Text, nullable=False),
)
_TABLES_OF_A_ROOM = (_EVENTS, _KEYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """What is stored together or not at all.

    Parameters
    ----------
    code : str
        The room.
    events : tuple of Event
    keys : tuple of (str, int)
        Prints of new keys, and the seats that they open.
    void : tuple of int
        Seats whose earlier keys open them no longer.
    """

    code: str
    events: tuple[Event, ...] = ()
    keys: tuple[tuple[str, int], ...] = ()
    void: tuple[int, ...] = ()


def address_of_rooms() -> str:
    """Return the database named by QIKIT_ROOMS, or the file in the course's work folder."""
    given = os.environ.get(SETTING)
    if given:
        return given.replace("postgresql://", "postgresql+psycopg://", 1)
    folder = Path(os.environ.get("QIKIT_HOME") or Path.cwd()) / ".qi"
    return f"sqlite:///{folder / 'rooms.db'}"


class Store:
    """Rooms on disk.

    Parameters
    ----------
    address : str, optional
        Of the database, as SQLAlchemy writes it. It is opened when first used.
    """

    def __init__(self, address: str | None = None) -> None:
        self.address = address or address_of_rooms()

    @cached_property
    def _engine(self) -> sa.Engine:
        """The open database.

        Raises
        ------
        QikitError
            If it does not open.
        """
        try:
            engine = _engine(sa.make_url(self.address))
            _METADATA.create_all(engine)
        except (sa.exc.SQLAlchemyError, ImportError, OSError) as error:
            raise QikitError(
                "The database of workshop rooms does not open: " + str(error).splitlines()[0],
                where=_without_password(self.address),
                todo=f"Correct {SETTING}, or leave it out: rooms are then kept in a file.",
            ) from None
        return engine

    def append(self, writes: Iterable[Write]) -> None:
        """Store all of these in one transaction; when this returns, they are on disk."""
        with self._engine.begin() as connection:
            for write in writes:
                _append(connection, write)

    def events(self, code: str, *, since: int = 0) -> tuple[Event, ...]:
        """Return the events of a room after number ``since``, in order."""
        columns = [column for column in _EVENTS.c if column.name != "code"]
        wanted = (_EVENTS.c.code == code) & (_EVENTS.c.number > since)
        query = sa.select(*columns).where(wanted).order_by(_EVENTS.c.number)
        with self._engine.connect() as connection:
            return tuple(Event(**row._mapping) for row in connection.execute(query))

    def version(self, code: str) -> int:
        """Return the number of a room's latest event; 0 if there is no such room."""
        query = sa.select(sa.func.max(_EVENTS.c.number)).where(_EVENTS.c.code == code)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def codes(self) -> tuple[str, ...]:
        """Return the codes of all rooms, the newest first."""
        query = (
            sa.select(_EVENTS.c.code)
            .where((_EVENTS.c.number == 1) & (_EVENTS.c.kind == OPENED))
            .order_by(_EVENTS.c.at.desc())
        )
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def keys(self, code: str) -> dict[str, int]:
        """Return the seat that each key of a room opens, by the key's print."""
        query = sa.select(_KEYS.c.print, _KEYS.c.seat).where(_KEYS.c.code == code)
        with self._engine.connect() as connection:
            return {row.print: row.seat for row in connection.execute(query)}

    def erase(self, code: str) -> None:
        """Delete all that is known of a room, also from the pages of the file."""
        with self._engine.begin() as connection:
            for table in _TABLES_OF_A_ROOM:
                connection.execute(sa.delete(table).where(table.c.code == code))
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def note(self, name: str, says: str) -> None:
        """Keep a word about this server, such as where phones find it."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(_NOTES).where(_NOTES.c.name == name))
            connection.execute(sa.insert(_NOTES).values(name=name, says=says))

    def noted(self, name: str) -> str:
        """Return a word kept by `note`; "" if there is none."""
        query = sa.select(_NOTES.c.says).where(_NOTES.c.name == name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def close(self) -> None:
        self._engine.dispose()


def _append(connection: sa.Connection, write: Write) -> None:
    if write.events:
        rows = [_row(write.code, event) for event in write.events]
        connection.execute(sa.insert(_EVENTS), rows)
    if write.void:
        void = (_KEYS.c.code == write.code) & _KEYS.c.seat.in_(write.void)
        connection.execute(sa.delete(_KEYS).where(void))
    if write.keys:
        keys = [{"code": write.code, "print": key, "seat": seat} for key, seat in write.keys]
        connection.execute(sa.insert(_KEYS), keys)


def _row(code: str, event: Event) -> dict[str, Any]:
    return {
        "code": code,
        "number": event.number,
        "at": event.at,
        "kind": event.kind,
        "seat": event.seat,
        "told": dict(event.told),
        "once": event.once,
    }


def _without_password(address: str) -> str:
    try:
        return sa.make_url(address).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "its address is not one"


def _engine(url: sa.URL) -> sa.Engine:
    if url.database and url.get_backend_name() == "sqlite":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, pool_pre_ping=True)
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: Any) -> None:
    """Readers never wait for the writer, what is committed is on disk, deleted means gone."""
    cursor = connection.cursor()
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "busy_timeout=10000",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()
