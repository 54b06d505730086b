"use strict";
// Without this script the page shows everything; it adds filters, views and keys.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = document.body;
  const gone = all(".gone");
  const runs = all(".run");
  const chips = all(".chip");
  const views = all("[data-set-view]");
  const fold = document.querySelector(".fold");
  const status = document.querySelector(".status");
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";

  document.querySelector(".tools").hidden = false;

  // Labels: a click hides one; with Alt or Shift, all others.
  const applyFilter = () => {
    const shown = new Set(chips.filter(pressed).map((chip) => chip.dataset.label));
    for (const element of [...runs, ...gone]) element.hidden = !shown.has(element.dataset.label);
  };
  for (const chip of chips) {
    chip.addEventListener("click", (event) => {
      if (event.altKey || event.shiftKey) {
        const alone = chips.every((other) => pressed(other) === (other === chip));
        for (const other of chips) press(other, alone || other === chip);
      } else {
        press(chip, !pressed(chip));
      }
      applyFilter();
    });
  }

  const setView = (view) => {
    body.dataset.view = view;
    for (const button of views) press(button, button.dataset.setView === view);
  };
  for (const button of views) button.addEventListener("click", () => setView(button.dataset.setView));
  const nextView = () => {
    const at = views.findIndex(pressed);
    setView(views[(at + 1) % views.length].dataset.setView);
  };

  const toggleFold = () => {
    press(fold, !pressed(fold));
    for (const run of runs) run.open = !pressed(fold);
  };
  fold.addEventListener("click", toggleFold);

  // j and k walk over what the filter shows, from where the reader is.
  const step = (by) => {
    const there = gone.filter((element) => !element.hidden);
    if (!there.length) return;
    if (body.dataset.view === "article") setView("all");
    const focused = document.activeElement.closest(".gone");
    let at = there.indexOf(focused);
    if (at >= 0) at += by;
    else {
      const next = there.findIndex((element) => {
        const place = (element.closest(".run") || element).getBoundingClientRect();
        return place.top >= 0;
      });
      at = next < 0 ? there.length - 1 : by > 0 ? next : Math.max(0, next - 1);
    }
    if (at < 0 || at >= there.length) {
      status.textContent = by > 0 ? "That was the last removal." : "This is the first removal.";
      return;
    }
    const target = there[at];
    const run = target.closest(".run");
    if (run) run.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    status.textContent = `${at + 1} of ${there.length}`;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = {
      j: () => step(1),
      k: () => step(-1),
      f: toggleFold,
      v: nextView,
      Escape: () => document.activeElement.blur(),
    };
    const action = actions[event.key];
    if (!action) return;
    action();
    event.preventDefault();
  });

  // The sidebar marks the document that is being read.
  const links = all(".sidebar a");
  const articles = all(".document");
  const reading = () => {
    const top = (article) => article.getBoundingClientRect().top;
    const page = document.documentElement;
    if (window.innerHeight + window.scrollY < page.scrollHeight - 2) {
      return articles.findLast((article) => top(article) <= 0.3 * window.innerHeight) || articles[0];
    }
    // The last ones may be too short to get to the top.
    const target = articles.find((article) => `#${article.id}` === window.location.hash);
    return target && top(target) < window.innerHeight ? target : articles.at(-1);
  };
  const mark = () => {
    const hash = `#${reading().id}`;
    for (const link of links) {
      if (link.hash === hash) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (links.length) {
    const later = () => window.requestAnimationFrame(mark);
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("hashchange", later);
    mark();
  }
  if (window.matchMedia("(max-width: 60rem)").matches) {
    for (const list of all(".sidebar details")) list.open = false;
  }
})();
