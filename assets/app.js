// Everything works without this file; it makes a few things quicker.
import { initAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

foldNavigation(document.querySelector(".gt-nav"));
document.addEventListener("submit", leaveOutEmptyFilters);
document.addEventListener("click", copyLastMonth);
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

/** A button's data-copy-from names an element, its data-copy-to a field. */
function copyLastMonth(event) {
  const button = event.target.closest?.("[data-copy-from]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copyTo);
  field.value = document.getElementById(button.dataset.copyFrom).innerText.trim();
  field.focus();
}
