// Draws a panel of native HTML controls, sends each action, and shows what comes back.
// One action is under way at a time; of those that wait, only the latest of each control is sent.

const WAIT_BEFORE_WARNING_MS = 6000;

const TYPED = ["line", "text", "day", "number", "rows"];
const isBeingTyped = (input) => input?.known !== undefined && input.value !== input.known;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const group = (control, ...rows) => element("fieldset",
  { class: "qi-control", "data-control": control.id, disabled: control.disabled },
  element("legend", {}, control.label), ...rows);

const row = (type, control, [id, text], checked, change, name) => element("label", { class: "qi-option" },
  element("input", { type, name, value: id, checked, "data-key": `${control.id}:${id}`, onchange: change }),
  element("span", {}, text));

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
  input.addEventListener("change", leave);
  input.addEventListener("blur", leave);
  return field(control, name, input);
}

const shownNumber = (control) => `${control.value}${control.unit ? ` ${control.unit}` : ""}`;

const draw = {
  slider(control, send, name) {
    const output = element("output", { for: name }, shownNumber(control));
    const input = element("input", {
      type: "range", id: name, min: control.low, max: control.high, step: control.step,
      value: control.value, "data-key": control.id, "aria-valuetext": shownNumber(control),
      oninput: () => {
        const told = shownNumber({ ...control, value: Number(input.value) });
        output.textContent = told;
        input.setAttribute("aria-valuetext", told);
        send(control.id, Number(input.value));
      },
    });
    return element("div", { class: "qi-control", "data-control": control.id },
      element("label", { for: name }, `${control.label}: `, output), input);
  },
  number(control, send, name) {
    const input = element("input", {
      type: "number", id: name, min: control.low, max: control.high,
      step: control.step, value: control.value, "data-key": control.id,
      onchange: () => {
        input.known = input.value;
        send(control.id, input.value === "" ? null : Number(input.value));
      },
    });
    input.known = input.value;
    return element("div", { class: "qi-control", "data-control": control.id },
      element("label", { for: name }, control.label), input);
  },
  select(control, send, name) {
    const input = element("select", { id: name, "data-key": control.id, disabled: control.disabled,
      onchange: () => send(control.id, input.value) },
    ...control.options.map(([id, text]) => element("option", { value: id, selected: id === control.value }, text)));
    input.offered = JSON.stringify(control.options);
    return element("div", { class: "qi-control", "data-control": control.id },
      element("label", { for: name }, control.label), input);
  },
  radio(control, send, name) {
    return group(control, ...control.options.map((option) =>
      row("radio", control, option, option[0] === control.value, () => send(control.id, option[0]), name)));
  },
  ticks(control, send, name) {
    const picked = new Set(control.value);
    const change = (event) => {
      if (event.target.checked) picked.add(event.target.value); else picked.delete(event.target.value);
      send(control.id, control.options.map(([id]) => id).filter((id) => picked.has(id)));
    };
    return group(control, ...control.options.map((option) =>
      row("checkbox", control, option, picked.has(option[0]), change, name)));
  },
  file(control, send, name) {
    const input = element("input", {
      type: "file", id: name, accept: control.accept, "data-key": control.id,
      onchange: async () => {
        const [file] = input.files;
        if (file) send(control.id, null, { name: file.name, content: await file.arrayBuffer() });
      },
    });
    return element("div", { class: "qi-control", "data-control": control.id },
      element("label", { for: name }, control.label), input);
  },
  line: (control, send, name) => written("input", control, send, name, { type: "text" }),
  day: (control, send, name) => written("input", control, send, name, { type: "date" }),
  text: (control, send, name) => written("textarea", control, send, name, { rows: 3 }),
  rows: drawRows,
  page(control) {
    const link = element("a", { class: "qi-button qi-quiet", target: "_blank", rel: "noopener",
      "data-key": control.id }, control.label);
    showPage(link, control.value);
    return link;
  },
  button(control, send) {
    return element("button", {
      type: "button", class: `qi-button ${control.quiet ? "qi-quiet" : ""}`, "data-key": control.id,
      disabled: control.disabled, onclick: () => send(control.id, null),
    }, control.label);
  },
};

function showPage(link, html) {
  if (link.known === html) return;
  if (link.href) URL.revokeObjectURL(link.href);
  link.known = html;
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
}

