// Numbered questions and answers over a WebSocket, as the DevTools protocol and WebDriver BiDi have them.
import WebSocket from "ws";

/** A whole journey is one answer. */
const ANSWER_MILLISECONDS = 300_000;

/** Connects; `see` gets every message that answers no question. */
export async function connect(url, see) {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const open = new Map();
  let last = 0;
  socket.on("message", (bytes) => {
    const message = JSON.parse(bytes);
    const asked = open.get(message.id);
    if (asked === undefined) {
      see(message);
      return;
    }
    open.delete(message.id);
    asked(message);
  });
  socket.on("close", () => {
    for (const [id, asked] of open) {
      asked({ id, error: { message: "the browser closed the connection" } });
    }
    open.clear();
  });

  return {
    ask(method, params = {}) {
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${method}: no answer`)), ANSWER_MILLISECONDS);
        open.set(id, ({ result, error, message }) => {
          clearTimeout(late);
          if (error === undefined) {
            resolve(result);
          } else {
            reject(new Error(`${method}: ${error.message ?? message ?? error}`));
          }
        });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    close: () => socket.close(),
  };
}
