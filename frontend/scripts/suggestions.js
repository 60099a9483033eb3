// Suggestions while typing: a combobox (ARIA Authoring Practices, "editable combobox with list autocomplete")
// for every input that names a source in data-suggest-url. Without this script the input is a plain search field.

const WAIT = 120; // milliseconds of rest before asking; a quick typist pauses longer between words
const LEAST = 2; // letters before asking

let number = 0;

/**
 * Gives an input suggestions from a source.
 * @param {HTMLInputElement} input
 * @param {{source: string, choose: (item: {kind?: string, text: string, href?: string, value?: string}) => void}} options
 */
export function suggest(input, { source, choose }) {
  const list = document.createElement("ul");
  list.id = `suggestions-${(number += 1)}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? input.name);
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.parentElement.append(list, status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  const words = input.closest("[data-none]")?.dataset ?? input.dataset;

  let items = [];
  let active = -1;
  let timer = 0;
  let request = null;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    items = [];
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((option, position) => {
      option.setAttribute("aria-selected", String(position === active));
    });
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  function take(item) {
    close();
    choose(item);
  }

  function show(found) {
    close();
    items = found;
    status.textContent = sentence(found.length);
    if (found.length === 0) {
      return;
    }
    list.append(...found.map((item, index) => option(`${list.id}-${index}`, item, words)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  // at most ten are shown, and up to ten there are two forms in all four languages
  function sentence(count) {
    if (count === 0) {
      return words.none ?? "";
    }
    const form = count === 1 ? words.countOne : words.count;
    return (form ?? "{count}").replace("{count}", String(count));
  }

  async function ask() {
    request?.abort();
    const typed = input.value.trim();
    if (typed.length < LEAST) {
      close();
      return;
    }
    request = new AbortController();
    const address = new URL(source, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: request.signal, headers: { accept: "application/json" } });
      const body = answer.ok ? await answer.json() : [];
      show((Array.isArray(body) ? body : (body.suggestions ?? [])).slice(0, 10));
    } catch (error) {
      if (error.name !== "AbortError") {
        close(); // no network: the field still works as plain text
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) {
        if (event.key === "ArrowDown") {
          ask();
        }
        return;
      }
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // one place more than there are options: past the last one stands the typed text itself
      activate(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(items[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus in the input
  list.addEventListener("click", (event) => {
    const index = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (index >= 0) {
      take(items[index]);
    }
  });
}

function option(id, item, words) {
  const row = document.createElement("li");
  row.id = id;
  row.className = "suggestions__option";
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.textContent = item.text;
  row.append(text);
  const kind = words[item.kind];
  if (kind) {
    const label = document.createElement("span");
    label.className = "suggestions__kind";
    label.textContent = kind;
    row.append(label);
  }
  return row;
}

for (const input of document.querySelectorAll("input[data-suggest-url]")) {
  suggest(input, {
    source: input.dataset.suggestUrl,
    choose(item) {
      const target = item.href ? new URL(item.href, location.href) : null;
      if (target && target.origin === location.origin) {
        location.assign(target);
      } else {
        input.value = item.text;
        input.form?.requestSubmit();
      }
    },
  });
}
