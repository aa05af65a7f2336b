"""Build what learners work on, ``learner/``, from what is in the checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import qikit
from qikit.errors import QikitError
from qikit.learn.course_map import Course, Module, load_course
from qikit.learn.release import write_learner_questions
from qikit.serving.copies import Ledger, fingerprint
from qikit.serving.first_uses import glossary_address, link_first_uses
from qikit.serving.places import APPS, CHECK_IN, LEARNER, LESSONS
from qikit.serving.progress import has_exercise
from qikit.serving.reading import Term, read_glossary

PACKAGE = Path(qikit.__file__).parent
PICTURES = "figures"


def prepare_learner_copies(root: Path) -> None:
    """Bring the learner's copies of lessons, apps and exercises up to date.

    What a learner changed or answered is never overwritten. A second call with nothing new takes
    well under a second.

    Parameters
    ----------
    root : Path
        The root of the course, which holds ``course/``; ``learner/`` is made in it.
    """
    course = load_course(root)
    (root / LEARNER).mkdir(exist_ok=True)
    ledger = Ledger(root / LEARNER)
    try:
        terms = read_glossary(course.root / "glossary.yml")
        for module in course.modules:
            _give_lessons(module, terms, ledger)
            target = root / LESSONS / module.slug
            _give_questions(module.folder, target, _question_sources(root, module), ledger)
        _give_apps(course, ledger)
        _give_check_in(root, course, ledger)
    finally:
        ledger.keep()
    for module in course.modules:
        if has_exercise(module):
            _give_exercise(root, module)


def _give_lessons(module: Module, terms: Sequence[Term], ledger: Ledger) -> None:
    for source, content in _lesson_files(module.folder, terms):
        name = f"{LESSONS}/{module.slug}/{source.relative_to(module.folder).as_posix()}"
        _give(ledger, content, name)


def _lesson_files(folder: Path, terms: Sequence[Term]) -> Iterator[tuple[Path, bytes]]:
    """Yield what a learner gets of a module: lessons with links to the glossary, and pictures."""
    lessons = sorted(folder.glob("*.ipynb"))
    linked = link_first_uses((file.read_bytes() for file in lessons), terms, glossary_address())
    yield from zip(lessons, linked, strict=True)
    pictures = sorted(path for path in (folder / PICTURES).rglob("*") if path.is_file())
    yield from ((picture, picture.read_bytes()) for picture in pictures)


def _give_apps(course: Course, ledger: Ledger) -> None:
    for source in sorted((course.root / "apps").glob("*.ipynb")):
        _give(ledger, source.read_bytes(), f"{APPS}/{source.name}")


def _give_check_in(root: Path, course: Course, ledger: Ledger) -> None:
    """Nobody marks the check-in, so learners have its questions with their key."""
    folder = course.root / "check-in"
    if not folder.is_dir():
        return
    for source in sorted(folder.glob("*.ipynb")):
        _give(ledger, source.read_bytes(), f"{CHECK_IN}/{source.name}")
    _give_questions(folder, root / CHECK_IN, [folder / "questions.yml"], ledger)


def _give(ledger: Ledger, content: bytes, name: str) -> None:
    own_version = ledger.give(content, name.removeprefix(f"{LEARNER}/"))
    if own_version is not None:
        print(
            f"The course has a newer version of '{Path(name).name}', which you had changed: "
            f"yours is kept beside it as '{own_version.name}'."
        )


def _give_questions(folder: Path, target: Path, sources: Iterable[Path], ledger: Ledger) -> None:
    """Make the learner's questions anew when anything they are made from has changed."""
    name = f"{target.name} questions"
    made_from = fingerprint(sources)
    if ledger.is_made_from(name, made_from) and (target / "questions.json").exists():
        return
    target.mkdir(parents=True, exist_ok=True)
    write_learner_questions(folder, target)
    ledger.note(name, made_from)


def _give_exercise(root: Path, module: Module) -> None:
    """Release and fetch an exercise; one that cannot be does not keep the course from opening."""
    from qikit.marking.fetch import fetch
    from qikit.marking.release import release

    try:
        release(root, module)
        fetch(root, module)
    except QikitError as trouble:
        print(f"The exercise of module {module.number} is as it was before: {trouble}")


def _question_sources(root: Path, module: Module) -> Iterator[Path]:
    yield module.folder / "questions.yml"
    yield from sorted(module.folder.glob("answers_*.py"))
    for dataset in module.datasets:
        yield from sorted((root / "datasets" / dataset).glob("*.csv"))
    yield from sorted(PACKAGE.rglob("*.py"))
