// Calls functions of the scripts that keep something in the browser, on pages: what the browser keeps when one opens, in
// which way its storage fails, and what is called, each as the name of a function and what it is called with. Of each page
// are returned what the calls return, what the reader is told, and what is kept then.

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const ASSETS = "../../scripts/reading_list/publish/assets";

/** A page with modules of its own. */
const page = (facts) =>
  new Promise((done, fail) => {
    new Worker(new URL(import.meta.url), { workerData: facts }).once("message", done).once("error", fail);
  });

async function opened({ kept, fails, calls }) {
  const items = new Map();
  const notices = [];
  const listeners = [];
  let failing = fails;
  let prefix = "";

  const storage = {
    getItem: (name) => items.get(name) ?? null,
    removeItem: (name) => void items.delete(name),
    setItem(name, value) {
      if (failing === "full" || (failing === "no room for copies" && name.endsWith(":unreadable"))) {
        throw new DOMException("full", "QuotaExceededError");
      }
      items.set(name, value);
    },
  };
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      if (failing === "forbidden") throw new DOMException("no", "SecurityError");
      return failing === "absent" ? null : storage;
    },
  });
  const element = () => ({
    append: () => undefined,
    addEventListener: () => undefined,
    setAttribute: () => undefined,
    replaceChildren: (words) => words && notices.push(words.textContent),
  });
  globalThis.document = { querySelector: () => null, createElement: element, body: element() };
  globalThis.requestAnimationFrame = (call) => call();
  globalThis.addEventListener = (name, call) => name === "storage" && listeners.push(call);

  const { ROOT } = await import(`${ASSETS}/site.js`);
  prefix = `reading-list:${ROOT.pathname}:`;
  for (const [name, value] of Object.entries(kept)) items.set(prefix + name, value);
  const { setState, stateOf } = await import(`${ASSETS}/reading.js`);
  const list = await import(`${ASSETS}/list-store.js`);
  const { visits } = await import(`${ASSETS}/visits.js`);
  const files = await import(`${ASSETS}/files.js`);

  const functions = {
    setState,
    stateOf,
    add: (...ids) => list.add(ids.map((id) => ({ id, remark: "" }))),
    listed: () => list.current().steps.map(({ id }) => id),
    /** Have the storage fail in another way, or not at all. */
    fail: (way) => void (failing = way),
    /** Keep something as another tab does. */
    elsewhere(name, value) {
      items.set(prefix + name, value);
      for (const listener of listeners) listener({ key: prefix + name });
    },
    /** Look at a page with works of these days, at a time, and return the days of those that are called new. */
    visited(time, ...days) {
      const marked = [];
      const row = (day) => ({
        parentElement: null,
        querySelector: (selector) => (selector === "time" ? { getAttribute: () => day } : null),
        append: () => marked.push(day),
      });
      Date.now = () => Date.parse(time);
      visits({ querySelectorAll: () => days.map(row), querySelector: () => null });
      return marked;
    },
    /** Return why a file with this text is not taken. */
    refused: (content) => files.open(new File([content], "mine.json")).then(() => null, ({ message }) => message),
  };
  const answers = [];
  for (const [name, ...values] of calls) answers.push((await functions[name](...values)) ?? null);
  const now = Object.fromEntries([...items].map(([name, value]) => [name.slice(prefix.length), value]));
  return { answers, notices, kept: now };
}

if (!isMainThread) parentPort.postMessage(await opened(workerData));

export default (pages) => Promise.all(pages.map(page));
