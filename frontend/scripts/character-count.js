// Counts what is left below a text with a limit (textarea[data-limit]). Nothing is cut: too long is said, not hidden.

for (const field of document.querySelectorAll("textarea[data-limit]")) {
  const limit = Number(field.dataset.limit);
  const place = document.querySelector(`[data-count-for="${CSS.escape(field.id)}"]`);
  if (!place) {
    continue;
  }
  const start = place.textContent;
  const count = () => {
    // Code points, as the server counts; a line break is one character there, as it is in the field's value.
    const left = limit - [...field.value].length;
    place.dataset.state = left < 0 ? "over" : "within";
    const sentence = left < 0 ? place.dataset.over : place.dataset.left;
    const number = new Intl.NumberFormat(document.documentElement.lang).format(Math.abs(left));
    place.textContent = field.value === "" ? start : sentence.replace("{count}", number);
  };
  field.addEventListener("input", count);
  count();
}
