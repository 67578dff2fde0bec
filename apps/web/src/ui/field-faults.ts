import { asProblem } from '~/api/api-problem.js';
import { useFaultText } from './problem-text.js';

/** The server's word on each field: `<TextInput error={faults('fullName')}>`. */
export function useFieldFaults(error: unknown): (path: string) => string | undefined {
  const text = useFaultText();
  const faults = error ? asProblem(error).faults : [];
  return (path) => {
    const fault = faults.find((each) => each.path === path);
    return fault && text(fault);
  };
}
