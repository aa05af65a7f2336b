"""Our class data: what a room of people played, opened in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qikit.errors import QikitError

if TYPE_CHECKING:
    import pandas as pd


def load_class_data(where: str | Path) -> pd.DataFrame:
    """Return the rounds that a room of people played.

    Parameters
    ----------
    where : str or path
        The code of a room that is kept on this machine, or the CSV file that was downloaded from
        its page.

    Returns
    -------
    pandas.DataFrame
        One row a record: seats and teams by their numbers, nobody's nickname.

    Raises
    ------
    QikitError
        If there is neither such a room nor such a file, or nothing was played.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "class-data.csv"
    ...     _ = file.write_text("round,team,seat,red\\n1,1,1,9\\n1,1,2,14\\n")
    ...     load_class_data(file)["red"].tolist()
    [9, 14]
    """
    text = str(where).strip()
    data = _from_file(Path(text)) if text.lower().endswith(".csv") else _from_room(text)
    if data.empty:
        raise QikitError("Nothing was played yet.", where=text, todo="Close a round first.")
    return data


def _from_file(path: Path) -> pd.DataFrame:
    import pandas as pd

    from qikit.workshop.room.csv_out import unguarded

    try:
        data = pd.read_csv(path, encoding="utf-8")
    except FileNotFoundError:
        raise QikitError(
            f"There is no file {path.name!r}.", todo="Put it into the folder of this notebook."
        ) from None
    except (ValueError, OSError) as error:
        raise QikitError(
            f"{path.name!r} is not class data.",
            where=str(error).splitlines()[0],
            todo="Download the CSV file from the page of the room again.",
        ) from None
    if "round" not in data.columns:
        raise QikitError(
            f"{path.name!r} is not class data: it has no column 'round'.",
            todo="For a file of your own, use load_csv.",
        )
    return data.map(lambda cell: unguarded(cell) if isinstance(cell, str) else cell)


def _from_room(typed: str) -> pd.DataFrame:
    from qikit.workshop.games import rules_of
    from qikit.workshop.room.codes import read_code
    from qikit.workshop.room.state import folded
    from qikit.workshop.room.store import Store

    code = read_code(typed)
    events = Store().events(code) if code else ()
    if not events:
        raise QikitError(
            f"There is no room {typed[:40]!r} on this machine.",
            todo="Type its code, or the name of the CSV file that was downloaded.",
        )
    table = folded(events).table
    return rules_of(table.game).rows(table)
