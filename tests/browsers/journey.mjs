// The journey as a person takes it, in the page itself. Each function is sent to the browser as its source text: it can use
// nothing of this file, and nothing that Chromium 64 does not know.

/** Waits until the page, or the element in it, has loaded all that it loads; gives the core that runs, the reason, and the day. */
export async function ready() {
  const element = document.querySelector("policy-checker");
  const tree = () => (element === null ? document : element.shadowRoot || element);
  const place = () => (element === null ? document.documentElement : tree().querySelector(".policy-checker"));
  const until = Date.now() + 60000;
  while (place() === null || !place().hasAttribute("data-ready")) {
    if (Date.now() > until || tree().querySelector(".callout-none") !== null) {
      throw new Error("the page does not get ready: " + (place() || document.body).textContent.slice(0, 300));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const root = place();
  const now = new Date();
  const two = (number) => ("0" + number).slice(-2);
  return {
    engine: [root.getAttribute("data-engine"), root.getAttribute("data-engine-reason")],
    day: [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-"),
  };
}

/** Waits for the answers of a page that does nothing but ask the core. */
export async function answered() {
  const until = Date.now() + 60000;
  while (window.answers === undefined) {
    if (Date.now() > until) {
      throw new Error("the core does not answer");
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return window.answers;
}

/**
 * From the first step to the result, then language, a measure, paper, and back; in the element where the page holds one. Gives what was
 * asked, the verdicts, and the words of every screen. `ruin` damages the memory of the core after the region.
 */
export async function journey({ text, region, answers }, ruin) {
  const element = document.querySelector("policy-checker");
  const tree = element === null ? document : element.shadowRoot;
  const root = element === null ? document.documentElement : tree.querySelector(".policy-checker");
  const one = (selector) => {
    const found = tree.querySelector(selector);
    if (found === null) {
      throw new Error("no " + selector + " on: " + tree.querySelector("h1").textContent);
    }
    return found;
  };
  const all = (selector, within = tree) => Array.from(within.querySelectorAll(selector));
  const until = async (what, holds) => {
    const end = Date.now() + 60000;
    while (!holds()) {
      if (Date.now() > end) {
        throw new Error(what + " does not come on: " + tree.querySelector("h1").textContent);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const present = (selector) => until(selector, () => tree.querySelector(selector) !== null);
  // The page draws what was typed or ticked before it hears the next event of a person.
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const type = async (selector, value) => {
    const field = one(selector);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
  };
  const tick = async (selector) => {
    one(selector).click();
    await drawn();
  };
  const screens = [];
  const tooWide = [];
  const look = () => {
    const shown = (element === null ? document.getElementById("app") : root).cloneNode(true);
    // What is announced comes and goes, and says where the page runs without its usual core.
    all("[role=status]", shown).forEach((notice) => notice.remove());
    // The sheet names the file of the core that computed.
    all(".sheet-core", shown).forEach((line) => line.remove());
    // The result shows the address of the page, which each run has of its own.
    screens.push(shown.textContent.replace(/http:..127\.0\.0\.1:\d+/g, "<origin>"));
    for (const { scrollWidth, clientWidth } of element === null ? [document.documentElement] : [document.documentElement, root.parentNode, root]) {
      if (scrollWidth > clientWidth) {
        tooWide.push([one("h1").textContent.trim(), scrollWidth - clientWidth]);
      }
    }
  };
  const submit = () => {
    look();
    one("#main form button[type=submit]").click();
  };
  const statuses = () =>
    all(".measure").map((row) => [row.querySelector(".measure-body").id, /measure-(applies|depends|defeated|does-not-apply)/.exec(row.className)[1]]);

  const failures = [];
  const fail = (event) => failures.push(String(event.message || event.reason));
  window.addEventListener("error", fail);
  window.addEventListener("unhandledrejection", fail);

  await present("textarea");
  await type("textarea", text);
  submit();
  await present("form ~ .more-detail");
  await tick("#industry-0");
  const industry = one("#industry-0").value;
  submit();
  await present("#region-0");
  await tick(`input[name=region][value="${region}"]`);
  submit();
  await until("the step after the region", () => tree.querySelector("#region-0") === null);

  if (ruin) {
    new Uint8Array(window.coreMemory.buffer).fill(0xff);
  }
  const asked = [];
  while (tree.querySelector("#main form") !== null) {
    const field = one("#main form .date input, #main form .choice-input[name]");
    const fact = field.name.replace(/-(year|month|day)$/, "");
    if (asked.indexOf(fact) >= 0) {
      throw new Error(fact + " is asked twice");
    }
    asked.push(fact);
    const isDate = tree.querySelector("#main form .date") !== null;
    const value = answers[fact];
    if (value === undefined) {
      await tick(isDate ? "#main form .choice-input" : '#main form input[value="?unsure"]');
    } else if (isDate) {
      const [year, month, day] = value.split("-");
      await type('#main form .date input[name$="-year"]', year);
      await type('#main form .date input[name$="-month"]', month);
      await type('#main form .date input[name$="-day"]', day);
    } else {
      for (const choice of [].concat(value)) {
        await tick(`#main form input[value="${choice}"]`);
      }
    }
    const before = one("h1").textContent;
    submit();
    await until("the next step", () => one("h1").textContent !== before);
  }
  await present(".check-go button");
  look();
  one(".check-go button").click();
  await present(".sheet");
  look();
  const verdicts = statuses();

  const summary = one(".summary").textContent;
  one(".language").click();
  await until("English", () => root.lang === "en" && one(".summary").textContent !== summary);
  look();
  const english = statuses();
  one(".language").click();
  await until("Chinese", () => root.lang === "zh-CN" && one(".summary").textContent === summary);

  const measure = one(".measure");
  measure.querySelector("button").click();
  const body = measure.querySelector(".measure-body");
  await until("an open measure", () => !body.hidden && body.getBoundingClientRect().height > 0);
  const quotes = all("blockquote", body).map((quote) => quote.textContent);
  look();

  const paper = one(".sheet").textContent;
  // The element leaves the history to the page around.
  if (element === null) {
    history.back();
  } else {
    one(".back").click();
  }
  await present(".check-go button");
  if (element === null) {
    history.forward();
  } else {
    one(".check-go button").click();
  }
  await present(".sheet");
  return { industry, asked, verdicts, english, again: statuses(), quotes, paper, screens, tooWide, failures };
}

/** Back at the first step, with nothing answered. */
export async function restart() {
  Array.from(document.querySelectorAll(".tools .button-second")).pop().click();
  const until = Date.now() + 60000;
  while (document.querySelector("textarea") === null) {
    if (Date.now() > until) {
      throw new Error("no first step after starting again");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Hands the result over; gives the text that was shown for it. */
export async function handOver() {
  const element = document.querySelector("policy-checker");
  const tree = element === null ? document : element.shadowRoot;
  const shown = tree.querySelector("#handover-text").value;
  tree.querySelector(".handover button").click();
  const until = Date.now() + 60000;
  while (tree.querySelector(".handover .note") === null) {
    if (Date.now() > until) {
      throw new Error("nothing says that the result was handed over");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return shown;
}

/** What the page around knows, once it heard of a result: the events, its own faults, and how high the checker stands in it. */
export async function heard() {
  const until = Date.now() + 60000;
  while (!window.heard.some(([type]) => type === "result")) {
    if (Date.now() > until) {
      throw new Error("the page around hears of no result");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const place = document.querySelector("iframe, policy-checker");
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    heard: window.heard,
    faults: window.faults,
    height: place.getBoundingClientRect().height,
    tooWide: Math.max(0, scrollWidth - clientWidth),
  };
}
