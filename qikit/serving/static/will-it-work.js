// Shows what came of each test, which ways of using the course will work, and a note to pass on.
"use strict";

(() => {
  const { TESTS, WAYS, run } = window.willItWork;
  const find = (id) => document.getElementById(id);
  const rows = {};

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function listTests() {
    for (const [, name] of TESTS) {
      const row = document.createElement("tr");
      const head = element("th", name);
      head.scope = "row";
      row.append(head, element("td", "Trying …"));
      rows[name] = row;
      find("tests").append(row);
    }
  }

  function showResult(name, result) {
    const row = rows[name];
    row.className = result.works ? "works" : "fails";
    row.lastChild.replaceChildren(element("span", result.works ? "✓ Works." : "✗ Does not work.", "mark"), ` ${result.says}`);
  }

  function showWays(results) {
    let working = 0;
    for (const [name, needs, otherwise] of WAYS) {
      const good = needs.every((need) => results[need].works);
      working += good;
      const item = element("li", "", good ? "works" : "fails");
      item.append(element("span", good ? "✓ Will work:" : "✗ Will not work:", "mark"), ` ${name}.`);
      if (!good) item.append(" ", element("span", otherwise, "muted"));
      find("ways").append(item);
    }
    find("summary").textContent = working === WAYS.length
      ? "Everything will work here."
      : `${working} of ${WAYS.length} ways of using the course will work here. The others are named below, with what to do.`;
  }

  function showNote(results) {
    const when = new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    const list = document.createElement("ul");
    for (const [id, name] of TESTS) {
      const { works, says } = results[id];
      list.append(element("li", `${name}: ${works ? "works" : "DOES NOT WORK"}. ${says}`));
    }
    find("found").append(
      element("p", `Tried on ${when}, from ${window.location.origin}, with ${navigator.userAgent}:`), list);
    find("tools").hidden = false;
  }

  function noteAsText() {
    const parts = find("note").querySelectorAll("p, li");
    return [...parts].map((part) => (part.localName === "li" ? `- ${part.textContent.trim()}` : part.textContent.trim())).join("\n");
  }

  async function copyNote() {
    try {
      await navigator.clipboard.writeText(noteAsText());
      find("copied").textContent = "Copied.";
    } catch {
      window.getSelection().selectAllChildren(find("note"));
      find("copied").textContent = "The note is marked: copy it with Ctrl and C.";
    }
  }

  async function readFile() {
    const file = find("file").files[0];
    if (!file) return;
    const same = await file.text().then((text) => text.startsWith("week,late,seen"), () => false);
    find("file-says").textContent = same
      ? "✓ Works. The file came down and could be opened again: your own data will work."
      : "✗ That is another file, or it was changed on the way. Choose will-it-work.csv.";
  }

  find("try").hidden = false;
  find("copy").addEventListener("click", copyNote);
  find("print").addEventListener("click", () => window.print());
  find("file").addEventListener("change", readFile);
  listTests();
  run(showResult).then((results) => {
    showWays(results);
    showNote(results);
    document.documentElement.dataset.tried = "true";
  });
})();
