// Answers as long as it is asked. By standard input come questions, a line of JSON each: the address of a script and the
// facts that its function is called with. What the function returns is printed, a line each, or what went wrong.

import { createInterface } from "node:readline";

async function reply({ script, facts }) {
  try {
    const { default: answer } = await import(script);
    return { answer: await answer(facts) };
  } catch (fault) {
    return { fault: fault.stack };
  }
}
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await reply(JSON.parse(line))));
