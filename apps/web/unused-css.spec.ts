import { join } from 'node:path';
import * as mantine from '@mantine/core';
import { keptRules, wornClasses } from './unused-css';

const kept = (css: string): string => keptRules(css, (name) => name === 'm_1a');

describe('keptRules', () => {
  it('drops a rule whose library class no code names', () => {
    expect(kept('.m_1a{color:red}.m_2b{color:blue}.own{top:0}')).toBe('.m_1a{color:red}.own{top:0}');
  });

  it('keeps a rule of several selectors, since one of them may apply', () => {
    expect(kept('.m_1a,.m_2b{color:red}')).toBe('.m_1a,.m_2b{color:red}');
  });

  it('enters layers and media and drops those that end up empty', () => {
    expect(kept('@layer x{.m_2b{top:0}@media print{.m_1a{top:1px}}}@media print{.m_2b{top:0}}')).toBe(
      '@layer x{@media print{.m_1a{top:1px}}}',
    );
  });

  it('leaves key frames, fonts and statements as they are', () => {
    const css = '@layer a, b;@keyframes m{from{top:0}to{top:1px}}@font-face{src:url(x)}';
    expect(kept(css)).toBe(css);
  });

  it('drops a rule in which a worn class stands inside one that is not', () => {
    expect(kept('.m_2b .m_1a{top:0}')).toBe('');
  });
});

describe('wornClasses', () => {
  const worn = wornClasses({
    source: join(process.cwd(), 'apps/web/src'),
    library: join(process.cwd(), 'node_modules/@mantine/core'),
  });
  const classesOf = (component: 'Button' | 'Input' | 'ColorPicker'): string[] =>
    Object.values(mantine[component].classes);

  it('holds those of a component in use and of the parts inside it', () => {
    expect(classesOf('Button').length).toBeGreaterThan(0);
    expect(classesOf('Button').filter((name) => !worn.has(name))).toEqual([]);
    expect(classesOf('Input').filter((name) => !worn.has(name))).toEqual([]);
  });

  it('leaves out those of a component that nobody imports', () => {
    expect(classesOf('ColorPicker').some((name) => worn.has(name))).toBe(false);
  });
});
