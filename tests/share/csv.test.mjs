// A table that a spreadsheet program reads as it was meant, and runs nothing of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { share } from "./support/core.mjs";

const line = (...cells) => share.writeCsv([cells]).slice(1).replace(/\r\n$/, "");

test("the file begins with the mark of UTF-8, and every row ends", () => {
  assert.equal(share.writeCsv([["措施", "b"], ["1", ""]]), "\ufeff措施,b\r\n1,\r\n");
});

test("what would break a row is quoted", () => {
  for (const [cell, written] of [
    ["a,b", '"a,b"'],
    ['a"b', '"a""b"'],
    ["a\nb", '"a\nb"'],
    ["a\r\nb", '"a\r\nb"'],
    ["《条例》第二十条：a、b", "《条例》第二十条：a、b"],
    ["it's", "it's"],
  ]) {
    assert.equal(line(cell), written);
  }
});

test("no cell begins like a formula", () => {
  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=1", "＝1", "＋1", "－1", "＠a", "\ufeff=1", "\u200b=1", '=HYPERLINK("http://x","y")', "\n=1"]) {
    assert.match(line(cell), /^"?'/, JSON.stringify(cell));
  }
  for (const cell of ["1-1", "a=b", "——", "2026年1月1日", "（=）"]) {
    assert.equal(line(cell), cell);
  }
});
