// What is tried in the visitor's browser: each test answers with what it found, in words.
"use strict";

window.willItWork = ((base) => {
  const PATIENCE = 6000; // milliseconds
  const NARROW = 320;
  const COMFORTABLE = 700;
  const HALF = 50 * 1024;

  const works = (says) => ({ works: true, says });
  const fails = (says) => ({ works: false, says });

  function inTime(promise) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
    return Promise.race([promise, late]);
  }

  function browser() {
    const recent = typeof Promise.allSettled === "function" && "replaceAll" in String.prototype
      && typeof globalThis === "object" && typeof ResizeObserver === "function";
    return recent ? works("This browser is recent enough.")
      : fails("This browser is too old for the lessons. A current Chrome, Edge, Firefox or Safari will do.");
  }

  async function network() {
    const began = performance.now();
    const answer = await inTime(fetch(`${base}/sample.csv`, { cache: "no-store" }));
    const took = Math.round(performance.now() - began);
    if (!answer.ok) return fails("The course's server did not answer.");
    return works(took < 1000 ? `The server answers in ${took} milliseconds.`
      : `The server answers, but slowly: ${(took / 1000).toFixed(1)} seconds.`);
  }

  function webSockets() {
    const blocked = "WebSockets are blocked. Lessons can be read, but their questions and apps stay empty.";
    return inTime(new Promise((resolve) => {
      const address = new URL(`${base}/echo`, window.location.href);
      address.protocol = address.protocol.replace("http", "ws");
      const socket = new WebSocket(address);
      socket.onopen = () => socket.send("hello");
      socket.onmessage = ({ data }) => {
        resolve(data === "hello" ? works("A live connection is possible.") : fails(blocked));
        socket.close();
      };
      socket.onerror = socket.onclose = () => resolve(fails(blocked));
    })).catch(() => fails(blocked));
  }

  function cookies() {
    document.cookie = "will-it-work=yes; SameSite=Lax; path=/; max-age=60";
    const kept = document.cookie.includes("will-it-work=yes");
    document.cookie = "will-it-work=; path=/; max-age=0";
    return kept ? works("Cookies are kept.") : fails("Cookies are refused, so nobody can log in.");
  }

  function storage() {
    try {
      localStorage.setItem("will-it-work", "yes");
      const kept = localStorage.getItem("will-it-work") === "yes";
      localStorage.removeItem("will-it-work");
      if (kept) return works("The browser keeps settings.");
    } catch { /* told below */ }
    return fails("The browser keeps no settings. Your answers are on the server, so nothing is lost.");
  }

  function screen() {
    const width = document.documentElement.clientWidth;
    if (width < NARROW) return fails(`The window is ${width} pixels wide. Lessons need ${NARROW}: turn the phone, or zoom out.`);
    return works(width < COMFORTABLE
      ? `The window is ${width} pixels wide: right for a workshop; for writing a lot, a larger screen is easier.`
      : `The window is ${width} pixels wide.`);
  }

  function printing() {
    return typeof window.print === "function" ? works("This browser can print, or save as a PDF.")
      : fails("This browser cannot print. Open the certificate on another device.");
  }

  async function sendingUp() {
    const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie);
    const answer = await inTime(fetch(`${base}/upload`, {
      method: "POST",
      headers: { "X-XSRFToken": token ? token[1] : "" },
      body: new Blob([new Uint8Array(HALF)]),
    }));
    const arrived = answer.ok ? (await answer.json()).arrived : 0;
    return arrived === HALF ? works("A file of your own can be sent to the server.")
      : fails("The network does not let files through to the server.");
  }

  async function bringingDown() {
    const answer = await inTime(fetch(`${base}/sample.csv`, { cache: "no-store" }));
    const whole = answer.ok && (await answer.text()).startsWith("week,late,seen");
    return whole && "download" in HTMLAnchorElement.prototype ? works("Files can be downloaded.")
      : fails("Downloads are blocked or changed on the way.");
  }

  const TESTS = [
    ["browser", "Browser", browser],
    ["network", "Server", network],
    ["sockets", "Live connection (WebSockets)", webSockets],
    ["cookies", "Cookies", cookies],
    ["storage", "Settings in the browser", storage],
    ["screen", "Screen", screen],
    ["printing", "Printing", printing],
    ["upload", "Sending a file", sendingUp],
    ["download", "Getting a file", bringingDown],
  ];

  // Each way of using the course: its name, what it needs, and what to do where that is missing.
  const WAYS = [
    ["Reading the pages", ["network", "cookies"], "Ask for the course on paper, or use another network."],
    ["Lessons with questions, exercises and apps", ["browser", "network", "sockets", "cookies", "screen"],
      "Use another browser or network, or show the note below to your IT department."],
    ["A workshop game on this device", ["network", "cookies"], "Use mobile data, or share a neighbour's phone."],
    ["Your own data", ["browser", "network", "sockets", "cookies", "upload"],
      "Practise with the invented data; use your own from another network."],
    ["A certificate on paper", ["network", "cookies", "printing"], "Open it on a device that can print."],
  ];

  async function run(told) {
    const results = {};
    await Promise.all(TESTS.map(async ([id, name, test]) => {
      try {
        results[id] = await test();
      } catch {
        results[id] = fails("No answer came in time.");
      }
      told(name, results[id]);
    }));
    return results;
  }

  return { TESTS, WAYS, run };
})(document.getElementById("try").dataset.base);
