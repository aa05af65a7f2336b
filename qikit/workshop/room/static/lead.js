// Keeps the facilitator's page up to date and presses its buttons without loading it again.
"use strict";

const now = document.getElementById("now");
const address = now.dataset.room;
const EVERY_MS = 1000;
let version = now.dataset.version;
let clock = { left: Number(now.dataset.left ?? NaN), running: now.dataset.running === "yes", since: performance.now() };
let waiting = null;

const isTyping = () => now.contains(document.activeElement) && document.activeElement.matches("input:not([type=hidden])");

function show(data) {
  version = String(data.version);
  if (data.html === undefined) return;
  clock = { left: data.left ?? NaN, running: data.running, since: performance.now() };
  if (isTyping()) { waiting = data; tick(); return; }
  waiting = null;
  const focused = document.activeElement?.dataset?.key;
  const open = new Set([...now.querySelectorAll("details[open]")].map((one) => one.dataset.key));
  const scrolled = now.querySelector(".scroll")?.scrollTop ?? 0;
  now.innerHTML = data.html;
  now.querySelectorAll("details").forEach((one) => { one.open = open.has(one.dataset.key); });
  if (focused) now.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  const scroll = now.querySelector(".scroll");
  if (scroll) scroll.scrollTop = scrolled;
  tick();
}

function say(id, words) {
  const box = document.getElementById(id);
  box.hidden = !words;
  box.firstElementChild.textContent = words || "";
}

function tick() {
  const timer = document.getElementById("timer");
  if (!timer || Number.isNaN(clock.left)) return;
  const left = clock.running ? clock.left - (performance.now() - clock.since) / 1000 : clock.left;
  const seconds = Math.max(0, Math.ceil(left));
  timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  timer.classList.toggle("is-over", seconds === 0);
}

now.addEventListener("focusout", () => setTimeout(() => { if (waiting && !isTyping()) show(waiting); }));

now.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-step]")) return;
  event.preventDefault();
  const data = new FormData(form);
  data.set("do", event.submitter.value);
  event.submitter.disabled = true;
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" } });
    const told = await answer.json();
    form.querySelector("input[type=text]")?.blur();
    say("news", told.news);
    say("trouble", told.trouble);
    show(told);
  } catch {
    say("trouble", "That did not reach the server. Reload the page and try again.");
    event.submitter.disabled = false;
  }
});

async function look() {
  try {
    const answer = await fetch(`${address}/now?version=${version}`);
    if (answer.ok) show(await answer.json());
    if (answer.status === 404) { location.assign(address.replace(/\/room\/.*/, "")); return; }
  } catch { /* the next look may do better */ }
  setTimeout(look, EVERY_MS);
}

setInterval(tick, 500);
setTimeout(look, EVERY_MS);
