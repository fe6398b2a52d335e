/** Lets the new version take over, and shows it. */
export type TakeOver = () => void;

const WORKER = "sw.js";

/** The name stands in the policy of the page; nothing but this one address comes out of it. */
type Policies = { createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(given: string): string } };

let registering: Promise<ServiceWorkerRegistration | null> | null = null;

/**
 * Has the site kept on the device for times without a network, and calls `changed` once another version is there whole, with what makes it
 * take over. Nothing happens where a browser or a page has no workers. Gives the function that stops it.
 */
export function keepOffline(changed: (takeOver: TakeOver) => void): () => void {
  let stopped = false;
  registering ??= register();
  void registering.then((registration) => {
    if (registration === null || stopped) {
      return;
    }
    const look = (): void => {
      const { waiting } = registration;
      if (waiting !== null && !stopped) {
        changed(() => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
          waiting.postMessage("take over");
        });
      }
    };
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  });
  return () => {
    stopped = true;
  };
}

async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) {
    return null;
  }
  try {
    // Where a browser is told to have no workers, it may give nothing at all.
    return (await navigator.serviceWorker.register(trusted(), { updateViaCache: "none" })) ?? null;
  } catch {
    // A private window, a full disk, a policy: the page works as it is.
    return null;
  }
}

function trusted(): string {
  const { trustedTypes } = window as unknown as { readonly trustedTypes?: Policies };
  return trustedTypes === undefined ? WORKER : trustedTypes.createPolicy("policy-checker", { createScriptURL: () => WORKER }).createScriptURL("");
}
