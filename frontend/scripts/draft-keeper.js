// Keeps what is typed into a long form (form[data-keep="a name"]) on this device, so that a session that ends or a
// window that closes loses nothing. With data-keep-url the form is also posted there now and then.
// A copy leaves this device when the server's form shows the same, when the reader drops it, at sign-out (sign-out.js),
// and after a week.

const PREFIX = "ronl-draft:";
const REST = 1000; // milliseconds without typing before the copy is written
const EACH = 20000; // at most one post in so many milliseconds
const WEEK = 7 * 24 * 3600 * 1000;

for (const form of document.querySelectorAll("form[data-keep]")) {
  keep(form);
}

function keep(form) {
  const key = PREFIX + form.dataset.keep;
  const start = JSON.stringify(values(form));
  const stored = read(key);
  if (stored && (Date.now() - stored.at > WEEK || JSON.stringify(stored.values) === start)) {
    forget(key);
  } else if (stored) {
    offer(form, key, stored);
  }

  const status = document.createElement("p");
  status.className = "field__hint";
  status.setAttribute("role", "status");
  form.querySelector(".form__actions")?.append(status);

  let timer = 0;
  let posted = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = values(form);
      if (JSON.stringify(now) === start) {
        return;
      }
      if (write(key, now)) {
        const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(new Date());
        status.textContent = (form.dataset.kept ?? "").replace("{time}", time);
      }
      if (form.dataset.keepUrl && Date.now() - posted > EACH) {
        posted = Date.now();
        fetch(form.dataset.keepUrl, { method: "POST", body: textOnly(form), redirect: "manual" }).catch(() => {});
      }
    }, REST);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
}

function offer(form, key, stored) {
  const box = document.createElement("div");
  box.className = "notice notice--info";
  box.setAttribute("role", "status");
  const body = document.createElement("div");
  body.className = "notice__body";
  const title = document.createElement("p");
  title.className = "notice__title";
  title.textContent = form.dataset.found ?? "";
  body.append(
    title,
    act(form.dataset.restore, "secondary", () => restore(form, stored.values)),
    act(form.dataset.forget, "quiet", () => forget(key)),
  );
  box.append(body);
  form.prepend(box);

  function act(label, kind, then) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button button--small button--${kind}`;
    button.textContent = label ?? "";
    button.addEventListener("click", () => {
      then();
      box.remove();
    });
    return button;
  }
}

function kept(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type),
  );
}

/** All typed and ticked values, by name; what a picker holds, with its words. */
function values(form) {
  const all = {};
  for (const picker of form.querySelectorAll("[data-picker]")) {
    all[`picker:${picker.dataset.picker}`] = [...picker.querySelectorAll("[data-chosen] input:checked")].map((box) => ({
      value: box.value,
      text: box.labels[0]?.textContent ?? box.value,
    }));
  }
  for (const field of kept(form)) {
    const list = (all[field.name] ??= []);
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked) {
        list.push(field.value);
      }
    } else {
      list.push(field.value);
    }
  }
  return all;
}

function restore(form, stored) {
  for (const picker of form.querySelectorAll("[data-picker]")) {
    for (const item of stored[`picker:${picker.dataset.picker}`] ?? []) {
      picker.dispatchEvent(new CustomEvent("picker:add", { detail: item }));
    }
  }
  for (const [name, list] of Object.entries(stored)) {
    const rest = [...list];
    for (const field of kept(form).filter((candidate) => candidate.name === name)) {
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = list.includes(field.value);
      } else {
        field.value = rest.shift() ?? "";
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function textOnly(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) {
    if (typeof value !== "string") {
      data.delete(name);
    }
  }
  return new URLSearchParams(data);
}

// Storage can be full or forbidden; the form works without it.
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, now) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now }));
    return true;
  } catch {
    return false;
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept then
  }
}
