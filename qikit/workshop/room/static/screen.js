// Draws what the projector shows and lets its clock run.

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function render({ model, el }) {
  const head = element("div", "qi-screen-head");
  const clock = element("p", "qi-screen-clock");
  const says = element("p", "qi-screen-says");
  says.setAttribute("role", "status");
  const board = element("div", "qi-screen-board");
  el.classList.add("qi-screen");
  el.append(head, says, board);
  let [since, shown] = [0, ""];

  const tick = () => {
    const { left, running } = model.get("view");
    clock.hidden = left === null || left === undefined;
    if (clock.hidden) return;
    const seconds = Math.max(0, Math.ceil(running ? left - (performance.now() - since) / 1000 : left));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("qi-screen-over", seconds === 0);
  };

  const show = () => {
    const view = model.get("view");
    since = performance.now();
    const title = element("div", "qi-screen-title");
    title.append(element("h2", "", view.title));
    head.replaceChildren(title, clock);
    if (view.code && view.open) {
      const join = element("div", "qi-screen-join");
      const words = element("div");
      words.append(element("p", "", view.joining ? "Join with your phone at" : "Room"));
      if (view.joining) words.append(element("p", "qi-screen-address", view.joining));
      words.append(element("p", "qi-screen-code", view.code));
      join.append(words);
      const picture = element("div", "qi-screen-qr");
      picture.innerHTML = view.qr;
      if (view.qr) join.append(picture);
      head.append(join);
    }
    el.classList.toggle("qi-screen-lobby", Boolean(view.lobby));
    if (says.textContent !== view.says) says.textContent = view.says;
    if (shown !== view.board) {
      const open = board.querySelector("details")?.open;
      shown = view.board;
      board.innerHTML = view.board ?? "";
      if (open) board.querySelector("details").open = true;
    }
    tick();
  };

  model.on("change:view", show);
  const ticking = setInterval(tick, 500);
  show();
  return () => clearInterval(ticking);
}

export default { render };
