// Makes the phone's page quicker: answers are sent without loading it again, and news arrives by
// itself. Without this script the page works as a plain form.
"use strict";

const form = document.getElementById("play");
const parts = { told: document.getElementById("told"), asks: document.getElementById("asks") };
const timer = document.getElementById("timer");
const trouble = document.getElementById("trouble");
const line = document.getElementById("line");
const room = form.dataset.room;
const waitingKey = `waiting ${room}`;
const RETRY_MS = [500, 1000, 2000, 4000, 8000];
const MOST_FAILURES = 10;  // of a connection that once worked; one that never did is given up at once
const NO_SEAT = 1008;

let mark = form.dataset.mark;
let seen = { told: parts.told.innerHTML, asks: null };
let clock = { left: Number(form.dataset.left ?? NaN), running: form.dataset.running === "yes", since: performance.now() };
let sending = false;
let tries = 0;
let retry = null;
let socket = null;
let socketWorks = "WebSocket" in window;
let socketWorked = false;
let failures = 0;
const typed = new Set();

// --- What is shown ----------------------------------------------------------------------------

function show(view) {
  if (!view || !view.mark) return;
  mark = view.mark;
  clock = { left: view.left ?? NaN, running: view.running, since: performance.now() };
  if (seen.told !== view.told) { seen.told = view.told; parts.told.innerHTML = view.told; }
  if (seen.asks !== view.asks) {
    if (seen.asks !== null && !waiting().length) line.textContent = "";  // it was about other questions
    seen.asks = view.asks;
    replaceAsks(view.asks);
  }
  tick();
}

function replaceAsks(html) {
  const focused = document.activeElement;
  const key = focused?.dataset?.key || focused?.name;
  const kept = new Map([...parts.asks.querySelectorAll("input, select")]
    .filter((input) => typed.has(input.name) && input.type !== "radio").map((input) => [input.name, input.value]));
  parts.asks.innerHTML = html;
  for (const [name, value] of kept) {
    const input = form.elements.namedItem(name);
    if (input && "value" in input) input.value = value;
  }
  if (key) [...parts.asks.querySelectorAll("button, input")].find((one) => (one.dataset.key || one.name) === key)?.focus();
}

function tick() {
  const left = clock.running ? clock.left - (performance.now() - clock.since) / 1000 : clock.left;
  timer.hidden = Number.isNaN(left);
  if (timer.hidden) return;
  const seconds = Math.max(0, Math.ceil(left));
  timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  timer.classList.toggle("is-over", seconds === 0);
}

function complain(words) {
  trouble.hidden = !words;
  trouble.firstElementChild.textContent = words || "";
}

// --- Answers: kept on this phone until the room has stored them ----------------------------------

function waiting() {
  try { return JSON.parse(sessionStorage.getItem(waitingKey)) || []; } catch { return []; }
}

function keep(list) {
  try { sessionStorage.setItem(waitingKey, JSON.stringify(list)); } catch { /* a private window */ }
}

function newOnce() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(form);
  if (event.submitter?.name) data.set(event.submitter.name, event.submitter.value);
  data.set("once", newOnce());
  data.delete("proof");
  keep([...waiting(), new URLSearchParams(data).toString()]);
  typed.clear();
  complain("");
  send();
});

form.addEventListener("input", (event) => typed.add(event.target.name));

async function send() {
  const [next, ...rest] = waiting();
  if (sending || next === undefined) return;
  sending = true;
  clearTimeout(retry);
  form.classList.add("is-sending");
  const body = new URLSearchParams(next);
  body.set("proof", form.elements.proof.value);  // that of this page, if it was loaded again
  try {
    const answer = await fetch(form.action, {
      method: "POST", body, redirect: "error", signal: AbortSignal.timeout?.(10000),
      headers: { Accept: "application/json" },
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error("later");
    const view = await answer.json();
    keep(rest);
    tries = 0;
    show(view);
    line.textContent = view.trouble ? "" : "Sent.";
    complain(view.trouble);
  } catch {
    line.textContent = "Not sent yet. Your answer is kept on this phone and sent as soon as it can be.";
    tries += 1;
    retry = setTimeout(send, RETRY_MS[Math.min(tries, RETRY_MS.length) - 1]);
  } finally {
    sending = false;
    form.classList.remove("is-sending");
  }
  if (tries === 0) send();
}

// --- News: a WebSocket where the network lets it through, else requests that wait -----------------

function listen() {
  if (!socketWorks) { ask(); return; }
  let heard = false;
  try {
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${room}/live`);
  } catch { socketWorks = false; ask(); return; }
  socket.onmessage = (event) => { heard = socketWorked = true; failures = 0; show(JSON.parse(event.data)); };
  socket.onclose = (event) => {
    failures += heard ? 0 : 1;
    const blocked = !socketWorked || failures > MOST_FAILURES;
    if (event.code === NO_SEAT || blocked) { socketWorks = false; ask(); return; }
    setTimeout(listen, 500 + Math.random() * 1500);  // not the whole hall in the same moment
  };
}

async function ask() {
  let pause = 300;
  try {
    const answer = await fetch(`${room}/news?mark=${encodeURIComponent(mark)}`, { headers: { Accept: "application/json" } });
    if (answer.status === 403 || answer.status === 404) { location.reload(); return; }
    if (answer.ok) show(await answer.json()); else pause = 4000;
  } catch { pause = 3000; }
  setTimeout(ask, pause);
}

addEventListener("online", send);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") { send(); if (socketWorks && socket?.readyState > 1) listen(); }
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

setInterval(tick, 500);
tick();
send();
listen();
