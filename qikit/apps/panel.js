// Draws a panel of native HTML controls, sends each action, and shows what comes back.
// One action is under way at a time; of those that wait, only the latest of each control is sent.

const WAIT_BEFORE_WARNING_MS = 6000;

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
    const note = element("p", { class: "qi-aside", role: "alert" });
    const leave = () => {
      note.textContent = input.validity.badInput ? "Write digits only, such as 12.5." : "";
      if (input.validity.badInput || input.value === input.known) return;
      input.known = input.value;
      send(control.id, input.value === "" ? null : Number(input.value));
    };
    const input = element("input", {
      type: "number", id: name, min: control.low, max: control.high, step: control.step,
      value: control.value, "data-key": control.id, onchange: leave, onblur: leave,
    });
    input.known = input.value;
    return element("div", { class: "qi-control", "data-control": control.id },
      element("label", { for: name }, control.label), input, note);
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

  const usable = (key) => key && panel.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);

  // Keeps the focus where it was; on the button before, if the one that was pressed is gone.
  const drawControls = (controls) => {
    const active = document.activeElement;
    const focused = active?.dataset?.key;
    const pressed = [...buttons.children].indexOf(active);
    const before = [...buttons.children].slice(0, pressed + 1).map((button) => button.dataset.key).reverse();
    const typed = isBeingTyped(active) ? [active.value, active.selectionStart, active.selectionEnd] : null;
    const open = [...settings.querySelectorAll("details[open]")].map((row) => row.dataset.key);
    settings.replaceChildren();
    buttons.replaceChildren();
    controls.forEach((control, place) => {
      const node = draw[control.kind](control, send, `${prefix}-${place}`);
      (["button", "page"].includes(control.kind) ? buttons : settings).append(node);
    });
    drawn = shape(controls);
    settings.querySelectorAll("details").forEach((row) => { row.open ||= open.includes(row.dataset.key); });
    const again = (before.length ? before : [focused]).map(usable).find(Boolean);
    again?.focus();
    if (again && typed) {
      again.value = typed[0];
      if (typed[1] !== null) again.setSelectionRange(typed[1], typed[2]);
    }
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
