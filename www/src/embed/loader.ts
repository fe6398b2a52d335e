/**
 * Puts the checker into a frame behind the script's own place and keeps its height: `<script src="…/loader.js" data-region="beibei">`.
 * What the address of the frame takes is set by attributes that begin with `data-`; packs are fetched by the page around. The frame fires `ready`, `resize`, `done` and `result` as the element does.
 */
/** The height that a frame may ask for, in pixels. */
const LEAST = 120;
const MOST = 20_000;

const script = document.currentScript as HTMLScriptElement;
const frame = document.createElement("iframe");
const source = new URL("index.html", script.src);
const packs = (script.dataset.packs || "").match(/\S+/g) || [];
Array.from(script.attributes).forEach(({ name, value }) => {
  if (name.indexOf("data-") === 0) {
    source.searchParams.set(name.slice(5), name === "data-packs" ? "port" : value);
  }
});

const setStyle = (name: string, value: string): void => frame.style.setProperty(name, value, "important");
setStyle("display", "block");
setStyle("width", "100%");
setStyle("border", "0");
setStyle("height", "640px");
frame.title = script.dataset.title || "包容审慎监管自查";
frame.referrerPolicy = "no-referrer";
frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-modals allow-downloads");
frame.src = source.href;
frame.onload = () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(data);
  frame.contentWindow?.postMessage({ "policy-checker": 1 }, source.origin, [port2]);
  Promise.all(packs.map((address) => fetch(address).then((response) => response.text()))).then(
    (texts) => port1.postMessage({ type: "packs", packs: texts }),
    (error) => console.warn(`policy-checker: ${error}`),
  );
};
script.insertAdjacentElement("afterend", frame);

/** What the frame says is a copy made for this page; anything else than its few words is passed over. */
function hear(said: { readonly type?: unknown; height?: unknown } | null): void {
  const type = said === null ? null : said.type;
  if (said !== null && type === "resize") {
    const height = Math.round(Number(said.height));
    if (!(height >= LEAST)) {
      return;
    }
    said.height = Math.min(MOST, height);
    setStyle("height", `${said.height}px`);
  } else if (type === "top" && frame.getBoundingClientRect().top < 0) {
    frame.scrollIntoView();
  }
  if (type === "ready" || type === "resize" || type === "done" || type === "result") {
    frame.dispatchEvent(new CustomEvent(type, { detail: said }));
  }
}
