// Runs in the page before its own scripts: what a sandboxed preload may require of `electron`, and the far end of ports.
// Values cross to the main process as JSON with tagged binary; anything else would change on the way and is refused.
(() => {
  const toBase64 = (bytes) => {
    let text = '';
    for (let index = 0; index < bytes.length; index += 32768)
      text += String.fromCharCode(...bytes.subarray(index, index + 32768));
    return btoa(text);
  };
  const encode = (value) =>
    JSON.stringify(value, (_key, member) => {
      if (member instanceof ArrayBuffer) return { $buffer: toBase64(new Uint8Array(member)) };
      if (member instanceof Uint8Array) return { $bytes: toBase64(member) };
      const kind = Object.prototype.toString.call(member);
      if (/^\[object (Object|Array|String|Number|Boolean|Null|Undefined)\]$/.test(kind)) return member;
      throw new TypeError(`the stand-in cannot carry ${kind}`);
    });
  const decode = (text) =>
    text === undefined
      ? undefined
      : JSON.parse(text, (_key, member) => {
          const tagged = member?.$bytes ?? member?.$buffer;
          if (tagged === undefined) return member;
          const bytes = Uint8Array.from(atob(tagged), (letter) => letter.charCodeAt(0));
          return member.$bytes === undefined ? bytes.buffer : bytes;
        });
  const ports = [];
  const listeners = new Map();
  window.__standInDeliver = (index, text) => ports[index].postMessage(decode(text));
  window.__standInSend = (channel, text) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...decode(text));
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key, value) => Object.defineProperty(window, key, { value: Object.freeze(value) }),
    },
    ipcRenderer: {
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel, ...parameters) => void window.__standInMessage(channel, encode(parameters), []),
      async invoke(channel, ...parameters) {
        const { value, error } = decode(await window.__standInInvoke(channel, encode(parameters)));
        if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
        return value;
      },
      postMessage(channel, message, transfer = []) {
        const indexes = transfer.map((port) => {
          const index = ports.push(port) - 1;
          port.onmessage = ({ data }) => void window.__standInPort(index, encode(data));
          return index;
        });
        void window.__standInMessage(channel, encode([message]), indexes);
      },
    },
  };
  window.__standInRequire = (name) => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload may not require ${name}`);
  };
})();
