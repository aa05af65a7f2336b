"""The form over the four measures keeps what a learner fills in, and no example."""

from __future__ import annotations

from qikit.apps.flow.four_measures import FourMeasuresTool
from qikit.flow import FourMeasuresSheet

ROW = {"who": "new", "minutes": "40", "waited": "", "asked": "12", "seen": "10"}


def test_filling_it_in_step_by_step(tmp_path):
    form = FourMeasuresTool(folder=tmp_path).after("step", "Clinic").after("capacity", "480")
    assert "Not enough" in form.says()
    form = form.after("people", [ROW])
    assert "demand 480, capacity 480, activity 400" in form.says()
    kept = FourMeasuresSheet.load(tmp_path / "my-four-measures.json")
    assert kept == form.record
    assert FourMeasuresTool(folder=tmp_path).record == kept


def test_an_example_can_be_played_with_and_is_not_saved(tmp_path):
    form = FourMeasuresTool(example="scan", folder=tmp_path).after("capacity", "3000")
    assert "cannot all be so" in form.says()
    assert list(tmp_path.iterdir()) == []
