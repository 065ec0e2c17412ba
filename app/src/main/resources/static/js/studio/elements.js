// Builds markup without markup: text never becomes HTML.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value != null) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** `{0} rows` with its places filled. */
export function wording(words) {
  return (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (place, i) => values[i] ?? place);
}
