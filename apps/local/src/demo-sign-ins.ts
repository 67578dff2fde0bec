export interface DemoSignIn {
  /** What this person is in the demo: shown in Vietnamese. */
  role: string;
  name: string;
  signIn: string;
  password: string;
}

/** Apart from the demo data themselves: the start screen shows them every time, and must not load a whole demo for that. */
export function demoSignIns(): readonly DemoSignIn[] {
  return [];
}
