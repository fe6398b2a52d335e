import { createServer } from "node:http";

/** Lets a server of Node's listen on a free port of this machine; gives its address, and a way to end it with all that is open. */
export async function listening(server) {
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port of this machine that nobody listens on, for a program that is told which to take. */
export async function freePort() {
  const { url, close } = await listening(createServer());
  await close();
  return Number(new URL(url).port);
}
