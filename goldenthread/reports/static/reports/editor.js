// Marks of light text by buttons and by Ctrl+B. Without this file they are typed.
const TABLE = "Title of the table\n| What | Number |\n|---|---|\n| First | 1 |\n| Second | 2 |";
const STARTS = /^(#{1,6}\s+|[-*+]\s+|\d{1,4}[.)]\s+)/;

for (const bar of document.querySelectorAll("[data-marks]")) {
  const field = document.getElementById(bar.dataset.marks);
  bar.hidden = false;
  bar.addEventListener("click", (event) => mark(field, event.target.closest("button")?.dataset.mark));
  field.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "b" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    mark(field, "bold");
  });
}

function mark(field, kind) {
  if (!kind) return;
  field.focus();
  if (kind === "bold") return bold(field);
  if (kind === "table") return table(field);
  eachLine(field, { heading: () => "## ", list: () => "- ", numbers: (n) => `${n}. ` }[kind]);
}

/** Through the browser's own editing, so that it can be undone; `from` to `to` is replaced. */
function put(field, from, to, words) {
  field.setSelectionRange(from, to);
  const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (!done) field.setRangeText(words, from, to, "end");
}

/** What is chosen between stars; where it is already, without them. */
function bold(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const chosen = value.slice(from, to);
  const inner = chosen.trim();
  if (inner.length > 4 && inner.startsWith("**") && inner.endsWith("**")) {
    put(field, from, to, chosen.replace(inner, () => inner.slice(2, -2)));
    return field.setSelectionRange(from, to - 4);
  }
  const words = inner || "bold words";
  const begin = from + (inner ? chosen.indexOf(inner) : 0);
  put(field, begin, inner ? begin + inner.length : to, `**${words}**`);
  if (inner) field.setSelectionRange(begin, begin + words.length + 4);
  else field.setSelectionRange(begin + 2, begin + 2 + words.length);
}

/** Each chosen line begins with a mark in place of another; where all have it, they lose it. */
function eachLine(field, markOf) {
  const { selectionStart, selectionEnd, value } = field;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? selectionEnd - 1 : selectionEnd;
  const end = value.indexOf("\n", last);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  let n = 0;
  const stays = (line) => line.startsWith("|") || (!line.trim() && lines.length > 1);
  const marked = lines.map((line) => (stays(line) ? line : markOf(++n) + line.replace(STARTS, "")));
  const same = marked.every((line, at) => line === lines[at]);
  const made = (same ? lines.map((line) => line.replace(STARTS, "")) : marked).join("\n");
  put(field, from, to, made);
  field.setSelectionRange(lines.length > 1 ? from : from + made.length, from + made.length);
}

/** A table to fill in, after the paragraph where the cursor stands; its title is chosen. */
function table(field) {
  const { selectionEnd, value } = field;
  const end = value.indexOf("\n", selectionEnd);
  const at = end < 0 ? value.length : end;
  const before = value.slice(0, at).trim() ? "\n\n" : "";
  put(field, at, at, `${before}${TABLE}\n`);
  const title = at + before.length;
  field.setSelectionRange(title, title + TABLE.indexOf("\n"));
}
