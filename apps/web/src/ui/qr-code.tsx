import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

const QUIET = 4;

/**
 * Drawn here: what it says is a secret and goes to no server. Black on white in every theme, as cameras want it.
 * The white edge that belongs to it hangs out to the left, so that the squares stand where the text begins.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="100%"
      style={{ maxWidth: '15rem', marginInlineStart: `${(-15 * QUIET) / size}rem` }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function draw(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const squares: string[] = [];
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (code.isDark(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  return { size: modules + 2 * QUIET, path: squares.join('') };
}
