// The inside of a stand-in utility process: a worker thread that looks like one, running the file it was forked for.
import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

/** A worker thread's port with the face of Electron's MessagePortMain: events carry `{ data, ports }`, nothing before start(). */
class Port extends EventEmitter {
  #port;
  constructor(port) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.#port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message) {
    this.#port.postMessage(message);
  }
  close() {
    this.#port.close();
  }
}

const channel = new EventEmitter();
process.parentPort = Object.assign(channel, { postMessage: (message) => parentPort.postMessage(message) });
parentPort.on('message', ({ message, ports }) =>
  channel.emit('message', { data: message, ports: ports.map((port) => new Port(port)) }),
);
await import(workerData.script);
