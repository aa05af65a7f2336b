"""The register of all kinds, and what ought to come of each."""

from __future__ import annotations

from tests.marking.arriving import zips
from tests.marking.cohort import kinds as k
from tests.marking.cohort.kinds import Kind
from tests.marking.cohort.work import NOTEBOOK

MEGABYTE = 1024 * 1024
REPLACED = ("notebook-replaced",)
FIRST_CHECKS = ("q01-purpose", "q02-two-points")

DAMAGED = (
    Kind(name="a check copied", before=k.copy_a_check, told=("copied",)),
    Kind(name="a check split", before=k.split_a_check, told=("split",)),
    Kind(name="code split", before=k.split_the_code, told=("split",), is_slow=True),
    Kind(name="two checks deleted", before=k.delete(*FIRST_CHECKS), told=("missing",)),
    Kind(name="all checks deleted", before=k.delete_all_checks, told=("missing", "names-lost")),
    Kind(name="lessons' text deleted", before=k.delete("title", "imports"), told=("restored",)),
    Kind(name="parts in another order", before=k.shuffle, told=("reordered",)),
    Kind(name="a check typed anew", before=k.retype_a_check, told=("retyped",)),
    Kind(name="a check replaced by marks", before=k.change_a_check, told=("changed",)),
    Kind(name="all names lost", before=k.lose_all_names, told=("names-lost",)),
    Kind(name="names repeated", before=k.repeat_a_name, told=("same-names",)),
    Kind(name="imports broken", before=k.break_the_imports, told=("kept-below",)),
    Kind(name="notebook renamed", after=k.rename(NOTEBOOK, "My work.ipynb"), told=("renamed",)),
    Kind(name="notebook in a folder", after=k.rename(NOTEBOOK, "new/a.ipynb"), told=("renamed",)),
    Kind(name="notebook is a web page", after=k.put(NOTEBOOK, b"<html>"), told=REPLACED),
    Kind(name="notebook empty", after=k.put(NOTEBOOK, b""), told=REPLACED),
    Kind(
        name="notebook huge", after=k.put(NOTEBOOK, b" " * 21 * MEGABYTE), told=REPLACED,
        way="exchange",
    ),
    Kind(name="another exercise's notebook", after=k.another_notebook, told=REPLACED),
    Kind(name="no notebook", after=lambda work: work.files.pop(NOTEBOOK), told=REPLACED),
    Kind(
        name="notebook cut off", after=k.cut_the_notebook,
        told=("broken-off", "missing", "restored"),
    ),
    Kind(name="notebook of old", after=k.age, told=("old-form",)),
    Kind(name="notebook in UTF-16", after=k.encode(NOTEBOOK, "utf-16"), told=("encoding",)),
    Kind(
        name="answers with a mark in front", after=k.encode("answers.json", "utf-8-sig"),
        told=("answers-encoding",),
    ),
    Kind(
        name="answers in UTF-16", after=k.encode("answers.json", "utf-16"),
        told=("answers-encoding",),
    ),
    Kind(name="answers cut off", after=k.cut_the_answers, told=("answers-damaged",)),
    Kind(name="answers lost", after=k.lose_the_answers, told=("answers-missing",)),
    Kind(
        name="answers renamed", after=k.rename("answers.json", "answers (1).json"),
        told=("answers-renamed",),
    ),
    Kind(name="answers in two files", after=k.answers_in_two_files, told=("answers-found",)),
    Kind(name="an impossible answer", after=k.an_impossible_answer, told=("answer-impossible",)),
    Kind(name="other files too", after=k.put("notes.docx", b"x"), told=("extra-files",)),
)  # fmt: skip

MISCHIEF = (
    Kind(name="questions changed", after=k.put("questions.json", b"{}")),
    Kind(name="key changed", after=k.put("answers_at_once.py", b"raise SystemExit")),
    Kind(
        name="a library of one's own", after=k.put("qikit.py", b"grade = float"),
        told=("extra-files",),
    ),
    Kind(name="marks claimed", after=k.claim_marks),
    Kind(name="grade() replaced", before=k.code("grade = lambda name: 99.0")),
    Kind(name="Python ended", before=k.code("import os", "os._exit(0)")),
    Kind(name="no end", before=k.code("while True: pass")),
    Kind(name="an error", before=k.code("1 / 0"), is_slow=True),
    Kind(
        name="the gradebook looked for", is_slow=True,
        before=k.code("import pathlib", "print(*pathlib.Path('/').rglob('gradebook.db'))"),
    ),
    Kind(
        name="answers written while marked", is_slow=True,
        before=k.code("open('answers.json', 'w').write('{}')"),
    ),
    Kind(name="a script", before=k.script),
)  # fmt: skip

ASIDE = (
    Kind(name="nothing readable", after=k.nothing_readable, aside="its notebook cannot be read"),
    Kind(
        name="another exercise", after=k.another_exercise,
        aside="its answers are to another exercise",
    ),
    Kind(
        name="a link to the gradebook", before=k.link("data.csv", "../gradebook.db"),
        aside="'data.csv' is not a file but a link", way="exchange",
    ),
    Kind(
        name="a way out of a zip", way="zip",
        before=k.send(zips.zipped({"../../gradebook.db": b"x"})),
        aside="'../../gradebook.db' names a place outside of it",
    ),
    Kind(
        name="a bomb", way="zip", before=k.send(zips.zipped({NOTEBOOK: b"0" * 3 * MEGABYTE})),
        aside=f"'{NOTEBOOK}' grows beyond measure",
    ),
    Kind(name="a password", way="zip", before=k.send(zips.locked()), aside="it is locked with a"),
    Kind(
        name="zips in zips in zips", way="zip", before=k.send(zips.nested(3)),
        aside="there are zips in zips in zips",
    ),
    Kind(
        name="half of a zip", way="zip", aside="it is damaged",
        before=k.send(zips.cut(zips.zipped({"answers.json": zips.ANSWERS}))),
    ),
    Kind(
        name="nameless", before=k.without_a_label, way="zip", aside="it does not say whose it is",
    ),
)  # fmt: skip

EVERY = (*DAMAGED, *MISCHIEF, *ASIDE)
QUICK = tuple(kind for kind in EVERY if not kind.is_slow)
