// The page under the strict profile, for servers that cannot send headers: its own <meta> holds the policy.
import { readFileSync } from "node:fs";

const { strict } = JSON.parse(readFileSync(new URL("profiles.json", import.meta.url), "utf8"))["content-security-policy"];

/** What only a header can say. */
const HEADER_ALONE = / frame-ancestors [^;]+;/;

/** The start page with the policy of the profile `strict`, and the sign by which the page does not even try what that forbids. */
export function strictPage(start) {
  let changes = 0;
  const change = (text, pattern, by) =>
    text.replace(pattern, (...found) => {
      changes += 1;
      return by(...found);
    });
  const under = change(start, /(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + strict.replace(HEADER_ALONE, ""));
  const page = change(under, /<html /, (found) => `${found}data-profile="strict" `);
  if (changes !== 2) {
    throw new Error("index.html has no policy or no <html> where they are looked for");
  }
  return page;
}
