"""What is left of a marked notebook for formgrader to show."""

from __future__ import annotations

import base64

from nbformat.v4 import new_code_cell, new_notebook, new_output

from qikit.marking.harmless import HarmlessNotebook

PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def cleaned(*outputs):
    cell = new_code_cell("1", outputs=list(outputs))
    notebook, _ = HarmlessNotebook().preprocess(new_notebook(cells=[cell]), {})
    return notebook.cells[0]


def test_a_picture_of_pixels_stays_and_anything_else_in_its_place_goes():
    picture = new_output("display_data", data={"image/png": PIXEL, "text/plain": "<Figure>"})
    picture.metadata = {"image/png": {"width": '"><script>'}}
    false = new_output("display_data", data={"image/png": '"><script>', "text/html": "<p>"})
    (kept,) = cleaned(picture, false).outputs
    assert kept.data == {"image/png": PIXEL, "text/plain": "<Figure>"}
    assert kept.metadata == {}


def test_only_known_streams_are_printed():
    odd = new_output("stream", name='"><script>', text="words")
    (kept,) = cleaned(odd).outputs
    assert (kept.name, kept.text) == ("stdout", "words")


def test_an_error_stays_as_text():
    error = new_output("error", ename="E", evalue="<b>", traceback=["<b>"])
    (kept,) = cleaned(error).outputs
    assert (kept.ename, kept.evalue, kept.traceback) == ("E", "<b>", ["<b>"])
