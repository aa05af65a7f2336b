"""Visitors' kernels are counted, closed sooner than others', and make room."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from jupyter_core.utils import run_sync

from qikit.serving.visitors.manager import FULL, RoomIsFull, VisitorKernelManager

VISITOR = {"env": {**os.environ, "VOILA_BASE_URL": "/"}}


@asynccontextmanager
async def managing(**settings: Any) -> AsyncIterator[VisitorKernelManager]:
    manager = VisitorKernelManager(**settings)
    try:
        yield manager
    finally:
        await manager.shutdown_all(now=True)


async def left_alone(manager: VisitorKernelManager, kernel_id: str) -> None:
    """Nobody has used this kernel for an hour, nor is anybody connected."""
    kernel: Any = manager.get_kernel(kernel_id)
    kernel.last_activity -= timedelta(hours=1)
    kernel.execution_state = "idle"


def test_a_page_that_nobody_uses_is_closed_before_a_notebook_in_lab() -> None:
    async def culled() -> tuple[list[str], str, str]:
        async with managing(visitor_idle_timeout=600, cull_idle_timeout=7200) as manager:
            page = await manager.start_kernel(**VISITOR)
            lab = await manager.start_kernel()
            for kernel_id in (page, lab):
                await left_alone(manager, kernel_id)
            await manager.cull_kernels()
            return manager.list_kernel_ids(), page, lab

    left, page, lab = run_sync(culled)()
    assert (page in left, lab in left) == (False, True)


def test_the_course_can_be_closed_while_a_page_is_opening() -> None:
    async def closed() -> list[str]:
        async with managing() as manager:
            opening = asyncio.ensure_future(manager.start_kernel(**VISITOR))
            while not manager._pending_kernels:
                await asyncio.sleep(0)
            assert manager.list_kernel_ids() == []
            await manager.shutdown_all(now=True)
            await opening
            return manager.list_kernel_ids()

    assert run_sync(closed)() == []


def test_who_has_gone_makes_room_and_who_is_there_does_not() -> None:
    async def full() -> tuple[bool, bool]:
        async with managing(most_visitors=1, visitor_gone_timeout=60) as manager:
            gone = await manager.start_kernel(**VISITOR)
            await left_alone(manager, gone)
            there = await manager.start_kernel(**VISITOR)
            manager.notify_connect(there)
            await left_alone(manager, there)
            with pytest.raises(RoomIsFull) as refused:
                await manager.start_kernel(**VISITOR)
            assert refused.value.status_code == FULL
            assert "There are as many visitors as this server takes." in str(refused.value)
            return gone in manager.visitors, there in manager.visitors

    assert run_sync(full)() == (False, True)
