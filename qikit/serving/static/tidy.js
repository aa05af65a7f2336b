// Puts right, on a lesson's page, what widgets and Markdown leave out for keyboards and screen readers.
"use strict";

(() => {
  // Tables and pictures wider than the page scroll in a frame that the keyboard reaches too.
  function frameWide() {
    document.querySelectorAll(".jp-MarkdownOutput table").forEach((table) => {
      if (table.parentElement.classList.contains("scroll")) return;
      const frame = document.createElement("div");
      frame.className = "scroll";
      table.replaceWith(frame);
      frame.append(table);
    });
    document.querySelectorAll(".scroll, .jp-OutputArea-output, .qi-shown").forEach((frame) => {
      const wide = frame.scrollWidth > frame.clientWidth + 1 && getComputedStyle(frame).overflowX !== "visible";
      if (wide) {
        frame.setAttribute("tabindex", "0");
        frame.setAttribute("role", "group");
        frame.setAttribute("aria-label", "Wider than the page: scroll sideways");
      } else if (frame.getAttribute("role") === "group") {
        frame.removeAttribute("tabindex");
        frame.removeAttribute("role");
        frame.removeAttribute("aria-label");
      }
    });
  }

  // On a phone the right half of a chart may be out of sight, and with it the point of the story.
  function sayThereIsMore() {
    document.querySelectorAll("main figure [role='group'], .qi-shown").forEach((frame) => {
      frame.toggleAttribute("data-more", frame.scrollWidth > frame.clientWidth + 1);
    });
  }

  // ipywidgets shows a slider's name beside it, but does not tie it to the handle.
  function nameSliders() {
    document.querySelectorAll(".noUi-handle:not([aria-label])").forEach((handle) => {
      const label = handle.closest(".widget-inline-hbox")?.querySelector(".widget-label");
      if (label) handle.setAttribute("aria-label", label.textContent);
    });
  }

  function tidyWhenChanged() {
    let asked = false;
    const tidy = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; frameWide(); sayThereIsMore(); nameSliders(); });
    };
    new MutationObserver(tidy).observe(document.getElementById("content"), { childList: true, subtree: true });
    window.addEventListener("resize", tidy);
    for (const later of ["load", "toggle"]) document.addEventListener(later, tidy, true);
    tidy();
  }

  document.addEventListener("DOMContentLoaded", tidyWhenChanged);
})();
