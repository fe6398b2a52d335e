import { Checker } from "./policy-checker/checker.js";

const today = new Date().toLocaleDateString("sv");
const choice = document.getElementById("region");
const list = document.getElementById("measures");

function show(checker) {
  list.textContent = "";
  const facts = { region: choice.value, stage: "operating", violation: "none", "red-lines": [] };
  for (const { label, status } of checker.assess(facts, today).measures) {
    if (status === "applies") {
      const item = document.createElement("li");
      item.textContent = label.zh;
      list.appendChild(item);
    }
  }
}

Checker.create().then((checker) => {
  document.getElementById("engine").textContent = `${checker.engine} ${checker.reason} ${checker.version}`;
  for (const { id, name } of checker.catalogue().regions) {
    choice.appendChild(new Option(name.zh, id));
  }
  choice.addEventListener("change", () => show(checker));
  show(checker);
});
