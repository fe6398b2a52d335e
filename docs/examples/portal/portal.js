import "./policy-checker/define.js";

// Fires only when the person presses the button under the result; `text` is what was shown to them, to the letter.
document.querySelector("policy-checker").addEventListener("result", ({ detail }) => {
  const { measures } = JSON.parse(detail.text);
  document.querySelector("output").textContent = `收到 ${measures.length} 项措施的自查结果`;
});
