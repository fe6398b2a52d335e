import { createServer } from "node:http";

/** Lets a server of Node's listen on a port of this machine, or on a free one; gives its address, and a way to end it with all that is open. */
export async function listening(server, port = 0) {
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

// Below those that systems give out by themselves, so that nobody gets one before the program that it is for has it; other processes begin
// elsewhere.
let next = 20_000 + ((process.pid * 16) % 12_000);

/** A port of this machine that nobody listens on, for a program that is told which to take. */
export async function freePort() {
  for (;;) {
    const port = next;
    next += 1;
    try {
      const { close } = await listening(createServer(), port);
      await close();
      return port;
    } catch (error) {
      if (error.code !== "EADDRINUSE") {
        throw error;
      }
    }
  }
}
