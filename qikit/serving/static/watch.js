// Looks again every second while a step of marking is at work, and changes only what is new, so
// that a screen reader says each piece of news once and the keyboard stays where it is.

const part = (name, page = document) => page.getElementById(name);

function take(name, page) {
  const [now, next] = [part(name), part(name, page)];
  if (now.innerHTML === next.innerHTML) return;
  const hadFocus = now.contains(document.activeElement);
  now.className = next.className;
  now.replaceChildren(...next.childNodes);
  if (hadFocus) now.querySelector("a")?.focus();
}

async function look() {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const name of ["says", "lines", "ways"]) take(name, page);
    if (!part("run", page).hasAttribute("data-running")) return;
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
