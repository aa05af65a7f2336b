"""The course as it is, module by module."""

from __future__ import annotations

from pathlib import Path

from qikit.learn.course_map import load_course

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
MODULES = COURSE.modules
LESSONS = [(module, lesson) for module in MODULES for lesson in module.lessons]
LESSON_IDS = [f"{module.slug}/{lesson.file}" for module, lesson in LESSONS]
