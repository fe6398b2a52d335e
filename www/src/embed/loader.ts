/**
 * Puts the checker into a frame behind the script's own place and keeps its height: `<script src="…/loader.js" data-region="beibei">`.
 * What the address of the frame takes is set by attributes that begin with `data-`; packs are fetched by the page around. The frame fires `ready`, `resize`, `done` and `result` as the element does.
 */
/** The name of the check in Chinese, written into the script when it is built. */
declare const FRAME_TITLE: string;

/** The height that a frame may ask for, in pixels. */
const LEAST = 120;
const MOST = 20_000;

const script = document.currentScript as HTMLScriptElement;
const frame = document.createElement("iframe");
const source = new URL("index.html", script.src);
const packs = (script.dataset.packs || "").match(/\S+/g) || [];
Array.from(script.attributes).forEach(({ name, value }) => {
  if (name.indexOf("data-") === 0) {
    source.searchParams.set(name.slice(5), name === "data-packs" ? "port" : name === "data-page" ? new URL(value, location.href).href : value);
  }
});

const setStyle = (name: string, value: string): void => frame.style.setProperty(name, value, "important");
setStyle("display", "block");
setStyle("width", "100%");
setStyle("border", "0");
setStyle("height", "640px");
frame.title = script.dataset.title || FRAME_TITLE;
frame.referrerPolicy = "no-referrer";
if (source.origin !== location.origin) {
  // From the page's own server it would keep nothing in, and browsers warn of that.
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-modals allow-downloads");
}
// Answers that a link to this page carries.
source.hash = /^#s(=|%3D)/i.test(location.hash) ? location.hash : "";
frame.src = source.href;
frame.onload = () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(data);
  frame.contentWindow?.postMessage({ "policy-checker": 1 }, source.origin, [port2]);
  const read = (address: string): Promise<string> =>
    fetch(address)
      .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
      .catch((error) => {
        console.warn(`policy-checker: ${address}: ${error}`);
        return "";
      });
  Promise.all(packs.map(read)).then((texts) => port1.postMessage({ type: "packs", packs: texts.filter(Boolean) }));
};
script.insertAdjacentElement("afterend", frame);

/** Anything else than the few words of the frame is passed over; what it says is a copy made for this page. */
function hear(said: { readonly type?: unknown; height?: unknown } | null | undefined): void {
  const { type, height } = said || {};
  if (type === "top" && frame.getBoundingClientRect().top < 0) {
    frame.scrollIntoView();
  }
  if (said && type === "resize") {
    if (typeof height !== "number" || !(height >= LEAST)) {
      return;
    }
    said.height = Math.round(Math.min(MOST, height));
    setStyle("height", `${said.height}px`);
  }
  if (type === "ready" || type === "resize" || type === "done" || type === "result") {
    frame.dispatchEvent(new CustomEvent(type, { detail: said }));
  }
}
