"use strict";
const SHOWN = 100;
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const { kinds, rows, words } = JSON.parse(document.getElementById("index").textContent);
const folded = rows.map(([, text]) => fold(text));
const field = document.getElementById("query");
const list = document.getElementById("results");
const state = document.getElementById("state");

const line = ([kind, text, address]) => {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const link = document.createElement("a");
  label.className = "note";
  label.textContent = kinds[kind];
  link.textContent = text;
  link.href = address;
  item.append(label, " ", link);
  return item;
};

const search = () => {
  const wanted = fold(field.value).split(/\s+/u).filter(Boolean);
  const found = wanted.length ? rows.filter((_, at) => wanted.every((word) => folded[at].includes(word))) : [];
  list.replaceChildren(...found.slice(0, SHOWN).map(line));
  const said = found.length > SHOWN ? words.first : found.length ? words.found : words.none;
  state.textContent = wanted.length ? said.replace("{n}", found.length).replace("{shown}", SHOWN) : "";
};

field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
document.getElementById("search").hidden = false;
field.addEventListener("input", search);
search();
