interface Node {
  readonly type: string;
  depth?: number;
  readonly children?: readonly Node[];
}

function headingsIn(node: Node): Node[] {
  return node.type === 'heading' ? [node] : (node.children ?? []).flatMap(headingsIn);
}

/** The page has the only first-level heading: those of a text start at the second, without a gap, however it was written. */
export function headingLevels() {
  return (tree: Node): void => {
    let previous = 1;
    let written = 0;
    for (const heading of headingsIn(tree)) {
      const depth = heading.depth ?? 1;
      const level = depth > written ? previous + 1 : Math.max(2, previous - (written - depth));
      heading.depth = Math.min(6, level);
      previous = heading.depth;
      written = depth;
    }
  };
}
