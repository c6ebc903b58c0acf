/** What a device keeps of a site for when there is no network, of every build: a link that ended would open it there. */
export async function forgetCopies(root: URL): Promise<void> {
  try {
    for (const name of await caches.keys())
      if (name.startsWith(`huikuan-offline ${root.pathname} `)) await caches.delete(name);
  } catch {
    // where nothing may be stored there is none
  }
}
