"""What a stranger's hand-in tries while it is marked: nothing is harmed, and everybody is told.

All are marked together, with a neighbour who only answered. Each attacker answered the first
question rightly and gets the marks for that, and no other.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest

from qikit.learn.questions import load_questions
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.desk import open_desk
from qikit.marking.grading import mischief
from qikit.marking.release import release
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.grading.hand_ins import NOTEBOOK, SLUG, change, lay, limit, marks, shown
from tests.marking.solutions import perfect_answers
from tests.processes import runs

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("isolation")]

RIGHT = {"q01-median": "26"}
SECRET = "s3cret-of-the-marker"
KEY = "bay-four-secret"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What somebody tries.

    Parameters
    ----------
    code : str
        A cell; ``{root}`` and the like stand for places that an attacker might guess.
    told : str or None
        The line that the report must have; None where there is nothing to tell.
    also : callable
        What else is done to the folder that is handed in.
    """

    code: str = ""
    told: str | None = None
    also: Callable[[Path, Cohort], None] = field(default=lambda folder, cohort: None)


def link_to_the_neighbour(folder: Path, cohort: Cohort) -> None:
    neighbour = open_desk(cohort.teacher).folder("submitted", SLUG, "neighbour")
    (folder / "answers.json").unlink()
    (folder / "answers.json").symlink_to(neighbour / "answers.json")
    (folder / "key.py").symlink_to(cohort.source / "answers_key.py")


def ask_for_another_kernel(folder: Path, cohort: Cohort) -> None:
    path = folder / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = {"name": "evil", "display_name": "E", "language": "python"}
    path.write_text(nbformat.writes(notebook), encoding="utf-8")


def give_oneself_marks(folder: Path, cohort: Cohort) -> None:
    def edit(cells: list) -> None:
        for cell in cells:
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
                cell.source = "99"
                cell.metadata.nbgrader["points"] = 99

    change(folder, edit)


QUIET = "try:\n    {}\nexcept BaseException as error:\n    print(type(error).__name__)"
ATTEMPTS = {
    "network": Attempt(
        code=QUIET.format("import socket; socket.create_connection(('127.0.0.1', {port}), 3)"),
        told=mischief.NETWORK,
    ),
    "names": Attempt(
        code="import urllib.request; urllib.request.urlopen('http://example.org', timeout=3)",
        told=mischief.NETWORK,
    ),
    "absolute": Attempt(
        code=QUIET.format(
            "print(open('{root}/course/submitted/neighbour/01-tea/answers.json').read())"
        ),
        told=mischief.LOOK,
    ),
    "beside": Attempt(
        code="import os\nprint([name for name in os.listdir('..') if name != 'exercise'])\n"
        "print(open('../../neighbour/01-tea/answers.json').read())",
        told=mischief.LOOK,
    ),
    "keys": Attempt(
        code="import os, pathlib\n"
        "places = [os.environ.get('QIKIT_KEYS', '.'), '{root}/course/exercises/01-tea', '/']\n"
        "for place in places:\n"
        "    for path in pathlib.Path(place).rglob('*') if place != '/' else []:\n"
        "        if path.suffix in ('.py', '.yml', '.ipynb'): print(path.read_text())\n"
        "print(open('{root}/course/exercises/01-tea/answers_key.py').read())",
        told=mischief.LOOK,
    ),
    "gradebook": Attempt(
        code=QUIET.format(
            "import sqlite3; db = sqlite3.connect('{root}/course/gradebook.db'); "
            "db.execute('UPDATE grade SET auto_score = 9'); db.commit()"
        ),
        told=mischief.LOOK,
    ),
    "environment": Attempt(code="import os; print(dict(os.environ))"),
    "link": Attempt(code="print(open('key.py').read())", also=link_to_the_neighbour),
    "fork bomb": Attempt(
        code="import subprocess\nwhile True:\n"
        "    try: subprocess.Popen(['sleep', '600'])\n    except BlockingIOError: break",
        told=mischief.MANY,
    ),
    "disk": Attempt(
        code="with open('big', 'wb') as file:\n    while True: file.write(bytes(1 << 20))",
        told=mischief.DISK,
    ),
    "hang": Attempt(
        code="import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        told=mischief.STUCK,
    ),
    "slow": Attempt(code="while True: pass", told=mischief.TIME),
    "memory": Attempt(code="hoard = bytearray(6 * 1024**3)", told=mischief.MEMORY),
    "kill": Attempt(
        code="import os\nfor pid in ({pid}, os.getppid(), 2):\n"
        "    try: os.kill(pid or 3, 9)\n    except OSError: pass",
        told=mischief.OTHERS,
    ),
    "leave": Attempt(code="import os; os._exit(0)", told=mischief.ENDED),
    "left behind": Attempt(
        code="import subprocess\nsubprocess.Popen(['sleep', '98765'], start_new_session=True)"
    ),
    "flood": Attempt(code="while True: print('x' * 10_000)"),
    "long line": Attempt(code="print('x' * 6_000_000)", told=mischief.PRINTED),
    "kernel": Attempt(code="print('still', 'Python')", also=ask_for_another_kernel),
    "marks": Attempt(code="print(1)", also=give_oneself_marks),
    "patch": Attempt(
        code="import qikit.learn.checking as checking, qikit.learn.notebook as notebook\n"
        "from qikit.learn.feedback import Feedback\n"
        "checking.mark = notebook.mark = lambda *a: Feedback(state='right', message='', share=1)\n"
        "grade = lambda question: 99.0"
    ),
    "rewrite": Attempt(
        code="from qikit.learn.answers import AnswerFile\nfrom pathlib import Path\n"
        "AnswerFile(Path('.')).save('q02-cause', 'a')\n"
        "AnswerFile(Path('.')).save('q05-steps', ['boil', 'fill', 'pour'])"
    ),
    "forged": Attempt(
        code="kernel = get_ipython().kernel\n"
        "for kind, content in (\n"
        "    ('stream', {'name': {}, 'text': {'a': 1}}), ('display_data', {'data': [1]}),\n"
        "    ('error', {'ename': 1, 'evalue': 2, 'traceback': 3}),\n"
        "    ('execute_input', {'execution_count': 'x'})):\n"
        "    kernel.session.send(kernel.iopub_socket, kind, content, kernel.get_parent('shell'))"
    ),
    "library": Attempt(
        code=QUIET.format("import qikit.errors; open(qikit.errors.__file__, 'a').write('harm')"),
        told=mischief.CHANGE,
    ),
}


