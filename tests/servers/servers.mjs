// Real servers on this machine, each with the configuration that docs/deploy gives for it.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../listening.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const SITE = process.env.SITE ?? join(ROOT, "target", "site");
const DEPLOY = join(ROOT, "docs", "deploy");
const MODULES = "/usr/lib/apache2/modules";

/** Name, file of a profile, and how it is started: each writes a configuration around the file and gives the command. */
export const SERVERS = [
  {
    name: "nginx",
    file: (profile) => `nginx-${profile}.conf`,
    start: async (folder, port, file) => {
      const site = `server {\nlisten 127.0.0.1:${port};\nroot ${SITE};\ninclude ${file};\n}`;
      const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
      const config = `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/log;\nevents {}\nhttp {\naccess_log off;\n${paths}\n${site}\n}\n`;
      await writeFile(join(folder, "nginx.conf"), config);
      return ["nginx", "-c", join(folder, "nginx.conf"), "-e", join(folder, "log")];
    },
  },
  {
    name: "apache2",
    file: (profile) => `apache-${profile}.htaccess`,
    start: async (folder, port, file) => {
      const modules = ["mpm_event", "authz_core", "headers", "mime", "rewrite", "dir"];
      const loads = modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n");
      const frame = `ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/log\nMutex file:${folder}\nTypesConfig /etc/mime.types\nDirectoryIndex index.html`;
      const content = await readFile(file, "utf8");
      await writeFile(join(folder, "apache.conf"), `${loads}\n${frame}\nDocumentRoot ${SITE}\n<Directory ${SITE}>\nRequire all granted\n${content}\n</Directory>\n`);
      return ["apache2", "-X", "-f", join(folder, "apache.conf")];
    },
  },
  {
    name: "caddy",
    file: (profile) => `caddy-${profile}.caddy`,
    start: async (folder, port, file) => {
      await writeFile(join(folder, "Caddyfile"), `{\nadmin off\nauto_https off\n}\nhttp://127.0.0.1:${port} {\nroot * ${SITE}\nimport ${file}\n}\n`);
      return ["caddy", "run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")];
    },
  },
];

/** Runs `body` with the address of the server, and stops it after, whatever happens. */
export async function withServer({ name, file, start }, profile, body) {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  const port = await freePort();
  const [program, ...rest] = await start(folder, port, join(DEPLOY, file(profile)));
  const running = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: folder, PATH: `${process.env.PATH}:/usr/sbin` } });
  let said = "";
  running.stderr.on("data", (words) => (said += words));
  running.stdout.on("data", (words) => (said += words));
  const ended = new Promise((resolve) => running.on("exit", resolve).on("error", (error) => resolve((said += error.message))));
  try {
    const address = `http://127.0.0.1:${port}/`;
    await answering(address, running, () => said);
    await body(address);
  } finally {
    running.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function answering(address, running, said) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(address);
      return;
    } catch {
      if (running.exitCode !== null || running.pid === undefined) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${running.spawnfile} does not answer: ${said()}`);
}
