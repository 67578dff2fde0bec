import { DEMO_PASSWORD, listSignIns } from '../demo/sign-ins.js';

export interface DemoSignIn {
  /** What this person is in the demo: shown in Vietnamese. */
  role: string;
  signIn: string;
  password: string;
}

/** Apart from the demo data themselves: the start screen shows them every time, and must not load a whole demo for that. */
export function demoSignIns(): readonly DemoSignIn[] {
  return listSignIns().map(({ username, title }) => ({ role: title, signIn: username, password: DEMO_PASSWORD }));
}