class Marking:
    """All of them, marked together."""

    def __init__(self, home: Path, port: int) -> None:
        self.cohort = cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
        limit(cohort, timeout=6, longest=24)
        answers = perfect_answers(load_questions(cohort.source))
        lay(cohort, "neighbour", answers)
        self.names = {name: name.replace(" ", "-") for name in ATTEMPTS}
        for name, attempt in ATTEMPTS.items():
            code = attempt.code.replace("{root}", str(cohort.teacher)).replace("{port}", str(port))
            folder = lay(cohort, self.names[name], RIGHT, code.replace("{pid}", str(os.getpid())))
            attempt.also(folder, cohort)
        due = to_mark(cohort.teacher, cohort.module)
        self.marked = {each.learner: each for each in autograde(cohort.teacher, cohort.module, due)}

    def of(self, name: str) -> Marked:
        return self.marked[self.names[name]]


@pytest.fixture(scope="module")
def marking(isolation: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marking]:
    home = tmp_path_factory.mktemp("escapes")
    with (
        one_exchange(home / "exchange"),
        pytest.MonkeyPatch.context() as patch,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        patch.setenv("MARKERS_TOKEN", SECRET)
        patch.setenv("JUPYTER_PATH", str(evil_kernel(home)))
        marking = Marking(home, server.getsockname()[1])
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
        yield marking


def evil_kernel(home: Path) -> Path:
    """A kernel that leaves a mark when it is started, installed where Jupyter finds it."""
    folder = home / "share" / "kernels" / "evil"
    folder.mkdir(parents=True)
    spec = {"argv": ["touch", str(home / "evil-was-here")], "display_name": "E", "language": "x"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return folder.parents[1]


@pytest.mark.parametrize("name", ATTEMPTS)
def test_it_gets_the_marks_of_its_answers_and_no_others(marking, name):
    earned = marks(marking.of(name))
    own = 0 if name == "link" else 2
    assert earned.pop("q01-median") == own
    assert set(earned.values()) == {0}


@pytest.mark.parametrize("name", [name for name, attempt in ATTEMPTS.items() if attempt.told])
def test_the_report_says_plainly_what_was_tried(marking, name):
    assert ATTEMPTS[name].told in marking.of(name).told


def test_a_flood_is_stopped_by_the_limit_that_it_meets_first(marking):
    """How much is shown, how long it runs or what it keeps: that depends on the machine's pace."""
    limits = {mischief.PRINTED, mischief.TIME, mischief.MEMORY, mischief.ENDED, mischief.STUCK}
    assert limits & set(marking.of("flood").told)


@pytest.mark.parametrize("name", ["environment", "kernel", "marks", "patch", "left behind"])
def test_the_report_accuses_nobody_without_reason(marking, name):
    assert marking.of(name).told == ()


def test_the_neighbour_has_every_mark_and_no_line(marking):
    assert marks(marking.marked["neighbour"]) == {
        "q01-median": 2, "q02-cause": 1, "q03-measures": 2, "q04-late": 2, "q05-steps": 1,
        "q06-your-own": 0, "q07-code": 1,
    }  # fmt: skip
    assert marking.marked["neighbour"].told == ()


def test_a_link_is_left_out_and_told(marking):
    assert marking.of("link").told == (
        "'answers.json' leads elsewhere and is no file of its own; it was left out",
        "'key.py' leads elsewhere and is no file of its own; it was left out",
    )


@pytest.mark.parametrize("name", ATTEMPTS)
def test_no_secret_comes_out(marking, name):
    page = shown(marking.cohort, marking.names[name])
    secrets = (SECRET, KEY, "On Tuesday the round began", "Who was on duty", "root:x:")
    assert not [secret for secret in secrets if secret in page]


def test_another_kernel_was_never_started(marking):
    assert "still Python" in shown(marking.cohort, "kernel")
    assert not (marking.cohort.home / "evil-was-here").exists()


def test_nothing_goes_on_running(marking):
    assert not runs("sleep\x0098765")


def test_the_gradebook_is_whole_and_holds_only_what_was_marked(marking):
    book = sqlite3.connect(marking.cohort.teacher / "course" / "gradebook.db")
    assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert book.execute("SELECT max(auto_score) FROM grade").fetchone() == (2.0,)


def test_what_was_handed_in_and_the_library_are_as_they_were(marking):
    desk = open_desk(marking.cohort.teacher)
    for name in ("disk", "rewrite"):
        answers = (desk.folder("submitted", SLUG, name) / "answers.json").read_text("utf-8")
        assert list(json.loads(answers)["answers"]) == ["q01-median"]
        assert not list(desk.folder("submitted", SLUG, name).glob("big"))
