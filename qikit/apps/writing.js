// Controls to write with: lines, longer text, dates, rows of them, and a page to print. Put before
// panel.js in one module, which draws every other control.

const TYPED = ["line", "text", "day", "number", "rows"];
const isBeingTyped = (input) => input?.validity && input.known !== undefined
  && (input.value !== input.known || input.validity.badInput); // a lone minus has no value yet

const field = (control, name, input) => element("div",
  { class: `qi-control ${control.kind === "text" ? "qi-wide" : ""}`, "data-control": control.id },
  element("label", { for: name }, control.label),
  control.note ? element("p", { class: "qi-aside", id: `${name}-note` }, control.note) : null, input);

// Sends when the writer moves on, and once only; also what was put back after a redraw.
function written(tag, control, send, name, attributes) {
  const input = element(tag, { id: name, "data-key": control.id,
    maxlength: control.longest, "aria-describedby": control.note ? `${name}-note` : null, ...attributes });
  input.value = control.value ?? "";
  input.known = input.value;
  const leave = () => {
    if (input.value === input.known) return;
    input.known = input.value;
    send(control.id, input.value);
  };
  input.leave = leave;
  input.addEventListener("change", leave);
  input.addEventListener("blur", leave);
  return field(control, name, input);
}

function showPage(link, html) {
  if (link.known === html) return;
  if (link.href) URL.revokeObjectURL(link.href);
  link.known = html;
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
}

// What a cell holds, as the summary of its row says it.
const inWords = (cell) => (cell.value === "" || cell.value == null ? ""
  : String(cell.options?.find(([id]) => id === cell.value)?.[1] ?? cell.value));

// Rows of small forms, each of which opens and closes; rows that hold nothing yet are open. They are
// added and taken away at the end only, so that nobody loses the field they are typing in: what is
// in them moves instead.
function drawRows(control, send, name) {
  const list = element("div", { class: "qi-rows" });
  const add = element("button", { type: "button", class: "qi-button qi-quiet", "data-key": `${control.id}:add`,
    onclick: () => { finishTyping(); change([...rows(), {}]); list.lastElementChild?.querySelector("input, textarea, select")?.focus(); },
  }, `Add ${control.each.toLowerCase()}`);
  const node = element("fieldset", { class: "qi-control qi-wide", "data-control": control.id },
    element("legend", {}, control.label),
    control.note ? element("p", { class: "qi-aside" }, control.note) : null, list, add);
  let held = [];
  const rows = () => held.map((each) => ({ ...each }));
  const cells = (place) => control.columns.map((column) => ({
    ...column, id: `${control.id}.${place}.${column.id}`, value: held[place][column.id] ?? column.value ?? "" }));
  const finishTyping = () => list.querySelectorAll("input, textarea")
    .forEach((input) => { if (isBeingTyped(input)) input.leave?.(); });
  const change = (next) => { node.show(next, control.columns); send(control.id, next); };
  const drop = (place) => { finishTyping(); change(rows().filter((_, other) => other !== place)); add.focus(); };
  const up = (place) => {
    finishTyping();
    const next = rows();
    [next[place - 1], next[place]] = [next[place], next[place - 1]];
    change(next);
    const moved = list.children[place - 1];
    moved.open = true;
    (moved.querySelector("[data-up]") ?? moved.querySelector("summary")).focus();
  };
  const small = (label, onclick) => element("button", { type: "button", class: "qi-button qi-quiet", onclick }, label);
  const rowInWords = (place) => cells(place).slice(0, 2).map(inWords).filter(Boolean).join(" – ");
  const drawRow = (place) => {
    const told = `${control.each} ${place + 1}`;
    const set = (id, value) => {
      finishTyping();
      const next = rows();
      next[place][id.split(".")[2]] = value;
      held = next;
      send(control.id, next);
    };
    const upButton = control.ordered && place ? small(`Move ${told.toLowerCase()} up`, () => up(place)) : null;
    if (upButton) upButton.dataset.up = "";
    return element("details", { class: "qi-row", open: rowInWords(place) === "", "data-key": `${control.id}.${place}` }, element("summary", {}),
      element("div", { class: "qi-cells", role: "group", "aria-label": told },
        ...cells(place).map((cell, column) => draw[cell.kind](cell, set, `${name}-${place}-${column}`)),
        element("div", { class: "qi-row-buttons" }, upButton, small(`Remove ${told.toLowerCase()}`, () => drop(place)))));
  };
  node.show = (value, columns) => {
    control.columns = columns;
    held = value.map((each) => ({ ...each }));
    while (list.children.length > held.length) list.lastElementChild.remove();
    while (list.children.length < held.length) list.append(drawRow(list.children.length));
    held.forEach((_, place) => {
      updateControls(node, cells(place));
      const told = [`${control.each} ${place + 1}`, rowInWords(place)].filter(Boolean).join(": ");
      list.children[place].querySelector("summary").textContent = told;
    });
    add.disabled = held.length >= control.most;
  };
  node.show(control.value, control.columns);
  return node;
}

function updateOptions(select, options) {
  const shown = JSON.stringify(options);
  if (select.offered === shown) return;
  select.offered = shown;
  select.replaceChildren(...options.map(([id, text]) => element("option", { value: id }, text)));
}
