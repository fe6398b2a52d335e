// A line to a browser that takes its orders through a pipe: nothing is asked of the page but what the test asks. Playwright, which looks at every page
// as soon as it is there, waits for ever for one whose first address loads at that very moment.

/** A line through the two ends of the pipe; `ended` is when nothing more will come. */
export function line(write, read, ended) {
  const waiting = new Map();
  const heard = [];
  let last = 0;
  let rest = "";
  read.setEncoding("utf8");
  read.on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    for (const { id, result, error, method, params, sessionId } of messages.map((message) => JSON.parse(message))) {
      if (method !== undefined) {
        heard.forEach((hear) => hear(method, params, sessionId));
        continue;
      }
      const asked = waiting.get(id);
      waiting.delete(id);
      asked?.(error === undefined ? { result } : { error: error.message });
    }
  });
  // Who writes to a browser that has ended hears why it did.
  write.on("error", () => undefined);
  const send = async (method, params = {}, sessionId = undefined) => {
    const id = (last += 1);
    const { result, error } = await Promise.race([
      new Promise((resolve) => {
        waiting.set(id, resolve);
        write.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
      ended.then((why) => ({ error: why })),
    ]);
    if (error !== undefined) {
      throw new Error(`${method}: ${error}`);
    }
    return result;
  };
  return { send, pages: () => pagesOf(send), open: (page) => attach(send, page, heard) };
}

/** Every page that is open, private ones as well. */
async function pagesOf(send) {
  const { targetInfos } = await send("Target.getTargets");
  return targetInfos.filter(({ type }) => type === "page");
}

/** What is asked of one page. */
async function attach(send, { targetId }, heard) {
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId);
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.text);
    }
    return result.value;
  };
  /** Hands on what the page says by itself, once it was asked to. */
  const hear = (listen) => heard.push((method, params, from) => (from === sessionId ? listen(method, params) : undefined));
  return { send: (method, params) => send(method, params, sessionId), evaluate, hear };
}
