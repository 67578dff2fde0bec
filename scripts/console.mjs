// What the set-up scripts say, in one voice; colours only where a person is looking.
const coloured = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
const paint = (code) => (text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint('1');
export const dim = paint('2');
export const red = paint('31');
export const green = paint('32');

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function heading(text) {
  say(`\n${bold(`── ${text} ${'─'.repeat(Math.max(0, 66 - text.length))}`)}`);
}

/** A fault that a person can do something about: shown without a stack. */
export class SetUpFault extends Error {}

export async function reportFaults(work) {
  try {
    return await work();
  } catch (fault) {
    process.stderr.write(`\n${red(fault instanceof SetUpFault ? fault.message : String(fault?.stack ?? fault))}\n`);
    process.exit(1);
  }
}
