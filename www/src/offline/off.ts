/** Takes the place of the worker where a site no longer wants one: gives up everything that was kept, and itself. */
declare const self: {
  readonly registration: { readonly unregister: () => Promise<boolean> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Event & { readonly waitUntil: (work: Promise<unknown>) => void }) => void): void;
};

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.indexOf("policy-checker-") === 0).map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  ),
);

export {};
