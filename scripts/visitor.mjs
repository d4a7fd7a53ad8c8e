// A person with a browser but without JavaScript: keeps cookies, reads the forms of a page, fills them in as little as they
// demand and sends them. Knows no page's fields but those of signing in.

export class Visitor {
  #cookies = new Map();

  constructor(url) {
    this.url = url;
  }

  /** `{ status, location, text }` of a page; redirects are not followed. */
  async get(path) {
    return this.#ask(path, {});
  }

  /** Sends a form that was read by `form()` and filled in by `filled()`. */
  async send(form, fields) {
    const body = form.multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of fields) body.append(name, value);
    return this.#ask(form.action, { method: "POST", body });
  }

  async signIn(email, password) {
    const page = await this.get("/sign-in");
    const form = formWith(page.text, "password", "/sign-in");
    const answer = await this.send(form, filled(form, { email, password }));
    const inside = answer.status >= 300 && answer.status < 400 && !answer.location.startsWith("/sign-in");
    if (!inside) throw new Error(`${email} cannot sign in: /sign-in answered ${answer.status} ${answer.location}`);
  }

  async #ask(path, options) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie && { cookie }) };
    const answer = await fetch(new URL(path, this.url), { ...options, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=;]+)=([^;]*)/) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    const text = await answer.text();
    const location = answer.headers.get("location") ?? "";
    return { status: answer.status, location: location.replace(this.url, ""), text };
  }
}

/** The form on a page that has a field of this name. */
export function formWith(html, field, where) {
  const form = forms(html, where).find((form) => form.fields.some(({ name }) => name === field));
  if (!form) throw new Error(`${where} has no form with the field ${field}`);
  return form;
}

/** Every form that is posted: `{ action, multipart, fields: [{ name, kind, value, required, checked, choices }] }`. */
export function forms(html, where) {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)]
    .map(([, opening, inside]) => {
      const { action, method, enctype } = attributes(opening);
      return {
        action: action || where,
        post: method?.toLowerCase() === "post",
        multipart: enctype === "multipart/form-data",
        fields: fieldsOf(inside),
      };
    })
    .filter((form) => form.post);
}

/** What a hurried person sends: the given values, what stands in the form, and the least that is required. */
export function filled(form, given) {
  const answered = new Set();
  const sent = [];
  const answer = (name, value) => {
    answered.add(name);
    sent.push([name, value]);
  };
  for (const field of form.fields) {
    const { name, kind, value, required, checked, choices } = field;
    const box = kind === "checkbox" || kind === "radio";
    if (!name || kind === "file" || answered.has(name) && kind !== "checkbox") continue;
    if (name in given) answer(name, given[name]);
    else if (kind === "select") answer(name, value || (required ? (choices.find(Boolean) ?? "") : ""));
    else if (box) {
      const alone = required && !form.fields.some((other) => other.name === name && other.checked);
      if (checked || (alone && !answered.has(name))) answer(name, value || "on");
    } else answer(name, value || (required ? least(kind) : ""));
  }
  return sent;
}

function least(kind) {
  return { date: "2026-01-15", month: "2026-01", number: "1", email: "somebody@sample.invalid" }[kind] ?? "Written by a test";
}

function fieldsOf(html) {
  const found = html.matchAll(/<input\b([^>]*)>|<(select|textarea)\b([^>]*)>(.*?)<\/\2>/gis);
  return [...found].map(([, input, element, opening, inside]) => {
    const { name, type, value, required, checked, multiple } = attributes(input ?? opening);
    const field = { name, kind: type ?? "text", value: value ?? "", required: required !== undefined, checked: checked !== undefined };
    if (element?.toLowerCase() === "textarea") return { ...field, kind: "textarea", value: unescaped(inside.trim()) };
    if (!element) return field;
    const options = [...inside.matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(([, opening, text]) => {
      const { value, selected } = attributes(opening);
      return { value: value ?? unescaped(text.trim()), selected: selected !== undefined };
    });
    const selected = options.find((option) => option.selected) ?? (multiple === undefined ? options[0] : undefined);
    return { ...field, kind: "select", value: selected?.value ?? "", choices: options.map((option) => option.value) };
  });
}

function attributes(opening) {
  const pairs = opening.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries([...pairs].map(([, name, a, b, c]) => [name.toLowerCase(), unescaped(a ?? b ?? c ?? "")]));
}

function unescaped(text) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
    return named[name] ?? whole;
  });
}
