/** Programming faults of database use; they are never shown to a client as anything but an internal error. */
export class LateWork extends Error {
  constructor() {
    super('Work was started inside a transaction and not awaited; the transaction has ended.');
    this.name = 'LateWork';
  }
}

export class SwallowedFailure extends Error {
  constructor() {
    super('A statement of this transaction failed and its error was swallowed: nothing was committed.');
    this.name = 'SwallowedFailure';
  }
}

export class SnapshotInsideTransaction extends Error {
  constructor() {
    super('A snapshot transaction cannot begin inside an ordinary transaction.');
    this.name = 'SnapshotInsideTransaction';
  }
}
