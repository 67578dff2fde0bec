/** Something that keeps the system from starting and that a person can put right: shown as text, without a stack. */
export class LaunchFault extends Error {
  constructor(
    what: string,
    readonly remedy?: string,
  ) {
    super(remedy === undefined ? what : `${what}\n${remedy}`);
    this.name = 'LaunchFault';
  }
}
