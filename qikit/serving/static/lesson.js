// Says when a page of a lesson is being made ready, when it is ready, and when its connection is gone.
"use strict";

window.coursePage = (() => {
  const LOOK_AGAIN = 100; // milliseconds
  const NOTICEABLE = 2000;
  const TOO_LONG = 30000;
  const LOST = "The connection to this page was lost. Your answers are saved.";
  const AWAY = "The connection is being restored. Your answers are saved.";
  const SLOW = "The questions on this page are taking too long to appear. Your answers are saved.";
  const IN_PART = "A part of this page did not appear. Your answers are saved.";
  const WAITING = 'script[type="application/vnd.voila.cell-output+json"]';
  let lost = false;
  let away = 0;

  const find = (id) => document.getElementById(id);

  function step(number, count) {
    find("getting-ready").textContent = `Getting this page ready: part ${number} of ${count}`;
  }

  function finish() {
    const started = Date.now();
    const timer = setInterval(() => {
      if (isReady()) {
        clearInterval(timer);
        find("getting-ready").hidden = true;
        find("trouble").hidden = true;
        if (isWhole()) document.documentElement.dataset.ready = "true";
        else show(IN_PART, true);
      } else if (Date.now() - started > TOO_LONG && !find("getting-ready").hidden) {
        find("getting-ready").hidden = true;
        show(SLOW, true);
      }
    }, LOOK_AGAIN);
    window.addEventListener("load", watchConnection);
  }

  function isReady() {
    return !document.querySelector(WAITING) && !outputs().some((one) => one.textContent === "Loading widget...");
  }

  function isWhole() {
    const failed = (one) => one.textContent.startsWith("Error displaying widget");
    return !document.querySelector(".jupyter-widgets-error-widget") && !outputs().some(failed);
  }

  function outputs() {
    return [...document.querySelectorAll("main .jp-OutputArea-output")];
  }

  function watchConnection() {
    const timer = setInterval(async () => {
      if (!window.jupyterapp) return;
      clearInterval(timer);
      const manager = await window.jupyterapp.widgetManagerPromise.promise;
      const { kernel } = manager;
      const look = () => lookForKernel(kernel.serverSettings.baseUrl, kernel.id);
      kernel.statusChanged.connect((_, status) => onKernel(status));
      kernel.connectionStatusChanged.connect((_, status) => onConnection(status, look));
      document.addEventListener("visibilitychange", look);
    }, LOOK_AGAIN);
  }

  // A laptop that slept, or a kernel closed elsewhere: the open connection alone does not tell.
  async function lookForKernel(base, id) {
    const answer = await fetch(`${base}api/kernels/${id}`).catch(() => null);
    if (answer?.status === 404) lose();
  }

  function onKernel(status) {
    if (["dead", "restarting", "autorestarting", "terminating"].includes(status)) lose();
  }

  function onConnection(status, look) {
    clearTimeout(away);
    if (status === "disconnected") lose();
    if (lost) return;
    if (status === "connected") find("trouble").hidden = true;
    if (status !== "connecting") return;
    away = setTimeout(() => { show(AWAY, false); look(); }, NOTICEABLE);
  }

  function lose() {
    lost = true;
    show(LOST, true);
  }

  function show(message, reload) {
    const trouble = find("trouble");
    trouble.textContent = message;
    if (reload) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = "Reload the page";
      button.addEventListener("click", () => window.location.reload());
      trouble.append(button);
    }
    trouble.hidden = false;
  }

  window.voila_heartbeat = () => {};
  return { step, finish };
})();
