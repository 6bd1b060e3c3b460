// What does the browser put by that it could not send?  Sealed (AES-GCM) under a key that a signed-in session alone is
// given, in IndexedDB, for a few days.  Nothing in here can be read when nobody is signed in, not even of which form it is.
(() => {
  "use strict";

  const NAME = "livline-drafts", STORE = "entries", KEPT_FOR = 4 * 24 * 3600 * 1000;
  const text = new TextEncoder();
  let keys = new Map(); // id → CryptoKey; the first one seals

  async function useKeys(list) {
    const usable = await Promise.all(list.map(async ({ id, key }) => {
      const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
      return [id, await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"])];
    }));
    keys = new Map(usable);
  }

  // The database is opened anew for each act: an open one would stand in the way of Clear-Site-Data.
  function act(mode, work) {
    return new Promise((done, failed) => {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const base = opening.result, change = base.transaction(STORE, mode);
        const request = work(change.objectStore(STORE));
        change.oncomplete = () => { base.close(); done(request?.result); };
        change.onerror = change.onabort = () => { base.close(); failed(change.error); };
      };
    });
  }

  async function placeOf(url) {
    const hash = await crypto.subtle.digest("SHA-256", text.encode(url));
    return btoa(String.fromCharCode(...new Uint8Array(hash)));
  }

  // Bound to its form and page, so that what is moved to another does not open there.
  const bound = (place, writer) => text.encode(`${place} ${writer}`);

  async function put(url, writer, submission, says) {
    if (!keys.size) throw new Error("no key");
    const [key, sealing] = keys.entries().next().value;
    const place = await placeOf(url), iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = text.encode(JSON.stringify(says));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(place, writer) }, sealing, plain);
    const entry = { id: `${place} ${writer}`, place, writer, key, iv, sealed, submission, until: Date.now() + KEPT_FOR };
    await act("readwrite", (store) => store.put(entry));
  }

  async function take(url) {
    const place = await placeOf(url), found = [];
    for (const entry of await act("readonly", (store) => store.getAll())) {
      if (entry.until < Date.now()) await act("readwrite", (store) => store.delete(entry.id));
      else if (entry.place === place && keys.has(entry.key)) found.push(await opened(entry));
    }
    return found.filter(Boolean);
  }

  async function opened({ place, writer, key, iv, sealed, submission }) {
    try {
      const how = { name: "AES-GCM", iv, additionalData: bound(place, writer) };
      const says = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, keys.get(key), sealed)));
      return { ...says, writer, submission };
    } catch {
      return null; // sealed in a session of somebody else
    }
  }

  async function submissions() {
    return (await act("readonly", (store) => store.getAll())).map((entry) => entry.submission).filter(Boolean);
  }

  async function forget(url, writer) {
    const place = await placeOf(url);
    await act("readwrite", (store) => store.delete(`${place} ${writer}`));
  }

  const wipe = () => act("readwrite", (store) => store.clear());

  window.livlineStore = { useKeys, put, take, forget, submissions, wipe, hasKeys: () => keys.size > 0 };
})();
