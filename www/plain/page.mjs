// The page for browsers that cannot run the check, and for paper: no script, every fact of it asked of the core.
import en from "../src/i18n/en.json" with { type: "json" };
import zh from "../src/i18n/zh.json" with { type: "json" };
import { WORDS } from "./words.mjs";

const CATALOGUES = { zh, en };
const CHINESE = "zh-CN";
/** Facts that the form asks in a way of its own. */
const OWN = ["region", "industries"];

/** File names, by language. */
export const PLAIN_PAGES = { zh: "plain.html", en: "plain.en.html" };

/** The whole page in one language, as HTML. `core` is the initialised package. */
export function plainPage(core, lang) {
  const say = (key) => escape(WORDS[key][lang]);
  const tx = (text) => (lang === "zh" ? escape(text.zh) : marked(text.en));
  const t = (key) => escape(CATALOGUES[lang][key]);
  const quoted = (text) => (lang === "zh" ? escape(text) : `<span lang="${CHINESE}">${escape(text)}</span>`);
  const catalogue = core.catalogue();
  const other = lang === "zh" ? "en" : "zh";

  const sub = ({ code, name }) => `<li><span class="code">${escape(code)}</span> ${quoted(name)}</li>`;
  const industry = ({ code, name }) =>
    `<h3 class="label"><span class="code">${escape(code)}</span> ${quoted(name)}</h3>\n<ul class="plain-list">\n${core.browse(code).children.map(sub).join("\n")}\n</ul>`;

  const day = (date) => (date === null || date === undefined ? say("unstated") : escape(date));
  const clause = ({ ref, quote }) => `<blockquote class="plain-quote"><p lang="${CHINESE}">${escape(ref)}　${escape(quote)}</p></blockquote>`;
  const measure = (one) => `<h4 class="part-title">${tx(one.label)}</h4>
<p>${tx(one.text)} <span class="firmness">${t(`firmness.${one.firmness}`)}</span></p>
${one.clauses.map(clause).join("\n")}`;
  const facts = (document) =>
    [
      ["number", document.number === null ? say("noNumber") : quoted(document.number)],
      ["issued", day(document.issued)],
      ["effective", day(document.effective)],
      ["until", day(document.until)],
    ]
      .map(([key, value]) => `<dt>${say(key)}</dt><dd>${value}</dd>`)
      .join("");
  const document = (one) => `<section>
<h3 class="section-title"><span lang="${CHINESE}">${escape(one.title)}</span></h3>
<p><strong>${t(`document-status.${one.status}`)}</strong> ${quoted(one.issuer)}</p>
<dl class="plain-facts">${facts(one)}</dl>
<p>${tx(one.note)}</p>
${measuresOf(core, catalogue, one).map(measure).join("\n")}
</section>`;

  const box = (label) => `<li>□ ${label}</li>`;
  const answers = (fact) => {
    if (fact.type === "date") {
      return `<p>${say("date")}</p>`;
    }
    const values = fact.type === "bool" ? [t("question.yes"), t("question.no")] : (fact.values ?? []).map(({ label }) => tx(label));
    const none = fact.type === "set" ? [t("question.none")] : [];
    return `<ul class="plain-boxes">${[...values, ...none].map(box).join("")}</ul>`;
  };
  const question = (fact) =>
    `<div class="plain-question"><h3 class="label">${tx(fact.question)}${fact.type === "set" ? say("many") : ""}</h3>\n${answers(fact)}</div>`;
  const regions = [...catalogue.regions.map(({ name }) => tx(name)), say("elsewhere")];

  return `<!doctype html>
<html lang="${lang === "zh" ? CHINESE : "en"}" class="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${say("intro")}">
<title>${say("title")}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml" sizes="any">
<link rel="stylesheet" href="style.css">
<link rel="stylesheet" href="plain.css">
</head>
<body>
<main class="plain">
<p class="plain-language"><a href="${PLAIN_PAGES[other]}" lang="${other === "zh" ? CHINESE : "en"}" hreflang="${other === "zh" ? CHINESE : "en"}">${say("other")}</a></p>
<h1 class="title">${say("title")}</h1>
<p>${say("intro")}</p>
<p><a href="./">${say("back")}</a></p>
<h2 class="section-title">${say("industries")}</h2>
<p>${say("industriesHint")}</p>
${core.browse(null).children.map(industry).join("\n")}
<h2 class="section-title">${say("measures")}</h2>
${catalogue.documents.map(document).join("\n")}
<div class="plain-form">
<h2 class="section-title">${say("form")}</h2>
<p>${say("formHint")}</p>
<div class="plain-question"><h3 class="label">${say("business")}</h3>
<p class="plain-space"></p>
<p>${say("code")}＿＿＿＿＿＿＿＿</p></div>
<div class="plain-question"><h3 class="label">${say("region")}</h3>
<ul class="plain-boxes">${regions.map(box).join("")}</ul></div>
${catalogue.facts.filter(({ id }) => !OWN.includes(id)).map(question).join("\n")}
</div>
</main>
</body>
</html>
`;
}

/** Every measure of a document, on a day when it applies. */
function measuresOf(core, { documents }, document) {
  const dates = documents.flatMap(({ issued, effective }) => [issued, effective]).filter(Boolean).sort();
  const asOf = document.effective ?? document.issued ?? dates[dates.length - 1];
  return core.assess({ region: document.region ?? "other" }, asOf).measures.filter((measure) => measure.document === document.id);
}

/** English with what is Chinese in it marked as such, so that it is read out right. */
function marked(text) {
  return escape(text).replace(/[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+/g, (words) => `<span lang="${CHINESE}">${words}</span>`);
}

function escape(text) {
  return String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}
