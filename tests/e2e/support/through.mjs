// The way through a checker that stands in another page.

/** The element of a page once it has loaded everything, its styles as well; the selectors reach into its shadow tree. */
export async function ready(page, selector = "policy-checker") {
  await page.locator(`${selector} [data-ready]:not([hidden])`).first().waitFor({ state: "attached" });
  return page.locator(selector).first();
}

/** From the first step to the result in `place`, a locator: the first class that is suggested, the district, and "I do not know" to every question. */
export async function throughTo(place, { text = "从事集成电路晶圆制造、封装测试及销售", region = "jiangbei" } = {}) {
  const one = (selector) => place.locator(selector);
  const send = () => one("form button[type=submit]").click();
  if (text !== null) {
    await one("textarea").fill(text);
  }
  await send();
  await one("#industry-0").check();
  await send();
  if (region !== null) {
    await one(`input[name=region][value="${region}"]`).check();
    await send();
  }
  for (;;) {
    await one(".summary, .check-go, form .choices").first().waitFor();
    if ((await one(".summary").count()) > 0) {
      await one(".sheet").waitFor({ state: "attached" });
      return;
    }
    const go = one(".check-go button");
    if ((await go.count()) > 0) {
      await go.click();
      continue;
    }
    const before = await one("h1").textContent();
    const unsure = one('form input[value="?unsure"]');
    await ((await unsure.count()) > 0 ? unsure : one("form .choice-input").first()).check();
    await send();
    while ((await one("h1").textContent()) === before) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
