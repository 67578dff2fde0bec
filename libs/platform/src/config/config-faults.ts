export interface ConfigFault {
  variable: string;
  problem: string;
}

/** Everything that is wrong with the environment, in one error, so that it is put right in one go. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      ['The configuration has faults:', ...faults.map(({ variable, problem }) => `  ${variable}: ${problem}`)].join(
        '\n',
      ),
    );
    this.name = 'ConfigFaults';
  }
}
