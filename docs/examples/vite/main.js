import { Checker } from "policy-checker";

const checker = await Checker.create();
document.getElementById("engine").textContent = `${checker.engine} ${checker.version}`;

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { verdict, settled } = checker.classify(document.getElementById("text").value);
  document.getElementById("answer").textContent = settled === null ? verdict : `${verdict}: ${settled.code} ${settled.name}`;
});
