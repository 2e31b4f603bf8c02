"use strict";
// Looks words up in the files that terms.py writes: w0.js, w1.js … lead from words to rows, r0.js … hold the rows.
const { folder, kinds, rows: rowsPerFile, words: said, first: firstWords } = JSON.parse(document.getElementById("index").textContent);
const FIRST = 20;
const MORE = 100;
const PAUSE = 150;
const field = document.getElementById("query");
const results = document.getElementById("results");
const state = document.getElementById("state");
const waiting = new Map();
const read = new Map();

globalThis.claimpackPart = (name, content) => waiting.get(name)?.(content);

const part = (name) => {
  if (!read.has(name)) {
    read.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.onload = () => { waiting.delete(name); script.remove(); };
      script.onerror = () => { read.delete(name); script.remove(); reject(new Error(name)); };
      script.src = `${folder}/${name}.js`;
      document.head.append(script);
    }));
  }
  return read.get(name);
};

const terms = (text) => {
  const plain = text.replaceAll("ß", "ss").replaceAll("ẞ", "SS").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])];
};

// A word of one letter is looked up as it is, a longer one as the beginning of words.
const matches = (word, term) => word === term || (term.length > 1 && word.startsWith(term));

const rowsOf = async (term) => {
  const after = firstWords.findIndex((word) => word > term && !matches(word, term));
  const last = after < 0 ? firstWords.length : after;
  const before = firstWords.findIndex((word) => word > term);
  const files = [];
  for (let at = Math.max(0, (before < 0 ? firstWords.length : before) - 1); at < last; at += 1) files.push(part(`w${at}`));
  const found = new Set();
  for (const words of await Promise.all(files)) {
    for (const [word, gaps] of Object.entries(words)) {
      if (matches(word, term)) {
        let row = 0;
        for (const gap of gaps) { row += gap; found.add(row); }
      }
    }
  }
  return found;
};

const rowsOfAll = async (wanted) => {
  const sets = (await Promise.all(wanted.map(rowsOf))).sort((a, b) => a.size - b.size);
  if (!sets.length) return [];
  return [...sets[0]].filter((row) => sets.every((set) => set.has(row))).sort((a, b) => a - b);
};

const items = async (rows) => {
  const names = [...new Set(rows.map((row) => `r${Math.floor(row / rowsPerFile)}`))];
  const held = new Map(await Promise.all(names.map(async (name) => [name, await part(name)])));
  return rows.map((row) => {
    const [text, address] = held.get(`r${Math.floor(row / rowsPerFile)}`)[row % rowsPerFile];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = text;
    link.href = address;
    item.append(link);
    return item;
  });
};

const section = async (kind, rows) => {
  const found = document.createElement("section");
  const heading = document.createElement("h2");
  const list = document.createElement("ul");
  heading.textContent = `${kind.name} (${rows.length})`;
  list.className = "results";
  list.append(...await items(rows.slice(0, FIRST)));
  found.append(heading, list);
  if (rows.length > FIRST) {
    const button = document.createElement("button");
    const label = () => { button.textContent = said.more.replace("{n}", Math.min(MORE, rows.length - list.children.length)); };
    button.type = "button";
    button.addEventListener("click", async () => {
      const added = await items(rows.slice(list.children.length, list.children.length + MORE));
      list.append(...added);
      added[0]?.querySelector("a").focus();
      if (list.children.length < rows.length) label(); else button.remove();
    });
    label();
    found.append(button);
  }
  return found;
};

let asked = 0;
const search = async () => {
  asked += 1;
  const own = asked;
  const wanted = terms(field.value);
  history.replaceState(null, "", field.value ? `#q=${encodeURIComponent(field.value)}` : "#");
  try {
    const found = await rowsOfAll(wanted);
    const made = [];
    let from = 0;
    for (const kind of kinds) {
      const rows = found.filter((row) => row >= from && row < from + kind.count);
      if (rows.length) made.push(await section(kind, rows));
      from += kind.count;
    }
    if (own !== asked) return;
    results.replaceChildren(...made);
    state.textContent = wanted.length ? (found.length ? said.found.replace("{n}", found.length) : said.none) : "";
  } catch {
    if (own === asked) state.textContent = said.unread;
  }
};

let timer;
field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
document.getElementById("search").hidden = false;
field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, PAUSE); });
search();
