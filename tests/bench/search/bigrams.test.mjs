// What every library is given must itself be right: `node --test tests/bench/search/`.
import assert from "node:assert/strict";
import test from "node:test";
import { bigrams } from "./bigrams.mjs";

for (const [what, text, tokens] of [
  ["neighbours make pairs", "集成电路", ["集成", "成电", "电路"]],
  ["nothing joins over punctuation", "芯片、电池；光伏", ["芯片", "电池", "光伏"]],
  ["a single character stays", "铁、铜矿", ["铁", "铜矿"]],
  ["Latin words and numbers stay whole", "igbt模块和5g基站", ["igbt", "模块", "块和", "5g", "基站"]],
  ["signs stay within a word, not at its end", "c++ 2.5d封装", ["c", "2.5d", "封装"]],
  ["a text without characters gives nothing", " ，。", []],
  ["characters beyond the basic plane count as one", "𠮷野家", ["𠮷野", "野家"]],
]) {
  test(what, () => assert.deepEqual(bigrams(text), tokens));
}
