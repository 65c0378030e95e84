// Calls functions of the scripts for lists and QR codes, each by its name and with what follows it. What each returns is
// the answer.

import { listFragment, listIn, marksFragment, marksIn } from "../../scripts/reading_list/publish/assets/list-address.js";
import { merged, renamed } from "../../scripts/reading_list/publish/assets/changes.js";
import { codeOf, codes } from "../../scripts/reading_list/publish/assets/list-codes.js";
import { undone } from "../../scripts/reading_list/publish/assets/list-store.js";
import { nextSteps } from "../../scripts/reading_list/publish/assets/next-steps.js";
import { slug } from "../../scripts/reading_list/publish/assets/ids.js";
import { plain } from "../../scripts/reading_list/publish/assets/list-words.js";
import { capacity, qrCode } from "../../scripts/reading_list/publish/assets/qr-code.js";

const next = (steps, states) => nextSteps(steps, new Map(states));
const coded = (ids, former, words) => {
  const { code, id } = codes(ids, former);
  return [ids.map(code), words.map(id)];
};
const entries = (changes) => changes && Object.fromEntries(changes);
const marked = (...all) => all.map((changes) => new Map(Object.entries(changes)));
const followed = (changes, former) => entries(renamed(...marked(changes), former));
const merge = (mine, theirs) => entries(merged(...marked(mine, theirs)).all);
const functions = { coded, followed, merge, next, capacity, codeOf, listFragment, listIn, marksFragment, marksIn, plain, qrCode, slug, undone };
export default (calls) => calls.map(([name, ...values]) => functions[name](...values) ?? null);
