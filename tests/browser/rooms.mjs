// What a person does in the rooms beside the steps, and what they find on the device.

/** The key of the first draft. */
export const DRAFT = "pushproof/draft@1";

/** What the page says above the step. */
export const notice = (page) => page.getByRole("alert");

/** What the device keeps, by key. */
export const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** What the device keeps under keys that begin with `lead`. */
export const storedUnder = async (page, lead) =>
  Object.fromEntries(Object.entries(await stored(page)).filter(([key]) => key.startsWith(lead)));

/** The campaigns that the device keeps as drafts, by key. */
export async function drafts(page) {
  const texts = Object.entries(await storedUnder(page, DRAFT));
  return Object.fromEntries(texts.map(([key, text]) => [key, JSON.parse(text).campaign]));
}

/** Waits until some draft on the device holds `text`. */
export const untilKept = (page, text) =>
  page.waitForFunction(
    ([lead, text]) => Object.entries({ ...localStorage }).some(([key, kept]) => key.startsWith(lead) && kept.includes(text)),
    [DRAFT, text],
  );

/** The row of a draft in the list. */
export const row = (page, name) =>
  page.locator(".draft").filter({ has: page.getByRole("heading", { name }) });

/** What to prepare so that the device keeps `entries` when the visit begins; a reload finds what the visit left. */
export const withKept = (entries) => (page) =>
  page.addInitScript((entries) => {
    if (sessionStorage.getItem("prepared")) return;
    sessionStorage.setItem("prepared", "yes");
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
    // A device with several drafts has opened the composer before: only there can one make another.
    if (Object.keys(entries).length > 1) localStorage.setItem("pushproof/composer", "yes");
  }, entries);

/** A draft as the device keeps it. */
export const kept = (campaign, changed = "2026-11-23T09:00") =>
  JSON.stringify({ is_example: false, changed, campaign });

/** A house that lists two productions. */
export const HOUSE = JSON.stringify({
  format: "pushproof/profile@1",
  extends: "guide",
  productions: [
    { id: "12345", title: "Hamlet", performances: [{ id: "48052", at: "2026-12-05T19:30" }] },
    {
      id: "14002",
      title: "Faust II",
      performances: [{ id: "50001", at: "2026-12-10T18:00" }, { id: "50002", at: "2026-12-11T18:00" }],
    },
  ],
});

/** Takes up all the room that the browser has for this page. */
export const fillRoom = (page) =>
  page.evaluate(() => {
    let size = 1 << 22;
    for (let number = 0; size > 0; ) {
      try {
        localStorage.setItem(`filler/${number}`, "x".repeat(size));
        number += 1;
      } catch {
        size >>= 1;
      }
    }
  });

/** Gives it back. */
export const emptyRoom = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler/")).forEach((key) => localStorage.removeItem(key)));
