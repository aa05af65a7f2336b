"""The one configuration of Jupyter Server, JupyterLab, nbgrader and Voilà.

It is found through JUPYTER_CONFIG_PATH, which ``qi`` sets to this folder.
"""

from importlib.util import find_spec
from pathlib import Path

c = get_config()  # noqa: F821  (given by Jupyter)

ROOT = Path(__file__).resolve().parent
EXCHANGE = ROOT / ".qi" / "exchange"
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

# A kernel that nobody has used or looked at for an hour is closed; answers are on disk by then.
c.MappingKernelManager.cull_idle_timeout = 3600
c.MappingKernelManager.cull_interval = 300
c.MappingKernelManager.cull_connected = False

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
c.CourseDirectory.db_url = f"sqlite:///{ROOT / 'course' / 'gradebook.db'}"
c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(ROOT / ".qi" / "exchange-cache")
c.Execute.timeout = 120

# --- Voilà ----------------------------------------------------------------------------------

c.VoilaConfiguration.template = "qikit"
c.VoilaConfiguration.strip_sources = True
c.VoilaConfiguration.show_tracebacks = False
c.VoilaConfiguration.file_allowlist = [r".*\.(png|svg|jpe?g|gif|css|csv)$"]
c.VoilaConfiguration.extension_denylist = [
    "@jupyter-notebook/lab-extension",
    "@jupyter/nbgrader",
    "@voila-dashboards/jupyterlab-preview",
]
