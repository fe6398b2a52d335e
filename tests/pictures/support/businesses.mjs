// Random businesses, the same on every run.
import { catalogue } from "./page.mjs";

/** Numbers from 0 up to 1 that look random; mulberry32. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const INDUSTRIES = ["1", "1.2", "3.1", "4.1.1", "6.3", "7.1"];
/** Days at the ends of what a person can write. */
const FAR = ["0001-01-01", "0099-12-31", "1900-02-28", "9999-12-31"];

/** `count` businesses, each with the day of its assessment; a third of the facts is unknown, and half of the days lie near a deadline. */
export function businesses(count, seed = 1) {
  const next = random(seed);
  const pick = (items) => items[Math.floor(next() * items.length)];
  const day = (from, years) =>
    new Date(Date.UTC(from, 0, 1) + Math.floor(next() * years * 365) * 86_400_000).toISOString().slice(0, 10);
  const near = (asOf) => {
    const months = pick([0, 12, 24, 36, 60]);
    const at = new Date(`${asOf}T00:00:00Z`);
    at.setUTCMonth(at.getUTCMonth() - months);
    return new Date(at.getTime() + Math.floor((next() - 0.5) * 130) * 86_400_000).toISOString().slice(0, 10);
  };
  const regions = [...catalogue.regions.map(({ id }) => id), "other"];
  const value = ({ id, type, values, domain }, asOf) => {
    switch (type) {
      case "bool":
        return next() < 0.5;
      case "date":
        return next() < 0.08 ? pick(FAR) : next() < 0.5 ? near(asOf) : day(2018, 14);
      case "enum":
        return domain === "regions" || id === "region" ? pick(regions) : pick(values).id;
      default:
        return (domain === "emerging-industries" ? INDUSTRIES : values.map((one) => one.id)).filter(() => next() < 0.25);
    }
  };
  return Array.from({ length: count }, () => {
    const known = catalogue.facts.filter(({ derived }) => derived !== true).filter(({ id }) => id === "region" || next() < 0.67);
    const asOf = day(2024, 5);
    return { asOf, facts: Object.fromEntries(known.map((fact) => [fact.id, value(fact, asOf)])) };
  });
}
