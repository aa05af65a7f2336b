"""Our tables are made by whoever comes first, however many come at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import create_engine, inspect

from qikit.marking.fairness.tables import Base, add_tables


def test_many_may_make_the_tables_at_the_same_moment(tmp_path):
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: add_tables(create_engine(url)), range(16)))
    names = set(inspect(create_engine(url)).get_table_names())
    assert names == set(Base.metadata.tables)
    assert all(name.startswith("qikit_") for name in names), "nbgrader's own are never touched"