// Rows of small forms. Rows are added and taken away at the end only, so that nobody loses the
// field they are typing in; what is in them moves instead.
function drawRows(control, send, name) {
  const list = element("div", { class: "qi-rows" });
  const add = element("button", { type: "button", class: "qi-button qi-quiet", "data-key": `${control.id}:add`,
    onclick: () => { change([...rows(), {}]); list.lastElementChild?.querySelector("input, textarea, select")?.focus(); },
  }, `Add ${control.each.toLowerCase()}`);
  const node = element("fieldset", { class: "qi-control qi-wide", "data-control": control.id },
    element("legend", {}, control.label),
    control.note ? element("p", { class: "qi-aside" }, control.note) : null, list, add);
  let held = [];
  const rows = () => held.map((each) => ({ ...each }));
  const cells = (place) => control.columns.map((column) => ({
    ...column, id: `${control.id}.${place}.${column.id}`, value: held[place][column.id] ?? column.value ?? "" }));
  const change = (next) => { node.show(next, control.columns); send(control.id, next); };
  const drop = (place) => { change(rows().filter((_, other) => other !== place)); add.focus(); };
  const up = (place) => {
    const next = rows();
    [next[place - 1], next[place]] = [next[place], next[place - 1]];
    change(next);
    list.children[place - 1].querySelector("[data-up]")?.focus();
  };
  const drawRow = (place) => {
    const told = `${control.each} ${place + 1}`;
    const set = (id, value) => {
      const next = rows();
      next[place][id.split(".")[2]] = value;
      held = next;
      send(control.id, next);
    };
    return element("fieldset", { class: "qi-row" }, element("legend", {}, told),
      ...cells(place).map((cell, column) => draw[cell.kind](cell, set, `${name}-${place}-${column}`)),
      element("div", { class: "qi-row-buttons" },
        control.ordered && place ? element("button", { type: "button", class: "qi-button qi-quiet", "data-up": true,
          onclick: () => up(place) }, `Move ${told.toLowerCase()} up`) : null,
        element("button", { type: "button", class: "qi-button qi-quiet", onclick: () => drop(place) },
          `Remove ${told.toLowerCase()}`)));
  };
  node.show = (value, columns) => {
    control.columns = columns;
    held = value.map((each) => ({ ...each }));
    while (list.children.length > held.length) list.lastElementChild.remove();
    while (list.children.length < held.length) list.append(drawRow(list.children.length));
    held.forEach((_, place) => updateControls(node, cells(place)));
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

function updateControls(panel, controls) {
  controls.forEach((control) => {
    const picked = new Set([control.value].flat());
    if (control.kind === "rows") {
      panel.querySelector(`[data-control="${CSS.escape(control.id)}"]`).show(control.value, control.columns);
      return;
    }
    if (control.kind === "radio" || control.kind === "ticks") {
      panel.querySelectorAll(`[data-control="${CSS.escape(control.id)}"] input`)
        .forEach((input) => { input.checked = picked.has(input.value); });
      return;
    }
    const input = panel.querySelector(`[data-key="${CSS.escape(control.id)}"]`);
    if (!input || input.type === "file" || input.type === "button") return;
    if (control.kind === "page") { showPage(input, control.value); return; }
    if (control.kind === "select") updateOptions(input, control.options);
    if (input === document.activeElement && (input.type === "range" || isBeingTyped(input))) return;
    input.value = control.value ?? "";
    input.known = input.value;
    if (input.type === "range") {
      input.setAttribute("aria-valuetext", shownNumber(control));
      panel.querySelector(`output[for="${input.id}"]`).textContent = shownNumber(control);
    }
  });
}

function render({ model, el }) {
  const prefix = `qi-${Math.random().toString(36).slice(2, 8)}`;
  const titleId = `${prefix}-title`;
  const view = () => model.get("view");
  const settings = element("div", { class: "qi-controls" });
  const buttons = element("div", { class: "qi-buttons" });
  const problem = element("div", { class: "qi-feedback", role: "alert" });
  const says = element("p", { class: "qi-says", role: "status" });
  const picture = element("div", { class: "qi-shown" });
  const panel = element("section", { class: "qi-panel", "aria-labelledby": titleId },
    element("strong", { class: "qi-title", id: titleId }, view().title),
    view().purpose ? element("p", {}, view().purpose) : null,
    settings, buttons, problem, says, picture);

  let [busy, warning, drawn] = [false, null, ""];
  const waiting = new Map();
  const send = (control, value, file = null) => {
    if (busy) { waiting.set(control, [control, value, file]); return; }
    busy = true;
    panel.classList.add("qi-busy");
    warning = setTimeout(() => tell("No answer yet. The connection may be slow or lost: reload the page."), WAIT_BEFORE_WARNING_MS);
    if (file) model.send({ control, name: file.name }, undefined, [file.content]);
    else model.send({ control, value });
  };
  const tell = (words) => {
    problem.className = `qi-feedback ${words ? "qi-wrong-kind" : ""}`;
    problem.textContent = words;
  };
  const shape = (controls) => JSON.stringify(controls.map(({ value, ...rest }) => (
    rest.kind === "rows" ? { ...rest, columns: rest.columns.map(({ options, ...column }) => column) } : rest)));

  const drawControls = (controls) => {
    const active = document.activeElement;
    const focused = active?.dataset?.key;
    const typed = isBeingTyped(active) ? active.value : null;
    settings.replaceChildren();
    buttons.replaceChildren();
    controls.forEach((control, place) => {
      const node = draw[control.kind](control, send, `${prefix}-${place}`);
      (["button", "page"].includes(control.kind) ? buttons : settings).append(node);
    });
    drawn = shape(controls);
    const again = focused && panel.querySelector(`[data-key="${CSS.escape(focused)}"]:not([disabled])`);
    again?.focus();
    if (again && typed !== null) again.value = typed;
  };
  const show = () => {
    const { controls, picture: seen, says: told, problem: wrong } = view();
    clearTimeout(warning);
    busy = false;
    panel.classList.remove("qi-busy");
    const settled = controls.filter((control) => !waiting.has(control.id) && !(wrong && TYPED.includes(control.kind)));
    if (drawn !== shape(controls)) drawControls(controls); else updateControls(panel, settled);
    picture.innerHTML = seen;
    if (says.innerHTML !== told) says.innerHTML = told;
    tell(wrong);
    const [next] = waiting.values();
    if (next) { waiting.delete(next[0]); send(...next); }
  };
  model.on("change:view", show);
  el.classList.add("qi-widget");
  el.append(panel);
  show();
}

export default { render };
