// Everything works without this file; it makes a few things quicker.
import { initAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

foldNavigation(document.querySelector(".gt-nav"));
document.addEventListener("submit", leaveOutEmptyFilters);
document.addEventListener("submit", sayThatItGoesOn);
document.addEventListener("click", copyLastMonth);
document.addEventListener("click", splitAtCursor);
document.addEventListener("click", showOnPage);
document.addEventListener("keydown", stepThroughFigures);
addEventListener("hashchange", showTogether);
showTogether();
for (const button of document.querySelectorAll("[data-copy-from]")) button.hidden = false;

/** On a phone the service's pages fold away behind a button. */
function foldNavigation(nav) {
  const list = nav?.querySelector("ul");
  if (!list) return;
  list.id ||= "gt-nav-list";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "gt-nav__menu";
  button.textContent = "Menu";
  button.setAttribute("aria-controls", list.id);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
  });
  list.before(button);
}

/** So that a filtered list's address holds only what was chosen. */
function leaveOutEmptyFilters(event) {
  if (!event.target.matches("form.gt-filters")) return;
  const empty = [...event.target.elements].filter((field) => field.name && field.value === "");
  for (const field of empty) field.disabled = true;
  // A page that is come back to with "Back" has them again.
  addEventListener("pageshow", () => empty.forEach((field) => (field.disabled = false)), { once: true });
}

/** A button's data-waiting is said beside it while what it asked for is made. */
function sayThatItGoesOn({ submitter, defaultPrevented }) {
  const words = submitter?.dataset.waiting;
  if (!words || defaultPrevented || submitter.nextElementSibling?.matches("[role=status]")) return;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  submitter.after(said);
  said.textContent = words; // once it stands in the page, so that it is read aloud
  addEventListener("pageshow", () => said.remove(), { once: true });
}

/** A button's data-copy-from names an element, its data-copy-to a field. */
function copyLastMonth(event) {
  const button = event.target.closest?.("[data-copy-from]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copyTo);
  field.value = document.getElementById(button.dataset.copyFrom).innerText.trim();
  field.focus();
}

/** In a chart with data-points, the arrow keys go from figure to figure; what each says is shown. */
function stepThroughFigures(event) {
  const chart = event.target.closest?.("[data-points]");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!chart || !step) return;
  event.preventDefault();
  const figures = [...chart.querySelectorAll(".gt-figure")];
  const now = figures.findIndex((figure) => figure.classList.contains("gt-here"));
  const from = now < 0 ? (step > 0 ? -1 : figures.length) : now;
  const here = figures[Math.min(Math.max(from + step, 0), figures.length - 1)];
  figures[now]?.classList.remove("gt-here");
  here.classList.add("gt-here");
  here.scrollIntoView({ block: "nearest", inline: "nearest" });
  document.getElementById(chart.dataset.points).textContent = here.querySelector("title").textContent;
}

/** An item of a report and its marks on the pages are shown together, whichever was asked for. */
function showTogether() {
  for (const shown of document.querySelectorAll(".gt-chosen")) shown.classList.remove("gt-chosen");
  const asked = document.getElementById(location.hash.slice(1))?.closest("[data-thing]");
  if (!asked) return;
  const things = [...document.querySelectorAll(`[data-thing="${asked.dataset.thing}"]`)];
  for (const thing of things) thing.classList.add("gt-chosen");
  const pane = document.querySelector(".gt-report__page");
  // On a phone pages and items are one column: only what was asked for is scrolled to.
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const other = things.find((thing) => pane.contains(thing) !== pane.contains(asked));
  for (const thing of [other, asked]) thing?.scrollIntoView({ block: "nearest" });
}

/** A click on an item's words follows its link to the page. */
function showOnPage(event) {
  if (event.target.closest("a, button, input, label, select, summary, textarea")) return;
  event.target.closest(".gt-finding[data-thing]")?.querySelector('a[href^="#mark-"]')?.click();
}

/** A finding without an empty line is split where the cursor stands. */
function splitAtCursor(event) {
  const words = document.getElementById(event.target.closest?.("[data-splits]")?.dataset.splits);
  const at = words?.selectionStart;
  if (!at || at >= words.value.length || /\n\s*\n/.test(words.value.trim())) return;
  words.value = `${words.value.slice(0, at)}\n\n${words.value.slice(at)}`;
}
