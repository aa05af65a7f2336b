"""What a fork server loads before the first fork: all that lessons use, and one figure drawn."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from types import ModuleType

_LIBRARIES = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
    "numpy",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "ipywidgets",
    "anywidget",
)
_OUR_PARTS = ("qikit", "qikit.improve", "qikit.flow", "qikit.learn", "qikit.apps")
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
SET_BY_LIBRARIES: dict[str, str] = {}
_LOADED: dict[str, tuple[str, int]] = {}
_INLINE = "module://matplotlib_inline.backend_inline"


def load() -> None:
    """Load everything, and make what is loaded cheap to share with forks.

    Raises
    ------
    RuntimeError
        If something that was loaded has started a thread: forking would then not be safe.
    """
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    os.environ.setdefault("MPLBACKEND", _INLINE)
    os.environ.pop("JPY_PARENT_PID", None)  # ipykernel reads it while loading
    given = set(os.environ)
    for name in _LIBRARIES:
        _load_if_there(name)
    SET_BY_LIBRARIES.update({name: os.environ[name] for name in set(os.environ) - given})
    _load_ours()
    _LOADED.update(_files_of_ours())
    _draw_one_figure()
    _refuse_threads()
    gc.collect()
    gc.freeze()


def forget_edited() -> None:
    """In a fork: if a file of ours was edited since it was loaded, import ours anew when asked.

    A fork server may live for hours, and nobody who edits a lesson's code should have to know it.
    """
    if _files_of_ours() != _LOADED:
        for name in _LOADED:
            del sys.modules[name]


def _files_of_ours() -> dict[str, tuple[str, int]]:
    files = {
        name: module.__file__
        for name, module in sys.modules.items()
        if name.partition(".")[0] == "qikit" and not name.startswith("qikit.kernels")
    }
    return {name: (file, _edited(file)) for name, file in files.items() if file}


def _edited(file: str) -> int:
    try:
        return os.stat(file).st_mtime_ns
    except FileNotFoundError:
        return 0


def _load_if_there(name: str) -> None:
    with contextlib.suppress(ModuleNotFoundError):
        import_module(name)


def _load_ours() -> None:
    """A part of ours that cannot be loaded says so to whoever imports it, not here."""
    for name in _OUR_PARTS:
        with contextlib.suppress(Exception):
            _load_whole(import_module(name))


def _load_whole(part: ModuleType) -> None:
    """What a part offers may be loaded only when it is asked for."""
    for name in getattr(part, "__all__", ()):
        getattr(part, name)


def _draw_one_figure() -> None:
    """Loads the fonts and the canvases; leaves no figure and no setting behind."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(title="A first figure", xlabel="week", ylabel="late")
    axes.plot([1, 2, 3], [2, 1, 3], marker="o", label="$x^2$")
    axes.legend()
    for kind in ("png", "svg"):
        figure.savefig(io.BytesIO(), format=kind)


def _refuse_threads() -> None:
    tasks = len(list(Path("/proc/self/task").iterdir()))
    if tasks > 1:
        known = ", ".join(thread.name for thread in threading.enumerate()[1:]) or "not Python's"
        raise RuntimeError(f"loading the libraries started {tasks - 1} threads ({known})")
