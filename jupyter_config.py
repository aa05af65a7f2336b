"""The one configuration of Jupyter Server, JupyterLab, nbgrader and Voilà.

It is found through JUPYTER_CONFIG_PATH, which ``qi`` sets to this folder.
"""

from importlib.util import find_spec
from os import environ
from pathlib import Path

from qikit.marking.offline import keep_formgrader_offline

c = get_config()  # noqa: F821  (given by Jupyter)

ROOT = Path(__file__).resolve().parent
EXCHANGE = Path(environ.get("QIKIT_EXCHANGE") or ROOT / ".qi" / "exchange")
EXCHANGE.mkdir(parents=True, exist_ok=True)

# --- Server ---------------------------------------------------------------------------------

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.root_dir = str(ROOT)
c.ServerApp.jpserver_extensions = {
    "jupyterlab": True,
    "nbgrader.server_extensions.assignment_list": True,
    "nbgrader.server_extensions.course_list": True,
    "nbgrader.server_extensions.formgrader": True,
    "nbgrader.server_extensions.validate_assignment": True,
    "voila.server_extension": True,
    "notebook": False,
    "jupyter_lsp": False,
    "qikit.serving": find_spec("qikit.serving") is not None,
}
if (ROOT / "learner").is_dir():
    c.ContentsManager.preferred_dir = "learner"

c.ServerApp.kernel_manager_class = "qikit.serving.visitors.manager.VisitorKernelManager"
# A kernel that nobody has used or looked at for an hour is closed; answers are on disk by then.
c.MappingKernelManager.cull_idle_timeout = 3600
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = False
# Lessons and apps open as pages: how many at the same time, and seconds until an unused one closes.
c.VisitorKernelManager.most_visitors = 60
c.VisitorKernelManager.visitor_idle_timeout = 1800

# --- JupyterLab -----------------------------------------------------------------------------

# Nothing is fetched from the internet: no news, no extension catalogue.
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
DISABLED = {"@jupyterlab/apputils-extension:announcements"}


def without_disabled(handler, page_config):
    """Tell Lab in the browser which of its plugins to leave out."""
    page_config["disabledExtensions"] = sorted({*page_config["disabledExtensions"], *DISABLED})
    return page_config


c.ServerApp.tornado_settings = {"page_config_hook": without_disabled}

# --- nbgrader -------------------------------------------------------------------------------

c.CourseDirectory.root = str(ROOT / "course")
c.CourseDirectory.course_id = "qi-course"
c.CourseDirectory.source_directory = "exercises"
# The gradebook is one SQLite file, or wherever QIKIT_GRADEBOOK=postgresql://user@host/name says.
HERE = f"sqlite:///{ROOT / 'course' / 'gradebook.db'}"
c.CourseDirectory.db_url = environ.get("QIKIT_GRADEBOOK") or HERE
# What never travels: keys and notes of those who teach, and pages that could run scripts.
c.CourseDirectory.ignore = [
    *("questions.yml", "answers_key.py", "tutor.md"),
    *("*.html", "*.htm", "*.xhtml", "*.js", "feedback"),
    *(".*", "*.pyc", "__pycache__"),
]
c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(ROOT / ".qi" / "exchange-cache")
c.Exchange.assignment_dir = str(ROOT / "learner")
# Whoever collects: nothing is copied that was not read safely, kept as it came, and mended.
c.ExchangeFactory.collect = "qikit.marking.arriving.by_exchange.CollectSafely"
c.ClearSolutions.code_stub = {"python": "# Your code here\n..."}
c.ClearSolutions.text_stub = "*Your answer from the box above is put here when it is marked.*"

# A written answer is put into its cell when it is marked, so Validate must not miss it there.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
    "qikit.marking.written.LeaveWrittenAnswersToPeople",
]
# The course's questions and keys are used, written answers are put where a person marks them,
# and nothing a learner wrote can act in the browser of whoever marks.
# Learners' own code is run in a sandbox, for no marks; QIKIT_RUN_UNISOLATED=yes runs it also where
# this machine cannot isolate it. With RunOwnCode.always = True notebooks without own code are run
# too, so that formgrader shows the course's charts beside the answers; it takes longer.
c.RunOwnCode.unisolated = environ.get("QIKIT_RUN_UNISOLATED") == "yes"
c.Autograde.sanitize_preprocessors = [
    "qikit.marking.grading.links.NoLinks",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "qikit.marking.written.FillWrittenAnswers",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "qikit.marking.grading.run.RunOwnCode",
    "qikit.marking.grading.judge.JudgeAnswers",
    "nbgrader.preprocessors.LimitOutput",
    "qikit.marking.grading.save.SaveMarks",
    "nbgrader.preprocessors.AssignLatePenalties",
    "qikit.marking.harmless.HarmlessNotebook",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# The learner gets the course's own page, whoever presses the button and wherever.
c.GenerateFeedback.exporter_class = "qikit.marking.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = []
keep_formgrader_offline()

# --- Voilà ----------------------------------------------------------------------------------

c.VoilaConfiguration.template = "qikit"
c.VoilaConfiguration.strip_sources = True
c.VoilaConfiguration.show_tracebacks = False
c.VoilaConfiguration.file_allowlist = [r".*\.(png|svg|jpe?g|gif)"]
# A page loads only what its questions and tools are made of.
c.VoilaConfiguration.extension_allowlist = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
if find_spec("qikit.serving") is not None:
    from qikit.serving.place import add_place
    from qikit.serving.without_marking import leave_out_marked_cells

    c.VoilaConfiguration.page_config_hook = add_place
    c.VoilaConfiguration.prelaunch_hook = leave_out_marked_cells
