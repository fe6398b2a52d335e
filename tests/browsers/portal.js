// The script of a page that embeds the checker: it notes what it hears of it, and what goes wrong around it. It is served as it stands
// here, and written as a portal with visitors of every age would write it.
(function () {
  var heard = (window.heard = []);
  var faults = (window.faults = []);
  window.addEventListener("error", function (event) {
    faults.push("error: " + event.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    faults.push("rejected: " + event.reason);
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    faults.push("policy: " + event.violatedDirective + " " + event.blockedURI);
  });

  var place = document.querySelector("script[src$='loader.js'] + iframe, policy-checker");
  if (place !== null) {
    ["ready", "resize", "done", "result"].forEach(function (type) {
      place.addEventListener(type, function (event) {
        heard.push([type, event.detail]);
      });
    });
    return;
  }
  // A bare frame, further down: version 1 of the messages.
  var speak = function (event) {
    var frame = event.target;
    if (frame.tagName !== "IFRAME") {
      return;
    }
    var channel = new MessageChannel();
    channel.port1.onmessage = function (message) {
      heard.push([message.data.type, message.data]);
      if (message.data.type === "resize") {
        frame.height = message.data.height;
      }
    };
    frame.contentWindow.postMessage({ "policy-checker": 1 }, "*", [channel.port2]);
  };
  document.addEventListener("load", speak, true);
})();
