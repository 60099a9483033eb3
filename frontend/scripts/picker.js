// Concepts picked by typing: what is chosen becomes a ticked box in the list. Without this script the button beside
// the field sends the form and the server offers what it found as boxes.

import { suggest } from "./suggestions.js";

for (const picker of document.querySelectorAll("[data-picker]")) {
  const name = picker.dataset.picker;
  const chosen = picker.querySelector("[data-chosen]");
  const input = picker.querySelector(".picker__find input");
  picker.querySelector(".picker__find button").hidden = true;

  const add = (value, text) => {
    const present = [...chosen.querySelectorAll("input")].find((box) => box.value === value);
    if (present) {
      present.checked = true;
    } else {
      chosen.append(row(name, value, text));
    }
  };
  // what draft-keeper.js kept of an earlier visit
  picker.addEventListener("picker:add", (event) => add(event.detail.value, event.detail.text));

  suggest(input, {
    source: picker.dataset.source,
    choose(item) {
      add(item.value ?? item.text, item.text);
      input.value = "";
      input.focus();
      chosen.dispatchEvent(new Event("change", { bubbles: true })); // so that the draft keeper saves it
    },
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // picking a word must not send a long form
    }
  });
}

function row(name, value, text) {
  const item = document.createElement("li");
  item.className = "picker__item";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "choice__input";
  box.name = name;
  box.value = value;
  box.checked = true;
  box.id = `${name}-added-${value}`;
  const label = document.createElement("label");
  label.className = "choice__label";
  label.htmlFor = box.id;
  label.textContent = text;
  item.append(box, label);
  return item;
}
