"""The list of what waits for a person: it names each, and gets shorter."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.arriving.place import set_aside
from qikit.marking.arriving.store import records
from qikit.marking.arriving.take_in import take_in_bytes
from qikit.marking.collect import collect
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.status import read_status
from tests.marking.arriving.sending import SLUG


def test_what_is_set_aside_is_listed_and_can_be_dismissed(cohort, capsys):
    take_in_bytes(cohort.teacher, "advert.zip", b"buy now")
    (waiting,) = set_aside(open_desk(cohort.teacher), SLUG)
    assert main(["aside"], cohort.teacher) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"  {waiting.key}  nobody named, advert.zip: {waiting.reason}.",
        "1 set aside.",
    ]
    assert main(["aside", "--dismiss", waiting.key], cohort.teacher) == 0
    assert capsys.readouterr().out == f"{waiting.key} is off the list; its original stays.\n"
    assert main(["aside"], cohort.teacher) == 0
    assert capsys.readouterr().out == "0 set aside.\n"
    assert waiting.original.read_bytes() == b"buy now"
    assert len(records(open_desk(cohort.teacher))) == 1


def test_what_is_not_on_the_list_cannot_be_dismissed(cohort):
    with pytest.raises(QikitError, match=r"Nothing called 'none' is set aside\. See: qi mark"):
        main(["aside", "--dismiss", "none"], cohort.teacher)


def test_a_dismissed_hand_in_is_not_to_be_collected_again(cohort):
    (cohort.fetch("anna") / "tea.ipynb").write_text("no notebook", encoding="utf-8")
    cohort.hand_in("anna")
    assert collect(cohort.teacher, cohort.module)[0].trouble
    assert read_status(cohort.teacher, cohort.module).set_aside == ("anna",)
    (waiting,) = set_aside(open_desk(cohort.teacher), SLUG)
    main(["aside", "--dismiss", waiting.key], cohort.teacher)
    status = read_status(cohort.teacher, cohort.module)
    assert (status.set_aside, status.not_collected) == ((), ())
    assert collect(cohort.teacher, cohort.module)[0].trouble == ""
