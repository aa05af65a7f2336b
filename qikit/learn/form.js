// Draws one question with native HTML controls. It holds no rules: it shows what the Python side
// says, sends back what the learner does, and keeps screen readers told.

const WAIT_BEFORE_WARNING_MS = 6000;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "html") node.innerHTML = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// Words as HTML where the Python side made it from an author's Markdown, else as plain text.
function words({ text, html }) {
  return html == null ? element("span", {}, text) : element("span", { html });
}

function box(type, { name, value, checked, label, change }) {
  const input = element("input", { type, name, value, checked, onchange: change });
  return element("label", { class: "qi-option" }, input, words(label));
}

const draw = {
  choice({ question, answer, set, name }) {
    return question.options.map((option) =>
      box("radio", {
        name, value: option.id, label: option, checked: answer === option.id,
        change: () => set(option.id),
      }));
  },

  many({ question, answer, set, name }) {
    return tickBoxes(question.options, answer, set, name);
  },

  points({ question, answer, set, name }) {
    const ticks = question.labels.map((label) => ({ id: label, text: label }));
    return [element("div", { class: "qi-points" }, ...tickBoxes(ticks, answer, set, name))];
  },

  number({ question, answer, set, name, labelledby }) {
    const input = element("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", id: name,
      "aria-labelledby": labelledby, "aria-describedby": `${name}-unit`,
      value: answer ?? "", onchange: (event) => set(event.target.value.trim()),
    });
    return [element("span", { class: "qi-number" }, input,
      element("span", { id: `${name}-unit` }, question.unit))];
  },

  text({ question, answer, set, name, labelledby, shown }) {
    let later;
    const send = (event) => set(event.target.value);
    const area = element("textarea", {
      id: name, rows: question.rows, "aria-labelledby": labelledby,
      oninput: (event) => { clearTimeout(later); later = setTimeout(() => send(event), 700); },
      onchange: (event) => { clearTimeout(later); send(event); },
    });
    area.value = answer ?? "";
    shown((words) => { if (area.value !== words) area.value = words ?? ""; });
    return [area];
  },

  order({ question, answer, set, tell }) {
    const items = new Map(question.items.map((item) => [item.id, item]));
    let order = Array.isArray(answer) && answer.length ? [...answer] : [...items.keys()];
    const list = element("ol", { class: "qi-order" });
    const move = (place, step) => {
      const [item] = order.splice(place, 1);
      order.splice(place + step, 0, item);
      set([...order]);
      show();
      const row = list.children[place + step];
      (row.querySelector(`[data-step="${step}"]:not([disabled])`) ?? row.querySelector("button:not([disabled])")).focus();
      tell(`${items.get(item).text}: now number ${place + step + 1} of ${order.length}.`);
    };
    const button = (place, step, word, sign) => element("button", {
      type: "button", class: "qi-move", "data-step": step,
      disabled: place + step < 0 || place + step >= order.length,
      "aria-label": `Move ${word}: ${items.get(order[place]).text}`, onclick: () => move(place, step),
    }, sign);
    const show = () => list.replaceChildren(...order.map((id, place) =>
      element("li", {}, words(items.get(id)),
        element("span", { class: "qi-moves" }, button(place, -1, "up", "↑"), button(place, 1, "down", "↓")))));
    show();
    return [list];
  },
};

function tickBoxes(ticks, answer, set, name) {
  const picked = new Set(Array.isArray(answer) ? answer : []);
  return ticks.map((tick) =>
    box("checkbox", {
      name, value: tick.id, label: tick, checked: picked.has(tick.id),
      change: (event) => {
        if (event.target.checked) picked.add(tick.id); else picked.delete(tick.id);
        set(ticks.map((each) => each.id).filter((each) => picked.has(each)));
      },
    }));
}

function heading(question, titleId, promptId) {
  const marks = question.points ? `${question.points} ${question.points === 1 ? "mark" : "marks"}` : "";
  const aside = [question.optional ? "optional" : "", marks].filter(Boolean).join(" · ");
  return [
    element("span", { class: "qi-title", id: titleId }, question.title,
      aside ? element("span", { class: "qi-aside" }, ` ${aside}`) : null),
    element("div", { class: "qi-prompt", id: promptId, html: question.prompt }),
  ];
}

function render({ model, el }) {
  const question = model.get("question");
  const name = `qi-${question.id}-${Math.random().toString(36).slice(2, 8)}`;
  const [titleId, promptId] = [`${name}-title`, `${name}-prompt`];
  const grouped = ["choice", "many", "points", "order"].includes(question.kind);

  const status = element("span", { class: "qi-saved", role: "status" });
  const feedback = element("div", { class: "qi-feedback", "aria-live": "polite" });
  const revealed = element("div", { class: "qi-revealed", "aria-live": "polite", tabindex: "-1" });
  let [waiting, moved] = [null, ""];

  const set = (answer) => {
    if (JSON.stringify(answer) === JSON.stringify(model.get("answer"))) return; // nothing to save
    status.textContent = "Saving…";
    moved = "";
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      status.textContent = "Not saved yet. The connection may be slow or lost: reload the page, then answer again.";
    }, WAIT_BEFORE_WARNING_MS);
    model.set("answer", answer);
    model.save_changes();
  };

  const controls = () => draw[question.kind]({
    question, answer: model.get("answer"), set, name, labelledby: `${titleId} ${promptId}`,
    tell: (words) => { moved = `${words} `; status.textContent = words; },
    shown: (show) => model.on("change:answer", () => show(model.get("answer"))),
  });
  const act = () => {
    if (document.activeElement && el.contains(document.activeElement)) {
      const active = document.activeElement;
      if (active.matches("input[type=text], textarea")) active.dispatchEvent(new Event("change"));
    }
    if (question.kind === "order" && model.get("answer") == null) {
      set(question.items.map((item) => item.id));
    }
    model.send({ do: question.action.do });
  };
  const action = question.action.do
    ? element("button", { type: "button", class: "qi-button", onclick: act }, question.action.label)
    : null;
  const fields = element(grouped ? "fieldset" : "div", { class: "qi-fields" });
  const parts = heading(question, titleId, promptId);
  fields.append(...(grouped ? [element("legend", {}, ...parts)] : parts), ...controls());

  const showSaved = () => {
    clearTimeout(waiting);
    status.textContent = model.get("committed") ? "Your guess is kept." : moved + model.get("saved");
  };
  const showFeedback = () => {
    const told = model.get("feedback");
    feedback.replaceChildren();
    feedback.className = `qi-feedback ${told.state ? `qi-${told.state}` : ""}`;
    if (told.state) {
      feedback.append(element("strong", {}, told.heading), element("div", { html: told.html }));
    }
  };
  const showRevealed = () => {
    revealed.innerHTML = model.get("revealed");
    if (!model.get("committed")) return;
    fields.querySelectorAll("input, textarea, button").forEach((control) => { control.disabled = true; });
    if (action === document.activeElement) revealed.focus();
    action?.remove();
    feedback.replaceChildren();
    showSaved();
  };
  model.on("change:saved", showSaved);
  model.on("change:feedback", showFeedback);
  model.on("change:revealed", showRevealed);
  model.on("change:committed", showRevealed);

  el.classList.add("qi-widget");
  el.append(element("section", { class: "qi-question", "aria-labelledby": titleId },
    fields, element("div", { class: "qi-actions" }, action, status), feedback, revealed));
  showSaved();
  showFeedback();
  showRevealed();
}

export default { render };
